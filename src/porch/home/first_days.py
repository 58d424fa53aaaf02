"""The first week: say hello back, meet one person, sit in one room. One at a time; what is done just goes."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext

from porch.bonds.today import could_ask
from porch.people.models import Member
from porch.rooms.models import Seat
from porch.rooms.queries import live_and_next
from porch.rooms.today import to_the_door
from porch.talk.models import Message
from porch.talk.queries import conversations_of, names_of
from porch.ui.next_thing import NextThing, Pull

FIRST_WEEK = timedelta(days=7)
A_ROOM_IS_NEAR = timedelta(days=1)


def step(member: Member, now: datetime) -> NextThing | None:
    """The first of the three that is still to do and can be done now; None for staff, mentors and family."""
    if now.date() - member.joined_on >= FIRST_WEEK or member.is_paired_apart or member.is_left_in_peace:
        return None
    return _say_hello(member) or _meet(member, now) or _sit(member, now)


def _say_hello(member: Member) -> NextThing | None:
    """Somebody wrote to them, and they have not written to anybody yet."""
    said = Message.objects.filter(act=Message.Act.SAID)
    if said.filter(author=member).exists():
        return None
    there = said.filter(conversation=OuterRef("pk"), withheld=False, taken_back_at=None)
    found = list(conversations_of(member).filter(Exists(there), closed_at=None)[:1])
    if not found:
        return None
    name = names_of(found, member)[found[0].pk]
    return NextThing(
        Pull.FIRST_DAYS,
        gettext("%(name)s wrote to you") % {"name": name},
        found[0].get_absolute_url(),
        gettext("Write to %(name)s") % {"name": name},
        says=gettext("A hello is enough."),
    )


def _meet(member: Member, now: datetime) -> NextThing | None:
    """As at any time, only sooner: somebody to walk with."""
    found = could_ask(member, now)
    return NextThing(Pull.FIRST_DAYS, found.title, found.url, found.does, found.says) if found else None


def _sit(member: Member, now: datetime) -> NextThing | None:
    """A room that is open or opens within a day, until they have sat in one."""
    if Seat.objects.filter(member=member).exists():
        return None
    live, coming = live_and_next(member, now)
    room = next(iter([*live, *(one for one in coming if one.starts - now <= A_ROOM_IS_NEAR)]), None)
    return to_the_door(room, Pull.FIRST_DAYS, member) if room else None
