"""Hard hours: seven days by 24 hours, from the times at which somebody wrote of the day they were in."""

from collections.abc import Callable, Sequence
from math import sqrt

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from porch.diary.pictures import shapes
from porch.diary.pictures.words import described, hour_words, of_number, on_days, weekday
from porch.kit.charts import (
    NARROW,
    WIDE,
    Bar,
    Cell,
    Dot,
    Drawing,
    Line,
    Mark,
    Picture,
    Sign,
    Words,
    legend,
    placed,
    width_of,
)
from porch.measures import hours
from porch.measures.hours import DAYS, HOURS, Grid, Stretch
from porch.measures.told import Told

type Place = Callable[[int, int], tuple[float, float]]
"""The upper left corner of an hour of a day."""

LEAST = 5  # times of writing
ROW, HEAD = 15.0, 20.0


def picture(told: Sequence[Told]) -> Picture:
    """Only what was told on the day itself is in it: the rest says nothing of an hour."""
    moments = hours.moments(told)
    title = _("Hard hours")
    if len(moments) < LEAST:
        return Picture("hours", title, _("A few more days and we can draw this."))
    there = hours.grid(moments)
    out = hours.standing_out(there)
    sentence = _sentence(out)
    columns = (_("Day"), _("From"), _("To"), _("Times you wrote"), _("Hard"))
    rows = tuple(_row(day, hour, cell) for (day, hour), cell in there.items())
    return Picture(
        "hours",
        title,
        sentence,
        desc=f"{sentence} {described(columns, rows)}",
        reading=_reading(),
        rule=_rule(),
        columns=columns,
        rows=rows,
        narrow=_narrow(there, out),
        wide=_wide(there, out),
    )


def _sentence(out: Stretch | None) -> str:
    if out is None:
        return _("No hour stands out.")
    words = {
        "days": on_days(out.day),
        "from": hour_words(out.hour),
        "to": hour_words(out.until),
        "hard": out.hard,
        "written": out.written,
    }
    return _("%(days)s, %(from)s to %(to)s: hard %(hard)s of the %(written)s times you wrote then.") % words


def _reading() -> str:
    larger = _("The larger the dot, the more often it was hard when you wrote.")
    return larger + " " + _("The hours are those on the clock where you were.")


def _rule() -> str:
    hard = _("Hard: you said Hard or Very hard, or a craving of 7 or more.")
    out = _(
        "Three hours stand out when it was hard in them at least five times, on four days or more, at least twice as "
        "often as at other hours you wrote, and more often than chance would make it."
    )
    return f"{hard} {out}"


def _row(day: int, hour: int, cell: hours.Cell) -> tuple[Cell, ...]:
    ends = hour_words(hour), hour_words(hour + 1)
    return (
        Cell.of(weekday(day)),
        Cell.of(ends[0]),
        Cell.of(ends[1]),
        of_number(cell.written),
        of_number(cell.hard),
    )


def _wide(there: Grid, out: Stretch | None) -> Drawing:
    """Hours from left to right."""
    left = max(width_of(weekday(at, "D")) for at in range(DAYS)) + 8
    wide, high = (WIDE - left) / HOURS, 22.0
    marks: list[Mark] = [
        Words(left - 8, HEAD + (at + 0.5) * high + 4.5, weekday(at, "D"), "end") for at in range(DAYS)
    ]
    marks += placed([Words(left + at * wide, 13, hour_words(at)) for at in range(0, HOURS, 3)], WIDE)
    marks += _grid(there, out, lambda day, hour: (left + hour * wide, HEAD + day * high), (wide, high))
    return _with_legend(marks, out, _most(there), (WIDE, HEAD + DAYS * high))


def _narrow(there: Grid, out: Stretch | None) -> Drawing:
    """Hours from top to bottom: seven days have room side by side on a phone."""
    left = width_of("00:00") + 8
    wide = (NARROW - left) / DAYS
    marks: list[Mark] = [
        Words(left + (at + 0.5) * wide, 13, weekday(at, "D"), "middle") for at in range(DAYS)
    ]
    marks = [*placed([mark for mark in marks if isinstance(mark, Words)], NARROW)]
    marks += [Words(left - 8, HEAD + at * ROW + 11, hour_words(at), "end") for at in range(0, HOURS, 3)]
    marks += _grid(there, out, lambda day, hour: (left + day * wide, HEAD + hour * ROW), (wide, ROW))
    return _with_legend(marks, out, _most(there), (NARROW, HEAD + HOURS * ROW))


def _grid(there: Grid, out: Stretch | None, place: Place, size: tuple[float, float]) -> list[Mark]:
    """Lines between the hours, an edge around those that stand out, and a mark in each hour of writing."""
    wide, high = size
    (left, top), (last_x, last_y) = place(0, 0), place(DAYS - 1, HOURS - 1)
    right, bottom = last_x + wide, last_y + high
    across, down = round((right - left) / wide), round((bottom - top) / high)
    marks: list[Mark] = [
        Line(((left + n * wide, top), (left + n * wide, bottom)), "hour") for n in range(across + 1)
    ]
    marks += [Line(((left, top + n * high), (right, top + n * high)), "hour") for n in range(down + 1)]
    if out is not None:
        stand = [(day, hour) for day in range(DAYS) for hour in range(HOURS) if out.holds(day, hour)]
        corners = [place(day, hour) for day, hour in stand]
        marks += [Bar(x + 1, y + 1, wide - 2, high - 2, "hour out", round_by=2) for x, y in corners]
    most = _most(there)
    for (day, hour), cell in there.items():
        x, y = place(day, hour)
        marks.append(_mark(x + wide / 2, y + high / 2, cell, most, min(size)))
    return marks


def _most(there: Grid) -> int:
    return max(cell.hard for cell in there.values())


def _mark(x: float, y: float, cell: hours.Cell, most: int, room: float) -> Mark:
    """An empty ring where somebody wrote and it was not hard; else a full dot, its area as often as it was."""
    if not cell.hard:
        return Dot(x, y, room * 0.16, "ring")
    return Dot(x, y, max(room * 0.14, room * 0.44 * sqrt(cell.hard / most)), "hard")


def _with_legend(marks: list[Mark], out: Stretch | None, most: int, place: tuple[float, float]) -> Drawing:
    width, bottom = place
    signs: list[tuple[Sign, str]] = [(shapes.dot("ring", 3), _("you wrote, it was not hard"))]
    if most:
        times = ngettext("hard %(n)s time", "hard %(n)s times", most) % {"n": most}
        signs.append((shapes.dot("hard", 6), times))
    if out is not None:
        signs.append((lambda x, y: (Bar(x - 7, y - 6, 14, 12, "hour out", round_by=2),), _("stands out")))
    meaning, end = legend(signs, width, bottom + 8)
    return Drawing(width, end, (*marks, *meaning))
