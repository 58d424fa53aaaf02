"""The floor with names on it: what everybody in a room sees, the same for all of them."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext

from porch.rooms.models import Room, Seat
from porch.rooms.rules import circle, shown
from porch.rooms.rules.floor import Floor, ends_at, has_spoken_up, place_in_order
from porch.rooms.rules.roles import leads
from porch.rooms.rules.rooms import CLOSING, LOBBY, OVER, RUNNING
from porch.rooms.rules.scripts import Step
from porch.rooms.words import REACTIONS

MOST_NAMES = 30  # of a longer order the rest is a number


@dataclass(frozen=True)
class Waiting:
    no: int
    name: str
    types: bool
    place: int


@dataclass(frozen=True)
class Board:
    """``seq`` is the entry of the log up to which it is so. ``me`` is the viewer's chair, None in the stream."""

    room: Room
    floor: Floor
    seq: int
    names: dict[int, tuple[str, str]]
    now: datetime
    me: int | None = None

    def name(self, no: int | None) -> str:
        """How this chair is shown here; whoever left for good has no name any more."""
        found = self.names.get(no or 0)
        return found[0] if found else gettext("Someone who has left")

    @property
    def people(self) -> int:
        return len(self.floor.here)

    @property
    def holder(self) -> str:
        return self.name(self.floor.holder) if self.floor.holder is not None else ""

    @property
    def holder_types(self) -> bool:
        chair = self.floor.chair(self.floor.holder)
        return chair is not None and chair.types

    @property
    def is_mine(self) -> bool:
        return self.me is not None and self.floor.holder == self.me

    @property
    def my_place(self) -> int:
        return place_in_order(self.floor, self.me) if self.me is not None else 0

    @property
    def waiting(self) -> list[Waiting]:
        first = self.floor.order[:MOST_NAMES]
        types = {chair.no for chair in self.floor.chairs if chair.types}
        return [Waiting(no, self.name(no), no in types, n) for n, no in enumerate(first, 1)]

    @property
    def more_waiting(self) -> int:
        return max(0, len(self.floor.order) - MOST_NAMES)

    @property
    def order_in_numbers(self) -> str:
        return " ".join(map(str, self.floor.order))

    @cached_property
    def seats(self) -> list[circle.Seat]:
        known = has_spoken_up(self.floor)
        there = [(chair.no, self._disc(chair.no) if chair.no in known else "") for chair in self.floor.here]
        return circle.seats(there, self.floor.order, self.floor.holder)

    def _disc(self, no: int) -> str:
        return shown.disc(*self.names[no]) if no in self.names else ""

    @property
    def hosts(self) -> list[str]:
        return [self.name(chair.no) for chair in self.floor.here if leads(chair.role)]

    @property
    def step(self) -> Step | None:
        """Where the room is in its script; None where it goes by none, or has not begun with it."""
        script = self.room.as_script
        return script.step(self.floor.lead.step) if script else None

    @property
    def adrift(self) -> bool:
        return self.floor.lead.adrift_at is not None

    @property
    def marks(self) -> tuple[str, str]:
        """Change when somebody's own buttons, and those of whoever serves, may: they say nothing of whom or what."""
        lead, door = self.floor.lead, self.floor.door
        roles = [(chair.no, chair.role) for chair in self.floor.chairs if chair.role]
        mine = (lead.offers, lead.asked, lead.ready, roles, self.floor.how)
        return _mark(mine), _mark((door, lead.ready, lead.step))

    @property
    def ends_at(self) -> datetime | None:
        return ends_at(self.floor)

    @property
    def seconds_left(self) -> int | None:
        """Of this share, as it stands at ``now``; below zero when its time is over."""
        end = self.ends_at
        return None if end is None else round((end - self.now).total_seconds())

    @property
    def minutes_left(self) -> int:
        return max(1, -(-(self.seconds_left or 0) // 60))

    @property
    def words(self) -> list[str]:
        """What others said beside this share: each word once, nobody's name, no number."""
        return [str(REACTIONS[code]) for code in self.floor.said]

    @property
    def is_over(self) -> bool:
        return self.room.state == OVER

    @property
    def is_live(self) -> bool:
        return self.room.state in (RUNNING, CLOSING)

    @property
    def is_early(self) -> bool:
        return self.room.state == LOBBY


def _mark(value: object) -> str:
    return salted_hmac("rooms.marks", repr(value), algorithm="sha256").hexdigest()[:8]


def board_of(room: Room, now: datetime, me: int | None = None) -> Board:
    """As it stands in the room's own row."""
    return draws(room, room.as_floor, room.last_seq, now, me)


def draws(room: Room, floor: Floor, seq: int, now: datetime, me: int | None = None) -> Board:
    """``floor`` with the names of those on it: one query, however many people are there."""
    wanted = has_spoken_up(floor)
    return Board(room, floor, seq, names_in(room, wanted), now, me)


def names_in(room: Room, chairs: frozenset[int]) -> dict[int, tuple[str, str]]:
    """How these chairs are shown, each with the way it chose."""
    rows = Seat.objects.filter(room=room, no__in=chairs)
    told = rows.values_list("no", "shown", "called", "member__handle")
    member = gettext("A member")
    return {no: (shown.shown_as(called or own, how, member=member), how) for no, how, called, own in told}
