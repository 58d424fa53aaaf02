"""A report as it is kept: sections of sentences, tables of counts, figures that rest on those counts.

Counts stand in tables of one shape, so that small ones can be hidden together with whatever would give them away
(``measures.cells``). Everything that was worked out from counts says from which: where they are hidden, it is too.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from math import isfinite
from typing import Any

from porch.evidence.rules.said import MORE, Ref, Said

FIRST = ("peers", "before-after", "staying")
"""Whose finding stands first, in this order: the one that is asked of most, with its uncertainty."""

SHAPE = 1
"""The version of this shape. A page must go on reading reports of older shapes."""

LEAST = 11
"""People below which nothing is said of a group."""


class For(StrEnum):
    """Three readers of the same numbers. Nothing is kept from any of them; each is shown what they ask for first."""

    EVERYONE = "everyone"
    FUNDERS = "funders"
    RESEARCHERS = "researchers"


ALL = (For.EVERYONE, For.FUNDERS, For.RESEARCHERS)


@dataclass(frozen=True)
class Counts:
    """People in cells. A row adds up to its total, which is published as well, as the total of each column is where
    ``down``; a number that is hidden is None.
    """

    code: str
    title: Said
    rows: tuple[Said, ...]
    columns: tuple[Said, ...]
    counts: tuple[tuple[int | None, ...], ...]
    down: bool = True

    def at(self, row: int, column: int) -> Ref:
        return self.code, row, column

    def row(self, at: int) -> tuple[Ref, ...]:
        """Every cell of a row: what rests on its total rests on them."""
        return tuple((self.code, at, column) for column in range(len(self.columns)))

    def as_json(self) -> dict[str, Any]:
        return {
            "title": self.title.as_json(),
            "rows": [row.as_json() for row in self.rows],
            "columns": [column.as_json() for column in self.columns],
            "counts": [list(row) for row in self.counts],
            "down": self.down,
        }


@dataclass(frozen=True)
class Row:
    """Values in the order of the columns; None is "cannot be worked out", or hidden.

    ``rests``: cells without which none of it may be shown. ``n_rests``: those without which the first value, a number
    of people, eleven or more, may not be shown as it is.
    """

    name: Said
    values: tuple[float | int | str | None, ...]
    rests: tuple[Ref, ...] = ()
    n_rests: tuple[Ref, ...] = ()


@dataclass(frozen=True)
class Column:
    """``code`` is its name for machines, ``title`` for people, ``unit`` what its numbers are."""

    code: str
    title: Said
    unit: str = ""


@dataclass(frozen=True)
class Figures:
    """What was worked out, row by row. ``reading`` says how it is to be read."""

    code: str
    title: Said
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    first: Said
    reading: Said | None = None

    def as_json(self) -> dict[str, Any]:
        return {
            "title": self.title.as_json(),
            "first": self.first.as_json(),
            "columns": [
                {"code": one.code, "title": one.title.as_json(), "unit": one.unit} for one in self.columns
            ],
            "rows": [
                {
                    "name": row.name.as_json(),
                    "values": [
                        _number(value, DIGITS.get(column.code, DIGITS.get(column.unit, 1)))
                        for value, column in zip(row.values, self.columns, strict=True)
                    ],
                }
                for row in self.rows
            ],
            **({"reading": self.reading.as_json()} if self.reading else {}),
        }


@dataclass(frozen=True)
class Drawn:
    """A picture that a page draws: its kind, and the tables or figures it is drawn from."""

    kind: str
    of: tuple[str, ...]
    sentence: Said

    def as_json(self) -> dict[str, Any]:
        return {"kind": self.kind, "of": list(self.of), "sentence": self.sentence.as_json()}


@dataclass(frozen=True)
class Section:
    """``said`` stands first, ``fine`` is for whoever asks how exactly, ``sure`` is what must be said with it."""

    code: str
    title: Said
    said: tuple[Said, ...] = ()
    pictures: tuple[Drawn, ...] = ()
    counts: tuple[Counts, ...] = ()
    figures: tuple[Figures, ...] = ()
    sure: tuple[Said, ...] = ()
    fine: tuple[Said, ...] = ()
    views: tuple[For, ...] = ALL
    finding: Said | None = None  # what it would say first, were it the first
    tests: int = 0  # how many times chance was asked

    def as_json(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "title": self.title.as_json(),
            "said": [one.as_json() for one in self.said],
            "pictures": [one.as_json() for one in self.pictures],
            "counts": [one.code for one in self.counts],
            "figures": [one.code for one in self.figures],
            "sure": [one.as_json() for one in self.sure],
            "fine": [one.as_json() for one in self.fine],
            "views": [one.value for one in self.views],
        }


@dataclass(frozen=True)
class Made:
    """A report. ``n`` is None where too few people are in it for anything to be said."""

    kind: str
    title: str
    cut: date
    definitions: str
    n: int | None
    finding: Said
    sections: tuple[Section, ...]
    sure: tuple[Said, ...]
    method: tuple[Said, ...]

    @property
    def counts(self) -> tuple[Counts, ...]:
        """Every table of counts, to be looked at together before anything is shown."""
        return tuple(table for section in self.sections for table in section.counts)

    def with_counts(self, shown: Mapping[str, tuple[tuple[int | None, ...], ...]]) -> "Made":
        """With these counts in the place of its own; whatever rests on a hidden one is hidden."""
        from_table = {table.code: shown.get(table.code, table.counts) for table in self.counts}
        sections = tuple(_hidden(section, from_table) for section in self.sections)
        found = {one.code: one.finding for one in sections}
        first = next((found[code] for code in FIRST if found.get(code) is not None), None)
        finding = first or _as_shown(self.finding, from_table) or NOTHING_TO_SHOW
        return replace(self, sections=sections, finding=finding)

    def as_json(self) -> dict[str, Any]:
        return {
            "shape": SHAPE,
            "kind": self.kind,
            "title": self.title,
            "cut": self.cut.isoformat(),
            "definitions": self.definitions,
            "n": self.n,
            "finding": self.finding.as_json(),
            "sections": [section.as_json() for section in self.sections],
            "counts": {table.code: table.as_json() for table in self.counts},
            "figures": {one.code: one.as_json() for section in self.sections for one in section.figures},
            "sure": [one.as_json() for one in self.sure],
            "method": [one.as_json() for one in self.method],
        }


NOTHING_TO_SHOW = Said(
    "There are too few people in each part of this report for a number to be shown without showing somebody, so what "
    "it would say is not known to its readers."
)

type Shown = Mapping[str, tuple[tuple[int | None, ...], ...]]


def _gone(ref: Ref, shown: Shown) -> bool:
    code, row, column = ref
    return code in shown and shown[code][row][column] is None


def _as_shown(said: Said, shown: Shown) -> Said | None:
    if not any(_gone(ref, shown) for ref in said.rests):
        return said
    return _as_shown(said.instead, shown) if said.instead else None


def _all(said: tuple[Said, ...], shown: Shown) -> tuple[Said, ...]:
    return tuple(one for each in said if (one := _as_shown(each, shown)) is not None)


def _row(row: Row, shown: Shown) -> Row:
    if any(_gone(ref, shown) for ref in row.rests):
        return replace(row, values=(None,) * len(row.values))
    if row.values[0] is not None and any(_gone(ref, shown) for ref in row.n_rests):
        # a mean of whole numbers with its decimals tells of how many it is; as a whole number it does not
        return replace(row, values=(MORE, *(_whole(value) for value in row.values[1:])))
    return row


def _whole(value: float | int | str | None) -> float | int | str | None:
    return round(value) if isinstance(value, float) and isfinite(value) else value


def _hidden(section: Section, shown: Shown) -> Section:
    figures = tuple(replace(one, rows=tuple(_row(row, shown) for row in one.rows)) for one in section.figures)
    return replace(
        section,
        said=_all(section.said, shown),
        pictures=tuple(
            replace(one, sentence=_as_shown(one.sentence, shown) or NOT_SHOWN) for one in section.pictures
        ),
        counts=tuple(replace(one, counts=shown[one.code]) for one in section.counts),
        figures=figures,
        sure=_all(section.sure, shown),
        fine=_all(section.fine, shown),
        finding=_as_shown(section.finding, shown) if section.finding else None,
    )


NOT_SHOWN = Said(
    "Some of these numbers are hidden: they are about fewer than 11 people, or would tell of them."
)


DIGITS = {"p_adjusted": 3, "standard deviations": 2}
"""Places behind the point, by column or unit, where one is too few. No more than anybody needs: a mean told to the last
digit tells its sum, and of how many people it is."""


def _number(value: float | int | str | None, digits: int) -> float | int | str | None:
    """Rounded so that the same report has the same bytes on every machine; what is no number is None."""
    if isinstance(value, float):
        return round(value, digits) + 0.0 if isfinite(value) else None
    return value
