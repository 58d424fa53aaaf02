"""Text from lists as plain text: entities decoded once, markup gone, nothing that cannot be seen."""

import re
import unicodedata
from html import unescape

_ODD = re.compile(r"[^ -%'-;=-~]")  # anything but plain letters, & and < among it
_HIDDEN = re.compile(
    # no zero-width joiners among them: Persian and many a picture are written with those
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\uffff\ud800-\udfff]"
)
_UNSEEN_ELEMENTS = re.compile(r"<(script|style|head|title)\b.*?(</\1\s*>|$)", re.IGNORECASE | re.DOTALL)
_BREAKS = re.compile(r"<(?:br|/p|/div|/li|/h\d|/tr)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<(?:[a-zA-Z][a-zA-Z0-9]*\b|/[a-zA-Z]|!)[^<>]*>")
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" ?\n ?")
_MANY_LINES = re.compile(r"\n{3,}")
_TWICE = re.compile("[\xc2\xc3\xe2][\x80-\xbf\u0152-\u0178\u02c6\u02dc\u2013-\u203a\u20ac\u2122]")


def is_plain(text: str) -> bool:
    """Whether there is nothing to mend: quick, for most text is."""
    return not _ODD.search(text) and "  " not in text and text[:1] != " " and text[-1:] != " "


def plain(said: str, *, lines: bool = False) -> tuple[str, str]:
    """The text, and in words what was mended in it beyond spaces. ``lines`` keeps the breaks of lines."""
    if is_plain(said):
        return said, ""
    text, mended = said, []
    if _TWICE.search(text) and (once := _encoded_once(text)):
        text = once
        mended.append("letters that were encoded twice")
    if "<" in text and (without := _without_markup(text)) != text:
        text = without
        mended.append("markup taken out")
    if "&" in text and (decoded := unescape(text)) != text:
        text = decoded
        mended.append("entities decoded")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    if _HIDDEN.search(text):
        text = _HIDDEN.sub("", text)
        mended.append("characters nobody sees taken out")
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return _spaced(text, lines), " and ".join(mended)


def visible(text: str) -> str:
    """The text without characters nobody sees, and otherwise as it stands."""
    return _HIDDEN.sub("", text) if _HIDDEN.search(text) else text


def _spaced(text: str, lines: bool) -> str:
    text = _SPACES.sub(" ", text)
    if "\n" not in text:
        return text.strip()
    if not lines:
        return " ".join(text.split())
    return _MANY_LINES.sub("\n\n", _LINES.sub("\n", text)).strip()


def _without_markup(text: str) -> str:
    return _TAG.sub("", _BREAKS.sub("\n", _UNSEEN_ELEMENTS.sub("", text)))


def _encoded_once(text: str) -> str:
    """Text in UTF-8 that somebody took for Windows-1252 and encoded again; nothing if it was not."""
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return ""
