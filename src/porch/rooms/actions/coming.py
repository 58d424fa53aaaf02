"""Coming in, being here, and leaving."""

from datetime import datetime

from django.db import transaction
from django.db.models import F, QuerySet

from porch.groups.models import Group
from porch.people.models import Member
from porch.rooms.actions.log import move
from porch.rooms.models import Room, Seat, Wishes
from porch.rooms.queries import opens_for, seat_of, wishes_of
from porch.rooms.rules.alike_names import chosen
from porch.rooms.rules.door import INSIDE, OUTSIDE, WAITS, way_in
from porch.rooms.rules.roles import HOST, leads
from porch.rooms.rules.rooms import MOST_PEOPLE, OPEN_TO_COME, SIGN, SIGN_BY_HAND, SIGN_EVERY
from porch.rooms.rules.shown import MEMBER
from porch.rooms.rules.turns import Act
from porch.safety.queries import standing_of
from porch.safety.rules.shield import is_new
from porch.wire.actions import drop


class NotOpen(Exception):
    """Nobody comes in now. Its text says why."""


@transaction.atomic
def come_in(
    room: Room,
    *,
    by: Member,
    now: datetime,
    shown: str = "member",
    joins: bool = False,
    called: str = "",
) -> Seat:
    """``by`` sits down, or waits before the door; twice is once. ``joins``: a round may come to them.

    They are shown as they chose for this room, by the name they are ``called`` here where they gave one. Entry is
    quiet: the others see one person more, and no name until they raise a hand. NotOpen with a sentence while the door
    is shut; NotAName where a name cannot be used here.
    """
    room.refresh_from_db()
    _check_door(room, by)
    called = name_here(room, by, called) if called.strip() and shown != MEMBER else ""
    where = _stands(room, by, now)
    seat = seat_of(by, room) or _chair_for(room, by, shown, now)
    seat.state = Seat.State.IN if where == INSIDE else Seat.State.WAITING
    seat.shown, seat.called, seat.seen_until = shown, called, now + SIGN
    seat.save(update_fields=["shown", "called", "seen_until", "state"])
    if seat.state == Seat.State.IN:
        sit_down(room, seat, now, joins=joins)
    else:
        move(room, Act("knock", seat.no, now))
    return seat


def name_here(room: Room, by: Member, called: str) -> str:
    """The name ``by`` chose for this room, where it looks like nobody's; NotAName with one sentence.

    It is held against the names of the community, and against names chosen here: never against who sits here, so
    that trying names out tells nothing about the room.
    """
    others = Member.objects.exclude(pk=by.pk).values_list("handle", flat=True)
    here = Seat.objects.filter(room=room).exclude(member=by).exclude(called="")
    return chosen(called, [*others, *here.values_list("called", flat=True)])


def _stands(room: Room, by: Member, now: datetime) -> str:
    """Inside or before the door; NotOpen where it is locked for them."""
    seat, floor = seat_of(by, room), room.as_floor
    was_in = seat is not None and seat.state in (Seat.State.IN, Seat.State.OUT)
    hosts = room.opened_by_id == by.pk or _leads_from_the_start(room, by, now)
    where = way_in(floor, was_in=was_in, hosts=hosts)
    if where == OUTSIDE:
        raise NotOpen("The door of this room is closed just now. Other rooms may be open.")
    if where == INSIDE and seat is not None and seat.no in floor.door.waiting and not hosts:
        return WAITS
    return where


def _check_door(room: Room, by: Member) -> None:
    if room.state not in OPEN_TO_COME:
        raise NotOpen("This room is not open just now.")
    seat = seat_of(by, room)
    if seat is not None and seat.state == Seat.State.PUT_OUT:
        raise NotOpen("This room is not open just now.")
    if seat is None and len(room.as_floor.here) >= MOST_PEOPLE:
        raise NotOpen("This room is full. Another one may be open.")


def _chair_for(room: Room, member: Member, shown: str, now: datetime) -> Seat:
    Room.objects.filter(pk=room.pk).update(chairs_given=F("chairs_given") + 1)
    room.refresh_from_db(fields=["chairs_given", "last_seq"])
    return Seat.objects.create(
        room=room,
        member=member,
        no=room.chairs_given,
        shown=shown,
        came_at=now,
        heard_from=room.last_seq,
        seen_until=now + SIGN,
        by_hand=wishes_of(member).by_hand,
    )


