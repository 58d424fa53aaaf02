"""Setting a reminder, taking it away, and what the clock does with those that are due.

Nothing here looks at whether somebody follows a reminder, or has been here at all: it rings as it was set, and stops
when it is taken away.
"""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from django.db import IntegrityError, transaction

from porch.diary.models.reminding import Reminder, ReminderDay, Reminding
from porch.diary.queries.reminding import due, has_written, reminders_of, wishes_of
from porch.diary.rules.reminding import STILL_OF_USE, next_ring, taken
from porch.people.models import Member
from porch.wire.actions import also_tell_of, seen, tell
from porch.wire.queries import is_hushed, notices_for
from porch.wire.things import REMINDER

A_MOMENT = timedelta(minutes=5)


class DayTaken(Exception):
    """On ``days`` of the week they have a reminder already, and there is one a day at most."""

    def __init__(self, days: list[int]) -> None:
        super().__init__(f"taken: {days}")
        self.days = days


@transaction.atomic
def set_reminder(
    member: Member, *, days: Iterable[int], at: time, words: str = "", now: datetime
) -> Reminder:
    """Remind ``member`` at that time on those days of the week: of their own words, or of the check-in without any.

    DayTaken when one of the days has a reminder; ValueError when there is no day at all.
    """
    chosen = sorted(set(days))
    if not chosen or not set(chosen) <= set(range(7)):
        raise ValueError("a reminder has one to seven days")
    _lock(member)
    if busy := taken(wishes_of(member), chosen):
        raise DayTaken(busy)
    reminder = Reminder(member=member, at=at.replace(second=0, microsecond=0, tzinfo=None), made_at=now)
    reminder.write(words.strip())
    try:
        with transaction.atomic():
            reminder.save(force_insert=True)
            ReminderDay.objects.bulk_create(
                ReminderDay(reminder=reminder, member=member, day=day) for day in chosen
            )
    except IntegrityError as twice:  # two windows at the same moment
        raise DayTaken(taken(wishes_of(member), chosen)) from twice
    also_tell_of(member, "reminders")
    _work_out(member, now)
    return reminder


@transaction.atomic
def take_away(reminder: Reminder, *, now: datetime) -> None:
    """It rings no more, and its line in the house goes."""
    member = reminder.member
    _lock(member)
    seen(member, reminder.path, now)
    reminder.delete()
    _work_out(member, now)


def put_aside(member: Member, now: datetime) -> None:
    """Whatever reminder waits in the house has been looked at."""
    notices_for(member).filter(kind=REMINDER).update(seen_at=now)


def _lock(member: Member) -> Reminding:
    row, _ = Reminding.objects.get_or_create(pk=member.pk, defaults={"zone": member.time_zone})
    return Reminding.objects.select_for_update().get(pk=row.pk)


def _work_out(member: Member, now: datetime) -> None:
    row = Reminding.objects.get(pk=member.pk)
    ring = next_ring(wishes_of(member), _zone(member), after=now, rung_on=row.rung_on)
    Reminding.objects.filter(pk=member.pk).update(due_at=ring.at if ring else None, zone=member.time_zone)


def _zone(member: Member) -> str:
    return member.time_zone or "UTC"


def remind(now: datetime) -> int:
    """Tell everybody whose reminder is due; how many were told. Safe to run twice, late, or by two at once."""
    return sum(_turn(row, now) for row in due(now))


@transaction.atomic
def _turn(row: Reminding, now: datetime) -> bool:
    """One member's turn. Whoever moves the row on from the moment it was due is the one who tells."""
    member = row.member
    wishes = [one.as_wish() for one in reminders_of(member)]
    began = now - A_MOMENT if row.zone != member.time_zone else _since(row, now)
    ring = next_ring(wishes, _zone(member), after=began, rung_on=row.rung_on)
    is_now = ring is not None and ring.at <= now
    after = next_ring(wishes, _zone(member), after=now, rung_on=ring.on if ring and is_now else row.rung_on)
    mine = Reminding.objects.filter(pk=row.pk, due_at=row.due_at, zone=row.zone)
    if not mine.update(due_at=after.at if after else None, zone=member.time_zone):
        return False
    if ring is None or not is_now or not _may(member, now):
        return False
    reminder = next(one for one in reminders_of(member) if str(one.pk) == ring.key)
    if reminder.is_check_in and has_written(member, now):
        return False
    Reminding.objects.filter(pk=row.pk).update(rung_on=ring.on)
    put_aside(member, now)
    tell(member, kind=REMINDER, path=reminder.path, now=now)
    return True


def _since(row: Reminding, now: datetime) -> datetime:
    """Just before it was due; what was due longer ago than it is of use is let go of."""
    assert row.due_at is not None  # nobody is found by the clock without it
    return max(row.due_at - timedelta(microseconds=1), now - STILL_OF_USE)


def _may(member: Member, now: datetime) -> bool:
    """Nobody is reminded while they rest or leave, or in the days after a return to use."""
    return member.is_here and not member.is_left_in_peace and not is_hushed(member, now)
