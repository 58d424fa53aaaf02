"""Who is heard: one room's floor as a value. ``verbs.py`` moves it, and nothing else does.

People are known here by the number of their chair alone: a number says nothing outside its room.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from porch.rooms.rules.lead import AS_IT_BEGINS, SHUT_FOR_NOBODY, Door, Lead
from porch.rooms.rules.roles import SPEAKS

OPEN, ORDER, SPEAKER, SILENT, CLOSING = "open", "order", "speaker", "silent", "closing"
MODES = (OPEN, ORDER, SPEAKER, SILENT, CLOSING)
FIRST_COME, QUIETEST, ROUND, PITCH = "first-come", "quietest", "round", "pitch"
HOWS = (FIRST_COME, QUIETEST, ROUND, PITCH)
REACTIONS = ("with-you", "thank-you", "me-too")

GRACE = timedelta(minutes=2)  # whoever leaves or loses the network keeps their place for this long
SHARE_LENGTHS = (0, 2, 3, 5, 8)  # minutes a share is meant to take; 0 is no timer
LONGER = 2  # how much longer whoever needs extra time has


class Refused(Exception):
    """What was asked for cannot be done now. Its text is one sentence for whoever asked."""


class NotTheirs(Exception):
    """Their role does not open this: for them it does not exist."""


@dataclass(frozen=True)
class Chair:
    """Somebody's place. ``gone_at`` is since when they are away; ``types``: their next share is a typed one.
    ``steady``: they could be asked to host, should whoever does drop out.

    ``joins``: they said that a round may come to them. ``shares`` counts turns, for nobody's eyes. ``known``: they
    raised a hand, so the others read how they are shown; it stays so, whatever came of that hand.
    """

    no: int
    role: str = ""
    types: bool = False
    joins: bool = False
    newcomer: bool = False
    slow: bool = False
    known: bool = False
    steady: bool = False
    shares: int = 0
    gone_at: datetime | None = None

    @property
    def is_here(self) -> bool:
        return self.gone_at is None


@dataclass(frozen=True)
class Floor:
    """``order`` are those who wait, next one first; ``holder`` is who shares now, since ``since``.

    ``extra`` are minutes the host added to this share; ``said`` the words of others beside it, each once.
    ``hosts_speak``: a host is heard, and may write, also while someone else holds the floor.
    """

    mode: str = ORDER
    how: str = FIRST_COME
    minutes: int = 3
    hosts_speak: bool = True
    chairs: tuple[Chair, ...] = ()
    order: tuple[int, ...] = ()
    holder: int | None = None
    since: datetime | None = None
    extra: int = 0
    paused_at: datetime | None = None
    said: tuple[str, ...] = ()
    door: Door = SHUT_FOR_NOBODY
    lead: Lead = AS_IT_BEGINS

    def chair(self, no: int | None) -> Chair | None:
        return next((chair for chair in self.chairs if chair.no == no), None)

    def is_here(self, no: int | None) -> bool:
        chair = self.chair(no)
        return chair is not None and chair.is_here

    @property
    def here(self) -> tuple[Chair, ...]:
        """Those who are in the room now, in the order they came."""
        return tuple(chair for chair in self.chairs if chair.is_here)

    def with_chair(self, no: int, **changes: object) -> "Floor":
        changed = (replace(chair, **changes) if chair.no == no else chair for chair in self.chairs)  # type: ignore[arg-type]
        return replace(self, chairs=tuple(changed))


def heard(floor: Floor) -> frozenset[int]:
    """Whose voice the others hear now. Whoever mixes voices asks this, and nothing else."""
    here = floor.here
    if floor.mode == OPEN:
        return frozenset(chair.no for chair in here)
    if floor.mode == SILENT:
        return frozenset()
    hosts = {chair.no for chair in here if floor.hosts_speak and chair.role in SPEAKS}
    return frozenset(hosts | {chair.no for chair in here if chair.no == floor.holder and not chair.types})


def may_write(floor: Floor, no: int) -> bool:
    """Whether words of theirs are shown now: a typed share is a turn like any other."""
    chair = floor.chair(no)
    if chair is None:
        return False
    if floor.mode in (OPEN, SILENT) or floor.holder == no:
        return True
    return floor.hosts_speak and chair.role in SPEAKS


def place_in_order(floor: Floor, no: int) -> int:
    """1 for who is next, 2 for next but one; 0 for who does not wait."""
    return floor.order.index(no) + 1 if no in floor.order else 0


def has_spoken_up(floor: Floor) -> frozenset[int]:
    """Those whose name the others read: whoever raised a hand, wrote, or serves here. Who listens has none."""
    return frozenset(chair.no for chair in floor.chairs if chair.known or chair.role)


# ---- the timer ----


def ends_at(floor: Floor) -> datetime | None:
    """When this share has had its time; None where there is none, or no timer, or it stands still."""
    if floor.holder is None or floor.since is None or not floor.minutes or floor.paused_at:
        return None
    return floor.since + _length(floor)


def _length(floor: Floor) -> timedelta:
    chair = floor.chair(floor.holder)
    factor = LONGER if chair and chair.slow else 1
    return timedelta(minutes=floor.minutes * factor + floor.extra)
