"""How many still stay, day by day, as stairs: with their ranges, and under the axis how many people each rests on.

The same stairs go up for endings that compete. A line differs from the others by its dash and its name as well as by
colour.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from porch.kit.charts import (
    NOTHING,
    Dots,
    Drawing,
    Line,
    Linear,
    Mark,
    Shape,
    Words,
    numbers_along,
    shortened,
    width_of,
)
from porch.kit.charts.marks import Point
from porch.measures.pictures.ends import beside
from porch.measures.staying import Curve, Incidence

TOP, HIGH, ROW = 10.0, 190.0, 18.0
MOST_BANDS = 2  # ranges drawn over one another: more, and none can be read
STEPS = (1, 2, 5, 7, 14, 30, 60, 90, 180, 365, 730, 1095, 1825, 3650, 7300, 18250)
CLOSEST = 38.0  # from one written day to the next, in units of the drawing
FINE = 0.8  # units of the drawing: steps smaller than that are one

_LOOKS = (  # dashes that an eye keeps apart; more lines begin anew
    ("#1F5F5B", ""),
    ("#9A4A1E", "7 4"),
    ("#6B4A7A", "2 3"),
    ("#7A5A00", "10 3 2 3"),
    ("#2B5B8A", "14 4"),
    ("#4F5E5B", "5 2 1 2 1 2"),
)
INK = {
    "rule": 'stroke="#DFD5C7"',
    "axis": 'stroke="#768280"',
    **{
        f"stay stay-{n}{again}": f'stroke="{colour}" stroke-width="{wide}" stroke-linejoin="round"'
        + (f' stroke-dasharray="{dash}"' if dash else "")
        for n, (colour, dash) in enumerate(_LOOKS, 1)
        for again, wide in (("", "2.5"), (" again", "1.2"))
    },
    **{f"stay-dot stay-dot-{n}": f'stroke="{colour}"' for n, (colour, _dash) in enumerate(_LOOKS, 1)},
    "stay-band stay-band-1": 'fill="#1F5F5B" fill-opacity="0.13" stroke="#1F5F5B" stroke-dasharray="1 3"',
    "stay-band stay-band-2": 'fill="#9A4A1E" fill-opacity="0.13" stroke="#9A4A1E" stroke-dasharray="1 3"',
    "name": 'fill="#22302E" font-weight="600"',
    "number": 'fill="#22302E"',
    "": 'fill="#4F5E5B"',
}
"""For a file of its own, on paper: a page takes its colours from the sheet."""


class Step(NamedTuple):
    """From ``t`` on: the share, its range where there is one, and how many were followed just before. None: not
    shown."""

    t: float
    share: float
    lo: float | None = None
    hi: float | None = None
    at_risk: int | None = None


@dataclass(frozen=True, slots=True)
class Stair:
    """One group or one ending. ``first`` is the share before the first step: 1 for staying, 0 for an ending.

    A stair ends with its last step: nobody was followed beyond it, or, where ``beyond`` is None, that may not be shown.
    ``known_only``: the share is known on these days and not between them; a dot stands on each, with straight lines
    from one to the next.
    """

    name: str
    steps: tuple[Step, ...]
    first: float = 1.0
    beyond: int | None = 0
    known_only: bool = False

    def at_risk(self, t: float) -> int | None:
        """Just before ``t``, which is what the last step before it left."""
        return next((step.at_risk for step in self.steps if step.t >= t), self.beyond)

    def upto(self, end: float) -> "Stair":
        """As far as ``end``; where it goes on, the last step is there."""
        inside = tuple(step for step in self.steps if step.t <= end)
        if len(inside) == len(self.steps) or (inside and inside[-1].t == end):
            return replace(self, steps=inside)
        last = inside[-1] if inside else Step(0, self.first, self.first, self.first)
        return replace(self, steps=(*inside, last._replace(t=end, at_risk=self.at_risk(end))))


def stair(name: str, made: Curve | Incidence) -> Stair:
    """Of a curve of staying, or of one ending."""
    shares = made.survival if isinstance(made, Curve) else made.value
    columns = (made.times, shares, made.lo, made.hi, made.at_risk)
    rows = zip(*(column.tolist() for column in columns), strict=True)
    steps = tuple(Step(t, s, _told(lo), _told(hi), n) for t, s, lo, hi, n in rows)
    return Stair(name, steps, 1.0 if isinstance(made, Curve) else 0.0)


def _told(value: float) -> float | None:
    return value if value == value else None


@dataclass(frozen=True, slots=True)
class Said:
    """The words of the drawing. ``still`` stands over the numbers at risk."""

    along: str = "Days since the first"
    still: str = "Still followed"
    percent: Callable[[float], str] = "{:.0%}".format
    number: Callable[[float], str] = "{:,.0f}".format


ENGLISH = Said()


def drawn(
    stairs: Sequence[Stair],
    width: float,
    said: Said = ENGLISH,
    *,
    since: float = 0,
    end: float | None = None,
    top: float = 1.0,
    days: Sequence[float] = (),
) -> Drawing:
    """Stairs from day ``since`` to ``end`` (as far as any goes), heights from 0 to ``top``; one of them has a step.

    ``days`` are those that may be written under the axis, for numbers at risk that are known on them alone.
    """
    reach = end if end is not None else max((s.steps[-1].t for s in stairs if s.steps), default=since)
    reach = reach if reach > since else since + 1
    cut = [one.upto(reach) for one in stairs]
    heights = [0, 0.25, 0.5, 0.75, 1] if top == 1 else numbers_along(0, top)
    left = max(width_of(said.percent(height)) for height in heights) + 8
    ticks = _ticks(cut, Linear(since, reach, left, width - 4), days, said)
    right = width - max(4, width_of(_widest(cut, ticks[-1], said)) / 2)
    along, up = Linear(since, reach, left, right), Linear(0, top, TOP + HIGH, TOP)
    lines = [_line(one, along, up) for one in cut]
    marks: list[Mark] = []
    for height in heights:
        y = up(height)
        marks.append(Line(((left, y), (right, y)), "rule" if height else "axis"))
        marks.append(Words(left - 6, y + 4.5, said.percent(height), "end"))
    if len(cut) <= MOST_BANDS:
        for n, one in enumerate(cut):
            marks += _band(one, n, along, up)
    marks += [Line(line, _look(n)) for n, line in enumerate(lines) if len(line) > 1]
    marks += [
        Dots(line, 3.5, f"stay-dot stay-dot-{_nth(n)}") for n, line in enumerate(lines) if cut[n].known_only
    ]
    names = beside([one.name for one in cut], lines, (left, TOP, width, TOP + HIGH)) if len(cut) > 1 else []
    below, bottom = _below(cut, ticks, along, width, said, named=bool(names))
    return Drawing(width, bottom, (*marks, *names, *below))


def _nth(n: int) -> int:
    return n % len(_LOOKS) + 1


def _look(n: int) -> str:
    """Of the seventh to the twelfth line that of the first to the sixth again, thinner."""
    again = " again" if n // len(_LOOKS) % 2 else ""
    return f"stay stay-{_nth(n)}{again}"


def _line(one: Stair, along: Linear, up: Linear) -> tuple[Point, ...]:
    """Across, then down: a step is taken at its time, not before. Steps too fine to be seen are taken together."""
    if one.known_only:
        return tuple((along(step.t), up.within(step.share)) for step in one.steps)
    points = [(along.start, up.within(one.first))]
    for step in one.steps:
        x, y = along(step.t), up.within(step.share)
        if x - points[-1][0] < FINE and abs(y - points[-1][1]) < FINE and step is not one.steps[-1]:
            continue
        points += [(x, points[-1][1]), (x, y)] if y != points[-1][1] else [(x, y)]
    return tuple(dict.fromkeys(points))


def _band(one: Stair, n: int, along: Linear, up: Linear) -> Iterator[Mark]:
    """From the first step to the last that has a range."""
    ranged = [step for step in one.steps if step.lo is not None and step.hi is not None]
    if len(ranged) < 2:
        return
    low = _line(replace(one, steps=tuple(Step(step.t, step.lo or 0.0) for step in ranged)), along, up)
    high = _line(replace(one, steps=tuple(Step(step.t, step.hi or 0.0) for step in ranged)), along, up)
    yield Shape((*high, *reversed(low)), f"stay-band stay-band-{_nth(n)}")


def _widest(stairs: Sequence[Stair], t: float, said: Said) -> str:
    """The longest of the words that stand under one tick."""
    words = [said.number(t), *(_people(one.at_risk(t), said) for one in stairs)]
    return max(words, key=width_of)


def _people(n: int | None, said: Said) -> str:
    return NOTHING if n is None else said.number(n)


def _ticks(stairs: Sequence[Stair], along: Linear, days: Sequence[float], said: Said) -> list[float]:
    """Days with room for their words and for the numbers under them: of a regular row the closest, or of ``days``."""
    first, reach = along.low, along.high
    wide = {t: width_of(_widest(stairs, t, said)) for t in days}
    if wide:
        kept: list[float] = []
        for t in sorted(t for t in wide if first <= t <= reach):
            if not kept or along(t) - along(kept[-1]) >= max(CLOSEST, (wide[t] + wide[kept[-1]]) / 2 + 8):
                kept.append(t)
        return kept or [first]
    each = (along.end - along.start) / (reach - first)
    steps = [float(step) for step in STEPS]
    for step in steps if reach - first >= 2 else [reach - first, *steps]:
        if step * each < CLOSEST:
            continue
        ticks = [first + n * step for n in range(int((reach - first) / step + 1e-9) + 1)]
        if max(width_of(_widest(stairs, t, said)) for t in ticks) + 12 <= step * each:
            return ticks
    return [first]


def _below(
    stairs: Sequence[Stair],
    ticks: Sequence[float],
    along: Linear,
    width: float,
    said: Said,
    *,
    named: bool,
) -> tuple[list[Mark], float]:
    """The days, what they are, and how many are still followed; the height where it all ends.

    One row of numbers where all lines rest on the same people, as for endings that compete; then a name stands there
    only if it found no place at its line (``named``).
    """
    bottom = TOP + HIGH
    marks: list[Mark] = [Line(((along(t), bottom), (along(t), bottom + 5)), "axis") for t in ticks]
    marks += [Words(along(t), bottom + 19, said.number(t), "middle") for t in ticks]
    y = bottom + 19 + ROW
    marks.append(Words(along.start, y, shortened(said.along, width - along.start)))
    numbers = [[_people(one.at_risk(t), said) for t in ticks] for one in stairs]
    same = all(row == numbers[0] for row in numbers) and all(one.first == 0 for one in stairs)
    if same and len(stairs) > 1 and not named:
        y += 8
        for n, one in enumerate(stairs):
            y += ROW
            marks += _key(one.name, n, y, width)
    y += ROW + 8
    marks.append(Words(0, y, shortened(said.still, width), kind="name"))
    for n, (one, row) in enumerate(zip(stairs, numbers, strict=True)):
        if same and n:
            break
        if len(stairs) > 1 and not same:
            y += ROW
            marks += _key(one.name, n, y, width)
        y += ROW
        marks += [Words(along(t), y, words, "middle", "number") for t, words in zip(ticks, row, strict=True)]
    return marks, y + 8


def _key(name: str, n: int, y: float, width: float) -> list[Mark]:
    return [Line(((0, y - 4.5), (26, y - 4.5)), _look(n)), Words(34, y, shortened(name, width - 34))]
