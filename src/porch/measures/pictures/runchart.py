"""A run chart: a figure week by week, its median, and by their shape the points that are not likely to be chance.

What stands out differs by shape and size as well as by colour: a diamond on one side of the median six or more times in
a row, a triangle while it rises or falls five or more times, a ring outside of what is usual.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from porch.kit.charts import (
    Dot,
    Dots,
    Drawing,
    Line,
    Linear,
    Mark,
    Shape,
    Sign,
    Steps,
    Words,
    diamond,
    legend,
    numbers_along,
    ticks,
    width_of,
)
from porch.measures.runcharts import RunChart, Signal

TOP, HIGH = 10.0, 170.0
INK = {
    "rule": 'stroke="#DFD5C7"',
    "course": 'stroke="#768280" stroke-width="1.2" stroke-linejoin="round"',
    "course-median": 'stroke="#1F5F5B" stroke-width="2.5"',
    "course-limit": 'stroke="#768280" stroke-width="1.5" stroke-dasharray="3 4"',
    "course-point": 'stroke="#4F5E5B"',
    "course-shift": 'fill="#1F5F5B"',
    "course-trend": 'fill="#9A4A1E"',
    "course-outside": 'fill="none" stroke="#6B4A7A" stroke-width="2"',
    "": 'fill="#4F5E5B"',
}
"""For a file of its own, on paper: a page takes its colours from the sheet."""


def _short(value: float) -> str:
    return f"{value:,.1f}".removesuffix(".0")


@dataclass(frozen=True, slots=True)
class Said:
    """The words of the drawing; ``{}`` is where a number, or two of them, stand."""

    point: str = "a week"
    median: str = "the middle (median): {}"
    shift: str = "six or more on one side of it"
    trend: str = "five or more up, or down"
    limits: str = "usual: {} to {}"
    outside: str = "outside of what is usual"
    number: Callable[[float], str] = _short
    by_day: Callable[[date], str] = "{0.day} {0:%b}".format
    by_month: Callable[[date], str] = "{:%b}".format
    by_year: Callable[[date], str] = "{:%Y}".format


ENGLISH = Said()
type Points = Sequence[tuple[date, float | None]]
"""The first day of each week (or other stretch), and the figure; None where there was none."""


def drawn(
    points: Points,
    chart: RunChart,
    width: float,
    said: Said = ENGLISH,
    *,
    days: int = 7,
    least: float | None = None,
    most: float | None = None,
) -> Drawing:
    """``points`` in order of time, each of ``days`` days; ``chart`` is what ``runs`` says of their values.

    ``least`` and ``most``: values that the axis does not go beyond. At least one point has a value.
    """
    up = _heights(points, chart, least, most)
    heights = numbers_along(up.low, up.high, 5)
    left = max(width_of(said.number(height)) for height in heights) + 8
    along = Steps(points[0][0], points[-1][0] + timedelta(days=days - 1), left, width - 4)
    marks: list[Mark] = []
    for height in heights:
        marks.append(Line(((left, up(height)), (width, up(height))), "rule"))
        marks.append(Words(left - 6, up(height) + 4.5, said.number(height), "end"))
    marks += _lines(chart, up, left, width)
    places = [
        None if value is None else ((along.edge(day) + along.each * days / 2), up(value))
        for day, value in points
    ]
    for there, stretch in groupby(places, key=lambda place: place is not None):
        line = tuple(place for place in stretch if place is not None)
        if there and len(line) > 1:
            marks.append(Line(line, "course"))
    marks += _points(places, chart)
    bottom = TOP + HIGH
    row = ticks(along, by_day=said.by_day, by_month=said.by_month, by_year=said.by_year)
    marks += [
        Line(((along.edge(tick.day), bottom), (along.edge(tick.day), bottom + 5)), "rule") for tick in row
    ]
    marks += [Words(along.edge(tick.day), bottom + 18, tick.words) for tick in row]
    meaning, end = legend(_signs(chart, said), width, bottom + 28)
    return Drawing(width, end, (*marks, *meaning))


def _heights(points: Points, chart: RunChart, least: float | None, most: float | None) -> Linear:
    """From below the lowest to above the highest of what is drawn, with a tenth of room."""
    values = [value for _, value in points if value is not None]
    if chart.limits:
        values += [chart.limits.low, chart.limits.high]
    low, high = min(values), max(values)
    room = (high - low) / 10 or max(1.0, abs(high) / 10)
    low, high = low - room, high + room
    low = low if least is None else max(low, least)
    high = high if most is None else min(high, most)
    return Linear(low, high, TOP + HIGH, TOP)


def _lines(chart: RunChart, up: Linear, left: float, width: float) -> list[Mark]:
    marks: list[Mark] = []
    if chart.limits:
        for value in (chart.limits.low, chart.limits.high):
            marks.append(Line(((left, up.within(value)), (width, up.within(value))), "course-limit"))
    if chart.median is not None:
        marks.append(Line(((left, up(chart.median)), (width, up(chart.median))), "course-median"))
    return marks


def _points(places: Sequence[tuple[float, float] | None], chart: RunChart) -> list[Mark]:
    """Each by what it is part of: a shift before a trend; a ring around what is outside, whatever else it is."""
    shifts, trends = _within(chart.shifts), _within(chart.trends)
    plain: list[tuple[float, float]] = []
    marks: list[Mark] = []
    radius = 3.2 if len(places) <= 60 else 2.2
    for n, place in enumerate(places):
        if place is None:
            continue
        if n in shifts:
            marks.append(_shift(*place, radius + 1.6))
        elif n in trends:
            marks.append(_trend(*place, radius + 1, up=trends[n]))
        else:
            plain.append(place)
        if chart.limits and n in chart.limits.outside:
            marks.append(Dot(*place, radius + 4, "course-outside"))
    return [Dots(tuple(plain), radius, "course-point"), *marks] if plain else marks


def _within(signals: Sequence[Signal]) -> dict[int, bool]:
    """Points that belong to one of them, and whether it goes up."""
    return {n: one.up for one in signals for n in range(one.first, one.last + 1)}


def _shift(x: float, y: float, size: float = 4.8) -> Shape:
    return diamond(x, y, size, size, "course-shift")


def _trend(x: float, y: float, size: float = 4.2, *, up: bool = True) -> Shape:
    tip = -size if up else size
    return Shape(((x, y + tip), (x + size, y - tip), (x - size, y - tip)), "course-trend")


def _signs(chart: RunChart, said: Said) -> list[tuple[Sign, str]]:
    """Only what is drawn."""

    def line(kind: str) -> Sign:
        return lambda x, y: (Line(((x - 8, y), (x + 8, y)), kind),)

    signs: list[tuple[Sign, str]] = [(lambda x, y: (Dots(((x, y),), 3.2, "course-point"),), said.point)]
    if chart.median is not None:
        signs.append((line("course-median"), said.median.format(said.number(chart.median))))
    if chart.limits:
        usual = said.limits.format(said.number(chart.limits.low), said.number(chart.limits.high))
        signs.append((line("course-limit"), usual))
        if chart.limits.outside:
            signs.append((lambda x, y: (Dot(x, y, 6, "course-outside"),), said.outside))
    if chart.shifts:
        signs.append((lambda x, y: (_shift(x, y),), said.shift))
    if chart.trends:
        rises = chart.trends[0].up
        signs.append((lambda x, y: (_trend(x, y, up=rises),), said.trend))
    return signs
