"""How near somebody felt to a goal, and how their own days were, as pictures: from five days on, with the numbers."""

from collections.abc import Sequence
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext

from porch.family.queries.own import MyGoal
from porch.family.rules.own import FARTHEST, HOWS, NEAREST, Told
from porch.family.words_helping import HOWS as HOW_WORDS
from porch.kit.charts import NARROW, WIDE, Cell, Dots, Drawing, Line, Linear, Mark, Picture, Steps, Words

LEAST = 5  # days
LEFT, TOP, HIGH, BELOW = 30.0, 12.0, 120.0, 26.0

type Point = tuple[date, int]


def of_goal(goal: MyGoal) -> Picture:
    """Each dot is a day that was told; between two there is a line only so that the eye finds the next."""
    title = gettext("How near it felt")
    code = f"goal-{goal.id}"
    if len(goal.near) < LEAST:
        return Picture(code, title, gettext("From five days on there is a picture here."))
    (then, was), (today, is_now) = goal.near[0], goal.near[-1]
    sentence = gettext("From 0 to 10: %(was)s on %(then)s, %(is)s on %(now)s.") % {
        "was": was,
        "then": _day(then),
        "is": is_now,
        "now": _day(today),
    }
    rows = tuple((Cell(_day(on), on.isoformat()), Cell.of(str(near))) for on, near in goal.near)
    reading = gettext("Each dot is a day you said it. Days without one were not told.")
    return _picture(code, title, sentence, reading, (gettext("Day"), gettext("0 to 10")), rows, goal.near)


def of_days(told: dict[date, Told]) -> Picture:
    """The words for how they were, from very hard at the foot to good at the top."""
    title = gettext("How I was")
    better = HOWS[::-1]
    points = [(on, better.index(one.how)) for on, one in sorted(told.items()) if one.how]
    if len(points) < LEAST:
        return Picture("my-days", title, gettext("From five days on there is a picture here."))
    sentence = gettext("%(n)s days told, from %(then)s to %(now)s.") % {
        "n": len(points),
        "then": _day(points[0][0]),
        "now": _day(points[-1][0]),
    }
    rows = tuple(
        (Cell(_day(on), on.isoformat()), Cell(str(HOW_WORDS[better[at]]), better[at])) for on, at in points
    )
    reading = gettext("The higher the dot, the better the day. Days without one were not told. That is fine.")
    return _picture(
        "my-days",
        title,
        sentence,
        reading,
        (gettext("Day"), gettext("How I was")),
        rows,
        points,
        top=len(better) - 1,
    )


def _picture(
    code: str,
    title: str,
    sentence: str,
    reading: str,
    columns: tuple[str, ...],
    rows: tuple[tuple[Cell, ...], ...],
    points: Sequence[Point],
    top: int = NEAREST,
) -> Picture:
    numbers = "; ".join(f"{day.words}: {value.words}" for day, value in rows)
    return Picture(
        code,
        title,
        sentence,
        desc=f"{sentence} {numbers}.",
        reading=reading,
        columns=columns,
        rows=rows,
        narrow=_drawn(points, top, NARROW),
        wide=_drawn(points, top, WIDE),
    )


def _drawn(points: Sequence[Point], top: int, width: float) -> Drawing:
    first, last = points[0][0], points[-1][0]
    along = Steps(first, last, LEFT + 8, width - 8)
    up = Linear(FARTHEST, top, TOP + HIGH, TOP)
    places = tuple((along.middle(on), up(value)) for on, value in points)
    marks: list[Mark] = [Line(((LEFT, up(value)), (width, up(value))), "rule") for value in (FARTHEST, top)]
    if top == NEAREST:
        marks += [Words(LEFT - 6, up(value) + 4, str(value), "end") for value in (FARTHEST, top)]
    marks += [Line(places, "middle"), Dots(places, 4.5, "dots edge"), Dots(places, 3, "dots")]
    below = TOP + HIGH + BELOW - 6
    marks.append(Words(LEFT, below, date_format(first, "j M")))
    marks.append(Words(width, below, date_format(last, "j M"), "end"))
    return Drawing(width, TOP + HIGH + BELOW, tuple(marks))


def _day(on: date) -> str:
    return date_format(on, "j F Y")
