"""Verbs of this room: rest, say that it is a lot, ask for a talk, check on oneself, train."""

from porch.care.actions.checks import answer_check, forget_checks, put_off_check, want_check
from porch.care.actions.debriefs import (
    NotToBeAsked,
    ask_debrief,
    debriefs_in_time,
    finish_debrief,
    mark_training_talk,
    pass_debrief,
    take_at_desk,
    take_debrief,
    withdraw_debrief,
)
from porch.care.actions.desk import let_be_read, read_debriefs
from porch.care.actions.resting import (
    cool_down,
    end_rest,
    forget_rests,
    say_it_is_a_lot,
    take_back_it_is_a_lot,
)
from porch.care.actions.supervising import (
    NotToBeNamed,
    agree_to_listen,
    end_listening,
    leave_care,
    name_supervisor,
)
from porch.care.actions.training import NotAChoice, walk, write_line

__all__ = [
    "NotAChoice",
    "NotToBeAsked",
    "NotToBeNamed",
    "agree_to_listen",
    "answer_check",
    "ask_debrief",
    "cool_down",
    "debriefs_in_time",
    "end_listening",
    "end_rest",
    "finish_debrief",
    "forget_checks",
    "forget_rests",
    "leave_care",
    "let_be_read",
    "mark_training_talk",
    "name_supervisor",
    "pass_debrief",
    "put_off_check",
    "read_debriefs",
    "say_it_is_a_lot",
    "take_at_desk",
    "take_back_it_is_a_lot",
    "take_debrief",
    "walk",
    "want_check",
    "withdraw_debrief",
    "write_line",
]
