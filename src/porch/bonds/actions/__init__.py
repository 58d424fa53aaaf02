"""Verbs of this room. Engine work happens in ``work_out``, ``suggest_for`` and ``look_for_everyone`` only."""

from porch.bonds.actions.arrivals import look_for_everyone, suggest_for
from porch.bonds.actions.asks import ask, stop_asking
from porch.bonds.actions.by_hand import MAY_BE_PASSED, NotTogether, choose, limits_of, pair_by_hand
from porch.bonds.actions.circles import (
    NotACircle,
    invite_to_circle,
    join_circle,
    leave_circles,
    pass_circle,
    settle_circles,
)
from porch.bonds.actions.looking import answer_look, forget_looks, look_at, look_for_circles
from porch.bonds.actions.meetups import (
    NotATimeToMeet,
    agree,
    call_off,
    close_past,
    forget_calendar_address,
    name_it,
    new_calendar_address,
    remind,
    suggest_meeting,
    turn_down,
)
from porch.bonds.actions.moving import TooLate
from porch.bonds.actions.offers import (
    accept,
    approve,
    decline,
    expire_due,
    set_aside,
    skip,
    withdraw,
    withdraw_all,
    withdraw_unwanted,
)
from porch.bonds.actions.pairs import (
    NotTheirs,
    close_unanswered,
    end,
    leave_everything,
    part_quietly,
    pause,
    resume,
    wish_to_stay_friends,
)
from porch.bonds.actions.places import NoPlaceLeft
from porch.bonds.actions.proposing import AlreadyOffered
from porch.bonds.actions.reading import (
    let_be_read,
    note_reasons_read,
    read_what_is_given,
    with_what_stands_beside,
)
from porch.bonds.actions.rounds import RoundUnderWay, TooFew, fail_stuck, open_round, work_out
from porch.bonds.actions.settling import change_settings
from porch.bonds.actions.terms import end_in_time, let_mentor_begin, make_lasting, prolong, take_over

__all__ = [
    "MAY_BE_PASSED",
    "AlreadyOffered",
    "NoPlaceLeft",
    "NotACircle",
    "NotATimeToMeet",
    "NotTheirs",
    "NotTogether",
    "RoundUnderWay",
    "TooFew",
    "TooLate",
    "accept",
    "agree",
    "answer_look",
    "approve",
    "ask",
    "call_off",
    "change_settings",
    "choose",
    "close_past",
    "close_unanswered",
    "decline",
    "end",
    "end_in_time",
    "expire_due",
    "fail_stuck",
    "forget_calendar_address",
    "forget_looks",
    "invite_to_circle",
    "join_circle",
    "leave_circles",
    "leave_everything",
    "let_be_read",
    "let_mentor_begin",
    "limits_of",
    "look_at",
    "look_for_circles",
    "look_for_everyone",
    "make_lasting",
    "name_it",
    "new_calendar_address",
    "note_reasons_read",
    "open_round",
    "pair_by_hand",
    "part_quietly",
    "pass_circle",
    "pause",
    "prolong",
    "read_what_is_given",
    "remind",
    "resume",
    "set_aside",
    "settle_circles",
    "skip",
    "stop_asking",
    "suggest_for",
    "suggest_meeting",
    "take_over",
    "turn_down",
    "wish_to_stay_friends",
    "with_what_stands_beside",
    "withdraw",
    "withdraw_all",
    "withdraw_unwanted",
    "work_out",
]
