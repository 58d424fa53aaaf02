"""The door of a room, and who is before it: ``roles.py`` says who opens it."""

from dataclasses import replace

from porch.rooms.rules.floor import Floor, NotTheirs, Refused
from porch.rooms.rules.lead import ASKS_FIRST, LOCKED, WAYS_IN
from porch.rooms.rules.roles import HOST, leads
from porch.rooms.rules.turns import Act, freed, without

OUTSIDE, WAITS, INSIDE = "outside", "waits", "inside"


def way_in(floor: Floor, *, was_in: bool, hosts: bool) -> str:
    """Where somebody who comes stands: whoever was let in before, and whoever may host, is not asked again."""
    if was_in or hosts:
        return INSIDE
    if floor.door.way == LOCKED:
        return OUTSIDE
    return WAITS if floor.door.way == ASKS_FIRST else INSIDE


def door_is(floor: Floor, act: Act) -> Floor:
    """How one comes in from now. Whoever waits goes on waiting until somebody lets them in."""
    if act.value not in WAYS_IN:
        raise Refused("Choose how people come in from the list.")
    return replace(floor, door=replace(floor.door, way=act.value))


def knock(floor: Floor, act: Act) -> Floor:
    """Somebody stands before the door."""
    assert act.who is not None
    if act.who in floor.door.waiting:
        return floor
    return replace(floor, door=replace(floor.door, waiting=(*floor.door.waiting, act.who)))


def let_in(floor: Floor, act: Act) -> Floor:
    """They may come in; their chair is put down by whoever carries this out."""
    if act.about not in floor.door.waiting:
        raise Refused("They do not wait any more.")
    return gone_from_door(floor, act.about)


def gone_from_door(floor: Floor, no: int) -> Floor:
    left = tuple(one for one in floor.door.waiting if one != no)
    return replace(floor, door=replace(floor.door, waiting=left))


def not_waiting(floor: Floor, act: Act) -> Floor:
    """No sign of these for a while: they have gone."""
    for no in map(int, act.value.split()):
        floor = gone_from_door(floor, no)
    return floor


def send_back(floor: Floor, act: Act) -> Floor:
    """Back before the door: their place in the order is gone, and a host lets them in again or not."""
    floor = _out_of_the_room(floor, act)
    assert act.about is not None
    return knock(floor, replace(act, who=act.about))


def put_out(floor: Floor, act: Act) -> Floor:
    """Out of the room. From before the door as well, where they never sat down."""
    if act.about is not None and floor.chair(act.about) is None and act.about in floor.door.waiting:
        return gone_from_door(floor, act.about)
    return gone_from_door(_out_of_the_room(floor, act), act.about or 0)


def _out_of_the_room(floor: Floor, act: Act) -> Floor:
    chair = floor.chair(act.about)
    if chair is None:
        raise Refused("They are not in the room just now.")
    if chair.no == act.who:
        raise Refused("That is you. You can leave, or hand the room over first.")
    by = floor.chair(act.who)
    if leads(chair.role) and (by is None or by.role != HOST):
        raise NotTheirs(act.verb)  # nobody puts out whoever hosts
    floor = without(floor, chair.no)
    floor = freed(floor, shared=False) if floor.holder == chair.no else floor
    return floor.with_chair(chair.no, gone_at=chair.gone_at or act.now, role="")
