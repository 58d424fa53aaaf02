"""What this room shows on Today: the day after a return to use, the question that was asked for, and the count."""

from datetime import datetime
from typing import Any

from porch.bonds.queries import Bond, bonds_of
from porch.days import queries
from porch.days.models import After
from porch.days.queries import Told
from porch.days.rules.saying import NO_COUNT, STOPPING_IS_DANGEROUS, TOLERANCE_FALLS
from porch.days.words import count_line
from porch.people.models import Member
from porch.rooms.queries import live_and_next

MOST_COUNTS = 2
MOST_PEOPLE = 2


def after_return(member: Member, now: datetime) -> dict[str, Any] | None:
    """On the day somebody told of a return to use: thanks, what may help, and no number. None on other days."""
    if not member.in_recovery or not queries.returned_today(member, now):
        return None
    told = queries.last_return(member, now)
    wished = After.objects.filter(member=member).first()
    if told is None or (wished and wished.put_aside_at and wished.put_aside_at >= told.at):
        return None
    threads = queries.told_threads(member, now)
    whats = {of.thread.about.get("what") for of in threads if of.stands.rests}
    live, _ = live_and_next(member, now)
    return {
        "people": _close(member, now),
        "room": live[0] if live else None,
        "tolerance": bool(whats & TOLERANCE_FALLS),
        "stopping": bool(whats & STOPPING_IS_DANGEROUS),
        "asks": [of for of in threads if of.asks],
        "ask_at": wished.ask_at if wished and not wished.asked_at else None,
        "wants_primary": True,
    }


def _close(member: Member, now: datetime) -> list[Bond]:
    """Whom one could tell: the peer first, then the mentor. Opening the conversation sends nothing."""
    order = ("peer", "mentor", "seeker")
    there = [bond for bond in bonds_of(member, now) if bond.state == "active" and bond.pair.conversation_id]
    return sorted(there, key=lambda bond: order.index(bond.part))[:MOST_PEOPLE]


def asked_card(member: Member, now: datetime) -> dict[str, Any] | None:
    """They wished to be asked today how it is."""
    due = After.objects.filter(member=member, ask_at__lte=now).exists()
    return {"people": _close(member, now)[:1]} if due else None


def count_card(member: Member, now: datetime) -> dict[str, Any] | None:
    """The count somebody chose, small and low on the page; on the day after a return to use there is none."""
    if not member.in_recovery:
        return None
    counted = [one for told in queries.told_threads(member, now) if (one := _counted(told))]
    if not counted or queries.returned_today(member, now):
        return None
    return {"counts": counted[:MOST_COUNTS], "more": len(counted) > MOST_COUNTS}


def _counted(told: Told) -> dict[str, Any] | None:
    big, small = count_line(told.stands, told.count)
    if told.asks or told.count == NO_COUNT or not big:
        return None
    return {"told": told, "big": big, "small": small}
