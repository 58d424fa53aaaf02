"""What was written in a room, as somebody in it may read it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from porch.people.models import Member
from porch.people.queries import blocked_ids
from porch.rooms.models import Entry, Room, Seat
from porch.rooms.queries.board import names_in

WITH_WORDS = ("said", "caption")
MOST = 200


@dataclass(frozen=True)
class Line:
    """One typed share as it is drawn. ``of`` is whom a caption is for; ``is_mine`` is never so in the stream."""

    seq: int
    no: int
    name: str
    words: str
    at: datetime
    of: str = ""
    is_mine: bool = False


def line_of(entry: Entry, names: dict[int, tuple[str, str]], viewer: Member | None = None) -> Line:
    left = gettext("Someone who has left")
    name = names[entry.who][0] if entry.who in names else left
    of = ""
    if entry.about is not None:
        of = names[entry.about][0] if entry.about in names else left
    is_mine = viewer is not None and entry.author_id == viewer.pk
    return Line(entry.seq, entry.who or 0, name, entry.words, entry.at, of, is_mine)


def lines_for(room: Room, seat: Seat, viewer: Member) -> list[Line]:
    """Since they came in, without the words of anybody they are not to meet; the last 200, oldest first."""
    found = Entry.objects.filter(room=room, verb__in=WITH_WORDS, seq__gt=seat.heard_from)
    found = found.exclude(sealed_words=b"").exclude(author__in=blocked_ids(viewer))
    newest = list(found.order_by("-seq")[:MOST])
    chairs = {no for entry in newest for no in (entry.who, entry.about) if no is not None}
    names = names_in(room, frozenset(chairs))
    return [line_of(entry, names, viewer) for entry in reversed(newest)]
