"""A report as it is kept, read: sentences in the reader's language, tables as cells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext

from porch.diary.pictures.words import described, of_number, points
from porch.kit.charts import Cell

type Kept = Mapping[str, Any]

HIDDEN = "hidden"
"""What a machine reads in a cell that is not shown."""


def said(kept: Kept) -> str:
    """A sentence of a report, said in the reader's language."""
    words = gettext(kept["words"]) if kept["words"] else ""
    return words % {name: _value(value) for name, value in kept.get("values", {}).items()}


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return day(value["date"]) if "date" in value else said(value)
    text = points(value) if isinstance(value, float) else str(value)
    return text.replace("-", "\N{MINUS SIGN}") if isinstance(value, (int, float)) else text


def day(iso: str) -> str:
    return str(date_format(date.fromisoformat(iso), "j F Y"))


@dataclass(frozen=True, slots=True)
class Table:
    """Counts or figures as people read them. ``first`` is the head of the first column."""

    code: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    reading: str = ""
    hides: bool = False

    @property
    def desc(self) -> str:
        return described(self.columns, self.rows)


def counts_of(result: Kept, code: str) -> Table:
    kept = result["counts"][code]
    columns = (gettext("People"), *(said(one) for one in kept["columns"]))
    rows = tuple(
        (Cell.of(said(name)), *(_count(count) for count in counts))
        for name, counts in zip(kept["rows"], kept["counts"], strict=True)
    )
    hides = any(count is None for counts in kept["counts"] for count in counts)
    return Table(code, said(kept["title"]), columns, rows, hides=hides)


def _count(count: int | None) -> Cell:
    return Cell(gettext("not shown"), HIDDEN) if count is None else Cell.of(str(count))


def figures_of(result: Kept, code: str) -> Table:
    """Without rows of which nothing is shown."""
    kept = result["figures"][code]
    columns = (said(kept["first"]), *(_column(one) for one in kept["columns"]))
    shown = [row for row in kept["rows"] if any(value is not None for value in row["values"])]
    rows = tuple((Cell.of(said(row["name"])), *(_figure(value) for value in row["values"])) for row in shown)
    reading = said(kept["reading"]) if "reading" in kept else ""
    return Table(code, said(kept["title"]), columns, rows, reading, hides=len(shown) < len(kept["rows"]))


def _column(kept: Kept) -> str:
    unit = kept["unit"]
    return f"{said(kept['title'])} (%)" if unit == "%" else said(kept["title"])


def _figure(value: float | int | str | None) -> Cell:
    return Cell(gettext(value), value) if isinstance(value, str) else of_number(value)


def numbers(result: Kept, code: str, *columns: str) -> list[tuple[str, list[float | None]]]:
    """Of each row its name, and its values in these columns."""
    kept = result["figures"][code]
    places = [at for at, one in enumerate(kept["columns"]) if one["code"] in columns]
    return [(said(row["name"]), [row["values"][at] for at in places]) for row in kept["rows"]]


def whole(parts: Sequence[float]) -> list[int]:
    """Shares of a hundred as whole numbers that add up to a hundred: those with the largest rest are rounded up."""
    floors = [int(part) for part in parts]
    rest = sorted(range(len(parts)), key=lambda at: (floors[at] - parts[at], at))
    for at in rest[: 100 - sum(floors)]:
        floors[at] += 1
    return floors
