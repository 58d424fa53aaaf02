"""Columns of a CSV as numbers, counts, days and words; what is wrong with one is said with its row and its column.

Rows are counted as a spreadsheet counts them: the names stand in row 1. Commas, semicolons or tabs part the cells;
where it is no comma, a number may be written 0,5. Only UTF-8 is read, with or without its mark, also packed as ``.gz``.
"""

import csv
import gzip
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TextIO, cast

import numpy as np
from numpy.typing import NDArray

NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", re.ASCII)
WHOLE = re.compile(r"\+?\d{1,15}(\.0*)?", re.ASCII)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
UNKNOWN = frozenset({"", "NA", "NaN", "nan", "null", "."})  # how programs write that a cell has no value
MOST_SHOWN = 40  # letters of a cell that a sentence repeats


class WrongTable(ValueError):
    """A table cannot be read as what it should be. One sentence for whoever has to mend it."""


def wrong(row: int, column: str, needed: str, cell: str) -> WrongTable:
    """One way to say what a cell should have been: "a whole number of people is needed, 'x' is none"."""
    shown = cell if len(cell) <= MOST_SHOWN else f"{cell[:MOST_SHOWN]}…"
    told = f"'{shown}' is none" if cell.strip() else "the cell is empty"
    return WrongTable(f"row {row}, column {column}: {needed} is needed, {told}")


@dataclass(frozen=True)
class Rows:
    """A table being read: ``names`` of the wanted columns that are there, ``cells`` row by row in their order.

    ``others`` are the names of columns nobody asked for.
    """

    names: tuple[str, ...]
    others: tuple[str, ...]
    cells: Iterator[tuple[int, Sequence[str]]]
    comma_is_point: bool


@dataclass(frozen=True)
class Table:
    """Whole columns. ``rows`` has the number of each row; cells are words without the blanks around them."""

    rows: tuple[int, ...]
    cells: dict[str, tuple[str, ...]]
    comma_is_point: bool = False

    def __contains__(self, name: str) -> bool:
        return name in self.cells

    def __len__(self) -> int:
        return len(self.rows)

    def words(self, name: str, *, gaps: bool = True) -> tuple[str, ...]:
        """The cells as they are; without ``gaps`` an empty one is refused."""
        return self._each(name, "a word", lambda cell: cell or None) if not gaps else self.cells[name]

    def numbers(self, name: str, *, gaps: bool = False, needed: str = "a number") -> NDArray[np.float64]:
        """Finite numbers; with ``gaps`` an empty cell (or NA) is NaN."""
        return np.array(self._each(name, needed, lambda cell: self.number(cell, gaps=gaps)), dtype=float)

    def positive(self, name: str, *, needed: str = "a number above 0") -> NDArray[np.float64]:
        """Numbers above 0, such as a standard deviation."""

        def read(cell: str) -> float | None:
            value = self.number(cell)
            return value if value is not None and value > 0 else None

        return np.array(self._each(name, needed, read), dtype=float)

    def counts(self, name: str, *, needed: str = "a whole number of people") -> NDArray[np.float64]:
        """Whole numbers from 0 on, as floats, for that is what is reckoned with."""
        return np.array(self._each(name, needed, whole), dtype=float)

    def days(self, name: str) -> tuple[date, ...]:
        return self._each(name, "a day written 2026-12-31", day)

    def number(self, cell: str, *, gaps: bool = False) -> float | None:
        """None where it is no finite number."""
        if gaps and cell in UNKNOWN:
            return float("nan")
        return number(cell.replace(",", ".", 1) if self.comma_is_point else cell)

    def refuse(self, at: int, column: str, why: str) -> WrongTable:
        """What is wrong between columns, said at the ``at``-th row of ``rows``."""
        return WrongTable(f"row {self.rows[at]}, column {column}: {why}")

    def _each[T](self, name: str, needed: str, read: Callable[[str], T | None]) -> tuple[T, ...]:
        values = tuple(map(read, self.cells[name]))
        for row, cell, value in zip(self.rows, self.cells[name], values, strict=True):
            if value is None:
                raise wrong(row, name, needed, cell)
        return cast(tuple[T, ...], values)


def number(cell: str) -> float | None:
    """A finite number, None where it is none."""
    if not NUMBER.fullmatch(cell):
        return None
    value = float(cell)
    return value if abs(value) < float("inf") else None


def whole(cell: str) -> int | None:
    """A whole number from 0 on; 12.0 is one."""
    return int(float(cell)) if WHOLE.fullmatch(cell) else None


def day(cell: str) -> date | None:
    """A day of the calendar as ISO 8601 writes it."""
    if not DAY.fullmatch(cell):
        return None
    try:
        return date.fromisoformat(cell)
    except ValueError:
        return None


