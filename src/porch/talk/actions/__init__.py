"""Verbs of conversations: begin, say, take back, end, and what each keeps to themselves."""

from porch.talk.actions.beginning import NotAskable, NotOpenNow, accept, ask, open_between, set_aside
from porch.talk.actions.ending import close, keep_as_friends, let_go_of_old
from porch.talk.actions.mine import (
    NotAChoice,
    NotAGroup,
    choose_keeping,
    hide_from_me,
    mute,
    opened,
    step_out,
    unmute,
)
from porch.talk.actions.saying import NotTheirs, TooLate, say, take_back

__all__ = [
    "NotAChoice",
    "NotAGroup",
    "NotAskable",
    "NotOpenNow",
    "NotTheirs",
    "TooLate",
    "accept",
    "ask",
    "choose_keeping",
    "close",
    "hide_from_me",
    "keep_as_friends",
    "let_go_of_old",
    "mute",
    "open_between",
    "opened",
    "say",
    "set_aside",
    "step_out",
    "take_back",
    "unmute",
]
