"""How a text becomes part of a page: CommonMark without markup of its own, then a narrow list of what may be left.

Links say where they lead. Pictures are those uploaded with the story, named by their number; no other address is ever
asked for one. Headings stand below the page's own. ``VERSION`` goes up when the same text would come out differently.
"""

import re
from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import Any
from urllib.parse import urlsplit

import nh3
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

VERSION = 2
HOPEFUL = "[hopeful]"
_PICTURE = re.compile(r"\[picture (\d{1,2})\]")
_OUR_PICTURE = re.compile(r"/stories/picture/[0-9a-f-]{36}/")
_WORD = re.compile(r"\w+(?:[’'.-]\w+)*")
_SIGN = re.compile(r"<[^>]*>")

_TAGS = {
    *("p", "br", "hr", "em", "strong", "a", "blockquote", "ul", "ol", "li", "code", "pre", "span", "div"),
    *("h2", "h3", "h4", "h5", "h6", "figure", "img"),
}
_ATTRIBUTES = {
    "a": {"href"},
    "ol": {"start"},
    "img": {"src", "alt", "width", "height", "loading"},
}
_VALUES = {"div": {"id": {"hopeful"}, "tabindex": {"-1"}}, "span": {"class": {"leads"}}}


@dataclass(frozen=True)
class Image:
    """A picture of the story: its own address here, what it shows in words (empty: it only decorates), its size."""

    src: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True)
class Page:
    """``html`` is safe as it stands; ``is_hopeful``: there is a place to skip to."""

    html: str
    words: int
    is_hopeful: bool


def render(text: str, images: Mapping[int, Image] | None = None) -> Page:
    """``text`` as part of a page. Whatever is typed, nothing of it runs, loads or sends anything."""
    drawn = _reader().render(text, {"images": dict(images or {})})
    clean = nh3.clean(
        drawn,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        tag_attribute_values=_VALUES,
        attribute_filter=_only_ours,
        url_schemes={"http", "https"},
        link_rel="nofollow noreferrer noopener",
    )
    return Page(clean, count_words(clean), '<div id="hopeful"' in clean)


def count_words(html: str) -> int:
    return len(_WORD.findall(_SIGN.sub(" ", html)))


def _only_ours(tag: str, name: str, value: str) -> str | None:
    if tag == "img" and name == "src":
        return value if _OUR_PICTURE.fullmatch(value) else None
    if tag == "a" and name == "href":
        return value if _leads_to(value) else None
    return None if name in ("title", "lang") else value


def _leads_to(address: str) -> str:
    """The host a link leads to, as a browser would go there; empty for what leads nowhere."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return ""
    return host if parts.scheme in ("http", "https") else ""


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False, "linkify": False})
    reader.core.ruler.push("below_the_heading", _below_the_heading)
    reader.core.ruler.push("our_places", _our_places)
    reader.core.ruler.push("say_where_links_lead", _say_where_links_lead)
    reader.add_render_rule("image", _in_words)
    return reader


def _below_the_heading(state: StateCore) -> None:
    """The page has the only h1: the first step below it is h2, whatever sign was typed, and no step is left out."""
    above, tag = list[int](), ""
    for token in state.tokens:
        if token.type == "heading_open":
            typed = int(token.tag[1])
            above = [level for level in above if level < typed]
            tag = f"h{min(6, 2 + len(above))}"
            above.append(typed)
        if token.type in ("heading_open", "heading_close"):
            token.tag = tag


def _our_places(state: StateCore) -> None:
    """A line that is only a picture's number becomes the picture, or nothing where there is none of that number any
    more; one that says "hopeful", a place to skip to."""
    found, once = list[Token](), False
    tokens = state.tokens
    at = 0
    while at < len(tokens):
        instead = _instead_of(tokens, at, state.env, once=once)
        if instead is None:
            found.append(tokens[at])
            at += 1
            continue
        once = once or "hopeful" in instead
        found.append(Token("html_block", "", 0, content=instead))
        at += 3
    state.tokens = found


def _instead_of(tokens: list[Token], at: int, env: MutableMapping[str, Any], *, once: bool) -> str | None:
    if tokens[at].type != "paragraph_open" or at + 1 >= len(tokens):
        return None
    said = tokens[at + 1].content.strip()
    if said.casefold() == HOPEFUL:
        return "" if once else '<div id="hopeful" tabindex="-1"></div>\n'
    picture = _PICTURE.fullmatch(said.casefold())
    if picture is None:
        return None
    image = env["images"].get(int(picture[1]))
    return _figure(image) if image else ""


def _figure(image: Image) -> str:
    size = f'width="{image.width}" height="{image.height}"'
    return (
        f'<figure><img src="{escape(image.src)}" alt="{escape(image.alt)}" {size} loading="lazy"></figure>\n'
    )


def _say_where_links_lead(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline" and token.children:
            token.children = _with_hosts(token.children)


def _with_hosts(children: list[Token]) -> list[Token]:
    found, host = list[Token](), ""
    for child in children:
        found.append(child)
        if child.type == "link_open":
            host = _leads_to(str(child.attrGet("href") or ""))
        elif child.type == "link_close" and host:
            found.append(Token("html_inline", "", 0, content=f' <span class="leads">({escape(host)})</span>'))
    return found


def _in_words(
    self: Any, tokens: Sequence[Token], at: int, options: object, env: MutableMapping[str, Any]
) -> str:
    """A picture from elsewhere is what it says in words."""
    return escape(self.renderInlineAsText(tokens[at].children or [], options, env))
