"""One's own days, before and since a day one picks: plain values in, plain values out, for nobody but their owner.

Three stretches of at most a hundred days: those before, the first ones since, the last ones. Nothing missing is filled
in, nothing is a grade.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from porch.measures.bands import quantile
from porch.measures.days import (
    MISSING,
    NONE,
    USE,
    Bounds,
    Stretch,
    drinks_per_drinking_day,
    longest_abstinence,
    percent_days_abstinent,
    stretch,
    with_bounds,
)
from porch.measures.definitions import DEFINITIONS
from porch.measures.merging import Day
from porch.measures.told import Told

HUNDRED, SHORT = 100, 14
LEAST = 5
"""Days, cravings or nights told of below which nothing is worked out of them."""


class When(StrEnum):
    BEFORE = "before"
    FIRST = "first"
    LAST = "last"


@dataclass(frozen=True)
class Middle:
    """The middle of what was told, and the middle half: a quarter lies below ``low``, a quarter above ``high``."""

    n: int
    middle: float
    low: float
    high: float


@dataclass(frozen=True)
class Part:
    """One stretch. ``share`` are the three figures of days without use, None under five days told."""

    when: When
    days: Stretch
    share: Bounds | None
    drinks: float | None
    cravings: Middle | None
    sleep: Middle | None

    @property
    def first(self) -> date:
        return self.days.first

    @property
    def last(self) -> date:
        return self.days.last

    @property
    def counted(self) -> tuple[int, int, int]:
        """Days without use, with use, and not told."""
        used = self.days.used
        return used.count(NONE), used.count(USE), used.count(MISSING)

    def as_json(self) -> dict[str, Any]:
        without, use, missing = self.counted
        share = self.share
        return {
            "when": self.when.value,
            "first": self.first.isoformat(),
            "last": self.last.isoformat(),
            "days": len(self.days.used),
            "days_without_use": without,
            "days_with_use": use,
            "days_not_told": missing,
            "percent_days_abstinent": _rounded(share.observed if share else None),
            "missing_is_use": _rounded(share.missing_is_use if share else None),
            "missing_is_none": _rounded(share.best if share else None),
            "longest_abstinence": longest_abstinence(self.days.used) if share else None,
            "drinks_per_drinking_day": _rounded(self.drinks),
            "cravings": _of(self.cravings),
            "sleep": _of(self.sleep),
        }


@dataclass(frozen=True)
class Sum:
    """What a questionnaire came to, the last time before the day or soon after it, and the last time of all."""

    sheet: str
    code: str
    then_on: date
    then: int
    now_on: date
    now: int


@dataclass(frozen=True)
class Own:
    """``since`` is the day picked, ``until`` the last day that is over."""

    since: date
    until: date
    parts: tuple[Part, ...]
    sums: tuple[Sum, ...]

    @property
    def says_anything(self) -> bool:
        return any(part.share for part in self.parts) or bool(self.sums)

    def as_json(self) -> dict[str, Any]:
        return {
            "kind": "person",
            "since": self.since.isoformat(),
            "cut": self.until.isoformat(),
            "definitions": DEFINITIONS,
            "parts": [part.as_json() for part in self.parts],
            "questionnaires": [
                {
                    "sheet": one.sheet,
                    "sum": one.code,
                    "then_on": one.then_on.isoformat(),
                    "then": one.then,
                    "now_on": one.now_on.isoformat(),
                    "now": one.now,
                }
                for one in self.sums
            ],
        }


@dataclass(frozen=True)
class Answered:
    """One time of answering a questionnaire: what each of its sums came to."""

    sheet: str
    on: date
    sums: Mapping[str, int | None]


def own(
    told: Sequence[Told],
    days: Mapping[date, Day],
    answered: Iterable[Answered],
    *,
    since: date,
    until: date,
    drink: float,
) -> Own:
    """``drink``: grams of alcohol in a standard drink."""
    parts = [
        _part(when, first, last, told, days, drink)
        for when, first, last in _spans(since, until)
        if first <= last
    ]
    return Own(since, until, tuple(parts), tuple(_sums(answered, since)))


def _spans(since: date, until: date) -> list[tuple[When, date, date]]:
    """The last ones are the days that are not among the first, at most a hundred, and none where they are few."""
    hundred = timedelta(days=HUNDRED)
    day = timedelta(days=1)
    spans = [
        (When.BEFORE, since - hundred, since - day),
        (When.FIRST, since, min(until, since + hundred - day)),
    ]
    last = max(until - hundred + day, since + hundred)
    if (until - last).days + 1 >= SHORT:
        spans.append((When.LAST, last, until))
    return spans


def _part(
    when: When, first: date, last: date, told: Sequence[Told], days: Mapping[date, Day], drink: float
) -> Part:
    of = stretch(days, first, last)
    inside = [one for one in told if first <= one.day <= last]
    enough = of.observed >= LEAST
    return Part(
        when,
        of,
        with_bounds(percent_days_abstinent, of.used) if enough else None,
        drinks_per_drinking_day(of, drink) if enough else None,
        _middle(inside, lambda one: one.craving),
        _middle(inside, lambda one: one.sleep),
    )


def _middle(told: Iterable[Told], of: Callable[[Told], float | None]) -> Middle | None:
    values = sorted(float(value) for one in told if (value := of(one)) is not None)
    if len(values) < LEAST:
        return None
    return Middle(len(values), quantile(values, 0.5), quantile(values, 0.25), quantile(values, 0.75))


SOON = timedelta(days=14)


def _sums(answered: Iterable[Answered], since: date) -> Iterable[Sum]:
    """Of each sum two times: as it stood about that day, and the last one. One time alone is no before and after."""
    by: dict[tuple[str, str], list[tuple[date, int]]] = {}
    for one in answered:
        for code, value in one.sums.items():
            if value is not None:
                by.setdefault((one.sheet, code), []).append((one.on, value))
    for (sheet, code), times in sorted(by.items()):
        times.sort(key=lambda time: time[0])
        about = [time for time in times if time[0] <= since + SOON] or times[:1]
        then, now = about[-1], times[-1]
        if now[0] > then[0]:
            yield Sum(sheet, code, then[0], then[1], now[0], now[1])


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


def _of(middle: Middle | None) -> dict[str, float] | None:
    if middle is None:
        return None
    return {
        "n": middle.n,
        "middle": round(middle.middle, 2),
        "low": round(middle.low, 2),
        "high": round(middle.high, 2),
    }
