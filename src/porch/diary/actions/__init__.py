"""Verbs of this room. Nothing here tells anybody anything."""

from porch.diary.actions.recalling import Filled, fill, forget_anchor, remember, take_out
from porch.diary.actions.summaries import drop_summary, keep_summary
from porch.diary.actions.telling import add_to, change, choose_drinks, forget_all, remove, tell

__all__ = [
    "Filled",
    "add_to",
    "change",
    "choose_drinks",
    "drop_summary",
    "fill",
    "forget_all",
    "forget_anchor",
    "keep_summary",
    "remember",
    "remove",
    "take_out",
    "tell",
]
