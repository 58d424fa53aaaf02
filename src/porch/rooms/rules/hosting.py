"""What those who lead a room may do with its floor: ``roles.py`` says who that is."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from porch.rooms.rules.floor import (
    CLOSING,
    HOWS,
    MODES,
    OPEN,
    ORDER,
    QUIETEST,
    ROUND,
    SHARE_LENGTHS,
    SILENT,
    SPEAKER,
    Floor,
    Refused,
)
from porch.rooms.rules.turns import NO_HANDS, Act, Verb, begun, freed, without


def _next(floor: Floor, act: Act) -> Floor:
    """Whoever shares is thanked, and the next one begins, also where the order does not run by itself."""
    floor = freed(floor, shared=True) if floor.holder is not None else floor
    floor = replace(floor, paused_at=None)
    following = next((no for no in floor.order if floor.is_here(no)), None)
    return floor if following is None else begun(floor, following, act.now)


def _plus(floor: Floor, act: Act) -> Floor:
    if floor.holder is None:
        raise Refused("Nobody is sharing just now.")
    return replace(floor, extra=floor.extra + 1)


def _pause(floor: Floor, act: Act) -> Floor:
    return floor if floor.paused_at else replace(floor, paused_at=act.now)


def _go_on(floor: Floor, act: Act) -> Floor:
    """The clock of the share goes on where it stood."""
    if floor.paused_at is None:
        return floor
    since = floor.since + (act.now - max(floor.paused_at, floor.since)) if floor.since else None
    return replace(floor, paused_at=None, since=since)


def _clear(floor: Floor, act: Act) -> Floor:
    for no in floor.order:
        floor = without(floor, no)
    return floor


def _give(floor: Floor, act: Act) -> Floor:
    """The floor goes to one person, who raised a hand or is no newcomer."""
    chair = floor.chair(act.about)
    if chair is None or not chair.is_here:
        raise Refused("They are not in the room just now.")
    if floor.holder not in (None, chair.no):
        raise Refused("Somebody is sharing. Wait until they are done.")
    if chair.newcomer and chair.no not in floor.order:
        raise Refused("Newcomers are never called on. They can raise a hand.")
    if floor.mode in NO_HANDS:
        raise Refused("Hands are not asked for just now.")
    return floor if floor.holder == chair.no else begun(floor, chair.no, act.now)


def _up(floor: Floor, act: Act) -> Floor:
    """One place up in the order."""
    if act.about not in floor.order:
        raise Refused("Their hand is not up any more.")
    at, order = floor.order.index(act.about), list(floor.order)
    if at:
        order[at - 1], order[at] = order[at], order[at - 1]
    return replace(floor, order=tuple(order))


def _mode(floor: Floor, act: Act) -> Floor:
    return mode_is(floor, act.value, act)


def mode_is(floor: Floor, mode: str, act: Act) -> Floor:
    """The room shares like this from now."""
    if mode not in MODES:
        raise Refused("Choose how the room goes on from the list.")
    if mode == floor.mode:
        return floor
    if mode in (OPEN, SILENT):
        floor = freed(floor, shared=True) if floor.holder is not None else floor
    if mode not in (ORDER, SPEAKER):
        floor = _clear(floor, act)
    return replace(floor, mode=mode, paused_at=None, since=_since_of(floor, act))


def _since_of(floor: Floor, act: Act) -> datetime | None:
    return _go_on(floor, act).since


def _how(floor: Floor, act: Act) -> Floor:
    return how_is(floor, act.value, act)


def how_is(floor: Floor, how: str, act: Act) -> Floor:
    """The order is kept like this from now."""
    if how not in HOWS:
        raise Refused("Choose the order from the list.")
    floor = replace(floor, how=how)
    if how == QUIETEST:
        shares = {chair.no: chair.shares for chair in floor.chairs}
        return replace(floor, order=tuple(sorted(floor.order, key=lambda no: shares[no])))
    return _round(floor, act) if how == ROUND else floor


def _round(floor: Floor, act: Act) -> Floor:
    """It goes round: whoever said that it may come to them, as they sit; newcomers are never called on."""
    if floor.mode in NO_HANDS:
        raise Refused("Hands are not asked for just now.")
    waiting = {*floor.order, *([floor.holder] if floor.holder is not None else [])}
    asked = (chair for chair in floor.here if chair.joins and not chair.newcomer)
    for chair in asked:
        if chair.no not in waiting:
            floor = replace(floor.with_chair(chair.no, known=True), order=(*floor.order, chair.no))
    return floor


def _minutes(floor: Floor, act: Act) -> Floor:
    if act.value not in map(str, SHARE_LENGTHS):
        raise Refused("Choose how long a share is from the list.")
    return replace(floor, minutes=int(act.value))


def close(floor: Floor, act: Act) -> Floor:
    """No more hands; whoever shares finishes."""
    return mode_is(floor, CLOSING, act)


OF_HOSTS: Mapping[str, Verb] = {
    "next": _next,
    "plus": _plus,
    "pause": _pause,
    "go-on": _go_on,
    "clear": _clear,
    "give": _give,
    "up": _up,
    "mode": _mode,
    "how": _how,
    "round": _round,
    "minutes": _minutes,
    "close": close,
}
