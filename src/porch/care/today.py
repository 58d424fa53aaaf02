"""What this room shows on Today and beside a conversation."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from porch.care import actions, queries
from porch.kit.clock import now as this_moment
from porch.people.models import Member
from porch.talk.models import Conversation
from porch.talk.registries import SideLight
from porch.ui.next_thing import NextThing, Pull
from porch.wire.queries import is_hushed


def asked(member: Member, now: datetime) -> NextThing | None:
    """For a supervisor: somebody asks for a talk. Who it is, is read only where it is shown."""
    waiting = [one for one in queries.asked_of(member, now) if one.state != "talking"][:1]
    if not waiting:
        return None
    return NextThing(
        Pull.WAITS,
        gettext("Someone asks for a talk"),
        reverse("care:care") + "#asked",
        gettext("Answer"),
        about=gettext("whoever asks for a talk"),
        template="care/_next_debrief.html",
        draw=lambda: {"debrief": next(iter(actions.read_debriefs(waiting, by=member, now=now)), None)},
    )


def check_card(member: Member, now: datetime) -> dict[str, Any] | None:
    """Four times a year at most, for whoever helps: would you like to look at how you are?"""
    return {} if queries.check_is_due(member, now) and not is_hushed(member, now) else None


def sidelight(conversation: Conversation, viewer: Member) -> SideLight | None:
    """For whoever helps: one tap after a hard talk. Which talk it was is kept nowhere."""
    at = this_moment()
    if conversation.state != Conversation.State.OPEN or not queries.helps(viewer, at):
        return None
    return SideLight("care/_after_a_talk.html", {"rests_until": queries.rest_of(viewer, at)})
