"""What somebody in a room does on its floor, and what they write."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from porch.people.models import Member
from porch.rooms.actions.log import Words, move, write
from porch.rooms.models import Entry, Room, Seat
from porch.rooms.rules.floor import Floor, NotTheirs, Refused, may_write
from porch.rooms.rules.rooms import LIVE, LOBBY
from porch.rooms.rules.turns import Act
from porch.rooms.rules.verbs import OF_EVERYONE, OF_THOSE_WHO_SERVE
from porch.safety.queries import standing_of
from porch.talk.rules import plain

LONGEST = 2000  # characters in one typed share
MOST_A_MINUTE = 40  # of what one person does in a room
A_MINUTE = timedelta(minutes=1)
OF_THEIR_OWN = frozenset(
    {"come", "back", "out", "said"}
)  # what an action of its own does, and nobody asks for
HEARD = frozenset({"raise", "react"})  # what reaches others as something said
WHEN_IT_RUNS = frozenset({"raise", "react", "round", "next", "give"})


def take(
    seat: Seat, verb: str, *, by: Member, now: datetime, value: str = "", about: int | None = None
) -> Floor:
    """``by`` does something on the floor of the room they sit in; the floor as it is then.

    Refused with one sentence; NotTheirs where they do not sit, or their role does not open it.
    """
    room = seat.room
    if (
        seat.member_id != by.pk
        or seat.state != Seat.State.IN
        or verb not in {*OF_EVERYONE, *OF_THOSE_WHO_SERVE} - OF_THEIR_OWN
    ):
        raise NotTheirs(verb)
    if room.state not in LIVE:
        raise Refused("This room has come to its end.")
    if room.state == LOBBY and verb in WHEN_IT_RUNS:
        raise Refused("The room has not begun yet.")
    if verb in HEARD:
        _check_standing(by, now)
    _check_pace(seat, now)
    return move(room, Act(verb, seat.no, now, about, value))


def _check_pace(seat: Seat, now: datetime) -> None:
    """Everything done here reaches everybody: a page that does the same thing over and over is asked to wait."""
    lately = Entry.objects.filter(room=seat.room, seq__gt=seat.room.last_seq - 200, who=seat.no)
    if lately.filter(at__gt=now - A_MINUTE).count() >= MOST_A_MINUTE:
        raise Refused("That was a lot at once. Wait a moment.")


def say(seat: Seat, text: str, *, by: Member, now: datetime, client_id: UUID, goes_on: bool = False) -> Entry:
    """A typed share, shown to everybody in the room. It is their turn, which ends with it unless ``goes_on``.

    Refused with a sentence when it is empty, too long, or not their turn. Sending it again returns the first.
    """
    text = plain(text)
    if earlier := _said_before(seat.room, by, client_id):
        return earlier
    _check(seat, text, by, now)
    try:
        return _say(seat, text, by=by, now=now, client_id=client_id, goes_on=goes_on)
    except IntegrityError:  # the same share came twice at once: the other one was first
        if earlier := _said_before(seat.room, by, client_id):
            return earlier
        raise


def _said_before(room: Room, by: Member, client_id: UUID) -> Entry | None:
    return Entry.objects.filter(room=room, author=by, client_id=client_id).first()


def _check(seat: Seat, text: str, by: Member, now: datetime) -> None:
    if seat.member_id != by.pk or seat.state != Seat.State.IN:
        raise NotTheirs("said")
    if not text:
        raise Refused("Write something first.")
    if len(text) > LONGEST:
        raise Refused("That is longer than one share. Send it in two parts.")
    _check_standing(by, now)


def _check_standing(by: Member, now: datetime) -> None:
    """What the safety desk decided holds here too: they can still come and listen."""
    if not standing_of(by, now).may_write:
        raise Refused(
            "You cannot write to others for now. What applies, and until when, stands at /standing/."
        )


@transaction.atomic
def _say(seat: Seat, text: str, *, by: Member, now: datetime, client_id: UUID, goes_on: bool) -> Entry:
    room = seat.room
    room.refresh_from_db()
    if room.state not in LIVE:
        raise Refused("This room has come to its end. Your words are still here to copy.")
    if room.state == LOBBY:
        raise Refused("The room has not begun yet. Your words stay here until it has.")
    _check_pace(seat, now)
    if not may_write(room.as_floor, seat.no):
        raise Refused("It is not your turn yet. Your words stay here until it is.")
    entry = write(room, Act("said", seat.no, now), Words(text, by, client_id))
    floor = room.as_floor
    if floor.holder == seat.no and not goes_on:
        move(room, Act("done", seat.no, now))
    elif seat.no in floor.order and floor.holder is None:
        move(room, Act("lower", seat.no, now))
    return entry
