"""How a turn begins and ends, and where a hand stands in the order: what all verbs are made of."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from porch.rooms.rules.floor import CLOSING, ORDER, QUIETEST, SILENT, Chair, Floor, NotTheirs

NO_HANDS = (SILENT, CLOSING)


@dataclass(frozen=True)
class Act:
    """One entry of the log: ``who`` does ``verb``; ``about`` is another chair, ``value`` a code or numbers."""

    verb: str
    who: int | None
    now: datetime
    about: int | None = None
    value: str = ""


type Verb = Callable[[Floor, Act], Floor]


def called(floor: Floor, now: datetime) -> Floor:
    """While the order runs and nobody shares, whoever is next and here begins. Those away keep their place."""
    if floor.mode != ORDER or floor.holder is not None or floor.paused_at:
        return floor
    following = next((no for no in floor.order if floor.is_here(no)), None)
    return floor if following is None else begun(floor, following, now)


def begun(floor: Floor, no: int, now: datetime) -> Floor:
    order = tuple(one for one in floor.order if one != no)
    floor = floor.with_chair(no, known=True)
    return replace(floor, holder=no, since=now, extra=0, said=(), order=order, paused_at=None)


def freed(floor: Floor, *, shared: bool) -> Floor:
    """Nobody shares any more. ``shared``: it was a turn, and their hand has come down by itself."""
    chair = floor.chair(floor.holder)
    if chair is not None:
        floor = floor.with_chair(chair.no, types=False, shares=chair.shares + shared)
    return replace(floor, holder=None, since=None, extra=0, said=())


def without(floor: Floor, no: int) -> Floor:
    """Their hand is down."""
    if no not in floor.order:
        return floor
    order = tuple(one for one in floor.order if one != no)
    return replace(floor.with_chair(no, types=False), order=order)


def own(floor: Floor, act: Act) -> Chair:
    chair = floor.chair(act.who)
    if chair is None:
        raise NotTheirs(act.verb)
    return chair


def placed(floor: Floor, chair: Chair) -> tuple[int, ...]:
    """At the end; with the quietest first behind whoever had as few turns."""
    if floor.how != QUIETEST:
        return (*floor.order, chair.no)
    shares = {one.no: one.shares for one in floor.chairs}
    at = next((n for n, no in enumerate(floor.order) if shares[no] > chair.shares), len(floor.order))
    return (*floor.order[:at], chair.no, *floor.order[at:])
