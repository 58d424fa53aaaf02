"""What this room shows on Today: checking in, and what comes after it."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from porch.bonds import queries as bonds
from porch.diary import queries
from porch.diary.models import Entry
from porch.diary.words import MOODS
from porch.kit.clock import today_in
from porch.measures.told import Mood
from porch.people.models import Member
from porch.rooms import queries as rooms

HARD = (Mood.HARD, Mood.VERY_HARD)


def check_in_card(member: Member, now: datetime) -> dict[str, Any] | None:
    """One of five words; once one is told today, what can be added to it."""
    if not member.in_recovery:
        return None
    latest = queries.latest_on(member, today_in(member.time_zone, now))
    if latest is None:
        return {"moods": MOODS, "sent_as": uuid4(), "wants_primary": True}
    context: dict[str, Any] = {
        "latest": latest,
        "sent_as": uuid4(),
        "numbers": range(11),
        "is_hard": latest.told.mood in HARD,
    }
    if context["is_hard"]:
        live, _ = rooms.live_and_next(member, now)
        context |= {"closest": bonds.closest(bonds.bonds_of(member, now)), "room": live[0] if live else None}
    return context


def told_since(member: Member, since: datetime) -> bool:
    return Entry.objects.filter(member=member, at__gte=since).exists()
