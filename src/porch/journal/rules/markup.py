"""HTML as other journals write it, read into a small tree: whatever is typed, there is one, and it is bounded."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

DEEPEST = 40
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff]")
"""Signs nobody sees; the converter uses some of them as marks of its own, so none may come from outside."""

VOID = frozenset(
    {"br", "hr", "img", "input", "meta", "link", "source", "track", "wbr", "area", "base", "col", "embed"}
)
SILENT = frozenset({"script", "style", "head", "template", "noscript", "title"})
"""What browsers do not show either: it goes with all that stands in it."""
BLOCKS = frozenset(
    {
        *(
            "p",
            "div",
            "section",
            "article",
            "header",
            "footer",
            "aside",
            "main",
            "figure",
            "figcaption",
            "details",
        ),
        *(
            "summary",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "blockquote",
            "pre",
        ),
        *(
            "hr",
            "table",
            "thead",
            "tbody",
            "tfoot",
            "tr",
            "form",
            "fieldset",
            "address",
            "center",
            "body",
            "html",
        ),
    }
)
_CLOSES = {"li": ("li",), "dt": ("dt", "dd"), "dd": ("dt", "dd"), "tr": ("tr",), "td": ("td", "th")}
_CLOSES["th"] = _CLOSES["td"]
_STOPS = frozenset({"ul", "ol", "dl", "table", "blockquote"})


@dataclass
class Node:
    """An element, or with an empty ``tag`` a piece of text."""

    tag: str
    text: str = ""
    attrs: dict[str, str] = field(default_factory=dict)
    children: list["Node"] = field(default_factory=list)

    @property
    def is_block(self) -> bool:
        return self.tag in BLOCKS


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("body")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS:
            self._close_up_to(("p",))
        self._close_up_to(_CLOSES.get(tag, ()))
        node = Node(tag, attrs={name: UNSEEN.sub("", value or "") for name, value in attrs})
        self.open[-1].children.append(node)
        if tag not in VOID and len(self.open) < DEEPEST:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if any(node.tag == tag for node in self.open[1:]):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(Node("", text=UNSEEN.sub("", data)))

    def unknown_decl(self, data: str) -> None:
        """``<![CDATA[...]]>`` and its like inside a post: nothing a reader ever saw."""

    def _close_up_to(self, tags: tuple[str, ...]) -> None:
        """End the nearest open element of these names, unless a list or a table stands between."""
        for at in range(len(self.open) - 1, 0, -1):
            if self.open[at].tag in tags:
                del self.open[at:]
                return
            if self.open[at].tag in _STOPS:
                return


def tree_of(html: str) -> Node:
    """The tree of a piece of HTML. Never fails."""
    reader = _Reader()
    try:
        reader.feed(html)
        reader.close()
    except AssertionError:  # how the library says that a declaration makes no sense
        return Node("body", children=[Node("", text=UNSEEN.sub("", re.sub(r"<[^<>]*>?", " ", html)))])
    return reader.root


def words_of(node: Node) -> str:
    """All text in it, as it stands."""
    if not node.tag:
        return node.text
    return "" if node.tag in SILENT else "".join(words_of(child) for child in node.children)
