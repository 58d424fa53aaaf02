"""What this room shows on Today and beside a conversation."""

from datetime import datetime
from typing import Any

from porch.care import actions, queries
from porch.kit.clock import now as this_moment
from porch.people.models import Member
from porch.talk.models import Conversation
from porch.talk.registries import SideLight


def asked_card(member: Member, now: datetime) -> dict[str, Any] | None:
    """For a supervisor: somebody asks for a talk."""
    waiting = [one for one in queries.asked_of(member, now) if one.state != "talking"]
    shown = actions.read_debriefs(waiting[:1], by=member, now=now)
    return {"debrief": shown[0], "wants_primary": True} if shown else None


def check_card(member: Member, now: datetime) -> dict[str, Any] | None:
    """Four times a year at most, for whoever helps: would you like to look at how you are?"""
    return {} if queries.check_is_due(member, now) else None


def sidelight(conversation: Conversation, viewer: Member) -> SideLight | None:
    """For whoever helps: one tap after a hard talk. Which talk it was is kept nowhere."""
    at = this_moment()
    if conversation.state != Conversation.State.OPEN or not queries.helps(viewer, at):
        return None
    return SideLight("care/_after_a_talk.html", {"rests_until": queries.rest_of(viewer, at)})
