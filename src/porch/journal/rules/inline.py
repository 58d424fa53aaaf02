"""Words of a paragraph as Markdown: escaped where a sign would mean something, marked where marks are read as marks."""

import re
import unicodedata
from dataclasses import dataclass

BREAK, SPLIT = "\x1e", "\x1d"
"""A line break and the end of a paragraph while the text around them is still being put together."""
_MEANS_SOMETHING = re.compile(r"([\\`*_\[\]<>]|&(?=#?\w+;)|!$)")
_BEGINS_SOMETHING = re.compile(
    r"^(#{1,6}(?=\s|$)|[+-](?=\s|$)|=+(?=\s*$)|-+(?=\s*$)|~{3,}|\d{1,9}(?=[.)](?:\s|$)))"
)
_BLANK = re.compile(r"[^\S\x1d\x1e]+")


@dataclass(frozen=True)
class Piece:
    """A run of text. ``made`` is Markdown already; ``mark`` is the emphasis that goes round it."""

    text: str
    mark: str = ""
    made: bool = False


def escaped(text: str) -> str:
    """Text in which every sign is itself, but for what only means something where a line begins."""
    return _MEANS_SOMETHING.sub(r"\\\1", text)


def joined(pieces: list[Piece]) -> str:
    """One string of Markdown, with ``BREAK`` and ``SPLIT`` still in it."""
    flat = [(piece.text if piece.made else escaped(piece.text), piece.mark) for piece in pieces]
    said = ""
    for at, (text, mark) in enumerate(flat):
        after = next((other for other, _ in flat[at + 1 :] if other), "")
        said += _marked(text, mark, said[-1:], after[:1]) if mark else text
    return said


def _marked(text: str, mark: str, before: str, after: str) -> str:
    """The emphasis, with its blanks outside; left off where Markdown would show the marks instead of reading them."""
    core = text.strip(f" \t\r\n\f\xa0{BREAK}")
    if not core or SPLIT in core or core[0] == "*" or core[-1] == "*" or before == "*" or after == "*":
        return text
    lead, tail = text[: text.index(core)], text[text.index(core) + len(core) :]
    opens = _is_word(core[0]) or lead or not _is_word(before)
    closes = _is_word(core[-1]) or tail or not _is_word(after)
    return f"{lead}{mark}{core}{mark}{tail}" if opens and closes else text


def _is_word(sign: str) -> bool:
    """Neither a blank nor punctuation, as Markdown counts them; nothing at all is a blank."""
    return bool(sign) and not sign.isspace() and unicodedata.category(sign)[0] not in "PSC"


def lines_of(text: str) -> list[list[str]]:
    """Paragraphs, each as its lines: blanks run together, nothing at the start of a line means a list or a heading."""
    return [_lines(part) for part in text.split(SPLIT)]


def _lines(part: str) -> list[str]:
    lines = [_BLANK.sub(" ", line).strip() for line in part.split(BREAK)]
    return [_BEGINS_SOMETHING.sub(_plainly, line) for line in lines if line]


def _plainly(found: re.Match[str]) -> str:
    sign = found.group()
    return f"{sign}\\" if sign.isdigit() else f"\\{sign}"
