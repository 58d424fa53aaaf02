"""Curves that show nobody: each step of one stands for eleven people or more."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from porch.evidence.rules.made import LEAST, Column, Figures, Row
from porch.evidence.rules.said import Said, say
from porch.measures.staying import curve

WEEK, TEN, FEW = 7, 10, 100
"""Days looked at: weeks over a hundred days, and every tenth day beyond."""

COLUMNS = (
    Column("day", say("Day"), "days"),
    Column("share", say("Still taking part"), "%"),
    Column("low", say("from"), "%"),
    Column("high", say("to"), "%"),
    Column("at_risk", say("Followed beyond it"), "people"),
)


def safe_days(times: NDArray[np.float64], left: NDArray[np.bool_], grid: Sequence[int]) -> list[int]:
    """Of the days in ``grid`` those that end a stretch, from the first day, in which nobody or eleven people and more
    left. What is left over at the end is not shown.
    """
    days: list[int] = []
    since = -1.0
    for day in grid:
        if _shows_nobody(int((left & (times > since) & (times <= day)).sum())):
            days.append(day)
            since = day
    return days


def _grid(last: int, since: int) -> list[int]:
    """Day ``since`` and those after it, counted from it, and the last one."""
    step = WEEK if last <= FEW else TEN
    return [day - since for day in dict.fromkeys((since, *range(step, last + 1, step), last)) if day >= since]


def _shows_nobody(people: int) -> bool:
    return people == 0 or people >= LEAST


def figures(
    code: str,
    title: Said,
    times: NDArray[np.float64],
    causes: NDArray[np.int64],
    last: int,
    *,
    since: int = 0,
) -> Figures | None:
    """The curve of staying, at days on which it shows nobody; None where that leaves nothing to draw.

    ``causes`` as in ``stays``: 1 left. ``since``: the day from which times count. How many are followed beyond a day
    stands there where all others left, so that it says no more than the share does, and nowhere in a part of all
    people, whose number may be hidden.
    """
    left = causes == 1
    days = safe_days(times, left, _grid(last + since, since))
    of = curve(times, left)
    rows: list[Row] = []
    for day in days:
        point = of.at(day)
        if point.s is None or point.at_risk < LEAST:
            break
        gone, others = (int((who & (times <= day)).sum()) for who in (left, ~left))
        beyond = None if others else len(times) - gone
        if beyond is not None and not _shows_nobody(beyond):
            break
        shares = (None if one is None else round(100 * one) for one in (point.s, point.lo, point.hi))
        rows.append(
            Row(say("Day %(day)s", day=day + since), (day + since, *shares, None if since else beyond))
        )
    if len(rows) < 2:
        return None
    return Figures(
        code,
        title,
        COLUMNS,
        tuple(rows),
        say("Day"),
        say(
            "Kaplan-Meier, with a 95 %% range (log-log). Who finished as planned, went on elsewhere or died is "
            "followed until then. Each step stands for 11 people or more."
        ),
    )
