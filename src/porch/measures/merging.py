"""What one day comes to when it was told of more than once.

The rule, whatever the order of telling:

* What was told on the day itself goes before what was told the day after, and that before what was told later.
* The nearest telling that answers with yes or no decides. Among several as near, use goes before "rather not say", and
  that before no: a no may have been said before the day was over. Grams of the tellings that decide are added.
* Where nobody answered yes or no, "rather not say" stands; where nobody answered at all, the day stays missing.

So what is remembered later never changes what was told on the day. Where the two say different things, it is said.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from zoneinfo import ZoneInfo

from porch.measures.told import Amount, Told, Used

ALCOHOL = "alcohol"


class Rank(IntEnum):
    """How near to the day it was told; the nearest goes before the others."""

    ON_THE_DAY = 0
    NEXT_DAY = 1
    LATER = 2


@dataclass(frozen=True, slots=True)
class Day:
    """One day as it stands. ``used`` None: nobody answered.

    ``amounts`` are those of the tellings that decide. ``drank``: alcohol was among them; None where that was not told.
    ``grams`` of pure alcohol: 0 for a day without, None where some of it has no figure; ``at_least`` is what was told.
    ``differs``: a telling further away says yes where this says no, or no where this says yes.
    """

    day: date
    used: Used | None = None
    rank: Rank | None = None
    amounts: tuple[Amount, ...] = ()
    drank: bool | None = None
    grams: float | None = None
    at_least: float = 0.0
    differs: bool = False

    @property
    def whats(self) -> frozenset[str]:
        """Codes of what was used, as far as it was told."""
        return frozenset(one.what for one in self.amounts)


def rank_of(told: Told) -> Rank:
    """How near to its day something was told, by the calendar of where it was written."""
    lag = (told.at.astimezone(ZoneInfo(told.zone)).date() - told.day).days
    return Rank.ON_THE_DAY if lag <= 0 else Rank.NEXT_DAY if lag == 1 else Rank.LATER


def days_of(told: Iterable[Told]) -> dict[date, Day]:
    """Every day that was told of, in order of days."""
    by_day: dict[date, list[Told]] = {}
    for one in told:
        by_day.setdefault(one.day, []).append(one)
    return {day: merged(day, by_day[day]) for day in sorted(by_day)}


def merged(day: date, told: Iterable[Told]) -> Day:
    """One day from all that was told of it; tellings of other days are not for here."""
    told = tuple(told)
    return _of_one(day, told[0]) if len(told) == 1 else _of_many(day, told)


def _of_one(day: date, told: Told) -> Day:
    """What nearly every day is, without asking what goes before what: millions of days are read for a report."""
    if told.used is None:
        return Day(day)
    rank = rank_of(told)
    if told.used == Used.NO:
        return Day(day, Used.NO, rank, drank=False, grams=0.0)
    return Day(day, told.used, rank) if told.used == Used.UNSAID else _day_of_use(day, rank, (told,), False)


def _of_many(day: date, told: Iterable[Told]) -> Day:
    by_rank: dict[Rank, list[Told]] = {}
    for one in told:
        if one.used is not None:
            by_rank.setdefault(rank_of(one), []).append(one)
    answers = {rank: _answer(there) for rank, there in by_rank.items()}
    firm = sorted(rank for rank, answer in answers.items() if answer != Used.UNSAID)
    if not firm:
        return Day(day, Used.UNSAID, min(answers)) if answers else Day(day)
    rank = firm[0]
    differs = any(answers[other] != answers[rank] for other in firm)
    if answers[rank] == Used.NO:
        return Day(day, Used.NO, rank, drank=False, grams=0.0, differs=differs)
    return _day_of_use(day, rank, by_rank[rank], differs)


def _answer(there: Iterable[Told]) -> Used:
    said = {one.used for one in there}
    return next(answer for answer in (Used.YES, Used.UNSAID, Used.NO) if answer in said)


def _day_of_use(day: date, rank: Rank, there: Iterable[Told], differs: bool) -> Day:
    deciding = [one for one in there if one.used == Used.YES]
    ordered = sorted(deciding, key=lambda one: (one.at, _sortable(one.amounts)))
    amounts = tuple(amount for one in ordered for amount in one.amounts)
    whats = {amount.what for amount in amounts}
    if not amounts:
        return Day(day, Used.YES, rank, differs=differs)
    if ALCOHOL not in whats:
        drank = False if all(one.amounts for one in deciding) else None
        return Day(day, Used.YES, rank, amounts, drank, 0.0 if drank is False else None, differs=differs)
    of_alcohol = [amount for amount in amounts if amount.what == ALCOHOL]
    at_least = sum(sorted(amount.grams for amount in of_alcohol if amount.grams is not None))
    whole = all(one.amounts for one in deciding) and all(amount.grams is not None for amount in of_alcohol)
    return Day(day, Used.YES, rank, amounts, True, at_least if whole else None, at_least, differs)


def _sortable(amounts: Iterable[Amount]) -> list[tuple[str, float, str]]:
    return [(one.what, -1.0 if one.grams is None else one.grams, one.how_much) for one in amounts]
