"""The door of a room: who is let in, who is asked to wait again, and who steps out of this sitting."""

from datetime import datetime

from django.db import transaction

from porch.people.models import Member
from porch.record.actions import note
from porch.rooms.actions.coming import sit_down
from porch.rooms.actions.log import move
from porch.rooms.models import Room, Seat
from porch.rooms.rules.floor import NotTheirs, Refused
from porch.rooms.rules.lead import FREE
from porch.rooms.rules.rooms import LIVE, SIGN
from porch.rooms.rules.turns import Act
from porch.wire.actions import drop


@transaction.atomic
def door_to(seat: Seat, way: str, *, by: Member, now: datetime) -> None:
    """How people come in from now. Open again, it lets in everybody who waits."""
    move(_room_led(seat, by), Act("door", seat.no, now, value=way))
    if way == FREE:
        for no in seat.room.as_floor.door.waiting:
            let_in(seat, no, by=by, now=now)


@transaction.atomic
def let_in(seat: Seat, no: int, *, by: Member, now: datetime) -> None:
    """Whoever waits on this chair comes in."""
    room = _room_led(seat, by)
    move(room, Act("let-in", seat.no, now, about=no))
    other = _chair(room, no, Seat.State.WAITING)
    other.state, other.seen_until = Seat.State.IN, now + SIGN
    other.heard_from = room.last_seq
    other.save(update_fields=["state", "seen_until", "heard_from"])
    sit_down(room, other, now)


@transaction.atomic
def send_back(seat: Seat, no: int, *, by: Member, now: datetime) -> None:
    """Before the door again: what is said meanwhile is not theirs."""
    room = _room_led(seat, by)
    move(room, Act("send-back", seat.no, now, about=no))
    other = _chair(room, no, Seat.State.IN, Seat.State.OUT)
    Seat.objects.filter(pk=other.pk).update(state=Seat.State.WAITING, seen_until=now + SIGN)
    drop(room.topic, other.member)


@transaction.atomic
def put_out(seat: Seat, no: int, *, by: Member, now: datetime) -> None:
    """Out of the room, and not back in this sitting. It is no measure against their account, and nobody is told."""
    room = _room_led(seat, by)
    move(room, Act("put-out", seat.no, now, about=no))
    other = _chair(room, no, Seat.State.IN, Seat.State.OUT, Seat.State.WAITING)
    Seat.objects.filter(pk=other.pk).update(state=Seat.State.PUT_OUT)
    note("room-put-out", by=by.pk, about=None, now=now, detail={"room": str(room.pk)})
    drop(room.topic, other.member)


def _room_led(seat: Seat, by: Member) -> Room:
    if seat.member_id != by.pk or seat.state != Seat.State.IN:
        raise NotTheirs
    if seat.room.state not in LIVE:
        raise Refused("This room has come to its end.")
    return seat.room


def _chair(room: Room, no: int, *states: str) -> Seat:
    found = Seat.objects.filter(room=room, no=no, state__in=states).select_related("member").first()
    if found is None:
        raise Refused("They are not here any more.")
    return found
