"""Every number of a report in one long table, and a book that says what each column of it is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from porch.evidence.exports.words import text
from porch.kit.charts.picture import sheet

COLUMNS = ("section", "table", "row", "column", "value", "hidden")
BOOK = ("section", "table", "column", "title", "unit", "kind", "meaning")
HIDDEN = "yes"


@dataclass(frozen=True)
class Told:
    """One number; ``hidden``: it is not told, because it is about few people or would tell of them."""

    section: str
    table: str
    row: str
    column: str
    value: str
    hidden: str = ""


def every_number(result: Mapping[str, Any]) -> Iterator[Told]:
    """Section by section as on the page: counts first, then what was worked out from them."""
    for section in result["sections"]:
        for code in section["counts"]:
            yield from _of_counts(section["code"], code, result["counts"][code])
        for code in section["figures"]:
            yield from _of_figures(section["code"], code, result["figures"][code])


def _of_counts(section: str, code: str, table: Mapping[str, Any]) -> Iterator[Told]:
    names = [text(one) for one in table["columns"]]
    for row, line in zip(table["rows"], table["counts"], strict=True):
        for name, count in zip(names, line, strict=True):
            yield Told(section, code, text(row), name, _value(count), "" if count is not None else HIDDEN)


def _of_figures(section: str, code: str, table: Mapping[str, Any]) -> Iterator[Told]:
    for row in table["rows"]:
        for column, value in zip(table["columns"], row["values"], strict=True):
            yield Told(section, code, text(row["name"]), column["code"], _value(value))


def _value(value: Any) -> str:
    return "" if value is None else str(value)


def numbers_csv(result: Mapping[str, Any]) -> str:
    """The long table as a file."""
    rows = (
        (one.section, one.table, one.row, one.column, one.value, one.hidden) for one in every_number(result)
    )
    return sheet(COLUMNS, rows)


def codebook_csv(result: Mapping[str, Any]) -> str:
    """What each column of each table is: a count of people, or a figure with its unit."""
    return sheet(BOOK, _book(result))


def _book(result: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    for section in result["sections"]:
        for code in section["counts"]:
            table = result["counts"][code]
            for one in table["columns"]:
                name = text(one)
                yield section["code"], code, name, name, "people", "count", text(table["title"])
        for code in section["figures"]:
            table = result["figures"][code]
            for one in table["columns"]:
                title, unit = text(one["title"]), one["unit"]
                yield section["code"], code, one["code"], title, unit, "figure", text(table["title"])
