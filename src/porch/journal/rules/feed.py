"""An Atom feed (RFC 4287) of what anyone may read: where each story is, its first words, and not its whole text.

What was fetched cannot be taken back from whoever fetched it; so a feed holds no more than the front page does.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from xml.sax.saxutils import escape, quoteattr

NOTHING_YET = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Entry:
    """``words`` are HTML without a tag, as an excerpt is. ``at``: when it was posted; nothing of what came after."""

    ident: str
    address: str
    title: str
    author: str
    at: datetime
    words: str


def feed(ident: str, title: str, page: str, own: str, entries: Iterable[Entry]) -> str:
    """The whole file. ``page`` is where people read the same, ``own`` where the feed itself is."""
    listed = list(entries)
    newest = max((one.at for one in listed), default=NOTHING_YET)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<id>{escape(ident)}</id>\n<title>{_text(title)}</title>\n<updated>{_moment(newest)}</updated>\n"
        f'<link rel="self" type="application/atom+xml" href={quoteattr(own)}/>\n<link href={quoteattr(page)}/>\n'
        + "".join(map(_entry, listed))
        + "</feed>\n"
    )


def _entry(one: Entry) -> str:
    return (
        f"<entry><id>{escape(one.ident)}</id><title>{_text(one.title)}</title><link href={quoteattr(one.address)}/>"
        f"<published>{_moment(one.at)}</published><updated>{_moment(one.at)}</updated>"
        f"<author><name>{_text(one.author)}</name></author>"
        f"<summary>{_text(unescape(one.words))}</summary></entry>\n"
    )


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _text(words: str) -> str:
    return escape(_clean(words))


def _clean(words: str) -> str:
    """Without the signs that no XML may hold."""
    return "".join(
        sign
        for sign in words
        if sign >= " " and not 0xD800 <= ord(sign) <= 0xDFFF and sign not in "\ufffe\uffff"
    )
