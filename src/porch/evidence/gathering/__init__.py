"""From the database to plain values: everyone a report is about, and the figures of those who let them be counted.

The gate is asked first (``people.consent``, scope "for-reports"): of anybody it does not name no diary, questionnaire
or stay is read, and each look it allows stands in the ledger that its owner reads.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from porch.days.queries.many import returns_of_each
from porch.evidence import engine
from porch.evidence.gathering import after
from porch.evidence.gathering import figures as of
from porch.evidence.gathering.belonging import About, Belongs, NothingThere, about, without_peers, zone
from porch.evidence.gathering.counted import flow_of
from porch.evidence.gathering.telling import BEFORE, days_of_each
from porch.evidence.gathering.weeks import weeks_of
from porch.evidence.rules.gathered import Answer, Gathered, Kind, Person, Stood
from porch.kit.community import here
from porch.measures.days import Stretch
from porch.measures.drinks import a_drink_in
from porch.people import consent
from porch.scales.queries.many import sums_of_each

__all__ = ["BEFORE", "NothingThere", "gather", "who_may_be_counted"]

PEOPLE_AT_ONCE = 2000
A_DRINK = 10.0
"""Grams of alcohol in a standard drink, where the community says no country or its country has no figure."""


class Meanwhile(Exception):
    """Somebody took it back while their report was begun: it is begun anew, or not at all."""


type Progress = Callable[[int], object]
type Whom = Callable[[frozenset[UUID]], frozenset[UUID]]
"""Of those who let themselves be counted, whom this report counts."""


def _all_of_them(people: frozenset[UUID]) -> frozenset[UUID]:
    return people


def gather(
    kind: Kind,
    pk: UUID | None,
    cut: date,
    *,
    now: datetime,
    progress: Progress = lambda percent: None,
    run: Any = engine.run,
    whom: Whom = _all_of_them,
) -> Gathered:
    """What a report of ``kind`` on ``pk`` is made from, with days to ``cut``; NothingThere.

    ``progress`` hears percents of the whole, to 70. ``run`` is ``engine.run``, or the same with an engine chosen.
    ``whom`` is asked once, and once more for those who stand beside. The questions to the database are as many for a
    thousand people as for one.
    """
    it = about(kind, pk, cut)
    others = without_peers(cut) if it.with_peers else None
    share = 70 if others is None or not others.everyone else 35
    found = _gathered(it, cut, now, lambda done: progress(int(share * done)), run, whom)
    if others is None or not others.everyone:
        return found
    beside = _gathered(others, cut, now, lambda done: progress(int(share + share * done)), run, whom)
    return replace(found, beside=beside)


def who_may_be_counted(ids: Iterable[UUID], now: datetime) -> set[UUID]:
    """Those who let their figures be counted now."""
    return _at_once(ids, lambda some: consent.seen_by(None, some, *_WHAT, purpose="reports", now=now))


def _written_down(ids: Iterable[UUID], now: datetime) -> set[UUID]:
    """Of them those who are counted: each reads in the ledger that they were."""
    return _at_once(
        ids, lambda some: consent.see_each(None, some, *_WHAT, purpose="reports", how="report", now=now)
    )


_WHAT = ("for-reports",)


def _at_once(ids: Iterable[UUID], ask: Callable[[list[UUID]], Mapping[UUID, object]]) -> set[UUID]:
    every, yes = sorted(set(ids), key=str), set[UUID]()
    for at in range(0, len(every), PEOPLE_AT_ONCE):
        yes |= ask(every[at : at + PEOPLE_AT_ONCE]).keys()
    return yes


def _gathered(
    it: About, cut: date, now: datetime, progress: Callable[[float], object], run: Any, whom: Whom
) -> Gathered:
    yes = who_may_be_counted([one.member for one in it.everyone], now)
    chosen = whom(frozenset(yes))
    if _written_down(chosen, now) != chosen:
        raise Meanwhile
    counted = [one for one in it.everyone if one.member in chosen]
    until = of.Until.end_of(cut, zone())
    joined = {one.member: one.joined for one in counted}
    days = days_of_each(joined, until, run, lambda read: progress(read / max(1, len(joined))))
    people, rolls = _people(counted, until, days)
    return Gathered(
        kind=it.kind,
        drink_grams=a_drink_in(here().country) or A_DRINK,
        title=it.title,
        cut=cut,
        people=people,
        flow=flow_of(len(it.everyone), it.again, people, cut, waiting=len(yes) - len(counted)),
        weeks=weeks_of(people, [one.marks for one in rolls.values()], cut),
    )


def _people(
    counted: list[Belongs], until: of.Until, days: dict[UUID, Stretch]
) -> tuple[tuple[Person, ...], dict[UUID, of.Attended]]:
    ids = [one.member for one in counted]
    joined = {one.member: one.joined for one in counted}
    walks = of.in_chunks(ids, lambda some: of.walks_of(some, until, joined))
    rolls = of.in_chunks(
        [one.episode for one in counted if one.episode], lambda some: of.rolls_of(some, until)
    )
    lived = of.in_chunks(ids, of.lived_of)
    crises = of.in_chunks(ids, lambda some: of.crises_of(some, until))
    returns = of.in_chunks(ids, lambda some: returns_of_each(some, until.before))
    answers = of.in_chunks(ids, lambda some: _answers(some, until))
    nobody, silent = of.Lived({}), of.Attended([])
    people = tuple(
        _person(
            number,
            one,
            days.get(one.member),
            walks[one.member],
            rolls.get(one.episode, silent),
            lived.get(one.member, nobody),
            (answers.get(one.member, ()), returns.get(one.member, ()), crises.get(one.member, ())),
            until.cut,
        )
        for number, one in enumerate(counted, start=1)
    )
    return after.added(people, counted, until), rolls


def _answers(ids: Any, until: of.Until) -> dict[UUID, list[tuple[date, str, str, float]]]:
    found: dict[UUID, list[tuple[date, str, str, float]]] = {}
    for one in sums_of_each(ids, until.cut, until.before):
        found.setdefault(one.member, []).append((one.on, one.sheet, one.sum, one.value))
    return found


def _person(
    number: int,
    one: Belongs,
    days: Stretch | None,
    walks: of.Walks,
    attended: of.Attended,
    lived: of.Lived,
    told: tuple[Any, Any, Any],
    cut: date,
) -> Person:
    answers, returns, crises = told
    met = min((day for day in (walks.peer_on, one.met) if day is not None), default=None)
    contact = attended.last
    stay = one.stay
    if stay is not None and contact is not None:
        stay = replace(stay, contact=(contact - one.joined).days)
    return Person(
        number=number,
        joined=one.joined,
        stood=_stood(mentee=met is not None, mentor=walks.mentors),
        days=days,
        before=BEFORE if days is not None else 0,
        peer_from=None if met is None else (met - one.joined).days,
        stay=stay,
        site=one.site,
        lived=lived.codes,
        figures=lived.figures,
        answers=tuple(Answer(sheet, sum, (on - one.joined).days, value) for on, sheet, sum, value in answers),
        roll=attended.roll,
        came_back=sum(one.joined <= day <= cut for day in returns),
        crises=sum(one.joined <= day <= cut for day in crises),
    )


def _stood(*, mentee: bool, mentor: bool) -> Stood:
    if mentee and mentor:
        return Stood.BOTH
    return Stood.MENTEE if mentee else Stood.MENTOR if mentor else Stood.NEITHER
