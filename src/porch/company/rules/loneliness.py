"""Three questions one may ask oneself now and again: what they are, what they add up to, when they come again.

The questions are the short form of Hughes, Waite, Hawkley and Cacioppo (2004, doi 10.1177/0164027504268574), taken
from the revised UCLA Loneliness Scale of Russell, Peplau and Cutrona (1980). The page names both.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

QUESTIONS: Mapping[str, str] = {
    "companionship": "How often do you feel that you lack companionship?",
    "left-out": "How often do you feel left out?",
    "isolated": "How often do you feel isolated from others?",
}
ANSWERS: Mapping[int, str] = {1: "Hardly ever", 2: "Some of the time", 3: "Often"}
LOWEST, HIGHEST = 3, 9
HEAVY_FROM = 6
FEWEST_POINTS = 5

OFF, MONTHLY, SEASON, WHEN_I_LIKE = "", "monthly", "season", "when-i-like"
DAYS: Mapping[str, int] = {MONTHLY: 30, SEASON: 91}
RHYTHMS = (MONTHLY, SEASON, WHEN_I_LIKE)
LATER = timedelta(days=7)


def total(answers: Mapping[str, int | None]) -> int | None:
    """The sum of the three; None where one was skipped, for then there is no sum."""
    said = [answers.get(code) for code in QUESTIONS]
    return None if None in said else sum(answer for answer in said if answer is not None)


def is_heavy(answers: Mapping[str, int | None]) -> bool:
    """Whether company is offered: from the sum on that studies go by, or when any answer was "often"."""
    added = total(answers)
    return (added is not None and added >= HEAVY_FROM) or HIGHEST // 3 in answers.values()


def next_on(rhythm: str, today: date) -> date | None:
    """The day it is offered again; None when one comes to it by oneself."""
    days = DAYS.get(rhythm)
    return today + timedelta(days=days) if days else None


def is_due(next_day: date | None, today: date) -> bool:
    return next_day is not None and next_day <= today


@dataclass(frozen=True)
class Point:
    """One answer that has a sum, and where it stands in the picture."""

    on: date
    sum: int
    x: int
    y: int


@dataclass(frozen=True)
class Picture:
    width: int
    height: int
    left: int
    points: tuple[Point, ...]
    line: str
    marks: tuple[tuple[int, int], ...]


def picture(sums: Sequence[tuple[date, int]], width: int) -> Picture | None:
    """Dots by day, joined by a line; None below five points. Higher up is lonelier."""
    if len(sums) < FEWEST_POINTS:
        return None
    height, left, top = (220, 34, 16) if width < 500 else (260, 40, 16)
    first, last = sums[0][0], sums[-1][0]
    span, room, fall = max(1, (last - first).days), width - left - 16, height - top - 34

    def down(value: int) -> int:
        return round(top + fall * (HIGHEST - value) / (HIGHEST - LOWEST))

    points = tuple(
        Point(on, value, round(left + room * (on - first).days / span), down(value)) for on, value in sums
    )
    line = " ".join(f"{point.x},{point.y}" for point in points)
    return Picture(width, height, left, points, line, tuple((value, down(value)) for value in (3, 6, 9)))
