"""Verbs of this room. Engine work happens in ``work_out``, ``suggest_for`` and ``look_for_everyone`` only."""

from porch.bonds.actions.arrivals import look_for_everyone, suggest_for
from porch.bonds.actions.asks import ask, stop_asking
from porch.bonds.actions.by_hand import NotTogether, pair_by_hand
from porch.bonds.actions.meetups import (
    NotATimeToMeet,
    agree,
    call_off,
    close_past,
    forget_calendar_address,
    name_it,
    new_calendar_address,
    suggest_meeting,
    turn_down,
)
from porch.bonds.actions.moving import TooLate
from porch.bonds.actions.offers import accept, approve, decline, expire_due, set_aside, skip, withdraw
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
from porch.bonds.actions.rounds import RoundUnderWay, TooFew, fail_stuck, open_round, work_out
from porch.bonds.actions.settling import change_settings

__all__ = [
    "AlreadyOffered",
    "NoPlaceLeft",
    "NotATimeToMeet",
    "NotTheirs",
    "NotTogether",
    "RoundUnderWay",
    "TooFew",
    "TooLate",
    "accept",
    "agree",
    "approve",
    "ask",
    "call_off",
    "change_settings",
    "close_past",
    "close_unanswered",
    "decline",
    "end",
    "expire_due",
    "fail_stuck",
    "forget_calendar_address",
    "leave_everything",
    "look_for_everyone",
    "name_it",
    "new_calendar_address",
    "open_round",
    "pair_by_hand",
    "part_quietly",
    "pause",
    "resume",
    "set_aside",
    "skip",
    "stop_asking",
    "suggest_for",
    "suggest_meeting",
    "turn_down",
    "wish_to_stay_friends",
    "withdraw",
    "work_out",
]
