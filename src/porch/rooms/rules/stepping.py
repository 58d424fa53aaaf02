"""Going through a script: each step sets how the room shares, so that the log alone says what was so when."""

from dataclasses import replace

from porch.rooms.rules.floor import HOWS, MODES, ORDER, Floor, Refused
from porch.rooms.rules.hosting import how_is, mode_is
from porch.rooms.rules.scripts import Step
from porch.rooms.rules.turns import Act

NOT_BEGUN = "0"  # a script was chosen, or put away


def as_act_value(no: int, step: Step) -> str:
    """What the log keeps of a step: its number, and how the room shares in it."""
    return f"{no} {step.way.mode} {step.way.how}"


def step(floor: Floor, act: Act) -> Floor:
    """The room is at this step from now, or before the first one of a script."""
    if act.value == NOT_BEGUN:
        return replace(floor, lead=replace(floor.lead, step=0))
    try:
        number, mode, how = act.value.split()
        no = int(number)
    except ValueError as wrong:
        raise Refused("Choose a step of the script.") from wrong
    if mode not in MODES or how not in HOWS or no < 1:
        raise Refused("Choose a step of the script.")
    floor = mode_is(floor, mode, act)
    if mode == ORDER:
        floor = how_is(floor, how, act)
    return replace(floor, lead=replace(floor.lead, step=no))
