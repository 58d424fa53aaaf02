"""What this room shows on Today and on a conversation's page."""

from datetime import datetime
from typing import Any

from porch.bonds import queries
from porch.kit.clock import now as this_moment
from porch.people.models import Member
from porch.talk.models import Conversation
from porch.talk.registries import SideLight


def offer_card(member: Member, now: datetime) -> dict[str, Any] | None:
    """The offer that runs out first, if there is one to answer."""
    offers = queries.open_offers_for(member, now)
    return {"offer": offers[0], "wants_primary": True} if offers else None


def ask_card(member: Member, now: datetime) -> dict[str, Any] | None:
    """For whoever has nobody yet and asks for nobody; never for staff, family or mentors."""
    if member.role_names or member.lived.wants_peer or member.lived.wants_mentor:
        return None
    return None if queries.pairs_of(member).exists() else {"wants_primary": True}


def sidelight(conversation: Conversation, viewer: Member) -> SideLight | None:
    """Why these two, and the ways to meet, to end, to stay friends."""
    pair = queries.pairs_of(viewer).filter(conversation=conversation).first()
    if pair is None:
        return None
    bond = queries.bond_of(pair, viewer)
    meetings = queries.meetings_of(viewer, pair.pk, this_moment())
    return SideLight("bonds/_sidelight.html", {"bond": bond, "meetings": meetings})