def columns(source: Path | str, needed: Iterable[str], optional: Iterable[str] = ()) -> Table:
    """The wanted columns of a file (a ``Path``) or of text (a ``str``). Further columns are not looked at.

    Raises WrongTable for an empty table, a column that is missing or there twice, a row of another length.
    """
    with rows(source, needed, optional) as read:
        at: list[int] = []
        kept: list[tuple[str, ...]] = []
        for row, cells in read.cells:
            at.append(row)
            kept.append(tuple(cell.strip() for cell in cells))
    if not at:
        raise WrongTable("there are names of columns and no row under them")
    turned = dict(zip(read.names, zip(*kept, strict=True), strict=True)) if read.names else {}
    return Table(tuple(at), turned, read.comma_is_point)


@contextmanager
def rows(source: Path | str, needed: Iterable[str], optional: Iterable[str] = ()) -> Iterator[Rows]:
    """The same row by row, for tables too large to be held as words. Cells come as they stand in the file."""
    if isinstance(source, str):
        yield _opened(io.StringIO(source.removeprefix("\ufeff"), newline=""), needed, optional)
        return
    try:
        with _file(source) as text:
            yield _opened(text, needed, optional)
    except UnicodeDecodeError as undecodable:
        raise WrongTable(
            f"{_where_not_utf8(source)} is not UTF-8; save the table as CSV UTF-8"
        ) from undecodable
    except (OSError, EOFError) as unread:
        why = getattr(unread, "strerror", None) or "it is broken off or damaged"
        raise WrongTable(f"{source} cannot be read: {why}") from unread


def _file(path: Path) -> TextIO:
    if path.suffix == ".gz":
        return cast(TextIO, gzip.open(path, "rt", encoding="utf-8-sig", newline=""))
    return path.open(encoding="utf-8-sig", newline="")


def _where_not_utf8(path: Path) -> str:
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as raw:
        for n, line in enumerate(raw, 1):
            try:
                line.decode()
            except UnicodeDecodeError:
                return f"line {n}"
    return "the table"


def _opened(text: TextIO, needed: Iterable[str], optional: Iterable[str]) -> Rows:
    needed = tuple(dict.fromkeys(needed))
    first = text.readline()
    if not first:
        raise WrongTable("the table is empty")
    if not first.strip():
        raise WrongTable("row 1 is empty; the names of the columns are needed there")
    parted = max(",;\t", key=lambda mark: _outside_quotes(first).count(mark))
    reader = csv.reader(_again(first, text), delimiter=parted)
    try:
        names = [name.strip() for name in next(reader)]
    except csv.Error as wrong_csv:
        raise WrongTable(f"row 1 cannot be read: {wrong_csv}") from wrong_csv
    wanted = _wanted(names, needed, tuple(optional))
    others = tuple(name for name in names if name and name not in wanted)
    return Rows(wanted, others, _cells(reader, names, wanted), parted != ",")


def _again(first: str, rest: TextIO) -> Iterator[str]:
    yield first
    yield from rest


def _outside_quotes(line: str) -> str:
    return re.sub(r'"[^"]*"', "", line)


def _wanted(names: Sequence[str], needed: tuple[str, ...], optional: tuple[str, ...]) -> tuple[str, ...]:
    for name in needed:
        if name not in names:
            there = ", ".join(name for name in names if name) or "none"
            shown = there if len(there) <= 200 else f"{there[:200]}…"
            raise WrongTable(f"there is no column {name}; the columns are {shown}")
    wanted = (*needed, *(name for name in dict.fromkeys(optional) if name in names and name not in needed))
    for name in wanted:
        if names.count(name) > 1:
            raise WrongTable(f"there are {names.count(name)} columns named {name}")
    return wanted


def _cells(
    reader: Iterator[list[str]], names: Sequence[str], wanted: tuple[str, ...]
) -> Iterator[tuple[int, Sequence[str]]]:
    places = [names.index(name) for name in wanted]
    many, row = len(names), 1
    try:
        for row, cells in enumerate(reader, 2):
            if (not cells or not cells[0]) and not any(cell.strip() for cell in cells):
                continue  # a spreadsheet leaves such rows at its end
            if len(cells) != many and (len(cells) < many or any(cell.strip() for cell in cells[many:])):
                raise WrongTable(f"row {row} has {len(cells)} cells, row 1 names {many} columns")
            yield row, [cells[at] for at in places]
    except csv.Error as wrong_csv:
        raise WrongTable(f"row {row + 1} cannot be read: {wrong_csv}") from wrong_csv
