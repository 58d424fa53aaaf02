"""The same input as two spreadsheets: people, and links between them (``kind,a,b``).

Columns have the fields' names; list items stand between ``|``; an empty cell is "not asked".
"""

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from porch.matching.fields import READERS, codes, point, shown, yes_or_no
from porch.matching.person import LINKS
from porch.matching.reading import check_names
from porch.matching.refusal import CaseRefused

YES, NO = ("true", "yes", "1"), ("false", "no", "0")
LISTS = tuple(
    name for name, reader in READERS.items() if reader is codes or name in ("availability", "accepts_ages")
)
NUMBERS = ("km", "acceptance")
WHOLE_NUMBERS = ("capacity", "min_recovery_days")


def read_sheets(people: Path, links: Path | None) -> dict[str, Any]:
    """Plain data for ``reading.case_from``: ``people`` and the lists of links, still unchecked."""
    data: dict[str, Any] = {"people": [_person(row, cells) for row, cells in _rows(people, "people")]}
    for row, cells in _rows(links, "links") if links else ():
        kind = (cells.get("kind") or "").strip()
        if kind not in LINKS:
            raise CaseRefused(
                f"{shown(kind)} is none of {', '.join(LINKS)}", part="links", row=row, field="kind"
            )
        data.setdefault(kind, []).append([cells.get("a"), cells.get("b")])
    return data


def _rows(path: Path, part: str) -> list[tuple[int, dict[str, str]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            needed = {"id"} if part == "people" else {"kind", "a", "b"}
            missing = needed - set(reader.fieldnames or ())
            if missing:
                raise CaseRefused("there is no such column", part=part, field=min(missing))
            check_names(dict.fromkeys(reader.fieldnames or ()), (*READERS, *needed), part, None)
            return [(row, _cells(row, cells, part)) for row, cells in enumerate(reader, 1)]
    except OSError as gone:
        raise CaseRefused(f"cannot be read ({gone.strerror})", part=str(path)) from gone
    except (csv.Error, UnicodeDecodeError) as broken:
        raise CaseRefused(f"is not a CSV file ({broken})", part=str(path)) from broken


def _cells(row: int, cells: Mapping[Any, Any], part: str) -> dict[str, str]:
    if None in cells:
        raise CaseRefused("has more cells than there are columns", part=part, row=row)
    return {name: cell.strip() for name, cell in cells.items() if cell and cell.strip()}


def _person(row: int, cells: Mapping[str, str]) -> dict[str, Any]:
    return {name: _value(row, name, text) for name, text in cells.items()}


def _value(row: int, name: str, text: str) -> Any:
    reader = READERS.get(name)
    if name in LISTS:
        return [item for item in text.split("|") if item.strip()]
    if reader is yes_or_no:
        return _truth(row, name, text)
    if reader is point:
        return [_number(row, name, part, float) for part in text.split("|")]
    if name in NUMBERS:
        return _number(row, name, text, float)
    if name in WHOLE_NUMBERS:
        return _number(row, name, text, int)
    return text


def _truth(row: int, name: str, text: str) -> bool:
    if text.lower() in YES + NO:
        return text.lower() in YES
    raise CaseRefused(f"{shown(text)} is neither true nor false", part="people", row=row, field=name)


def _number(row: int, name: str, text: str, kind: type[float] | type[int]) -> float | int:
    try:
        return kind(text)
    except ValueError:
        raise CaseRefused(f"{shown(text)} is not a number", part="people", row=row, field=name) from None
