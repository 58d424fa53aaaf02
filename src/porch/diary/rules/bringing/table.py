"""A table out of the bytes of a file: whatever its letters, its separators and its first lines are."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

MOST_BYTES = 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 200
SEPARATORS = ",;\t|"


class NotATable(Exception):
    """The file cannot be read as a table; the one sentence says why. Nothing was changed."""


@dataclass(frozen=True)
class Row:
    """``number`` as a spreadsheet shows it, from 1 for the line of headings; cells by heading, trimmed."""

    number: int
    cells: Mapping[str, str]

    def __getitem__(self, heading: str) -> str:
        return self.cells.get(heading, "")

    @property
    def is_empty(self) -> bool:
        return not any(self.cells.values())


@dataclass(frozen=True)
class Table:
    """Headings as they stand in the file, and the rows below them that are not empty."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]

    def column(self, heading: str) -> list[str]:
        """What stands below a heading, without the empty cells."""
        return [row[heading] for row in self.rows if row[heading]]


def table_in(content: bytes) -> Table:
    """The table of a file. NotATable for anything else, for one that is broken and for one that is too big."""
    if len(content) > MOST_BYTES:
        raise NotATable("This file is bigger than 1 MB. Bring it in two parts.")
    text = _text(content)
    if not text.strip():
        raise NotATable("This file is empty.")
    lines = list(_lines(text))
    at = next((number for number, line in enumerate(lines) if sum(map(bool, line)) > 1), None)
    if at is None:
        raise NotATable("This file has no line of headings with two columns or more.")
    return _table(lines, at)


def _text(content: bytes) -> str:
    """By its mark, else UTF-8, else as Windows of western Europe writes; what is no text is refused."""
    marks = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
    named = next((code for mark, code in marks if content.startswith(mark)), None)
    for code in [named] if named else ["utf-8", "cp1252"]:
        try:
            text = content.decode(code)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise NotATable("This is not a file of text. Export a CSV file over there, and bring that one.")


def _lines(text: str) -> Iterator[list[str]]:
    first, _, rest = text.lstrip().partition("\n")
    separator = _separator(text)
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        separator, text = first.strip()[-1], "\n" + rest
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for number, cells in enumerate(reader):
            if number > MOST_ROWS:
                raise NotATable(f"This file has more than {MOST_ROWS:,} rows. Bring it in parts.")
            yield [cell.strip() for cell in cells]
    except csv.Error as broken:
        raise NotATable(
            f"Line {reader.line_num} of this file cannot be read: its quotation marks do not close."
        ) from broken


def _separator(text: str) -> str:
    """The sign that parts the first full line most often; of two that do it as often, the earlier in the list."""
    first = next((line for line in text.splitlines() if any(sign in line for sign in SEPARATORS)), "")
    return max(SEPARATORS, key=lambda sign: (first.count(sign), -SEPARATORS.index(sign)))


def _table(lines: list[list[str]], at: int) -> Table:
    headings = _headings(lines[at])
    if len(headings) > MOST_COLUMNS:
        raise NotATable(f"This file has more than {MOST_COLUMNS} columns.")
    rows = [
        Row(number, dict(zip(headings, cells, strict=False)))
        for number, cells in enumerate(lines[at + 1 :], at + 2)
    ]
    full = tuple(row for row in rows if not row.is_empty)
    if not full:
        raise NotATable("There is nothing below the headings of this file.")
    return Table(tuple(heading for heading in headings if heading), full)


def _headings(cells: list[str]) -> list[str]:
    """Each heading once: of two with the same words the second gets a number."""
    found: list[str] = []
    for cell in cells:
        name, again = cell, 2
        while name and name in found:
            name, again = f"{cell} ({again})", again + 1
        found.append(name)
    return found
