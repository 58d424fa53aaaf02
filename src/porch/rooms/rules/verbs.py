"""What moves a floor: every verb is a function from a floor to a floor, or refuses with one sentence.

The same acts in the same order give the same floor, so the log of a room is all there is to know of it.
"""

from collections.abc import Mapping
from dataclasses import replace

from porch.rooms.rules import door, handover, serving, stepping
from porch.rooms.rules.floor import GRACE, PITCH, REACTIONS, Chair, Floor, NotTheirs, Refused
from porch.rooms.rules.hosting import OF_HOSTS, close
from porch.rooms.rules.roles import ROLES, may
from porch.rooms.rules.turns import NO_HANDS, Act, Verb, begun, called, freed, own, placed, without


def perform(floor: Floor, act: Act) -> Floor:
    """The floor after ``act``. Refused with a sentence; NotTheirs where their role does not open it.

    An act that changes nothing gives the same floor back.
    """
    if act.verb in OF_THOSE_WHO_SERVE:
        chair = floor.chair(act.who)
        if chair is None or not may(chair.role, act.verb):
            raise NotTheirs(act.verb)
        return called(OF_THOSE_WHO_SERVE[act.verb](floor, act), act.now)
    verb = OF_EVERYONE.get(act.verb) or OF_TIME.get(act.verb)
    if verb is None:
        raise Refused("That is not something one can do here.")
    return called(verb(floor, act), act.now)


# ---- what anybody may do ----


def _come(floor: Floor, act: Act) -> Floor:
    """Somebody sits down, for the first time or again. ``value`` says what is so of them, as words."""
    assert act.who is not None
    told = act.value.split()
    role = next((word for word in told if word in ROLES), "")
    said = {word: word in told for word in ("joins", "newcomer", "slow", "steady")}
    there = floor.chair(act.who)
    if there is None:
        floor = replace(floor, chairs=(*floor.chairs, Chair(act.who, role)))
        return floor.with_chair(act.who, **said)
    return floor.with_chair(act.who, gone_at=None, role=there.role or role, **said)


def _back(floor: Floor, act: Act) -> Floor:
    chair = own(floor, act)
    return floor if chair.is_here else floor.with_chair(chair.no, gone_at=None)


def _out(floor: Floor, act: Act) -> Floor:
    """They leave: a share ends there, a place in the order is kept for a while in case they come back."""
    chair = own(floor, act)
    if floor.holder == chair.no:
        floor = freed(floor, shared=True)
    return floor.with_chair(chair.no, gone_at=chair.gone_at or act.now)


def _raise(floor: Floor, act: Act) -> Floor:
    """A hand goes up, at the end of the order; with ``value`` "types" for a typed share."""
    chair = own(floor, act)
    if floor.mode in NO_HANDS:
        raise Refused("Hands are not asked for just now.")
    floor = floor.with_chair(chair.no, types=act.value == "types", gone_at=None, known=True)
    if chair.no in floor.order or floor.holder == chair.no:
        return floor
    return replace(floor, order=placed(floor, chair))


def _lower(floor: Floor, act: Act) -> Floor:
    return without(floor, own(floor, act).no)


def _done(floor: Floor, act: Act) -> Floor:
    chair = own(floor, act)
    return freed(floor, shared=True) if floor.holder == chair.no else floor


def _pass(floor: Floor, act: Act) -> Floor:
    """Not now: nothing stays of it that anybody could read."""
    chair = own(floor, act)
    return freed(floor, shared=False) if floor.holder == chair.no else without(floor, chair.no)


def _pick(floor: Floor, act: Act) -> Floor:
    """Whoever shares is done, and says who of those with a hand up comes next."""
    chair = own(floor, act)
    if floor.how != PITCH or floor.holder != chair.no:
        raise Refused("It is not your turn to choose who comes next.")
    if act.about not in floor.order or not floor.is_here(act.about):
        raise Refused("Their hand is not up any more.")
    return begun(freed(floor, shared=True), act.about, act.now)


def _react(floor: Floor, act: Act) -> Floor:
    """One of three words beside the share; each stands there once, whoever and however many said it."""
    chair = own(floor, act)
    if act.value not in REACTIONS:
        raise Refused("Choose one of the three words.")
    if floor.holder == chair.no or act.value in floor.said:
        return floor
    return replace(floor, said=tuple(word for word in REACTIONS if word in (*floor.said, act.value)))


def _said(floor: Floor, act: Act) -> Floor:
    """Words were shown. Whoever is done says so by an act of its own."""
    return floor.with_chair(own(floor, act).no, known=True)


# ---- what time does ----


def _lost(floor: Floor, act: Act) -> Floor:
    """No sign of these chairs for a while: they are away from now, and keep their places."""
    for no in map(int, act.value.split()):
        if floor.is_here(no):
            floor = floor.with_chair(no, gone_at=act.now)
    return floor


def _tick(floor: Floor, act: Act) -> Floor:
    """Whoever is away for longer than the grace lets go of their place. Whoever is here is never cut off."""
    for chair in floor.chairs:
        if chair.gone_at is None or act.now - chair.gone_at < GRACE:
            continue
        floor = without(floor, chair.no)
        if floor.holder == chair.no:
            floor = freed(floor, shared=True)
    return floor


OF_EVERYONE: Mapping[str, Verb] = {
    "come": _come,
    "back": _back,
    "out": _out,
    "raise": _raise,
    "lower": _lower,
    "done": _done,
    "pass": _pass,
    "react": _react,
    "said": _said,
    "pick": _pick,
    "knock": door.knock,
    "take-lead": handover.take_lead,
    "not-me": handover.not_me,
    "take-role": serving.take_role,
    "decline-role": serving.decline_role,
    "volunteer": serving.volunteer,
    "lay-down": serving.lay_down,
}
OF_THOSE_WHO_SERVE: Mapping[str, Verb] = {
    **OF_HOSTS,
    "door": door.door_is,
    "let-in": door.let_in,
    "send-back": door.send_back,
    "put-out": door.put_out,
    "ask-role": serving.ask_role,
    "welcome-help": serving.welcome_help,
    "take-back": serving.take_back,
    "hand-over": serving.hand_over,
    "step": stepping.step,
    "caption": _said,
}
OF_TIME: Mapping[str, Verb] = {
    "lost": _lost,
    "tick": _tick,
    "close-in-time": close,
    "watch": handover.watch,
    "not-waiting": door.not_waiting,
}
