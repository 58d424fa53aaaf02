"""Words to somebody alone: to those who lead, from them to one person, and a greeter's to whoever came late."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from porch.people.models import Member
from porch.people.queries import blocked_ids
from porch.rooms.actions.log import Words
from porch.rooms.models import Aside, Room, Seat
from porch.rooms.queries.asides import came_late
from porch.rooms.rules.floor import NotTheirs, Refused
from porch.rooms.rules.roles import leads, may
from porch.rooms.rules.rooms import LIVE
from porch.safety.queries import standing_of
from porch.talk.rules import plain
from porch.wire.actions import tell

LONGEST = 600  # characters
MOST = 20  # of one person in one room


def write_to_hosts(seat: Seat, words: Words, *, now: datetime) -> Aside:
    """A private line to those who lead; nobody else reads it. Refused with a sentence, and NotTheirs."""
    room = _checked(seat, words, now)
    if not any(leads(chair.role) for chair in room.as_floor.here):
        raise Refused("Nobody leads this room just now. Help now is at the top of the page.")
    return _written(seat, Aside.Kind.LINE, words, None, now)


def answer(seat: Seat, no: int, words: Words, *, now: datetime) -> Aside:
    """Whoever leads answers one person who wrote to them."""
    _may(seat, "answer")
    room = _checked(seat, words, now)
    if not Aside.objects.filter(room=room, who=no, to=None).exists():
        raise NotTheirs("answer")
    return _written(seat, Aside.Kind.ANSWER, words, no, now)


def welcome(seat: Seat, no: int, words: Words, *, now: datetime) -> Aside:
    """Whoever greets says a word to somebody who came after the room began: once, and nobody else reads it."""
    _may(seat, "welcome")
    room = _checked(seat, words, now)
    if no not in {one.no for one in came_late(room, words.author)}:
        raise NotTheirs("welcome")
    return _written(seat, Aside.Kind.WELCOME, words, no, now)


def _may(seat: Seat, verb: str) -> None:
    chair = seat.room.as_floor.chair(seat.no)
    if chair is None or not may(chair.role, verb):
        raise NotTheirs(verb)


def _checked(seat: Seat, words: Words, now: datetime) -> Room:
    """The room as it is now; Refused with the one sentence that is wrong."""
    room, by = seat.room, words.author
    if seat.member_id != by.pk or seat.state != Seat.State.IN:
        raise NotTheirs("aside")
    room.refresh_from_db()
    if room.state not in LIVE:
        raise Refused("This room has come to its end.")
    text = plain(words.text)
    if not text:
        raise Refused("Write something first.")
    if len(text) > LONGEST:
        raise Refused("That is longer than a short line. Make it shorter, please.")
    if not standing_of(by, now).may_write:
        raise Refused(
            "You cannot write to others for now. What applies, and until when, stands at /standing/."
        )
    mine = Aside.objects.filter(room=room, author=by)
    if mine.count() >= MOST and not mine.filter(client_id=words.client_id).exists():
        raise Refused("You have written many lines here. Write to somebody of your own, or ask for someone.")
    return room


def _written(seat: Seat, kind: str, words: Words, to: int | None, now: datetime) -> Aside:
    """Sending it again gives the first."""
    try:
        with transaction.atomic():
            return keep(seat, kind, words, to, now)
    except IntegrityError:
        return Aside.objects.get(room=seat.room, author=words.author, client_id=words.client_id)


def keep(seat: Seat, kind: str, words: Words, to: int | None, now: datetime) -> Aside:
    """Write it down, and tell whom it is for; whoever is not to meet the writer does not hear of it."""
    room = seat.room
    made = Aside(
        room=room, kind=kind, who=seat.no, to=to, at=now, author=words.author, client_id=words.client_id
    )
    made.seal(plain(words.text))
    made.save(force_insert=True)
    for other in _meant(room, to, words.author):
        told = "room-not-ok" if kind == Aside.Kind.NOT_OK else "room-word"
        tell(other.member, kind=told, path=room.get_absolute_url(), now=now)
    return made


def _meant(room: Room, to: int | None, author: Member) -> list[Seat]:
    chairs = {to} if to is not None else {one.no for one in room.as_floor.chairs if leads(one.role)}
    seats = Seat.objects.filter(room=room, no__in=chairs, state=Seat.State.IN)
    apart = {author.pk, *blocked_ids(author)}
    return list(seats.exclude(member__in=apart).select_related("member"))


def said_already(room: Room, by: Member, client_id: UUID | None) -> bool:
    return Aside.objects.filter(room=room, author=by, client_id=client_id).exists()