def sit_down(room: Room, seat: Seat, now: datetime, *, joins: bool = False) -> None:
    """Their chair stands on the floor from now."""
    member = seat.member
    told = [
        *(["joins"] if joins else []),
        *(["newcomer"] if is_new(member.joined_on, member.all_roles, now=now) else []),
        *(["slow"] if wishes_of(member).extra_time else []),
        *(["steady"] if standing_of(member, now).may_write else []),
        *([HOST] if _leads_from_the_start(room, member, now) else []),
    ]
    move(room, Act("come", seat.no, now, value=" ".join(told)))


def _leads_from_the_start(room: Room, member: Member, now: datetime) -> bool:
    """Whoever opened it, and while nobody leads, whoever may."""
    if room.opened_by_id == member.pk:
        return True
    led = any(leads(chair.role) for chair in room.as_floor.here)
    return not led and opens_for(member, room.kind, room.belongs_to, now)


@transaction.atomic
def leave(seat: Seat, *, by: Member, now: datetime) -> None:
    """They go, quietly. A place in the order waits for two minutes in case they come back."""
    assert seat.member_id == by.pk
    if Seat.objects.filter(pk=seat.pk, state=Seat.State.IN).update(state=Seat.State.OUT, seen_until=now):
        if seat.room.state in OPEN_TO_COME:
            move(seat.room, Act("out", seat.no, now))
        drop(seat.room.topic, by)


def is_here(seat: Seat, now: datetime) -> None:
    """A sign of them: a page loaded, or one that still listens. Their place is theirs again if they were away."""
    if seat.room.state not in OPEN_TO_COME:
        return
    until = now + (SIGN_BY_HAND if seat.by_hand else SIGN)
    if until - seat.seen_until < SIGN_EVERY and seat.room.as_floor.is_here(seat.no):
        return
    Seat.objects.filter(pk=seat.pk).update(seen_until=until)
    seat.seen_until = until
    if seat.state == Seat.State.IN and not seat.room.as_floor.is_here(seat.no):
        move(seat.room, Act("back", seat.no, now))


@transaction.atomic
def sit_so(member: Member, *, extra_time: bool, by_hand: bool, shown: str, now: datetime) -> None:
    """How they like to sit, in this room and any other, from now on."""
    values = {"extra_time": extra_time, "by_hand": by_hand, "shown": shown}
    Wishes.objects.update_or_create(member=member, defaults=values)
    for seat in _seats_of(member).filter(state=Seat.State.IN):
        Seat.objects.filter(pk=seat.pk).update(by_hand=by_hand)
        chair = seat.room.as_floor.chair(seat.no)
        sit_down(seat.room, seat, now, joins=chair is not None and chair.joins)


def leave_everything(member: Member, now: datetime) -> None:
    """Out of every room they sit in: they leave this place, or rest."""
    for seat in _seats_of(member):
        leave(seat, by=member, now=now)


def leave_group(group: Group, member: Member, now: datetime) -> None:
    """Whoever belongs no longer does not sit in the group's rooms any more."""
    for seat in _seats_of(member).filter(room__kind="group", room__belongs_to=group.pk):
        leave(seat, by=member, now=now)


def part(by: Member, whom: Member, now: datetime) -> None:
    """One of them has opened a room for everybody: for the other there is none any more."""
    for one, other in ((by, whom), (whom, by)):
        for seat in _seats_of(other).filter(room__kind="open", room__opened_by=one):
            leave(seat, by=other, now=now)


def _seats_of(member: Member) -> QuerySet[Seat]:
    seats = Seat.objects.filter(member=member, room__state__in=OPEN_TO_COME)
    return seats.select_related("room", "member")


def still_waits(seat: Seat, now: datetime) -> None:
    """A sign of somebody before the door."""
    Seat.objects.filter(pk=seat.pk, state=Seat.State.WAITING).update(seen_until=now + SIGN)


def gone_from_door(room: Room, now: datetime) -> list[int]:
    """Chairs before the door of which there has been no sign: nothing is kept of them."""
    rows = Seat.objects.filter(room=room, seen_until__lt=now, state=Seat.State.WAITING)
    gone = sorted(rows.values_list("no", flat=True))
    rows.delete()
    return gone


def unseen(room: Room, now: datetime) -> list[int]:
    """Chairs of which there has been no sign."""
    rows = Seat.objects.filter(room=room, seen_until__lt=now, state=Seat.State.IN)
    here = {chair.no for chair in room.as_floor.here}
    return sorted(here & set(rows.values_list("no", flat=True)))
