"""What somebody who serves in a room sees beside its floor, and what is asked of somebody who does not."""

from dataclasses import dataclass

from porch.people.models import Member
from porch.rooms.models import Room, Seat
from porch.rooms.queries.asides import Heard, Late, asides_for, came_late
from porch.rooms.queries.board import names_in
from porch.rooms.rules.floor import PITCH, Floor, has_spoken_up
from porch.rooms.rules.roles import MAY, may


@dataclass(frozen=True)
class Person:
    """Somebody in the room or before its door, as they are shown there."""

    no: int
    name: str
    role: str = ""
    is_here: bool = True
    asked: str = ""
    ready: str = ""
    may_lead: bool = False
    is_me: bool = False


@dataclass(frozen=True)
class Served:
    """``may`` are the verbs the viewer's role opens. ``asked`` and ``offer`` are what is asked of them."""

    role: str
    may: frozenset[str]
    asked: bool
    offer: str
    ready: str
    at_door: list[Person]
    would_serve: list[Person]
    late: list[Late]
    words: list[Heard]
    picks: list[Person]

    @property
    def new_for_hosts(self) -> int:
        return sum(one.can_answer for one in self.words)


def served(room: Room, seat: Seat, viewer: Member) -> Served:
    """Everything about serving that one person's own part of the page shows."""
    floor = room.as_floor
    chair, lead = floor.chair(seat.no), floor.lead
    role = chair.role if chair else ""
    picks = floor.order if floor.how == PITCH and floor.holder == seat.no else ()
    doors = floor.door.waiting if may(role, "let-in") else ()
    ready = dict(lead.ready) if may(role, "welcome-help") else {}
    names = names_in(room, frozenset({*doors, *ready, *picks}))
    return Served(
        role=role,
        may=MAY.get(role, frozenset()),
        asked=lead.asked == seat.no,
        offer=dict(lead.offers).get(seat.no, ""),
        ready=dict(lead.ready).get(seat.no, ""),
        at_door=[Person(no, _named(names, no)) for no in doors],
        would_serve=[Person(no, _named(names, no), ready=what) for no, what in ready.items()],
        late=came_late(room, viewer) if may(role, "welcome") else [],
        words=asides_for(room, seat, viewer),
        picks=[Person(no, _named(names, no)) for no in picks if floor.is_here(no)],
    )


def people_in(room: Room, seat: Seat) -> list[Person]:
    """Those whose name the others read, for whoever leads: nobody has a name here who did not speak up."""
    floor = room.as_floor
    known = has_spoken_up(floor)
    names, lead = names_in(room, known), floor.lead
    asked, ready = dict(lead.offers), dict(lead.ready)
    return [
        Person(
            chair.no,
            _named(names, chair.no),
            chair.role,
            is_here=chair.is_here,
            asked=asked.get(chair.no, ""),
            ready=ready.get(chair.no, ""),
            may_lead=chair.is_here and chair.steady and not chair.newcomer,
            is_me=chair.no == seat.no,
        )
        for chair in floor.chairs
        if chair.no in known and chair.no in names
    ]


def who_leads_here(floor: Floor, room: Room) -> list[str]:
    """Names of those who lead and are here: whom private words reach."""
    there = [chair.no for chair in floor.here if may(chair.role, "read-asides")]
    names = names_in(room, frozenset(there))
    return [_named(names, no) for no in there]


def _named(names: dict[int, tuple[str, str]], no: int) -> str:
    return names[no][0] if no in names else ""
