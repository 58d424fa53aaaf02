"""The first sheet of a spreadsheet file (xlsx) as rows of cells. Formulas give what they gave when it was saved."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from porch.listings.report import Unreadable

BEGINS = b"PK\x03\x04"
LARGEST = 30_000_000
"""Bytes of all that is packed in it: a small file can unpack to more than a computer holds."""
WIDEST = 200
"""Columns that are read; a list has some forty."""
DEEPEST, MOST_IN_ONE, MOST_PARTS = 12, 5000, 200_000
"""How deep a sheet goes, of how many pieces a row is, and how many rows there are at most."""
TOO_LARGE = "This spreadsheet is too large: save the sheet with the meetings as CSV and take that."

_COLUMN = re.compile(r"^([A-Z]{1,3})\d*$")
_SHEET = re.compile(r"^xl/worksheets/[^/]*\.xml$")


def rows_of_workbook(body: bytes) -> list[list[Any]]:
    """Cells as text or numbers, empty ones as None. ``Unreadable`` for a file that is packed otherwise, or broken."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            sheet = _first_sheet(packed)
            words = _words(packed)
            return [_cells(row, words) for row in _parts(packed, sheet, "row", 2)]
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError):
        raise Unreadable("This begins as a spreadsheet and breaks: it may have been cut off.") from None
    except (ParseError, DefusedXmlException, KeyError, ValueError, RuntimeError, NotImplementedError):
        raise Unreadable(
            "This is a spreadsheet that cannot be opened: save it as CSV and take that."
        ) from None


def _first_sheet(packed: zipfile.ZipFile) -> str:
    if sum(one.file_size for one in packed.infolist()) > LARGEST:
        raise Unreadable(TOO_LARGE)
    sheets = sorted((one for one in packed.namelist() if _SHEET.match(one)), key=lambda one: (len(one), one))
    if not sheets:
        raise Unreadable("This is a packed file without a sheet in it: take the list out of it first.")
    return sheets[0]


def _words(packed: zipfile.ZipFile) -> list[str]:
    """The texts that cells share."""
    if "xl/sharedStrings.xml" not in packed.namelist():
        return []
    return [_text(one) for one in _parts(packed, "xl/sharedStrings.xml", "si", 1)]


def _parts(packed: zipfile.ZipFile, file: str, name: str, within: int) -> Iterator[Element]:
    """The parts of this name that lie so deep, one after the other; each is emptied when the next one comes."""
    depth = small = parts = 0
    with packed.open(file) as stream:
        for event, node in iterparse(stream, events=("start", "end")):
            if event == "start":
                depth, small = depth + 1, small + 1
                if depth > DEEPEST or small > MOST_IN_ONE or parts > MOST_PARTS:
                    raise Unreadable(TOO_LARGE)
                continue
            depth -= 1
            if depth == within and _name(node) == name:
                yield node
                node.clear()
                small, parts = 0, parts + 1


def _all(node: Element, name: str) -> Iterator[Element]:
    return (one for one in node.iter() if _name(one) == name)


def _name(node: Element) -> str:
    return str(node.tag).rsplit("}", 1)[-1]


def _text(node: Element) -> str:
    return "".join(one.text or "" for one in _all(node, "t"))


def _cells(row: Element, words: list[str]) -> list[Any]:
    found: list[Any] = []
    for cell in row:
        if _name(cell) != "c":
            continue
        at = _column(cell.get("r", ""), len(found))
        if at >= WIDEST:
            break
        found += [None] * (at + 1 - len(found))
        found[at] = _value(cell, words)
    return found


def _column(said: str, following: int) -> int:
    """Counted from 0: a cell says ``B3``, or nothing when it follows the one before."""
    letters = _COLUMN.match(said)
    if not letters:
        return following
    number = 0
    for letter in letters[1]:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _value(cell: Element, words: list[str]) -> Any:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _text(cell)
    said = next((one.text for one in cell if _name(one) == "v"), None)
    if said is None:
        return None
    if kind == "s":
        at = int(said)
        return words[at] if 0 <= at < len(words) else None
    return _number(said) if kind == "n" else None if kind == "e" else said


def _number(said: str) -> Any:
    try:
        number = float(said)
    except ValueError:
        return said
    return int(number) if abs(number) < 1e15 and number == int(number) else number
