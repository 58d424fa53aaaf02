"""Studies under one another: each effect with its range as a line and in words, its weight as the size of a square, and
what they say together as a diamond. A dashed line says where a further study would lie.

Values are on the scale they were pooled on; of ratios that is the logarithm, and the words say the ratio.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, exp, floor, log, log10

from porch.kit.charts import (
    NARROW,
    Bar,
    Drawing,
    Line,
    Linear,
    Mark,
    Shape,
    Words,
    diamond,
    numbers_along,
    placed,
    shortened,
    width_of,
)

ROW, LOW_ROW, TOP = 24.0, 42.0, 22.0
NAME_WIDEST, GAP = 0.36, 12.0  # of the width; units between name, drawing and words
LEAST_SIDE, MOST_SIDE = 4.0, 13.0
REACH = 0.75  # how far ranges may widen the axis, of what the effects themselves span
ROUND = (1.0, 2.0, 5.0)
FEWEST_TICKS = 3
LARGEST = 700.0  # a logarithm: what lies above is no number of a computer

type Number = Callable[[float], str]
"""Says a value as people read it."""

INK = {
    "rule": 'stroke="#DFD5C7"',
    "axis": 'stroke="#768280"',
    "no-difference": 'stroke="#4F5E5B" stroke-width="1.5"',
    "effect-range": 'stroke="#22302E" stroke-width="1.5"',
    "effect-end": 'fill="#22302E"',
    "effect": 'fill="#1F5F5B"',
    "together": 'fill="#9A4A1E"',
    "together-line": 'stroke="#9A4A1E" stroke-dasharray="2 3"',
    "further": 'stroke="#9A4A1E" stroke-width="2.5" stroke-dasharray="6 3"',
    "name": 'fill="#22302E" font-weight="600"',
    "number": 'fill="#22302E"',
    "": 'fill="#22302E"',
}
"""For a file of its own, on paper: a page takes its colours from the sheet."""


@dataclass(frozen=True, slots=True)
class Study:
    """One line. ``weight`` is a share of any whole; 0 draws the smallest square."""

    name: str
    estimate: float
    lo: float
    hi: float
    weight: float


@dataclass(frozen=True, slots=True)
class Together:
    """What the studies say together, and where a further one would lie, where that is known."""

    estimate: float
    lo: float
    hi: float
    further: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """The words of the drawing. ``number`` says a value as people read it; None: by how large the values are."""

    study: str = "Study"
    effect: str = "Effect (95 % range)"
    together: str = "All together"
    further: str = "A further study"
    lower: str = "lower in the first group"
    higher: str = "higher in the first group"
    range: str = "{value} ({low} to {high})"
    only_range: str = "{low} to {high}"
    number: Number | None = None


ENGLISH = Said()


def drawn(
    studies: Sequence[Study],
    together: Together | None,
    width: float,
    said: Said = ENGLISH,
    *,
    ratio: bool = False,
) -> Drawing:
    """``ratio``: values are logarithms and are written as ratios. At least one study is there."""
    number = said.number or numbers(studies, together, ratio=ratio)
    words = _Words(said, number)
    lines = [words.of(one.estimate, one.lo, one.hi) for one in studies]
    lines += [words.of(together.estimate, together.lo, together.hi)] if together else []
    lines += [words.between(*together.further)] if together and together.further else []
    narrow = width <= NARROW * 1.2
    end = max(map(width_of, [*lines, said.effect]))
    left = (
        0.0 if narrow else min(NAME_WIDEST * width, max(width_of(n) for n in _names(studies, together, said)))
    )
    inner = (8.0, width - 8.0) if narrow else (left + GAP, width - end - GAP)
    along = Linear(*_reach(studies, together), *inner)
    sheet = _Sheet(along, width, width - end - GAP if narrow else left, narrow)
    sheet.head(said)
    for one, line in zip(studies, lines, strict=False):
        sheet.study(one, line, max(study.weight for study in studies))
    bottom = sheet.y
    if together:
        sheet.together(together, lines[len(studies) :], said)
        bottom = sheet.y
    under, y = _under(along, bottom, width, said, ratio=ratio)
    down = [(0.0, "no-difference")] if _inside(along, 0) else []
    down += [(together.estimate, "together-line")] if together else []
    lines_down = [line for value, kind in down for line in sheet.down(along.within(value), bottom, kind)]
    return Drawing(width, y, (*lines_down, *sheet.marks, *under))


def _names(studies: Sequence[Study], together: Together | None, said: Said) -> list[str]:
    own = [said.together, *([said.further] if together and together.further else [])] if together else []
    return [said.study, *(one.name for one in studies), *own]


@dataclass(frozen=True, slots=True)
class _Words:
    said: Said
    number: Number

    def of(self, value: float, low: float, high: float) -> str:
        n = self.number
        return self.said.range.format(value=n(value), low=n(low), high=n(high))

    def between(self, low: float, high: float) -> str:
        return self.said.only_range.format(low=self.number(low), high=self.number(high))


def numbers(studies: Sequence[Study], together: Together | None, *, ratio: bool) -> Number:
    """One number of decimals for all: two for ratios; for differences as many as the narrowest range needs."""
    if ratio:
        return lambda value: _ratio(exp(min(value, LARGEST)))
    spans = [one.hi - one.lo for one in studies]
    spans += [together.hi - together.lo] if together else []
    least = min((span for span in spans if span > 0), default=1.0)
    places = min(6, max(0, 1 - floor(log10(least))))
    return lambda value: f"{value + 0.0:.{places}f}".replace("-", "−")


def _ratio(value: float) -> str:
    if value >= 1000:
        return f"{value:.2g}" if value >= 1e6 else f"{value:,.0f}"
    return f"{value:.2f}" if value >= 0.095 else f"{value:.2g}"


def _reach(studies: Sequence[Study], together: Together | None) -> tuple[float, float]:
    """From where to where: every effect, no difference, all together; ranges as far as they do not press the rest."""
    points = [0.0, *(one.estimate for one in studies)]
    points += [together.lo, together.hi, *(together.further or ())] if together else []
    low, high = min(points), max(points)
    span = high - low or max((one.hi - one.lo for one in studies), default=0) or 1.0
    ends = [min(one.lo for one in studies), max(one.hi for one in studies)]
    low, high = min(low, max(ends[0], low - REACH * span)), max(high, min(ends[1], high + REACH * span))
    edge = 0.03 * (high - low)
    return low - edge, high + edge


def _inside(along: Linear, value: float) -> bool:
    return along.low <= value <= along.high


class _Sheet:
    """Lines being drawn from the top down; ``y`` is where the next one begins."""

    def __init__(self, along: Linear, width: float, names: float, narrow: bool) -> None:
        self.along, self.width, self.names, self.narrow = along, width, names, narrow
        self.marks: list[Mark] = []
        self.middles: list[float] = []
        self.y = TOP

    def head(self, said: Said) -> None:
        self.marks.append(Words(0, TOP - 8, shortened(said.study, self.names), kind="name"))
        self.marks.append(Words(self.width, TOP - 8, said.effect, "end", "name"))

    def line(self, name: str, words: str, kind: str) -> float:
        """The words of a line; where its marks stand."""
        base = self.y + 16
        self.marks.append(Words(0, base, shortened(name, self.names), kind=kind))
        self.marks.append(Words(self.width, base, words, "end", kind or "number"))
        middle = self.y + 30 if self.narrow else self.y + ROW / 2
        self.middles.append(middle)
        self.y += LOW_ROW if self.narrow else ROW
        return middle

    def down(self, x: float, bottom: float, kind: str) -> list[Mark]:
        """A line from top to bottom; where words stand over the marks, only beside the marks."""
        spans = [(y - 8, y + 10) for y in self.middles] if self.narrow else [(TOP, bottom)]
        return [Line(((x, above), (x, below)), kind) for above, below in spans]

    def study(self, one: Study, words: str, heaviest: float) -> None:
        y = self.line(one.name, words, "")
        low, high = self.along.within(one.lo), self.along.within(one.hi)
        self.marks.append(Line(((low, y), (high, y)), "effect-range"))
        if one.lo < self.along.low:
            self.marks.append(Shape(((low - 4, y), (low + 3, y - 4), (low + 3, y + 4)), "effect-end"))
        if one.hi > self.along.high:
            self.marks.append(Shape(((high + 4, y), (high - 3, y - 4), (high - 3, y + 4)), "effect-end"))
        share = max(0.0, one.weight) / heaviest if heaviest > 0 else 0.0
        side = max(LEAST_SIDE, MOST_SIDE * share**0.5)
        x = self.along.within(one.estimate)
        self.marks.append(Bar(x - side / 2, y - side / 2, side, side, "effect"))

    def together(self, whole: Together, words: Sequence[str], said: Said) -> None:
        self.marks.append(Line(((0, self.y + 3), (self.width, self.y + 3)), "rule"))
        self.y += 6
        y = self.line(said.together, words[0], "name")
        low, high = self.along.within(whole.lo), self.along.within(whole.hi)
        middle = self.along.within(whole.estimate)
        if high - low < 6:
            self.marks.append(diamond(middle, y, 5, 7, "together"))
        else:
            self.marks.append(Shape(((low, y), (middle, y - 7), (high, y), (middle, y + 7)), "together"))
        if whole.further:
            y = self.line(said.further, words[1], "")
            ends = tuple((self.along.within(value), y) for value in whole.further)
            self.marks.append(Line(ends, "further"))


def _under(
    along: Linear, bottom: float, width: float, said: Said, *, ratio: bool
) -> tuple[list[Mark], float]:
    """The axis, its numbers, and what either side of no difference means."""
    y = bottom + 6
    marks: list[Mark] = [Line(((along.start, y), (along.end, y)), "axis")]
    first = [0.0] if _inside(along, 0) else []
    ticks = [*first, *(value for value in axis(along.low, along.high, ratio=ratio) if value not in first)]
    wanted = [Words(along(value), y + 19, tick(value, ratio), "middle") for value in ticks]
    shown = placed(wanted, width)
    marks += [Line(((words.x, y), (words.x, y + 5)), "axis") for words in shown]
    marks += shown
    y += 40
    lower, higher = f"← {said.lower}", f"{said.higher} →"
    x = along.within(0)
    if width_of(lower) <= x - 6 and width_of(higher) <= width - x - 6:
        sides = [Words(x - 6, y, lower, "end"), Words(x + 6, y, higher)]
    else:
        sides = [Words(0, y, shortened(lower, width)), Words(width, y + 18, shortened(higher, width), "end")]
        y += 18
    return [*marks, *sides], y + 6


def axis(low: float, high: float, *, ratio: bool) -> list[float]:
    """Round values along the axis: of ratios 0.5, 1, 2, as logarithms."""
    if not ratio:
        return numbers_along(low, high, 5)
    powers = range(floor(low / log(10)) - 1, ceil(high / log(10)) + 1)
    every = [log(step) + power * log(10) for power in powers for step in ROUND]
    inside = [value for value in every if low <= value <= high]
    tens = [value for value in inside if abs(value / log(10) - round(value / log(10))) < 1e-9]
    chosen = inside if len(inside) <= 7 or len(tens) < 2 else tens
    if len(chosen) < FEWEST_TICKS:
        chosen = [
            log(ratio)
            for ratio in numbers_along(exp(min(low, LARGEST)), exp(min(high, LARGEST)), 5)
            if ratio > 0
        ]
    return [0.0 if abs(value) < 1e-12 else value for value in chosen]


def tick(value: float, ratio: bool) -> str:
    return f"{exp(min(value, LARGEST)):.6g}" if ratio else f"{value:.6g}".replace("-", "−")
