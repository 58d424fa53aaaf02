"""Verbs of the list: one's own meetings, the lists of others, and what somebody says is wrong."""

from porch.meetings.actions.brought import Plan, carry_out, look, nothing_left
from porch.meetings.actions.counting import held, next_number, turned
from porch.meetings.actions.dates import (
    call_off,
    drop_holiday,
    keep_holiday,
    move,
    put_on_again,
    set_rhythm,
)
from porch.meetings.actions.doubts import doubt, pass_on
from porch.meetings.actions.own import add, change, confirm, of_ended_group, put_back, take_off

__all__ = [
    "Plan",
    "add",
    "call_off",
    "carry_out",
    "change",
    "confirm",
    "doubt",
    "drop_holiday",
    "held",
    "keep_holiday",
    "look",
    "move",
    "next_number",
    "nothing_left",
    "of_ended_group",
    "pass_on",
    "put_back",
    "put_on_again",
    "set_rhythm",
    "take_off",
    "turned",
]
