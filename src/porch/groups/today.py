"""What this room shows elsewhere: on Today, at My people, and beside a topic."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext

from porch.bonds.registries import Section, people_sections
from porch.groups import motion_words
from porch.groups.models import Group, Topic
from porch.groups.queries import belonging_in, joiners_of, seen_group
from porch.groups.queries.calendar import own_entries
from porch.groups.queries.motions import votes_for
from porch.groups.queries.service import held
from porch.groups.queries.settings import setting_of
from porch.groups.queries.talking import last_said_at, titles
from porch.groups.registries import calendar_sources
from porch.people.models import Member
from porch.talk.models import Conversation
from porch.talk.registries import Hush, SideLight, hushes, sidelights
from porch.talk.registries import titles as talk_titles
from porch.ui.next_thing import Next, NextThing, Pull
from porch.ui.registries import Place, nav, next_things


def register() -> None:
    nav.register("groups", Place("Groups", "groups:find", "users", 32, "groups"))
    nav.register(
        "desk-groups",
        Place("Groups desk", "groups:desk", "users", 63, "desk-groups", frozenset({"coordinator"})),
    )
    next_things.register("joiners", Next(Pull.WAITS, joiners))
    people_sections.register("groups", Section("groups/_people.html", 40, my_groups))
    talk_titles.register("groups", titles)
    sidelights.register("groups", beside)
    hushes.register("groups", hush)
    calendar_sources.register("groups", own_entries)


def joiners(member: Member, now: datetime) -> NextThing | None:
    """For whoever serves at a door: the first group in which somebody asks to join, without their name."""
    serving = held(now).filter(member=member, position__group=OuterRef("pk"))
    for group in Group.objects.filter(Exists(serving), state="open").order_by("name"):
        seen = seen_group(group.slug, member, now)
        if seen and joiners_of(seen):
            return NextThing(
                Pull.WAITS,
                gettext("Someone is at the door"),
                reverse("groups:joiners", args=[group.slug]),
                gettext("Answer"),
                says=gettext("Somebody would like to join %(group)s.") % {"group": group.name},
                about=f"({group.name})",
            )
    return None


def my_groups(member: Member, now: datetime) -> dict[str, Any] | None:
    """The groups of this member, home first."""
    rows = belonging_in(member) if member.in_recovery else []
    return {"rows": rows} if rows else None


def beside(conversation: Conversation, viewer: Member) -> SideLight | None:
    """The way back from a topic to its group."""
    if conversation.kind != Conversation.Kind.GROUP:
        return None
    topic = Topic.objects.filter(conversation=conversation).select_related("group").first()
    return SideLight("groups/_beside.html", {"topic": topic}) if topic else None


def hush(conversation: Conversation, member: Member, now: datetime) -> Hush | None:
    """A topic at rest takes no words, and the group may have decided how often one writes."""
    if conversation.kind != Conversation.Kind.GROUP:
        return None
    topic = Topic.objects.filter(conversation=conversation).select_related("group").first()
    if topic is None or topic.state == "closed":
        return None
    if topic.state == "resting":
        return Hush(gettext("This topic rests for now. It can be read."), lasts=True)
    minutes = int(setting_of(topic.group, "slow-mode"))
    last = last_said_at(topic, member) if minutes else None
    if last is None or now - last >= timedelta(minutes=minutes):
        return None
    at = (last + timedelta(minutes=minutes)).astimezone(ZoneInfo(member.time_zone))
    return Hush(
        gettext("Here one writes a little more slowly. You can write again at %(at)s.")
        % {"at": f"{at:%H:%M}"}
    )


def vote(member: Member, now: datetime) -> NextThing | None:
    """The vote that ends first of those that wait for this member."""
    waiting = votes_for(member, now)
    if not waiting:
        return None
    motion = waiting[0].motion
    until = motion.due_at and date_format(motion.due_at.astimezone(ZoneInfo(member.time_zone)), "j F, H:i")
    return NextThing(
        Pull.TO_DECIDE,
        gettext("Something to decide"),
        motion.get_absolute_url(),
        gettext("Look at it"),
        says=motion_words.name(motion),
        at=motion.due_at,
        template="groups/_next_vote.html",
        draw=lambda: {"group": motion.group.name, "until": until},
    )
