"""HTML of other journals as the Markdown our stories are written in: what it says, without what may not come along.

Kept are paragraphs, headings, lists, quotes, code, rules, emphasis, links to the web and places of pictures.
Everything else gives its words alone, and where something is lost ``Converted.dropped`` says what.
"""

import re
from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlsplit

from porch.journal.rules.brought import Picture, is_picture, mark_of
from porch.journal.rules.inline import BREAK, SPLIT, Piece, joined, lines_of
from porch.journal.rules.markup import SILENT, Node, tree_of, words_of

SHORTCODE = re.compile(
    r"\[/?(?:gallery|caption|embed|audio|video|playlist|contact-form[\w-]*|vc_\w+|et_pb_\w+)\b[^\[\]]{0,2000}\]"
)
LOST = {
    "script": "a script", "style": "a style sheet", "iframe": "something embedded from elsewhere",
    "object": "something embedded from elsewhere", "embed": "something embedded from elsewhere",
    "video": "a video", "audio": "a sound", "form": "a form", "svg": "a drawing", "canvas": "a drawing",
    "input": "a form", "button": "a form", "select": "a form", "textarea": "a form",
}  # fmt: skip
GOES_WHOLE = SILENT | {"iframe", "object", "video", "audio", "svg", "canvas", "select", "textarea", "button"}
EMPHASIS = {"strong": "**", "b": "**", "em": "*", "i": "*", "cite": "*"}
HEADINGS = {f"h{level}": level for level in range(1, 7)}
LONGEST_LINK = 2000
UNSEEN_BLANKS = re.compile(r"[\t\r\n]")
OPENS_OR_ENDS = re.compile(r"[<>\\\s]")
READ_AS_A_SIGN = re.compile(r"&(?=#?\w+;)")


@dataclass(frozen=True)
class Converted:
    """``markdown`` has a mark (``brought.mark_of``) where each of ``pictures`` stands, in a paragraph of its own."""

    markdown: str
    pictures: tuple[Picture, ...]
    dropped: tuple[str, ...]


def converted(html: str) -> Converted:
    """The Markdown of a post's HTML, and in words what was left out of it. Never fails."""
    text, shortcodes = SHORTCODE.subn("", html)
    work = _Work(classic=not re.search(r"<p[\s>]", text, re.IGNORECASE))
    if shortcodes:
        work.lost["a shortcode"] += shortcodes
    markdown = "\n\n".join(work.blocks(tree_of(text)))
    return Converted(
        markdown,
        tuple(work.pictures),
        tuple(f"{count} × {what}" for what, count in sorted(work.lost.items())),
    )


