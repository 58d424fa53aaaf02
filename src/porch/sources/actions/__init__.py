"""Verbs of this room: bring a list along, look after those that are fetched, say yes or no to what waits."""

from porch.sources.actions.bringing import bring
from porch.sources.actions.feeds import (
    NameTaken,
    Told,
    due,
    fetch_feed,
    look_after,
    register,
    stop,
    take_away,
    take_file,
)
from porch.sources.actions.readings import agree, apply_agreed, leave, look_through, read_again

__all__ = [
    "NameTaken",
    "Told",
    "agree",
    "apply_agreed",
    "bring",
    "due",
    "fetch_feed",
    "leave",
    "look_after",
    "look_through",
    "read_again",
    "register",
    "stop",
    "take_away",
    "take_file",
]
