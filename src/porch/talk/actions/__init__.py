"""Verbs of conversations: begin, say, take back, end, and what each keeps to themselves."""

from porch.talk.actions.beginning import NotAskable, NotOpenNow, accept, ask, open_between, set_aside
from porch.talk.actions.ending import close, keep_as_friends, let_go_of_old
from porch.talk.actions.held import (
    Answered,
    do_not_send,
    held_seen,
    let_go_of_held,
    open_held,
    send_on,
    take_back_held,
)
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
from porch.talk.actions.rooms import NotARoom, join, keep_for, open_room, take_all_back
from porch.talk.actions.saying import NotTheirs, TooLate, say, take_back

__all__ = [
    "Answered",
    "NotAChoice",
    "NotAGroup",
    "NotARoom",
    "NotAskable",
    "NotOpenNow",
    "NotTheirs",
    "TooLate",
    "accept",
    "ask",
    "choose_keeping",
    "close",
    "do_not_send",
    "held_seen",
    "hide_from_me",
    "join",
    "keep_as_friends",
    "keep_for",
    "let_go_of_held",
    "let_go_of_old",
    "mute",
    "open_between",
    "open_held",
    "open_room",
    "opened",
    "say",
    "send_on",
    "set_aside",
    "step_out",
    "take_all_back",
    "take_back",
    "take_back_held",
    "unmute",
]
