"""The notice that this place closes or moves, for everyone who is here."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from porch.kit.clock import today_in
from porch.kit.community import here
from porch.people.models import Member
from porch.people.queries.community import community


@dataclass(frozen=True)
class Closing:
    """``on`` is the last day; ``words`` are the operator's: where to go next."""

    on: date
    words: str


def closing() -> Closing | None:
    """What was announced; None when nothing was."""
    row = community()
    return Closing(row.closing_on, row.closing_words) if row.closing_on else None


def closing_card(member: Member, now: datetime) -> dict[str, Any] | None:
    """For Today: the day, the operator's words, and the way to take what is one's own."""
    told = closing()
    if told is None:
        return None
    is_over = told.on < today_in(member.time_zone or "UTC", now)
    return {"closing": told, "is_over": is_over, "name": here().name, "wants_primary": True}


def paused_card(member: Member, now: datetime) -> dict[str, Any] | None:
    """For Today: until when one rests, and the way back."""
    if member.state != Member.State.PAUSED:
        return None
    return {"until": member.paused_until, "wants_primary": True}
