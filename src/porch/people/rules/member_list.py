"""A list of people as other programs save it, read row by row. What cannot be read is named; the rest goes on."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

MOST_ROWS, MOST_BYTES, MOST_LINES_OF_A_ROW = 500, 1_000_000, 5
LONGEST_NAME, LONGEST_ADDRESS = 60, 254
SEPARATORS = (",", ";", "\t")
COLUMNS = {
    "name": "name",
    "label": "name",
    "email": "email",
    "e-mail": "email",
    "mail": "email",
    "email address": "email",
    "e-mail address": "email",
}
MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig", "UTF-8"),
    (b"\xff\xfe\x00\x00", "utf-32", "UTF-32"),
    (b"\x00\x00\xfe\xff", "utf-32", "UTF-32"),
    (b"\xff\xfe", "utf-16", "UTF-16"),
    (b"\xfe\xff", "utf-16", "UTF-16"),
)
WORKBOOKS = {b"PK\x03\x04": "a workbook", b"\xd0\xcf\x11\xe0": "a workbook", b"%PDF": "a PDF"}
ADDRESS = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
)


class Unreadable(Exception):
    """Nothing of the file can be used. Its text says why, in one sentence."""


@dataclass(frozen=True)
class Row:
    """One person: the line of the file, a name for the paper, an address for mail; either may be empty."""

    line: int
    name: str = ""
    address: str = ""


@dataclass(frozen=True)
class Fault:
    """What is wrong with one row, and in which column, if in one."""

    line: int
    column: str
    said: str


@dataclass
class MemberList:
    """``letters`` is how the file's letters were read; ``not_read`` names columns nothing was made of."""

    rows: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    not_read: list[str] = field(default_factory=list)
    letters: str = "UTF-8"


def read_member_list(data: bytes) -> MemberList:
    """The rows of a CSV file with the columns ``name`` and ``email``, of which one may be missing.

    Commas, semicolons or tabs; UTF-8, UTF-16 or Windows letters. Raises Unreadable.
    """
    text, letters = _decoded(data)
    lines = _lines(text)
    at, head, separator = _head(lines)
    found = MemberList(letters=letters, not_read=[name for name in head if name and name not in COLUMNS])
    seen: dict[str, int] = {}
    for line, cells in _records(lines, at, separator):
        if len(found.rows) == MOST_ROWS:
            said = f"Only {MOST_ROWS} people at a time: this row and what follows were left out."
            found.faults.append(Fault(line, "", said))
            break
        read = _row(line, cells, head, seen)
        if isinstance(read, Row):
            found.rows.append(read)
        else:
            found.faults.append(read)
    if not found.rows and not found.faults:
        raise Unreadable("There are no rows under the names of the columns.")
    return found


def _decoded(data: bytes) -> tuple[str, str]:
    if not data.strip():
        raise Unreadable("The file is empty.")
    if len(data) > MOST_BYTES:
        raise Unreadable("The file is larger than 1 MB. Leave only the columns name and email in it.")
    for start, what in WORKBOOKS.items():
        if data.startswith(start):
            raise Unreadable(
                f"This is {what}, not a list. Open it and save it as CSV, then choose that file."
            )
    for mark, codec, name in MARKS:
        if data.startswith(mark):
            return _as(data, codec, name), name
    try:
        return _as(data, "utf-8", "UTF-8"), "UTF-8"
    except Unreadable:
        if b"\0" in data:
            raise
        return data.decode("cp1252", errors="replace"), "Windows-1252"


def _as(data: bytes, codec: str, name: str) -> str:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as broken:
        raise Unreadable(
            f"The file begins like {name} but is broken. Save it again as CSV UTF-8."
        ) from broken
    if "\0" in text:
        raise Unreadable("This is not a text file. Save the list as CSV, then choose that file.")
    return text


def _lines(text: str) -> list[str]:
    """Empty lines at the end are not rows; elsewhere they are."""
    lines = re.split(r"\r\n|\n|\r", text)
    while lines and not lines[-1].strip():
        lines.pop()
    return lines


def _head(lines: list[str]) -> tuple[int, list[str], str]:
    """Where the rows begin, the names of the columns as we know them, and what separates them."""
    for at, line in enumerate(lines):
        if not line.strip():
            continue
        if line.lower().startswith("sep=") and len(line.strip()) == 5:
            continue  # some programs say their separator in a line of its own; the next line shows it anyway
        separator = max(SEPARATORS, key=line.count)
        names = [" ".join(cell.lower().split()) for cell in _cells(line, separator) or []]
        head = [COLUMNS.get(name, name) for name in names]
        _check(head)
        return at + 1, head, separator
    raise Unreadable("The file is empty.")


def _records(lines: list[str], at: int, separator: str) -> Iterator[tuple[int, list[str] | None]]:
    """Each row's cells with the line it begins on; a row may run over a few lines inside quotation marks.

    What never closes is one bad line (None), and the next begins afresh.
    """
    while at < len(lines):
        cells, reach = None, 0
        while cells is None and reach < MOST_LINES_OF_A_ROW and at + reach < len(lines):
            reach += 1
            cells = _cells("\n".join(lines[at : at + reach]), separator)
        yield at + 1, cells
        at += reach if cells is not None else 1


def _check(head: list[str]) -> None:
    known = [name for name in head if name in ("name", "email")]
    if not known:
        raise Unreadable("The first line must name the columns: name, email, or both.")
    for name in known:
        if known.count(name) > 1:
            raise Unreadable(f"Two columns are called {name}. Leave one of them.")


def _row(line: int, cells: list[str] | None, head: list[str], seen: dict[str, int]) -> Row | Fault:
    if cells is None:
        return Fault(line, "", "A quotation mark opens here and does not close.")
    if len(cells) > len(head):
        said = f"There are {len(cells)} cells, and {len(head)} columns. A separator may be one too many."
        return Fault(line, "", said)
    told = {name: " ".join(cell.split()) for name, cell in zip(head, cells, strict=False)}
    name, address = told.get("name", ""), told.get("email", "")
    wrong = _fault(line, name, address, seen)
    if wrong is None and address:
        seen[address.casefold()] = line
    return wrong or Row(line, name, address)


def _fault(line: int, name: str, address: str, seen: dict[str, int]) -> Fault | None:
    if not name and not address:
        return Fault(line, "", "The row is empty.")
    if len(name) > LONGEST_NAME or not name.isprintable():
        return Fault(line, "name", f"Not a name of at most {LONGEST_NAME} letters.")
    if address and (len(address) > LONGEST_ADDRESS or not ADDRESS.fullmatch(address)):
        return Fault(line, "email", "Not an email address.")
    if address.casefold() in seen:
        return Fault(line, "email", f"The same address stands in line {seen[address.casefold()]}.")
    return None


def _cells(record: str, separator: str) -> list[str] | None:
    """The cells of one row; None when its quotation marks do not close."""
    try:
        rows = list(csv.reader([record], delimiter=separator, strict=True))
    except csv.Error:
        return None
    return rows[0] if rows else []
