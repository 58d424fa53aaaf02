"""Bytes as text, whatever they were encoded in; or what they are, when they are no text."""

import codecs

from porch.listings.report import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FILES = (
    (b"\xd0\xcf\x11\xe0", "a spreadsheet of an old kind: save it as CSV and take that"),
    (b"%PDF", "a PDF: a list to print cannot be read by a program, ask for the feed"),
    (b"\x1f\x8b", "a file packed with gzip: unpack it first"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)


def text_of(body: bytes) -> tuple[str, str]:
    """The text, and the name of its encoding. ``Unreadable`` for an empty body and for what is no text."""
    if not body.strip(b" \t\r\n\x00\xef\xbb\xbf\xfe\xff"):
        raise Unreadable("This is empty: there is no list in it.")
    for begins, what in _FILES:
        if body.startswith(begins):
            raise Unreadable(f"This is {what}.")
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, errors="replace"), encoding
    if encoding := _wide(body):
        return body.decode(encoding, errors="replace"), encoding
    try:
        return body.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    if b"\x00" in body[:4096]:
        raise Unreadable("This is not text: a list comes as JSON, CSV or a calendar.")
    # the few bytes Windows-1252 leaves open become what nobody sees, and are taken out later
    return body.decode("cp1252", errors="replace"), "windows-1252"


def _wide(body: bytes) -> str:
    """UTF-16 without a mark: every other byte of its first letters is nought."""
    start = body[:64]
    if len(start) < 4 or len(body) % 2:
        return ""
    low, high = start[0::2], start[1::2]
    if high.count(0) > len(high) * 0.8 and 0 not in low:
        return "utf-16-le"
    return "utf-16-be" if low.count(0) > len(low) * 0.8 and 0 not in high else ""
