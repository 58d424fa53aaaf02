"""Words to somebody alone, as one person in the room may read them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils.translation import gettext

from porch.people.models import Member
from porch.people.queries import blocked_ids
from porch.rooms.models import Aside, Room, Seat
from porch.rooms.queries.board import names_in
from porch.rooms.rules.floor import has_spoken_up
from porch.rooms.rules.roles import may

LATE = timedelta(minutes=2)  # after the room began: whoever comes then missed the welcome
MOST = 30


@dataclass(frozen=True)
class Heard:
    """One of them as it is drawn. ``can_answer``: the viewer leads, and it was written to those who do."""

    aside: Aside
    name: str
    is_mine: bool
    can_answer: bool
    words: str

    @property
    def is_not_ok(self) -> bool:
        return self.aside.kind == Aside.Kind.NOT_OK


@dataclass(frozen=True)
class Late:
    no: int
    name: str
    came_at: datetime


def asides_for(room: Room, seat: Seat, viewer: Member) -> list[Heard]:
    """What this person wrote, what was written to them, and for those who lead what was written to those who do."""
    chair = room.as_floor.chair(seat.no)
    reads = chair is not None and may(chair.role, "read-asides")
    mine = Q(author=viewer) | Q(to=seat.no)
    found = Aside.objects.filter(mine | (Q(to=None) | Q(kind="answer")) if reads else mine, room=room)
    found = found.exclude(sealed_words=b"").exclude(author__in=blocked_ids(viewer))
    rows = list(reversed(found.order_by("-at", "-pk")[:MOST]))
    names = names_in(room, frozenset(row.who for row in rows))
    return [
        Heard(
            row,
            names[row.who][0] if row.who in names else "",
            is_mine=row.author_id == viewer.pk,
            can_answer=reads and row.to is None and row.author_id != viewer.pk,
            words=row.words,
        )
        for row in rows
    ]


def came_late(room: Room, viewer: Member) -> list[Late]:
    """Those here who came after it began and were not welcomed yet, without whoever the viewer is not to meet."""
    greeted = Aside.objects.filter(room=room, kind="welcome").values_list("to", flat=True)
    here = {chair.no for chair in room.as_floor.here if not chair.role} - set(greeted)
    seats = Seat.objects.filter(room=room, no__in=here, state=Seat.State.IN, came_at__gt=room.starts + LATE)
    rows = seats.exclude(member__in={viewer.pk, *blocked_ids(viewer)}).order_by("came_at")[:MOST]
    found = {row.no: row.came_at for row in rows}
    names, known = names_in(room, frozenset(found)), has_spoken_up(room.as_floor)
    member = gettext("A member")  # who just listens has no name here either, as they were told at the door
    return [Late(no, names[no][0] if no in known else member, at) for no, at in found.items() if no in names]
