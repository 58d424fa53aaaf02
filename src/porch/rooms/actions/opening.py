"""Opening a room, closing it, and what time does to it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from porch.bonds.actions.moving import TooLate
from porch.bonds.actions.moving import move as move_row
from porch.kit import vault
from porch.people.models import Member
from porch.record.actions import note
from porch.rooms.actions.coming import gone_from_door, unseen
from porch.rooms.actions.log import move
from porch.rooms.models import Aside, Entry, Room, Seat
from porch.rooms.queries import opens_for
from porch.rooms.queries.scripts import script_called
from porch.rooms.registries import on_over
from porch.rooms.rules.floor import FIRST_COME, ORDER, Floor, Refused
from porch.rooms.rules.handover import is_at_its_end
from porch.rooms.rules.lead import FREE, Door
from porch.rooms.rules.rooms import (
    AT_THE_END,
    FORGOTTEN_AFTER,
    FURTHEST,
    LIVE,
    LOBBY,
    OVER,
    RUNNING,
    due,
    gone_at,
    of_room,
)
from porch.rooms.rules.scripts import as_values as as_plain
from porch.rooms.rules.turns import Act
from porch.rooms.rules.written import as_values
from porch.wire.actions import tell_it_starts

FORGET_ROOM = timedelta(days=90)


class NotTheirsToOpen(Exception):
    """They may not open a room for this."""


class NotATime(Exception):
    """It has passed, or lies too far ahead."""


@dataclass(frozen=True)
class Told:
    """A room as whoever opens it tells of it."""

    title: str
    starts: datetime
    minutes: int = 60
    keep: str = AT_THE_END
    mode: str = ORDER
    how: str = FIRST_COME
    share: int = 3
    door: str = FREE
    script: str = ""


@transaction.atomic
def open_room(
    told: Told, *, by: Member, now: datetime, kind: str = "open", belongs_to: UUID | None = None
) -> Room:
    """Announce a room, or begin it where its time has come. Nobody is woken for it."""
    if not opens_for(by, kind, belongs_to, now):
        raise NotTheirsToOpen
    if not now - timedelta(minutes=5) <= told.starts <= now + FURTHEST:
        raise NotATime
    floor = Floor(mode=told.mode, how=told.how, minutes=told.share, door=Door(told.door))
    room = Room.objects.create(
        kind=kind,
        belongs_to=belongs_to,
        title=told.title,
        opened_by=by,
        starts=told.starts,
        ends=told.starts + timedelta(minutes=told.minutes),
        keep=told.keep,
        floor=as_values(floor),
        is_demo=by.is_demo,
    )
    set_script(room, told.script)
    note("room-opened", by=by.pk, about=None, now=now, detail={"room": str(room.pk), "kind": kind})
    _in_time(room, now)
    return room


def set_script(room: Room, code: str) -> None:
    """What the room goes by from its beginning; a code that is no script any more gives none."""
    script = script_called(room, code) if code else None
    if script is not None:
        Room.objects.filter(pk=room.pk).update(script=as_plain(script))


def close(seat: Seat, *, by: Member, now: datetime) -> None:
    """A host closes it: no more hands, whoever shares finishes, and in ten minutes it is over."""
    lobby = seat.room.state == LOBBY
    try:
        with transaction.atomic():
            move(seat.room, Act("close", seat.no, now))
            _moved(seat.room, "close", now, closing_at=now)
    except TooLate as late:
        words = "The room has not begun yet." if lobby else "This room is closing already."
        raise Refused(words) from late


@transaction.atomic
def end(room: Room, *, now: datetime) -> None:
    """It is over for everybody. What was written is kept as long as the room chose."""
    _moved(room, "end", now, over_at=now)
    move(room, Act("tick", None, now), always=True)
    for follows in on_over:
        follows(room, now)
    if room.keep == AT_THE_END:
        let_words_go(room)


def let_words_go(room: Room) -> None:
    """Nothing that was written here is left: not in the rows, and with the room's key gone, in no copy of them."""
    for table in (Entry, Aside):
        table.objects.filter(room=room).exclude(sealed_words=b"").update(sealed_words=b"")
    Room.objects.filter(pk=room.pk).update(words_gone=True)
    room.words_gone = True
    transaction.on_commit(lambda: vault.destroy(of_room(room.pk)))


# ---- the clock ----


def keep_time(now: datetime) -> None:
    """Doors open, rooms begin, close and end; whoever is away too long lets go of their place."""
    for room in Room.objects.exclude(state=OVER).filter(starts__lte=now + timedelta(hours=1)):
        _in_time(room, now)
        if room.state in LIVE:
            _look_round(room, now)


def _in_time(room: Room, now: datetime) -> None:
    """Everything that is due; a room may have slept through several hours."""
    told = {"starts": room.starts, "ends": room.ends, "now": now}
    while verb := due(room.state, closing_at=room.closing_at, **told):
        try:
            _due(room, verb, now)
        except TooLate:  # a host, or another clock, was first
            room.refresh_from_db()


@transaction.atomic
def _due(room: Room, verb: str, now: datetime) -> None:
    if verb == "end":
        end(room, now=now)
    elif verb == "close":
        move(room, Act("close-in-time", None, now))
        _moved(room, "close", now, closing_at=room.ends)
    else:
        _moved(room, verb, now)


def _moved(room: Room, verb: str, now: datetime, **changes: datetime) -> None:
    """Along its lifecycle; whoever listens sees that it is so."""
    move_row(room, verb, **changes)
    if verb != "end":
        move(room, Act("tick", None, now), always=True)


def _look_round(room: Room, now: datetime) -> None:
    if lost := unseen(room, now):
        move(room, Act("lost", None, now, value=" ".join(map(str, lost))))
    if gone := gone_from_door(room, now):
        move(room, Act("not-waiting", None, now, value=" ".join(map(str, gone))))
    move(room, Act("tick", None, now))
    if room.state == RUNNING:
        _look_who_leads(room, now)


def _look_who_leads(room: Room, now: datetime) -> None:
    """A room is never left to itself: somebody leads, is asked to, or it comes to a gentle end."""
    if is_at_its_end(move(room, Act("watch", None, now)), now):
        end(room, now=now)


def tidy(now: datetime) -> None:
    """Words whose time is over go, then who sat there, then the room itself."""
    for room in Room.objects.filter(state=OVER, words_gone=False):
        assert room.over_at is not None
        if gone_at(room.keep, room.over_at) <= now:
            with transaction.atomic():
                let_words_go(room)
    for room in Room.objects.filter(state=OVER, words_gone=True, over_at__lt=now - FORGOTTEN_AFTER):
        assert room.over_at is not None
        if gone_at(room.keep, room.over_at) + FORGOTTEN_AFTER <= now:
            Entry.objects.filter(room=room).delete()
            Aside.objects.filter(room=room).delete()
            Seat.objects.filter(room=room).delete()
            Room.objects.filter(pk=room.pk).exclude(floor={}).update(floor={})
    Room.objects.filter(state=OVER, over_at__lt=now - FORGET_ROOM).delete()


def remind_hosts(now: datetime) -> None:
    """Whoever opened a room is told once, within the quarter of an hour before it begins."""
    soon = Room.objects.filter(state__in=("announced", "lobby"), starts__gt=now, opened_by__isnull=False)
    for room in soon.filter(starts__lte=now + timedelta(minutes=15)).select_related("opened_by"):
        assert room.opened_by is not None
        tell_it_starts(room.opened_by, path=room.get_absolute_url(), at=room.starts, now=now)