def plain(html: str) -> str:
    """A comment's words: paragraphs and line breaks, nothing else."""
    text = re.sub(r"<br\s*/?>\n?", "\n", html, flags=re.IGNORECASE)
    text = re.sub(r"</(?:p|div|li|blockquote)\s*>", "\n\n", text, flags=re.IGNORECASE)
    lines = [" ".join(line.split()) for line in words_of(tree_of(text)).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Work:
    """One conversion: ``classic`` text has paragraphs by empty lines, as older editors kept it."""

    def __init__(self, *, classic: bool) -> None:
        self.classic, self.pictures, self.lost = classic, list[Picture](), Counter[str]()

    def blocks(self, node: Node) -> list[str]:
        """The blocks that stand in a node, text between them in paragraphs of its own."""
        made: list[str] = []
        run: list[Node] = []
        for child in node.children:
            if self._holds_blocks(child):
                made += self._paragraphs(run)
                run = []
                made += self._block(child)
            else:
                run.append(child)
        return made + self._paragraphs(run)

    def _holds_blocks(self, node: Node) -> bool:
        """A block, or an element such as a link round a whole block."""
        return node.is_block or any(self._holds_blocks(child) for child in node.children)

    def _paragraphs(self, run: list[Node]) -> list[str]:
        return [text for part in lines_of(joined(self.pieces(run))) if (text := "\\\n".join(part))]

    def _block(self, node: Node) -> list[str]:
        tag = node.tag
        if tag in LOST:
            self.lost[LOST[tag]] += 1
        if tag in GOES_WHOLE:
            return []
        if tag in HEADINGS:
            return self._heading(node)
        if tag in ("ul", "ol"):
            return self._list(node)
        if tag == "blockquote":
            return _prefixed("> ", self.blocks(node))
        if tag == "pre":
            return _fenced(words_of(node))
        if tag == "hr":
            return ["* * *"]
        if tag == "table":
            return self._table(node)
        return self.blocks(node)

    def _heading(self, node: Node) -> list[str]:
        """One line; a picture in it stands below."""
        lines = [line for part in lines_of(joined(self.pieces(node.children))) for line in part]
        words = " ".join(line for line in lines if not is_picture(line))
        return [*([f"{'#' * HEADINGS[node.tag]} {words}"] if words else []), *filter(is_picture, lines)]

    def _list(self, node: Node) -> list[str]:
        items, number = [], 0
        for child in node.children:
            inside = self.blocks(child) if child.tag == "li" else self.blocks(Node("", children=[child]))
            if not inside:
                continue
            number += 1
            mark = f"{number}. " if node.tag == "ol" else "- "
            first, *rest = "\n\n".join(inside).split("\n")
            items.append(
                "\n".join([mark + first, *(" " * len(mark) + line if line else "" for line in rest)])
            )
        return ["\n".join(items)] if items else []

    def _table(self, node: Node) -> list[str]:
        """Rows as lines: what stood in a table is still there, its columns are not. With pictures, one by one."""
        self.lost["the columns of a table"] += 1
        if _inside(node, "img"):
            return [
                block for row in _inside(node, "tr") for cell in row.children for block in self.blocks(cell)
            ]
        rows = [self._cells(row) for row in _inside(node, "tr")]
        return ["\\\n".join(row for row in rows if row)] if any(rows) else []

    def _cells(self, row: Node) -> str:
        cells = (
            self.blocks(Node("", children=cell.children)) for cell in row.children if cell.tag in ("td", "th")
        )
        return " · ".join(" ".join(" ".join(cell).replace("\\\n", " ").split()) for cell in cells if cell)

    # ---- within a paragraph ----

    def pieces(self, nodes: list[Node], *, in_link: bool = False) -> list[Piece]:
        return [piece for node in nodes for piece in self._pieces_of(node, in_link)]

    def _pieces_of(self, node: Node, in_link: bool) -> list[Piece]:
        if not node.tag:
            return [Piece(self._lines(node.text))]
        if node.tag in LOST:
            self.lost[LOST[node.tag]] += 1
        if node.tag in GOES_WHOLE:
            return []
        if node.tag == "br":
            return [Piece(BREAK, made=True)]
        if node.tag == "img":
            return self._picture(node)
        if node.tag == "code":
            return [Piece(_code(words_of(node)), made=True)]
        inside = self.pieces(node.children, in_link=in_link or node.tag == "a")
        if node.tag == "a" and not in_link:
            return self._link(node, inside)
        if node.tag in EMPHASIS:
            return [Piece(joined(inside), mark=EMPHASIS[node.tag], made=True)]
        return inside

    def _lines(self, text: str) -> str:
        if not self.classic:
            return text
        return re.sub(r"[ \t]*\r?\n[ \t]*", BREAK, re.sub(r"\r?\n[ \t]*(?:\r?\n[ \t]*)+", SPLIT, text))

    def _picture(self, node: Node) -> list[Piece]:
        """In a paragraph of its own, wherever it stood."""
        self.pictures.append(Picture(node.attrs.get("src", ""), " ".join(node.attrs.get("alt", "").split())))
        return [Piece(f"{SPLIT}{mark_of(len(self.pictures) - 1)}{SPLIT}", made=True)]

    def _link(self, node: Node, inside: list[Piece]) -> list[Piece]:
        there, words = _address(node.attrs.get("href", "")), joined(inside)
        if there is None:
            if node.attrs.get("href", "").strip():
                self.lost["a link that leads nowhere from here"] += 1
            return inside
        if not words.strip(f" \n\t\r\f{BREAK}{SPLIT}") or SPLIT in words:
            return inside
        return [Piece(f"[{words.replace(BREAK, ' ')}]({there})", made=True)]


def _address(href: str) -> str | None:
    """A link's address as Markdown takes it, or None: links lead to the web, or write a mail."""
    there = UNSEEN_BLANKS.sub("", href).strip()
    try:
        parts = urlsplit(there)
        leads = parts.scheme == "mailto" or (parts.scheme in ("http", "https") and bool(parts.hostname))
    except ValueError:
        return None
    if not leads or len(there) > LONGEST_LINK:
        return None
    quoted = OPENS_OR_ENDS.sub(lambda sign: f"%{ord(sign.group()):02X}", there)
    return f"<{READ_AS_A_SIGN.sub('&amp;', quoted)}>"


def _code(text: str) -> str:
    words = " ".join(text.split())
    if not words:
        return ""
    fence = "`" * (max((len(run) for run in re.findall("`+", words)), default=0) + 1)
    pad = " " if words.startswith("`") or words.endswith("`") else ""
    return f"{fence}{pad}{words}{pad}{fence}"


def _fenced(text: str) -> list[str]:
    words = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    if not words.strip():
        return []
    fence = "`" * max(3, max((len(run) for run in re.findall("`+", words)), default=0) + 1)
    return [f"{fence}\n{words}\n{fence}"]


def _prefixed(prefix: str, blocks: list[str]) -> list[str]:
    if not blocks:
        return []
    return ["\n".join((prefix + line).rstrip() for line in "\n\n".join(blocks).split("\n"))]


def _inside(node: Node, tag: str) -> list[Node]:
    found: list[Node] = []
    for child in node.children:
        found += [child] if child.tag == tag else _inside(child, tag)
    return found
