"""What this room shows on Today, at My people, beside a conversation, a pair and the pairing desk."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext

from porch.bonds.models import Pair
from porch.bonds.registries import Beside
from porch.bonds.rules.calendar import Entry
from porch.kit.clock import now as this_moment
from porch.mentoring import queries
from porch.people.models import Member, Role
from porch.talk.models import Conversation
from porch.talk.registries import SideLight
from porch.ui.next_thing import NextThing, Pull


def work_sidelight(conversation: Conversation, viewer: Member) -> SideLight | None:
    """For the two of a mentor pair: the way to what they do together."""
    pair = queries.mentor_pairs_of(viewer).filter(conversation=conversation).first()
    return SideLight("mentoring/_beside.html", {"pair": pair}) if pair else None


def work_beside(pair: Pair, viewer: Member, now: datetime) -> Beside | None:
    going = queries.mentor_pair_for(viewer, pair.pk)
    return Beside("mentoring/_beside.html", {"pair": going}) if going else None


def has_a_mentor_pair(member: Member) -> bool:
    return queries.mentor_pairs_of(member).exists()


def circles_section(member: Member, now: datetime) -> dict[str, Any] | None:
    """Invitations first, then the circles one sits in."""
    mine = queries.my_circles(member, now)
    return {"mine": mine} if mine else None


def circle(member: Member, now: datetime) -> NextThing | None:
    """The circle that meets within half a day."""
    soon = queries.next_of(member, now)
    if soon is None:
        return None
    found, start = soon
    at = date_format(start.astimezone(ZoneInfo(member.time_zone)), "H:i")
    return NextThing(
        Pull.NOW if start <= now else Pull.PROMISED,
        gettext("Your circle, at %(time)s") % {"time": at},
        reverse("mentoring:circle", args=[found.pk]),
        gettext("Open the circle"),
        says=gettext("You can just listen."),
        at=start,
    )


def desk_line(viewer: Member, now: datetime) -> Beside | None:
    """At the pairing desk: the way to circles, and whether a mentor offered one."""
    if not viewer.holds(Role.Name.COORDINATOR):
        return None
    return Beside("mentoring/_desk_line.html", {"offered": bool(queries.offers_at_desk(viewer))})


def calendar_of(member: Member, since: datetime | None) -> list[Entry]:
    return queries.entries_of(member, since, now=this_moment())
