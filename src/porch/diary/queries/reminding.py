"""Reminders: somebody's own, and those that are due."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import F, Q, QuerySet

from porch.diary.models.entry import Entry
from porch.diary.models.reminding import Reminder, Reminding
from porch.diary.rules.reminding import Wish
from porch.kit.clock import today_in
from porch.people.models import Member
from porch.wire.queries import notices_for
from porch.wire.things import REMINDER

A_DAY = timedelta(days=1)


def reminders_of(member: Member) -> list[Reminder]:
    """What they set, by the time of day."""
    return list(Reminder.objects.filter(member=member).prefetch_related("days").order_by("at", "made_at"))


def reminder_of(member: Member, pk: UUID) -> Reminder | None:
    return Reminder.objects.filter(member=member, pk=pk).prefetch_related("days").first()


def wishes_of(member: Member) -> list[Wish]:
    return [one.as_wish() for one in reminders_of(member)]


def due(now: datetime) -> QuerySet[Reminding]:
    """Whose next reminder is due, or who is in another time zone than it was worked out for."""
    moved = ~Q(zone=F("member__time_zone")) & Q(due_at__isnull=False)
    return Reminding.objects.filter(Q(due_at__lte=now) | moved).select_related("member")


def has_written(member: Member, now: datetime) -> bool:
    """Whether they told anything of today already: then nothing reminds them of it."""
    return Entry.objects.filter(member=member, day=today_in(member.time_zone or "UTC", now)).exists()


def ringing(member: Member, now: datetime) -> Reminder | None:
    """The reminder whose line waits in the house since less than a day; an older one is of no use any more."""
    waiting = notices_for(member).filter(kind=REMINDER, at__gt=now - A_DAY).first()
    last = waiting.path.rstrip("/").rpartition("/")[2] if waiting else ""
    try:
        return reminder_of(member, UUID(last)) if last else None
    except ValueError:
        return None
