"""What answers came to over time, as a picture: from five times on, each with its sentence and its numbers."""

from collections.abc import Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext

from porch.kit.charts import NARROW, WIDE, Cell, Dots, Drawing, Line, Linear, Mark, Picture, Steps, Words
from porch.scales.queries import Answered
from porch.scales.reading import Came, came_to
from porch.scales.rules.sheets import Sheet

LEAST = 5  # times
LEFT, TOP, HIGH, BELOW = 30.0, 12.0, 120.0, 26.0

type Row = tuple[Answered, Came]


def pictures_of(sheet: Sheet, answered: Sequence[Answered]) -> list[Picture]:
    """One for each number that was come to at least five times. Where it is missing nothing is drawn."""
    columns: dict[str, list[Row]] = {}
    for one in answered:
        for came in came_to(sheet, one):
            if came.value is not None:
                columns.setdefault(came.code, []).append((one, came))
    return [_picture(sheet, rows) for rows in columns.values() if len(rows) >= LEAST]


def _picture(sheet: Sheet, rows: list[Row]) -> Picture:
    first, last = rows[0], rows[-1]
    title = first[1].title if len(sheet.scoring.sums) != 1 else gettext("Over time")
    table = tuple((Cell(_day(one), one.on.isoformat()), Cell.of(str(came.value))) for one, came in rows)
    sentence = _sentence(first, last)
    numbers = "; ".join(f"{day.words}: {value.words}" for day, value in table)
    return Picture(
        f"{sheet.code}-{first[1].code}",
        title,
        sentence,
        desc=f"{sentence} {numbers}.",
        reading=gettext(
            "Each dot is a time you answered. The scale is all of it, from the lowest to the highest."
        ),
        columns=(gettext("Day"), first[1].title),
        rows=table,
        narrow=_drawn(rows, NARROW),
        wide=_drawn(rows, WIDE),
    )


def _sentence(first: Row, last: Row) -> str:
    """What it was and what it is, without a word for which is better."""
    words = gettext("%(title)s, from %(low)s to %(high)s: %(was)s on %(then)s, %(is)s on %(now)s.")
    return words % {
        "title": first[1].title,
        "low": first[1].low,
        "high": first[1].high,
        "was": first[1].value,
        "then": _day(first[0]),
        "is": last[1].value,
        "now": _day(last[0]),
    }


def _day(one: Answered) -> str:
    return date_format(one.on, "j F Y")


def _drawn(rows: list[Row], width: float) -> Drawing:
    first, last = rows[0], rows[-1]
    along = Steps(first[0].on, last[0].on, LEFT + 8, width - 8)
    up = Linear(first[1].low, first[1].high, TOP + HIGH, TOP)
    points = tuple((along.middle(one.on), up(came.value or 0)) for one, came in rows)
    marks: list[Mark] = []
    for value in (first[1].low, first[1].high):
        marks.append(Line(((LEFT, up(value)), (width, up(value))), "rule"))
        marks.append(Words(LEFT - 6, up(value) + 4, str(value), "end"))
    marks += [Line(points, "middle"), Dots(points, 4.5, "dots edge"), Dots(points, 3, "dots")]
    below = TOP + HIGH + BELOW - 6
    marks.append(Words(LEFT, below, date_format(first[0].on, "M Y")))
    marks.append(Words(width, below, date_format(last[0].on, "M Y"), "end"))
    return Drawing(width, TOP + HIGH + BELOW, tuple(marks))
