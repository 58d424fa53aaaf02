"""Writing the next entry of a room's log: the one place where numbers are given and a floor is moved."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from porch.people.models import Member
from porch.rooms import fragments
from porch.rooms.models import Entry, Room
from porch.rooms.queries import draws
from porch.rooms.rules.floor import Floor
from porch.rooms.rules.turns import Act
from porch.rooms.rules.verbs import perform
from porch.rooms.rules.written import as_values
from porch.wire.actions import publish


@dataclass(frozen=True)
class Words:
    """What somebody wrote, with their page's own id of it."""

    text: str
    author: Member
    client_id: UUID | None = None


def move(room: Room, act: Act, *, always: bool = False) -> Floor:
    """Let ``act`` move the floor of ``room``, write it down under the next number and wake the listeners on commit.

    The floor and its number change together, if nobody was first: then it is read again. So numbers have no gaps,
    and everybody sees the same order. An act that changes nothing is not written, unless ``always``. Refused and
    NotTheirs come from the rules, and change nothing.
    """
    with transaction.atomic():
        while True:
            room.refresh_from_db()
            before = room.as_floor
            after = perform(before, act)
            if after == before and not always:
                return before
            if _numbered(room, floor=as_values(after)):
                break
        entry = _written(room, act)
        entry.save(force_insert=True)
        _tell_of_floor(room, after, entry.seq, act.now)
    return after


def write(room: Room, act: Act, words: Words) -> Entry:
    """Write words down under the next number. Nobody's place changes by it. Inside the caller's transaction."""
    assert transaction.get_connection().in_atomic_block
    while not _numbered(room, floor=as_values(perform(room.as_floor, act))):
        room.refresh_from_db()
    entry = _written(room, act)
    entry.author, entry.client_id = words.author, words.client_id
    entry.seal(words.text)
    entry.save(force_insert=True)
    publish(room.topic, entry.seq, lambda: fragments.of_words(entry), apart=fragments.kept_from(words.author))
    return entry


def _numbered(room: Room, **changes: Any) -> bool:
    """Take the next number, with what changes under it; False when somebody else took it first."""
    following = room.last_seq + 1
    rows = Room.objects.filter(pk=room.pk, last_seq=room.last_seq)
    if not rows.update(last_seq=following, **changes):
        return False
    for name, value in {"last_seq": following, **changes}.items():
        setattr(room, name, value)
    return True


def _written(room: Room, act: Act) -> Entry:
    return Entry(
        room=room,
        seq=room.last_seq,
        verb=act.verb,
        who=act.who,
        about=act.about,
        value=act.value,
        at=act.now,
    )


def _tell_of_floor(room: Room, floor: Floor, seq: int, now: datetime) -> None:
    publish(room.topic, seq, lambda: fragments.of_floor(draws(room, floor, seq, now)))
