"""Doing: marking, taking back, putting a question aside, showing."""

from porch.milestones.actions.asking import ask_me, not_now, not_right
from porch.milestones.actions.bringing import bring
from porch.milestones.actions.marking import NotToBeMarked, mark, mark_own, take_back
from porch.milestones.actions.showing import NobodyThere, apart, gone_from_group, hide, show

__all__ = [
    "NobodyThere",
    "NotToBeMarked",
    "apart",
    "ask_me",
    "bring",
    "gone_from_group",
    "hide",
    "mark",
    "mark_own",
    "not_now",
    "not_right",
    "show",
    "take_back",
]
