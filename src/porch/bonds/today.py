"""What this room shows on Today and on a conversation's page."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext

from porch.bonds import actions, queries
from porch.bonds.models import Mode, Pair
from porch.kit.clock import now as this_moment
from porch.people.models import Member, Role
from porch.people.queries import supports
from porch.talk.models import Conversation, Message
from porch.talk.registries import SideLight


def offer_card(member: Member, now: datetime) -> dict[str, Any] | None:
    """The offer that runs out first, if there is one to answer."""
    offers = queries.open_offers_for(member, now)[:1]
    actions.note_reasons_read(offers, by=member, now=now)
    return {"offer": offers[0], "wants_primary": True} if offers else None


def lacking_card(member: Member, now: datetime) -> dict[str, Any] | None:
    """For a coordinator: whom to look for. The person is named at the desk, where each look is on the record."""
    found = queries.lacking(member, now)
    return {"need": found.need, "wants_primary": True} if found else None


def ask_card(member: Member, now: datetime) -> dict[str, Any] | None:
    """For whoever has nobody yet and asks for nobody; never for staff, family or mentors."""
    if member.state == Member.State.PAUSED or member.is_paired_apart or member.all_roles - {Role.Name.FAMILY}:
        return None
    if member.lived.wants_peer or member.lived.wants_mentor:
        return None
    if queries.pairs_of(member).exists() or not {"peers", "mentors"} & set(supports()):
        return None
    return {"wants_primary": True}


def sidelight(conversation: Conversation, viewer: Member) -> SideLight | None:
    """Why these two, and the ways to meet, to end, to stay friends."""
    pair = queries.pairs_of(viewer).filter(conversation=conversation).first()
    if pair is None:
        return None
    at = this_moment()
    bond = queries.bond_of(pair, viewer, at)
    if bond.state == "active":
        actions.note_reasons_read([bond], by=viewer, now=at)
    meetings = queries.meetings_of(viewer, pair.pk, at)
    return SideLight("bonds/_sidelight.html", {"bond": bond, "meetings": meetings})


def hello_card(member: Member, now: datetime) -> dict[str, Any] | None:
    """The latest pair in which nobody has written yet."""
    said = Message.objects.filter(conversation=OuterRef("conversation"), act=Message.Act.SAID)
    mine = Pair.objects.filter(Q(first=member) | Q(second=member), state="active", conversation__isnull=False)
    quiet = mine.exclude(Exists(said)).select_related("first", "second", "conversation")
    theirs = Q(first=member, mode=Mode.MENTORS, mentor_begins=False)  # the mentee writes first
    pair = quiet.exclude(theirs).order_by("-started_at").first()
    if pair is None:
        return None
    other = pair.second if pair.first_id == member.pk else pair.first
    name = other.handle if other else gettext("Someone who has left")
    return {"name": name, "conversation": pair.conversation, "wants_primary": True}
