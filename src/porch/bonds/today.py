"""What this room shows on Today and on a conversation's page."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext

from porch.bonds import actions, queries
from porch.bonds.models import Mode, Pair
from porch.bonds.queries.meetings import meetups_of
from porch.kit.clock import now as this_moment
from porch.people.models import Member, Role
from porch.people.queries import supports
from porch.talk.models import Conversation, Message
from porch.talk.registries import SideLight
from porch.ui.next_thing import NextThing, Pull

NEAR, LATEST = timedelta(hours=36), timedelta(hours=8)


def offered(member: Member, now: datetime) -> NextThing | None:
    """The offer that runs out first, if there is one to answer."""
    offers = queries.open_offers_for(member, now)[:1]
    if not offers:
        return None

    def draw() -> dict[str, Any]:
        actions.note_reasons_read(offers, by=member, now=now)
        return {"offer": offers[0]}

    return NextThing(
        Pull.WAITS,
        gettext("Someone to meet"),
        reverse("bonds:people"),
        gettext("Answer"),
        at=offers[0].proposal.due_at,
        template="bonds/_next_offer.html",
        draw=draw,
    )


def lacking(member: Member, now: datetime) -> NextThing | None:
    """For a coordinator: whom to look for. The person is named at the desk, where each look is on the record."""
    found = queries.lacking(member, now)
    if found is None:
        return None
    return NextThing(
        Pull.WAITS,
        gettext("One person waits, and nobody here fits yet"),
        reverse("bonds:desk"),
        gettext("Open the pairing desk"),
        says=gettext("Look for: %(need)s") % {"need": found.need},
    )


def could_ask(member: Member, now: datetime) -> NextThing | None:
    """For whoever has nobody yet and asks for nobody; never for staff, family or mentors."""
    if member.state == Member.State.PAUSED or member.is_paired_apart or member.all_roles - {Role.Name.FAMILY}:
        return None
    if member.lived.wants_peer or member.lived.wants_mentor:
        return None
    if queries.pairs_of(member).exists() or not {"peers", "mentors"} & set(supports()):
        return None
    return NextThing(
        Pull.COULD,
        gettext("Someone to walk with"),
        "/people/ask/",
        gettext("Find me a peer"),
        says=gettext(
            "One person who has been there can make a hard week lighter. You say who, and you can stop any time."
        ),
    )


def agreed(member: Member, now: datetime) -> NextThing | None:
    """The next call or meeting that the two agreed, within a day and a half, or on right now."""
    near = meetups_of(member).filter(state="agreed", at__gt=now - LATEST, at__lte=now + NEAR)
    meetup = next((one for one in near if one.at + timedelta(minutes=one.minutes) > now), None)
    if meetup is None:
        return None
    other = meetup.pair.second if meetup.pair.first_id == member.pk else meetup.pair.first
    name = other.handle if other else gettext("Someone who has left")
    at = date_format(meetup.at.astimezone(ZoneInfo(member.time_zone)), "l, H:i")
    return NextThing(
        Pull.NOW if meetup.at <= now else Pull.PROMISED,
        gettext("You and %(name)s") % {"name": name},
        reverse("bonds:pair", args=[meetup.pair_id]),
        gettext("See it"),
        says=gettext("You said you would talk: %(at)s.") % {"at": at}
        if meetup.kind == meetup.Kind.CALL
        else gettext("You said you would meet: %(at)s.") % {"at": at},
        at=meetup.at,
    )


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


def hello(member: Member, now: datetime) -> NextThing | None:
    """The latest pair in which nobody has written yet."""
    said = Message.objects.filter(conversation=OuterRef("conversation"), act=Message.Act.SAID)
    mine = Pair.objects.filter(Q(first=member) | Q(second=member), state="active", conversation__isnull=False)
    quiet = mine.exclude(Exists(said)).select_related("first", "second", "conversation")
    theirs = Q(first=member, mode=Mode.MENTORS, mentor_begins=False)  # the mentee writes first
    pair = quiet.exclude(theirs).order_by("-started_at").first()
    if pair is None or pair.conversation is None:
        return None
    other = pair.second if pair.first_id == member.pk else pair.first
    name = other.handle if other else gettext("Someone who has left")
    return NextThing(
        Pull.WAITS,
        gettext("You and %(name)s") % {"name": name},
        pair.conversation.get_absolute_url(),
        gettext("Write to %(name)s") % {"name": name},
        says=gettext("You can write to each other now. A hello is enough."),
    )
