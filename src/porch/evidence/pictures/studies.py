"""Studies that counted the same thing, under one another, with what they say together: words, drawing and table.

Counts of other sites may stand below them. They are drawn as what they are, and are in no sum.
"""

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from math import log, sqrt
from typing import Any

from django.utils.translation import gettext

from porch.evidence.pictures import said_together as telling
from porch.evidence.rules.results import Scale
from porch.evidence.rules.studies import Design, Study
from porch.evidence.words_of_studies import title_of
from porch.kit.charts import NARROW, WIDE, Cell, Picture
from porch.measures.pictures import forest

NORMAL = 1.959964


@dataclass(frozen=True)
class Beside:
    """A row that is in no sum: ``name`` says whose it is, ``a`` of ``n1`` with peers, ``c`` of ``n2`` without."""

    name: str
    a: int
    n1: int
    c: int
    n2: int

    def study(self) -> forest.Study | None:
        """Its risk ratio as a logarithm; None where it has none."""
        if not (0 < self.a <= self.n1 and 0 < self.c <= self.n2) or (self.a, self.c) == (self.n1, self.n2):
            return None
        middle = log(self.a / self.n1) - log(self.c / self.n2)
        half = NORMAL * sqrt(1 / self.a - 1 / self.n1 + 1 / self.c - 1 / self.n2)
        return forest.Study(self.name, middle, middle - half, middle + half, 0)


@dataclass(frozen=True)
class Alone:
    """An outcome that one study alone counted: nothing to put together, and nothing to draw."""

    title: str
    words: str


@dataclass(frozen=True)
class Block:
    """One outcome and one design: its picture, and lines that must be read with it."""

    code: str
    title: str
    design: Design
    picture: Picture
    lines: tuple[str, ...]


SITES: Mapping[str, Any] = {
    "outcome": "still-in-care",
    "design": Design.COHORT.value,
    "scale": Scale.RR.value,
    "rows": [],
    "dropped": [],
    "pooled": None,
    "without": [],
}
"""What sites count, where no study did: nothing to put together."""


def shown_together(
    heaps: Sequence[Mapping[str, Any]], studies: Sequence[Study], beside: Sequence[Beside]
) -> tuple[list[Block], list[Alone]]:
    """Heaps with something to draw, and the rest. What sites counted stands beside the studies that counted the same,
    or by itself."""
    titles = {study.code: study.title for study in studies}
    blocks, alone = [], []
    there = [heap for heap in heaps if (heap["outcome"], heap["scale"]) == (SITES["outcome"], SITES["scale"])]
    for heap in [*heaps, *([SITES] if beside and not there else [])]:
        sites = beside if heap in there or heap is SITES else ()
        if heap["pooled"] is None and not sites:
            alone.append(_alone(heap, titles))
        else:
            made = block(heap, titles, sites)
            blocks.append(replace(made, lines=(*telling.against(heap, studies), *made.lines)))
    return blocks, alone


def _alone(heap: Mapping[str, Any], titles: Mapping[str, str]) -> Alone:
    title, scale = title_of(heap["outcome"]), Scale(heap["scale"])
    if not heap["rows"]:
        return Alone(title, gettext("Nobody or everybody in both groups had it, so nothing can be told."))
    row = heap["rows"][0]
    said = (
        gettext(
            "%(middle)s times as often with peers as without (likely range %(low)s to %(high)s). %(study)s."
        )
        if scale is Scale.RR
        else gettext("%(middle)s (likely range %(low)s to %(high)s). %(study)s.")
    )
    ends = {
        name: telling.told(row[key], scale)
        for name, key in (("middle", "estimate"), ("low", "low"), ("high", "high"))
    }
    return Alone(title, said % {**ends, "study": titles.get(row["code"], row["code"])})


def block(
    heap: Mapping[str, Any], titles: Mapping[str, str], beside: Sequence[Beside] = (), code: str = ""
) -> Block:
    """``heap`` as it is kept (``rules.together``); ``titles`` of its studies by their code."""
    design, scale = Design(heap["design"]), Scale(heap["scale"])
    title = title_of(heap["outcome"])
    together = _together(heap["pooled"])
    rows = [
        forest.Study(titles.get(row["code"], row["code"]), *_three(row), row["weight"] or 0)
        for row in heap["rows"]
    ]
    extra = [one for one in (row.study() for row in beside) if one is not None] if scale is Scale.RR else []
    code = code or f"together-{heap['outcome']}-{heap['design']}-{heap['scale']}"
    sentence = telling.sentence(heap, scale, sites=len(extra))
    labels = _labels(scale)
    columns = _columns(scale)
    table = tuple(_row(one, scale, weight=bool(together)) for one in rows)
    table += tuple(_row(one, scale, weight=False) for one in extra)
    table += (_whole(together, scale),) if together else ()
    drawn = [*rows, *extra]
    picture = Picture(
        code,
        title,
        sentence,
        desc=" ".join([sentence, *(f"{row[0].words}: {row[1].words}." for row in table)]),
        reading=_reading(scale, bool(together), bool(extra)) if drawn else "",
        columns=columns,
        rows=table,
        narrow=forest.drawn(drawn, together, NARROW, labels, ratio=scale.is_ratio) if drawn else None,
        wide=forest.drawn(drawn, together, WIDE, labels, ratio=scale.is_ratio) if drawn else None,
    )
    lines = (*telling.lines(heap, titles, scale), *(telling.of_site(*astuple(one)) for one in beside))
    return Block(code, title, design, picture, lines)


def _three(row: Mapping[str, float]) -> tuple[float, float, float]:
    return row["estimate"], row["low"], row["high"]


def _together(pooled: Mapping[str, Any] | None) -> forest.Together | None:
    if pooled is None:
        return None
    further = pooled["predicted"]
    return forest.Together(*_three(pooled), tuple(further) if further else None)


def _labels(scale: Scale) -> forest.Said:
    return forest.Said(
        study=gettext("Study"),
        effect=gettext("Ratio (range)") if scale.is_ratio else gettext("Difference (range)"),
        together=gettext("Together"),
        further=gettext("A further study"),
        lower=gettext("less with peers"),
        higher=gettext("more with peers"),
        range=gettext("{value} ({low} to {high})"),
        only_range=gettext("{low} to {high}"),
        number=lambda value: telling.told(value, scale),
    )


def _columns(scale: Scale) -> tuple[str, ...]:
    effect = gettext("Ratio") if scale.is_ratio else gettext("Difference")
    return gettext("Study"), effect, gettext("from"), gettext("to"), gettext("Weight in 100")


def _row(one: forest.Study, scale: Scale, *, weight: bool) -> tuple[Cell, ...]:
    values = (Cell.of(telling.told(value, scale)) for value in (one.estimate, one.lo, one.hi))
    share = f"{one.weight:.1f}" if weight else ""
    return Cell.of(one.name), *values, Cell(share or gettext("in no sum"), share)


def _whole(one: forest.Together, scale: Scale) -> tuple[Cell, ...]:
    values = (Cell.of(telling.told(value, scale)) for value in (one.estimate, one.lo, one.hi))
    return Cell.of(gettext("Together")), *values, Cell.of("100")


def _reading(scale: Scale, together: bool, sites: bool) -> str:
    said = [
        gettext(
            "A square is what a study found, the line its likely range. The upright line is no difference."
        )
    ]
    if together:
        said.append(gettext("The last shape is all of them together, as wide as its likely range."))
    if sites:
        said.append(gettext("Lines of sites are not randomised and are in no sum."))
    return " ".join(said)
