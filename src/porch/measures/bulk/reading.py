"""A table of days from a file, a piece at a time: what everybody told, as columns."""

import csv
import gzip
import io
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import BinaryIO, cast

import numpy as np

from porch.measures.bulk.cells import NEEDED, Cells, Columns, read
from porch.measures.bulk.entries import Bytes, Days, Entries, Floats, Ints, Whose
from porch.measures.bulk.parsing import Piece, parsed
from porch.measures.tables import WrongTable, rows

PIECE = 1 << 22
"""Bytes read at a time: some hundred thousand rows, and ten times as much memory while they are parsed."""

type Told = Callable[[int, int], None]
"""Hears how many bytes are read, of how many."""


@dataclass
class _Columns:
    """What was read so far."""

    codes: dict[bytes, int] = field(default_factory=dict)  # of a name as it stands in the file
    names: list[str] = field(default_factory=list)
    whose: list[int] = field(default_factory=list)
    person: list[Days] = field(default_factory=list)
    day: list[Days] = field(default_factory=list)
    used: list[Bytes] = field(default_factory=list)
    what: list[Bytes] = field(default_factory=list)
    grams: list[Floats] = field(default_factory=list)


def entries_of(
    source: Path, today: date, *, sex_column: str = "", told: Told | None = None, piece: int = PIECE
) -> Entries:
    """Every row of a CSV with the columns person, date, substance, used and grams; further ones are not looked at.

    ``sex_column`` names the one that says whose limits of grams hold. Commas, semicolons or tabs; UTF-8; also ``.gz``.
    WrongTable names the row (the names stand in row 1) and the column of the first thing that is wrong.
    """
    with _opened(source) as (raw, done):
        return entries_from(
            raw, today, sex_column=sex_column, told=told and (lambda: told(*done())), piece=piece
        )


def entries_from(
    raw: BinaryIO,
    today: date,
    *,
    sex_column: str = "",
    told: Callable[[], None] | None = None,
    piece: int = PIECE,
) -> Entries:
    """The same from what is already open; ``told`` is called after every piece."""
    kept = _Columns()
    names, mark = _header(raw)
    at = _places(names, mark, sex_column, today)
    row, rest = 2, b""
    while chunk := raw.read(piece):
        rest += chunk
        end = rest.rfind(b"\n") + 1
        if end and rest.count(b'"', 0, end) % 2 == 0:  # else a cell goes on beyond the line
            row += _add(kept, rest[:end], mark, at, row)
            rest = rest[end:]
        if told:
            told()
    if rest:
        _add(kept, rest + b"\n", mark, at, row)
    if not kept.names:
        raise WrongTable("there are names of columns and no row under them")
    return Entries(
        tuple(kept.names),
        np.array(kept.whose, np.uint8),
        np.concatenate(kept.person),
        np.concatenate(kept.day),
        np.concatenate(kept.used),
        np.concatenate(kept.what),
        np.concatenate(kept.grams),
    )


@contextmanager
def _opened(source: Path) -> Iterator[tuple[BinaryIO, Callable[[], tuple[int, int]]]]:
    try:
        with source.open("rb") as file:
            size = source.stat().st_size
            raw = cast(BinaryIO, gzip.GzipFile(fileobj=file)) if source.suffix == ".gz" else file
            yield raw, lambda: (file.tell(), size)
    except (OSError, EOFError) as unread:
        why = getattr(unread, "strerror", None) or "it is broken off or damaged"
        raise WrongTable(f"{source} cannot be read: {why}") from unread


def _header(raw: BinaryIO) -> tuple[list[str], str]:
    """The names of the columns, and what parts them."""
    line = raw.readline()
    try:
        text = line.decode("utf-8-sig")
    except UnicodeDecodeError as undecodable:
        raise WrongTable("line 1 is not UTF-8; save the table as CSV UTF-8") from undecodable
    with rows(text, NEEDED):  # says what is missing
        mark = max(",;\t", key=re.sub(r'"[^"]*"', "", text).count)
        return [name.strip() for name in next(csv.reader([text], delimiter=mark))], mark


