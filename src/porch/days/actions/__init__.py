"""The verbs: every one adds rows, and none takes a day away that was counted."""

from porch.days.actions.after import ask_how_it_is, ask_tomorrow, do_not_ask, not_now
from porch.days.actions.bringing import bring
from porch.days.actions.choosing import (
    begin_again,
    choose_count,
    go_on,
    lay_aside,
    say_goal,
    show_again,
    take_up,
)
from porch.days.actions.opening import open_thread
from porch.days.actions.telling import (
    moved,
    not_so,
    not_told,
    say_since,
    say_used,
    say_without,
    told_use,
    told_without,
)
from porch.days.rules.saying import NotToBeTold

__all__ = [
    "NotToBeTold",
    "ask_how_it_is",
    "ask_tomorrow",
    "begin_again",
    "bring",
    "choose_count",
    "do_not_ask",
    "go_on",
    "lay_aside",
    "moved",
    "not_now",
    "not_so",
    "not_told",
    "open_thread",
    "say_goal",
    "say_since",
    "say_used",
    "say_without",
    "show_again",
    "take_up",
    "told_use",
    "told_without",
]
