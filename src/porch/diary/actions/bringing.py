"""Bringing a table from another tracker: laid down, looked at, and then taken once, or let go of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from porch.days import actions as days
from porch.diary.actions.ledger import day_as_told, follow
from porch.diary.models.bringing import Brought
from porch.diary.models.entry import Entry
from porch.diary.models.own import Note
from porch.diary.queries.bringing import here_already, reading_of
from porch.diary.rules.bringing import Brought as Row
from porch.diary.rules.told import as_body
from porch.kit.clock import today_in
from porch.kit.wall_clock import moment_of
from porch.people.models import Member
from porch.people.rules.vocabulary import NotInTheList

KEPT_FOR = timedelta(days=1)


@dataclass(frozen=True)
class Taken:
    """How many were taken, how many were here already, how many threads of days were begun, how many could not be."""

    new: int
    known: int
    begun: int = 0
    not_begun: int = 0


def lay_down(member: Member, content: bytes, *, now: datetime) -> Brought:
    """Keep the file until its owner has looked at it, in place of one that lay there. NotATable when it is none."""
    reading_of(content, {}, today=_today(member, now))
    row = Brought(member=member, made_at=now)
    row.lay_down(content)
    row.save()
    return row


def say(row: Brought, said: dict[str, Any]) -> None:
    """What the file does not say itself."""
    row.say(said)
    row.save(update_fields=["sealed_said"])


def let_go(row: Brought) -> None:
    row.delete()


def forget_old(now: datetime) -> None:
    """Files that nobody came back to go after a day."""
    Brought.objects.filter(made_at__lt=now - KEPT_FOR).delete()


@transaction.atomic
def take(row: Brought, starts: Mapping[int, str], *, now: datetime) -> Taken:
    """Tell everything that the file says and that is not here already, and let go of the file.

    ``starts``: for the number of a row that says since when, what days are kept of; rows that are not named stay out.
    What has a time of its own was told then, the rest is told now, which is recall. Nobody is told of any of it.
    """
    member = Member.objects.select_for_update().get(pk=row.member_id)
    reading = reading_of(row.content, row.said, today=_today(member, now))
    known = here_already(member, reading)
    fresh = [one for one in reading.brought if one.sent_as not in known]
    told_of = sorted({one.said.day for one in fresh if one.said.used is not None})
    before = {day: day_as_told(member, day) for day in told_of}
    for one in fresh:
        _keep(member, one, now)
    for day in told_of:
        follow(member, before[day], now=now)
    begun = [
        _begin(member, starts[one.number], one.name, one.since, now)
        for one in reading.starts
        if one.number in starts
    ]
    row.delete()
    return Taken(len(fresh), len(known), begun.count(True), begun.count(False))


def _keep(member: Member, one: Row, now: datetime) -> None:
    zone = member.time_zone or "UTC"
    at = one.moment or (moment_of(one.at.date(), one.at.time(), zone) if one.at else now)
    at = min(at, now)
    lag = max(0, (today_in(zone, at) - one.said.day).days)
    entry = Entry(member=member, day=one.said.day, lag=lag, at=at, sent_as=one.sent_as)
    entry.write({"zone": zone, **as_body(one.said)})
    entry.save(force_insert=True)
    if one.said.note:
        note = Note(entry=entry, member=member)
        note.write(one.said.note)
        note.save(force_insert=True)


def _begin(member: Member, what: str, name: str, since: date, now: datetime) -> bool:
    """A thread of days since then; False where they keep days of it already."""
    try:
        with transaction.atomic():
            days.open_thread(member, what, word=name, since=since, now=now)
    except (days.NotToBeTold, NotInTheList):
        return False
    return True


def _today(member: Member, now: datetime) -> date:
    return today_in(member.time_zone or "UTC", now)
