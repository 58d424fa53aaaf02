"""A piece of a table of days as columns, straight from its bytes: a million rows in a fraction of a second.

It reads what nearly all files are made of and answers None for everything else, also for whatever is wrong: then the
piece is read row by row (``cells.read``), which says what is wrong and where. So there is one rule, and a shortcut.
"""

from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from porch.measures.bulk.cells import ALCOHOL, EARLIEST, NOT_SAID, SEXES, Columns
from porch.measures.bulk.entries import Bytes, Days, Floats, Ints, What, Whose
from porch.measures.days import MISSING, NONE, USE
from porch.measures.drinks import MOST_GRAMS

LINE, SPACE, DOT, DASH, ZERO = 10, 32, 46, 45, 48
MOST_OF_A_NAME, MOST_OF_A_NUMBER = 64, 12
_LENGTHS = np.array([0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
_BEFORE = np.cumsum([0, 0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30])  # days of a year before a month
_EPOCH = EARLIEST.toordinal()


@dataclass(frozen=True)
class Piece:
    """``heads`` are the names of people where one differs from the row before, ``runs`` how many rows each goes on."""

    heads: list[bytes]
    runs: Ints
    day: Days
    used: Bytes
    what: Bytes
    grams: Floats
    whose: Bytes


@dataclass(frozen=True)
class _Field:
    """One column of the piece: where its cells begin, and how long they are."""

    data: Bytes
    start: Ints
    long: Ints

    def of(self, rows: NDArray[np.bool_]) -> "_Field":
        return _Field(self.data, self.start[rows], self.long[rows])

    def rows(self, wide: int) -> Bytes:
        """The first ``wide`` bytes of every cell, one row each, 0 beyond its end."""
        found = sliding_window_view(self.data, wide)[self.start]
        if len(self.long) and int(self.long.min()) < wide:
            found[np.arange(wide) >= self.long[:, None]] = 0
        return found

    @property
    def longest(self) -> int:
        return int(self.long.max(initial=0))


def parsed(piece: bytes, mark: bytes, at: Columns) -> Piece | None:
    """Rows of a piece that ends with a line; None where it is not made of what is read here."""
    plain = _plain(piece, mark)
    if plain is None or not plain:
        return None
    fields = _fields(np.frombuffer(plain + bytes(MOST_OF_A_NAME), np.uint8), len(plain), mark[0], at.many)
    if fields is None:
        return None
    day = _days(fields[at.date], at)
    used = _used(fields[at.used])
    grams = _numbers(fields[at.grams])
    alcohol = _among(fields[at.substance], ALCOHOL)
    whose = _whose(fields[at.sex]) if at.sex >= 0 else np.zeros(len(fields[0].start), np.uint8)
    names = _names(fields[at.person])
    if day is None or used is None or grams is None or whose is None or names is None or at.comma_is_point:
        return None
    unsaid = _among(fields[at.substance], NOT_SAID)
    about_alcohol = alcohol | unsaid
    told = ~np.isnan(grams)
    if bool((about_alcohol & (grams > 0) & (used != USE)).any()):
        return None
    what = np.where(about_alcohol, np.where(unsaid & ~told, What.UNSAID, What.ALCOHOL), What.OTHER)
    grams[~about_alcohol] = np.nan
    return Piece(*names, day, used, what.astype(np.uint8), grams, whose)


def _plain(piece: bytes, mark: bytes) -> bytes | None:
    """Without carriage returns and without quotes that only surround a cell."""
    if b"\r" in piece:
        piece = piece.replace(b"\r\n", b"\n")
    if b"\r" in piece or b"\0" in piece:
        return None
    if b'"' not in piece:
        return _without_na(piece, mark)
    data = np.frombuffer(b"\n" + piece, np.uint8)
    quotes = np.flatnonzero(data == ord('"'))
    parts = (data == mark[0]) | (data == LINE)
    at_edge = parts[quotes - 1] | parts[np.minimum(quotes + 1, len(data) - 1)]
    return None if not bool(at_edge.all()) else _without_na(piece.replace(b'"', b""), mark)


def _without_na(piece: bytes, mark: bytes) -> bytes:
    """An NA, as R writes it, is an empty cell; each part takes the mark before it, so two in a row need two goes."""
    if b"NA" in piece:
        for after in (mark, mark, b"\n"):
            piece = piece.replace(mark + b"NA" + after, mark + after)
    return piece


def _fields(data: Bytes, end: int, mark: int, many: int) -> list[_Field] | None:
    """The columns of rows that all have ``many`` cells, none with a blank at its edge. ``data`` goes on beyond its
    ``end``, so that no cell is too near to it.
    """
    marks = np.flatnonzero((data[:end] == mark) | (data[:end] == LINE))
    if not len(marks) or len(marks) % many:
        return None
    ends = marks.reshape(-1, many)
    is_line = data[ends] == LINE
    if not bool(is_line[:, -1].all()) or bool(is_line[:, :-1].any()):
        return None
    starts = np.concatenate([[0], marks[:-1] + 1]).reshape(-1, many)
    if bool((data == SPACE).any()):
        long = ends > starts
        if bool((long & ((data[starts] == SPACE) | (data[ends - 1] == SPACE))).any()):
            return None
    return [_Field(data, starts[:, n], ends[:, n] - starts[:, n]) for n in range(many)]


def _days(cells: _Field, at: Columns) -> Days | None:
    """Ordinals of days written 2026-12-31 that have been."""
    if not bool((cells.long == 10).all()):
        return None
    text = cells.rows(10)
    if not bool((text[:, [4, 7]] == DASH).all()):
        return None
    digits = text[:, [0, 1, 2, 3, 5, 6, 8, 9]] - np.uint8(ZERO)
    if bool((digits > 9).any()):
        return None
    d = digits.astype(np.int32)
    year = d[:, 0] * 1000 + d[:, 1] * 100 + d[:, 2] * 10 + d[:, 3]
    month, day = d[:, 4] * 10 + d[:, 5], d[:, 6] * 10 + d[:, 7]
    if bool(((year < EARLIEST.year) | (month < 1) | (month > 12) | (day < 1)).any()):
        return None
    leap = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
    if bool((day > _LENGTHS[month] + (leap & (month == 2))).any()):
        return None
    past = year - 1
    ordinal = past * 365 + past // 4 - past // 100 + past // 400 + _BEFORE[month] + (leap & (month > 2)) + day
    found: Days = ordinal.astype(np.int32)
    return None if bool((found > at.today).any()) else found


def _used(cells: _Field) -> Bytes | None:
    text, long = cells.rows(3), cells.long
    first = text[:, 0]
    said = (long == 1) | ((long == 3) & (text[:, 1] == DOT) & (text[:, 2] == ZERO))
    if not bool(((long == 0) | (said & ((first == ZERO) | (first == ZERO + 1)))).all()):
        return None
    return np.where(long == 0, MISSING, np.where(first == ZERO, NONE, USE)).astype(np.uint8)


def _numbers(cells: _Field) -> Floats | None:
    """Grams: digits with one point at most. A whole number below 2^53 over a power of ten is the nearest float."""
    there = cells.long > 0
    found = np.full(len(cells.start), np.nan)
    some = cells.of(there)
    wide = some.longest
    if wide > MOST_OF_A_NUMBER:
        return None
    text = some.rows(wide) if wide else np.zeros((0, 0), np.uint8)
    whole, places, dots = (np.zeros(len(some.start), np.int64) for _ in range(3))
    for n in range(wide):
        byte, inside = text[:, n], some.long > n
        dot = inside & (byte == DOT)
        digit = inside & (byte >= ZERO) & (byte <= ZERO + 9)
        if not bool((dot | digit | ~inside).all()):
            return None
        whole = np.where(digit, whole * 10 + (byte.astype(np.int64) - ZERO), whole)
        places += digit & (dots > 0)
        dots += dot
    if bool((dots > 1).any()) or bool((some.long == dots).any()):
        return None
    values = whole / 10.0**places
    if bool((values > MOST_GRAMS).any()):
        return None
    found[there] = values
    return found


def _codes(cells: _Field) -> NDArray[np.uint64]:
    """Words of up to eight bytes in small letters, as one number each; 0 is an empty cell, longer words are no word."""
    rows = cells.rows(8)
    rows[(rows >= ord("A")) & (rows <= ord("Z"))] += 32
    found = rows.view(np.uint64).ravel()
    found[cells.long > 8] = np.iinfo(np.uint64).max
    return found


def _code(word: str) -> np.uint64:
    return np.uint64(np.frombuffer(word.encode().ljust(8, b"\0"), np.uint64)[0])


def _among(cells: _Field, words: tuple[str, ...]) -> NDArray[np.bool_]:
    return np.isin(_codes(cells), [_code(word) for word in words])


def _whose(cells: _Field) -> Bytes | None:
    codes = _codes(cells)
    found = np.full(len(codes), 255, np.uint8)
    found[codes == 0] = Whose.UNSAID
    for word, whose in SEXES.items():
        if len(word) <= 8:
            found[codes == _code(word)] = whose
    return None if bool((found == 255).any()) else found


def _names(cells: _Field) -> tuple[list[bytes], Ints] | None:
    wide = cells.longest
    if wide > MOST_OF_A_NAME or not bool(cells.long.all()):
        return None
    words = cells.rows(wide).view(f"S{wide}").ravel()
    heads = np.flatnonzero(np.concatenate([[True], words[1:] != words[:-1]]))
    return words[heads].tolist(), np.diff(np.append(heads, len(words)))
