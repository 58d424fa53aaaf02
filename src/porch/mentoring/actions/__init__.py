"""Verbs of this room."""

from porch.mentoring.actions.work import (
    NotShared,
    NotTheirs,
    answer,
    begin,
    choose,
    finish,
    put_away,
    see_shared,
    share,
    take_along,
    take_back,
    take_up_again,
    write,
)

__all__ = [
    "NotShared",
    "NotTheirs",
    "answer",
    "begin",
    "choose",
    "finish",
    "put_away",
    "see_shared",
    "share",
    "take_along",
    "take_back",
    "take_up_again",
    "write",
]
