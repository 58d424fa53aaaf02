"""What reminders add to the house: a card on Today, a job of the clock, a share of what is kept of somebody."""

from datetime import datetime, timedelta
from typing import Any

from porch.diary.actions.reminding import remind
from porch.diary.models.reminding import Reminder, ReminderDay, Reminding
from porch.diary.queries.reminding import reminders_of, ringing
from porch.kit import sealed
from porch.kit.sealed import SealedColumn
from porch.people.models import Member
from porch.people.registries import Belonging, belongings
from porch.people.rules.keys import of_member
from porch.ui.registries import Card, cards
from porch.wire.registries import Job, clockwork

EVERY = timedelta(minutes=1)


def card(member: Member, now: datetime) -> dict[str, Any] | None:
    """The reminder that rang within the last day, until it is put aside."""
    if member.is_left_in_peace:
        return None
    one = ringing(member, now)
    return {"one": one} if one else None


def export(member: Member) -> list[dict[str, Any]]:
    """Each reminder: days of the week (Monday is 0), the time on the clock there, own words if it has any."""
    return [
        {
            "id": str(one.pk),
            "days": sorted(row.day for row in one.days.all()),
            "at": f"{one.at:%H:%M}",
            "words": one.words,
            "set": one.made_at.isoformat(timespec="seconds"),
        }
        for one in reminders_of(member)
    ]


def erase(member: Member, now: datetime) -> None:
    Reminder.objects.filter(member=member).delete()
    Reminding.objects.filter(pk=member.pk).delete()


def register() -> None:
    belongings.register(
        "reminders", Belonging("My reminders", (Reminder, ReminderDay, Reminding), export, erase)
    )
    sealed.columns.register(
        "reminders",
        SealedColumn(
            Reminder,
            "sealed_words",
            about=lambda row: row.about_words,
            of=lambda row: of_member(row.member_id),
        ),
    )
    cards.register("reminder", Card("diary/reminding/_card.html", 7, card))
    clockwork.register("reminders", Job("reminders", EVERY, remind))
