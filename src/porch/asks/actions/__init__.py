"""Verbs of this room."""

from porch.asks.actions.answering import NothingWritten, WithSomeone, accept, not_now, take, write
from porch.asks.actions.asking import ask_for, withdraw
from porch.asks.actions.ending import (
    fall_quiet,
    finish,
    leave_asks,
    look_again,
    part_from,
    say_in_time,
    stop_being_asked,
)
from porch.asks.actions.figures import change_times, work_out_figures
from porch.asks.actions.helping import (
    NotAHelper,
    help_with,
    remind,
    say_yes_to,
    still_here,
    stop_helping,
    take_yes_back,
)
from porch.asks.actions.keeping import forget_old, keep_time
from porch.asks.actions.moving import TooLate
from porch.asks.actions.shifts import (
    NotAShift,
    Taken,
    begin_shift,
    end_shift,
    forget_days,
    give_back_day,
    give_day,
    take_day,
    take_days_off,
)
from porch.asks.actions.turns import pass_on
from porch.asks.actions.wishes import (
    ask_for_pair,
    found_each_other,
    stand_for_wishes,
    stop_asking_for_pair,
)

__all__ = [
    "NotAHelper",
    "NotAShift",
    "NothingWritten",
    "Taken",
    "TooLate",
    "WithSomeone",
    "accept",
    "ask_for",
    "ask_for_pair",
    "begin_shift",
    "change_times",
    "end_shift",
    "fall_quiet",
    "finish",
    "forget_days",
    "forget_old",
    "found_each_other",
    "give_back_day",
    "give_day",
    "help_with",
    "keep_time",
    "leave_asks",
    "look_again",
    "not_now",
    "part_from",
    "pass_on",
    "remind",
    "say_in_time",
    "say_yes_to",
    "stand_for_wishes",
    "still_here",
    "stop_asking_for_pair",
    "stop_being_asked",
    "stop_helping",
    "take",
    "take_day",
    "take_days_off",
    "take_yes_back",
    "withdraw",
    "work_out_figures",
    "write",
]
