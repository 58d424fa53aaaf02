"""How somebody comes to serve in a room, and stops: nobody has a role without a yes of their own."""

from dataclasses import replace

from porch.rooms.rules.floor import Floor, NotTheirs, Refused
from porch.rooms.rules.roles import CO_HOST, HOST, ROLES
from porch.rooms.rules.turns import Act, own

TO_OFFER = tuple(role for role in ROLES if role != HOST)  # hosting is handed over, not given
TO_VOLUNTEER = tuple(role for role in TO_OFFER if role != CO_HOST)


def ask_role(floor: Floor, act: Act) -> Floor:
    """A host asks somebody who is here to serve."""
    if act.value not in TO_OFFER:
        raise Refused("Choose a role from the list.")
    return _offered(floor, act, act.value)


def hand_over(floor: Floor, act: Act) -> Floor:
    """A host asks somebody who is here to host instead. Until they say yes it stays as it is."""
    return _offered(floor, act, HOST)


def _offered(floor: Floor, act: Act, role: str) -> Floor:
    chair = floor.chair(act.about)
    if chair is None or not chair.is_here:
        raise Refused("They are not in the room just now.")
    if chair.no == act.who:
        raise Refused("That is you. Choose somebody else.")
    if chair.newcomer and role in (HOST, CO_HOST):
        raise Refused("Somebody new is not asked to host.")
    if role in (HOST, CO_HOST) and not chair.steady:
        raise Refused("They cannot host just now.")
    offers = tuple(one for one in floor.lead.offers if one[0] != chair.no)
    return replace(floor, lead=replace(floor.lead, offers=(*offers, (chair.no, role))))


def take_role(floor: Floor, act: Act) -> Floor:
    """Yes: they serve from now. Whoever handed over helps as co-host."""
    chair = own(floor, act)
    role = dict(floor.lead.offers).get(chair.no)
    if role is None:
        raise NotTheirs(act.verb)
    if role == HOST:
        for other in floor.chairs:
            if other.role == HOST:
                floor = floor.with_chair(other.no, role=CO_HOST)
    elif chair.role == HOST:
        raise Refused("You host. Hand the room over first.")
    return _no_longer_asked(floor.with_chair(chair.no, role=role, known=True), chair.no)


def decline_role(floor: Floor, act: Act) -> Floor:
    """Not now: nothing stays of it."""
    return _no_longer_asked(floor, own(floor, act).no)


def volunteer(floor: Floor, act: Act) -> Floor:
    """They would serve, if a host says yes. An empty ``value`` takes it back."""
    chair = own(floor, act)
    if act.value and act.value not in TO_VOLUNTEER:
        raise Refused("Choose from the list what you would do.")
    others = tuple(one for one in floor.lead.ready if one[0] != chair.no)
    mine = ((chair.no, act.value),) if act.value and act.value != chair.role else ()
    floor = floor.with_chair(chair.no, known=True) if mine else floor
    return replace(floor, lead=replace(floor.lead, ready=(*others, *mine)))


def welcome_help(floor: Floor, act: Act) -> Floor:
    """A host says yes to somebody who would serve."""
    role = dict(floor.lead.ready).get(act.about or 0)
    if act.about is None or role is None or not floor.is_here(act.about):
        raise Refused("They do not offer it any more.")
    return _no_longer_asked(floor.with_chair(act.about, role=role), act.about)


def lay_down(floor: Floor, act: Act) -> Floor:
    """They stop serving. Whoever hosts hands over first."""
    chair = own(floor, act)
    if chair.role == HOST:
        raise Refused("Hand the room over first, or leave: then somebody else is asked.")
    return floor.with_chair(chair.no, role="")


def take_back(floor: Floor, act: Act) -> Floor:
    """A host takes a role back, or what they asked of somebody."""
    chair = floor.chair(act.about)
    if chair is None:
        raise Refused("They are not in the room just now.")
    if chair.role == HOST:
        raise Refused("Whoever hosts hands over by themselves.")
    return _no_longer_asked(floor.with_chair(chair.no, role=""), chair.no)


def _no_longer_asked(floor: Floor, no: int) -> Floor:
    offers = tuple(one for one in floor.lead.offers if one[0] != no)
    ready = tuple(one for one in floor.lead.ready if one[0] != no)
    return replace(floor, lead=replace(floor.lead, offers=offers, ready=ready))
