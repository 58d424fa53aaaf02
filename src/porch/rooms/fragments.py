"""One entry of a room's log as HTML, the same for everybody, and the log as the live stream reads it."""

from uuid import UUID

from django.template.loader import render_to_string
from django.utils import timezone

from porch.kit.clock import now
from porch.people.models import Member
from porch.people.queries import blocked_ids
from porch.rooms.models import Entry, Room
from porch.rooms.queries import Board, board_of
from porch.rooms.queries.board import names_in
from porch.rooms.queries.shares import WITH_WORDS, line_of
from porch.wire.registries import Event

PIECE = 100


def of_floor(board: Board) -> str:
    with timezone.override("UTC"):
        return render_to_string("rooms/_floor.html", {"board": board}).strip()


def of_words(entry: Entry) -> str:
    chairs = frozenset(no for no in (entry.who, entry.about) if no is not None)
    line = line_of(entry, names_in(entry.room, chairs))
    with timezone.override("UTC"):
        return render_to_string("rooms/_line.html", {"line": line}).strip()


def kept_from(author: Member | None) -> frozenset[UUID]:
    """Those who are not to meet whoever wrote it: their pages do not show it."""
    return frozenset(blocked_ids(author)) if author else frozenset()


def since(ident: str, seq: int) -> list[Event]:
    """The log after ``seq``, oldest first, at most 100 entries. Only its end carries the floor, as it stands now.

    An older floor would be put away at once: what has come of it is all there is to see.
    """
    room = Room.objects.filter(pk=ident).first()
    if room is None:
        return []
    rows = Entry.objects.filter(room=room, seq__gt=seq, seq__lte=room.last_seq)
    found = list(rows.select_related("author", "room").order_by("seq")[:PIECE])
    moved = last_move(room) if found else 0
    return [_event(entry, room, moved) for entry in found]


def _event(entry: Entry, room: Room, moved: int) -> Event:
    if entry.verb in WITH_WORDS:
        words = of_words(entry) if entry.sealed_words else ""
        return Event(entry.seq, words, apart=kept_from(entry.author))
    return Event(entry.seq, of_floor(board_of(room, now())) if entry.seq == moved else "")


def last_move(room: Room) -> int:
    """The number of the last entry that is no words: the floor is still as it left it."""
    moves = Entry.objects.filter(room=room, seq__lte=room.last_seq).exclude(verb__in=WITH_WORDS)
    return moves.order_by("-seq").values_list("seq", flat=True).first() or 0
