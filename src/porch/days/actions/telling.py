"""Telling of days: use, days without, a run, and that something was typed by mistake."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta

from django.db import transaction

from porch.days.actions.adding import Open, hold
from porch.days.models import Thread
from porch.days.queries import threads_of
from porch.days.registries import told_one_by_one
from porch.days.rules.saying import FIRST_DAY, MEASURED, RECENT, NotToBeTold, checked_days
from porch.measures import runs
from porch.measures.rows import OF_DAYS, Kind, Row, taken_back
from porch.people.models import Member

DAY = timedelta(days=1)


@transaction.atomic
def say_used(thread: Thread, day: date, *, by: Member, now: datetime) -> bool:
    """There was use on ``day``; True when that is a return to use, told of soon after.

    It is never refused for its day: one that cannot be is today. A run that was going on ends on the day before, and
    nothing is counted until its owner says how to go on; what was counted stays counted. Nobody is told.
    """
    held = hold(thread, by=by, now=now)
    return _use(held, day if FIRST_DAY <= day <= held.today else held.today)


def _use(held: Open, day: date) -> bool:
    if runs.known_of(held.rows, day) == Kind.USED:
        return False
    before = held.stands
    ended = before.this is not None and before.this.first <= day
    again = held.today - day <= RECENT and before.goal not in MEASURED and (ended or _lately(held))
    held.add(Kind.USED, day=day.isoformat(), **({"again": True} if again else {}))
    if ended and day < held.today:
        _keep_what_was_told(held, day + DAY)
    return again


def _lately(held: Open) -> bool:
    """Whether a run ended with use in the last days: what comes now belongs to it."""
    return held.stands.last_return is not None and held.today - held.stands.last_return <= RECENT


def _keep_what_was_told(held: Open, first: date) -> None:
    """The run ended earlier than was known. Days after that were told of one by one are still days without."""
    what = held.thread.about.get("what", "")
    said = {day for of in told_one_by_one for day in of(held.thread.member, what, first, held.today)}
    for day in sorted(said):
        if first <= day <= held.today and runs.known_of(held.rows, day) is None:
            held.add(Kind.WITHOUT, **{"from": day.isoformat(), "to": day.isoformat()})


@transaction.atomic
def say_without(thread: Thread, first: date, last: date, *, by: Member, now: datetime) -> None:
    """The days from ``first`` to ``last`` were without: a run that lies in the past, or one day. Today at the latest.

    A day with use among them stays one.
    """
    held = hold(thread, by=by, now=now)
    checked_days(first, last, held.today)
    held.add(Kind.WITHOUT, **{"from": first.isoformat(), "to": last.isoformat()})


@transaction.atomic
def say_since(thread: Thread, day: date, *, by: Member, now: datetime) -> None:
    """``day`` was, is, or tomorrow will be the first full day without, and it goes on. An earlier day only adds.

    NotToBeTold("used-since") when use on that day or later was told of: such a run is over.
    """
    held = hold(thread, by=by, now=now)
    begin(held, day)


def begin(held: Open, day: date) -> None:
    checked_days(day, day, held.today + DAY)
    last_used = held.stands.last_used
    if last_used is not None and day <= last_used:
        raise NotToBeTold("used-since")
    held.add(Kind.SINCE, day=day.isoformat())


@transaction.atomic
def not_so(thread: Thread, seq: int, *, by: Member, now: datetime) -> None:
    """Row ``seq`` was typed by mistake. It stays in the file, and what is known now goes by the others."""
    held = hold(thread, by=by, now=now)
    _not_so(held, [row for row in held.rows if row.seq == seq])


def _not_so(held: Open, rows: Iterable[Row]) -> None:
    gone = taken_back(held.rows)
    found = [row for row in rows if row.kind in OF_DAYS and row.seq not in gone]
    if not found:
        raise NotToBeTold("not-there")
    for row in found:
        held.add(Kind.NOT_SO, of=row.seq)


@transaction.atomic
def told_use(member: Member, whats: Collection[str] | None, day: date, *, now: datetime) -> bool:
    """Use on ``day`` was told of elsewhere: in every thread of these substances, as ``say_used``.

    ``whats`` None: of the one thing they keep days of; of several it is not known, and nothing is written. True when
    it is a return to use.
    """
    returned = [say_used(thread, day, by=member, now=now) for thread in _concerned(member, whats)]
    return any(returned)


@transaction.atomic
def told_without(member: Member, whats: Collection[str] | None, day: date, *, now: datetime) -> None:
    """``day`` was told of as one without, elsewhere: a row where nothing says so yet. A day of use stays one.

    ``whats`` None: there was no use of anything.
    """
    for thread in threads_of(member) if whats is None else _concerned(member, whats):
        held = hold(thread, by=member, now=now)
        if FIRST_DAY <= day <= held.today and runs.known_of(held.rows, day) is None:
            held.add(Kind.WITHOUT, **{"from": day.isoformat(), "to": day.isoformat()})


@transaction.atomic
def not_told(member: Member, whats: Collection[str] | None, day: date, *, now: datetime) -> None:
    """What was told of ``day`` alone, use or not, was typed by mistake; a run that it lies in is left as it is."""
    for thread in threads_of(member) if whats is None else _concerned(member, whats):
        held = hold(thread, by=member, now=now)
        gone = taken_back(held.rows)
        alone = [row for row in held.rows if row.first == row.last == day and row.seq not in gone]
        _take_back(held, [row for row in alone if row.kind in (Kind.USED, Kind.WITHOUT)])


def _take_back(held: Open, rows: Iterable[Row]) -> None:
    for row in rows:
        held.add(Kind.NOT_SO, of=row.seq)


def _concerned(member: Member, whats: Collection[str] | None) -> list[Thread]:
    kept = threads_of(member)
    if whats is None:
        return kept if len(kept) == 1 else []
    return [thread for thread in kept if thread.about.get("what") in whats]


@transaction.atomic
def moved(member: Member, now: datetime) -> None:
    """Their calendar is in another time zone from now on; the day it is for them does not go back."""
    zone = member.time_zone or "UTC"
    for thread in threads_of(member):
        held = hold(thread, by=member, now=now)
        places = [row.code for row in held.rows if row.kind is Kind.PLACE]
        if not places or places[-1] != zone:
            held.add(Kind.PLACE, code=zone)