def _places(names: Sequence[str], mark: str, sex_column: str, today: date) -> Columns:
    if sex_column and names.count(sex_column) != 1:
        many = names.count(sex_column)
        raise WrongTable(
            f"there are {many} columns named {sex_column}" if many else f"there is no column {sex_column}"
        )
    return Columns(
        **{name: names.index(name) for name in NEEDED},
        many=len(names),
        today=today.toordinal(),
        comma_is_point=mark != ",",
        sex=names.index(sex_column) if sex_column else -1,
        sex_name=sex_column,
    )


def _add(kept: _Columns, piece: bytes, mark: str, at: Columns, row: int) -> int:
    """Rows of one piece, of which the first is the ``row``-th of the file; how many there were."""
    found = parsed(piece, mark.encode(), at)
    if found is None:
        return _add_slowly(kept, piece, mark, at, row)
    codes, ends = [], row + np.cumsum(found.runs)
    for head, end, run in zip(found.heads, ends.tolist(), found.runs.tolist(), strict=True):
        codes.append(_code(kept, head, end - run))
    person = np.repeat(np.array(codes, np.int32), found.runs)
    _put(kept, person, found, np.arange(row, row + len(person)), at)
    return len(person)


def _add_slowly(kept: _Columns, piece: bytes, mark: str, at: Columns, row: int) -> int:
    """Row by row, by the rules for one row; WrongTable at the first that is wrong."""
    numbers: list[int] = []
    each: list[Cells] = []
    last = row - 1
    for last, cells in _cells(piece, mark, at.many, row):
        if cells is not None:
            numbers.append(last)
            each.append(read(last, cells, at))
    heads = [one.person.encode() for one in each]
    person = np.array([_code(kept, head, n) for head, n in zip(heads, numbers, strict=True)], np.int32)
    found = Piece(
        heads,
        np.ones(len(each), np.int64),
        np.array([one.day for one in each], np.int32),
        np.array([one.used for one in each], np.uint8),
        np.array([one.what for one in each], np.uint8),
        np.array([one.grams for one in each], float),
        np.array([one.whose for one in each], np.uint8),
    )
    _put(kept, person, found, np.array(numbers, np.int64), at)
    return last + 1 - row


def _cells(piece: bytes, mark: str, many: int, row: int) -> Iterator[tuple[int, list[str] | None]]:
    """Each row with its number; None for one in which nothing stands."""
    reader = csv.reader(io.StringIO(_text(piece, row), newline=""), delimiter=mark, strict=True)
    n = row - 1
    try:
        for n, cells in enumerate(reader, row):
            if not any(cell.strip() for cell in cells):
                yield n, None
            elif len(cells) < many or any(cell.strip() for cell in cells[many:]):
                raise WrongTable(f"row {n} has {len(cells)} cells, row 1 names {many} columns")
            else:
                yield n, cells
    except csv.Error as wrong_csv:
        raise WrongTable(f"row {n + 1} cannot be read: {wrong_csv}") from wrong_csv


def _text(piece: bytes, row: int) -> str:
    try:
        return piece.decode()
    except UnicodeDecodeError as undecodable:
        line = row + piece.count(b"\n", 0, undecodable.start)
        raise WrongTable(f"line {line} is not UTF-8; save the table as CSV UTF-8") from undecodable


def _code(kept: _Columns, name: bytes, row: int) -> int:
    code = kept.codes.get(name)
    if code is None:
        code = kept.codes[name] = len(kept.names)
        kept.names.append(_text(name, row))
        kept.whose.append(Whose.UNSAID)
    return code


def _put(kept: _Columns, person: Days, found: Piece, row: Ints, at: Columns) -> None:
    said = found.whose != Whose.UNSAID
    if said.any():
        _whose(kept, person[said], found.whose[said], row[said], at.sex_name)
    kept.person.append(person)
    kept.day.append(found.day)
    kept.used.append(found.used)
    kept.what.append(found.what)
    kept.grams.append(found.grams)


def _whose(kept: _Columns, person: Days, whose: Bytes, row: Ints, column: str) -> None:
    """One person has one answer, in whichever rows it stands."""
    known = np.array(kept.whose, np.uint8)
    before = known[person]
    known[person[::-1]] = whose[::-1]  # the first of them stays
    other = ((before != Whose.UNSAID) & (before != whose)) | (known[person] != whose)
    if other.any():
        at = int(np.argmax(other))
        who = kept.names[person[at]]
        raise WrongTable(f"row {row[at]}, column {column}: another row says otherwise about {who}")
    kept.whose = known.tolist()
