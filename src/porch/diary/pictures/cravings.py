"""Cravings: a point for each day, week or month, the middle of seven days, the range that is usual, one's own days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.translation import gettext as _

from porch.diary.pictures import shapes
from porch.diary.pictures.periods import Window
from porch.diary.pictures.words import (
    day_words,
    described,
    month_words,
    of_day,
    of_number,
    points,
    short_day,
    short_month,
    year_of,
)
from porch.kit.charts import (
    NARROW,
    WIDE,
    Cell,
    Dots,
    Drawing,
    Line,
    Linear,
    Mark,
    Picture,
    Shape,
    Sign,
    Steps,
    Words,
    legend,
    ticks,
    width_of,
)
from porch.measures import bands
from porch.measures.bands import Craving, Point, Unit

LEAST = 5  # cravings
LEFT, TOP, HIGH = 24.0, 24.0, 170.0
MOST_DAYS_OF_ONES_OWN = 12
SPANS_FROM = 8.0  # units from point to point: closer together, upright lines hide everything else


@dataclass(frozen=True, slots=True)
class Own:
    """A day somebody named themselves, in their own words."""

    day: date
    words: str


def picture(cravings: Sequence[Craving], own: Sequence[Own], window: Window) -> Picture:
    """Cravings from before the window count for the range of its first days. ``own`` days outside it are left out."""
    inside = [craving for craving in cravings if window.holds(craving.day)]
    title = _("Cravings")
    if len(inside) < LEAST:
        return Picture("cravings", title, _("A few more days and we can draw this."))
    window = Window(max(window.first, min(craving.day for craving in inside)), window.last)
    there = bands.points(cravings, window.first, window.last, window.unit)
    named = sorted((one for one in own if window.holds(one.day)), key=lambda one: one.day)[
        -MOST_DAYS_OF_ONES_OWN:
    ]
    sentence = _sentence(there)
    columns = _columns(window.unit)
    rows = tuple(_row(point, window.unit) for point in there)
    key = _key(named)
    return Picture(
        "cravings",
        title,
        sentence,
        desc=" ".join([sentence, described(columns, rows), *(f"{line}." for line in key)]),
        reading=_reading(window.unit),
        rule=_rule(),
        columns=columns,
        rows=rows,
        narrow=_drawn(there, named, window, NARROW),
        wide=_drawn(there, named, window, WIDE),
        key=key,
    )


def _sentence(there: Sequence[Point]) -> str:
    """What the middle is now and what it was at first, without a word for which is better."""
    lines = [point for point in there if point.line is not None]
    if not lines:
        return _("Cravings from 0 (none) to 10 (the most you can imagine).")
    first, last = lines[0], lines[-1]
    said = _("In the seven days to %(day)s the middle was %(n)s") % _seven(last)
    if (last.last - first.last).days >= bands.LINE_DAYS:
        said += _("; in the seven days to %(day)s it was %(n)s") % _seven(first)
    if last.low is not None and last.high is not None:
        said += _("; your usual range is now %(low)s to %(high)s") % {
            "low": points(last.low),
            "high": points(last.high),
        }
    return f"{said}."


def _seven(point: Point) -> dict[str, str]:
    return {"day": day_words(point.last), "n": points(point.line or 0)}


def _reading(unit: Unit) -> str:
    band = _("The band is your usual range: the middle half of what you told in 28 days.")
    if unit is Unit.DAY:
        return band
    span = _("Where there is room, a thin upright line goes from the lowest to the highest.")
    return f"{band} {span}"


def _rule() -> str:
    return _(
        "The middle: as many lie below it as above. The usual range is the middle half of what you told in 28 days, "
        "drawn from five on; the middle of seven days is drawn from three on."
    )


def _columns(unit: Unit) -> tuple[str, ...]:
    of = {Unit.DAY: _("Day"), Unit.WEEK: _("Week from"), Unit.MONTH: _("Month")}[unit]
    return (
        of,
        _("Times told"),
        _("Middle"),
        _("Lowest"),
        _("Highest"),
        _("Middle of 7 days"),
        _("Usual from"),
        _("Usual to"),
    )


def _row(point: Point, unit: Unit) -> tuple[Cell, ...]:
    when = (
        Cell(month_words(point.first), f"{point.first:%Y-%m}") if unit is Unit.MONTH else of_day(point.first)
    )
    values = (point.middle, point.least, point.most, point.line, point.low, point.high)
    return when, of_number(point.told), *(of_number(value) for value in values)


def _drawn(there: Sequence[Point], named: Sequence[Own], window: Window, width: float) -> Drawing:
    along = Steps(window.first, window.last, LEFT, width - 4)
    up = Linear(0, 10, TOP + HIGH, TOP)
    marks: list[Mark] = []
    for value in (0, 5, 10):
        marks.append(Line(((LEFT, up(value)), (width, up(value))), "rule"))
        marks.append(Words(LEFT - 6, up(value) + 4.5, str(value), "end"))
    marks += _bands(there, along, up)
    marks += _days_of_ones_own(named, along, width)
    marks += _spans(there, along, up, window.unit)
    marks += _lines(there, along, up, window.unit)
    dots = tuple((_at(point, along), up(point.middle)) for point in there if point.middle is not None)
    radius = 3.0 if len(there) <= 110 else 2.0
    marks += [Dots(dots, radius, "dots edge"), Dots(dots, radius - 1.2, "dots")]
    row = ticks(along, by_day=short_day, by_month=short_month, by_year=year_of)
    bottom = TOP + HIGH
    marks += [
        Line(((along.edge(tick.day), bottom), (along.edge(tick.day), bottom + 5)), "rule") for tick in row
    ]
    marks += [Words(along.edge(tick.day), bottom + 18, tick.words) for tick in row]
    meaning, end = legend(_signs(there, named, window.unit), width, bottom + 28)
    return Drawing(width, end, (*marks, *meaning))


def _at(point: Point, along: Steps) -> float:
    return (along.middle(point.first) + along.middle(point.last)) / 2


def _bands(there: Sequence[Point], along: Steps, up: Linear) -> list[Mark]:
    """One shape for each stretch of points that have a range; between them nothing is drawn."""
    shapes_: list[Mark] = []
    for has, stretch in groupby(there, key=lambda point: point.low is not None):
        if has:
            run = list(stretch)
            upper = [(_at(point, along), up(point.high or 0)) for point in run]
            lower = [(_at(point, along), up(point.low or 0)) for point in reversed(run)]
            if len(run) > 1:
                shapes_.append(Shape((*upper, *lower), "band"))
    return shapes_


def _lines(there: Sequence[Point], along: Steps, up: Linear, unit: Unit) -> list[Mark]:
    """The middle of seven days; over months the middle of each month. Broken where there is none."""
    values = [(point, point.middle if unit is Unit.MONTH else point.line) for point in there]
    lines: list[Mark] = []
    for has, stretch in groupby(values, key=lambda pair: pair[1] is not None):
        run = tuple((_at(point, along), up(value or 0)) for point, value in stretch)
        if has and len(run) > 1:
            lines.append(Line(run, "middle"))
    return lines


def _spans(there: Sequence[Point], along: Steps, up: Linear, unit: Unit) -> list[Mark]:
    """From the lowest to the highest, where a point stands for more than a day."""
    if unit is Unit.DAY or (along.end - along.start) / len(there) < SPANS_FROM:
        return []
    return [
        Line(((_at(point, along), up(point.most)), (_at(point, along), up(point.least or 0))), "span")
        for point in there
        if point.most is not None and point.most != point.least
    ]


def _numbers(named: Sequence[Own]) -> dict[str, int]:
    """A number for each of the words: what comes every month has one."""
    return {words: n for n, words in enumerate(dict.fromkeys(one.words for one in named), 1)}


def _key(named: Sequence[Own]) -> tuple[str, ...]:
    """Which words a number stands for, and on which days."""
    lines = []
    for words, n in _numbers(named).items():
        days = ", ".join(day_words(one.day) for one in named if one.words == words)
        lines.append(f"{n}: {words}, {days}")
    return tuple(lines)


def _days_of_ones_own(named: Sequence[Own], along: Steps, width: float) -> list[Mark]:
    """A dashed line for each, with its number above; where two numbers have no room they stand as one, such as 2, 4."""
    numbers = _numbers(named)
    places = [along.middle(one.day) for one in named]
    labels: list[tuple[Words, set[int], float]] = []  # with its numbers, and the place of the first of them
    for one, x in zip(named, places, strict=True):
        labels.append((_number({numbers[one.words]}, x, width), {numbers[one.words]}, x))
        while len(labels) > 1 and labels[-1][0].touches(labels[-2][0]):
            _words, here, _x = labels.pop()
            _words, there, start = labels.pop()
            labels.append((_number(here | there, start, width), here | there, start))
    return [
        *(Line(((x, TOP - 4), (x, TOP + HIGH)), "own") for x in places),
        *(words for words, _n, _x in labels),
    ]


def _number(numbers: set[int], x: float, width: float) -> Words:
    words = ", ".join(str(n) for n in sorted(numbers))
    half = width_of(words) / 2
    return Words(min(max(x, half), width - half), TOP - 9, words, "middle", "own-words")


def _signs(there: Sequence[Point], named: Sequence[Own], unit: Unit) -> list[tuple[Sign, str]]:
    point = {
        Unit.DAY: _("a day"),
        Unit.WEEK: _("the middle of a week"),
        Unit.MONTH: _("the middle of a month"),
    }[unit]
    if unit is Unit.MONTH:
        signs = [(shapes.line("middle"), point)]
    else:
        signs = [(shapes.dot("dot"), point), (shapes.line("middle"), _("the middle of seven days"))]
    if any(point.low is not None for point in there):
        signs.append((shapes.band("band"), _("your usual range")))
    if named:
        signs.append((shapes.upright("own"), _("your own days")))
    return signs
