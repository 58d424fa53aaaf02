"""Doing: answering, being asked or not, and what a community offers."""

from porch.scales.actions.answering import answer, begin, forget, forget_all, go_back, stop
from porch.scales.actions.asking import ask_me, not_now
from porch.scales.actions.bringing import bring
from porch.scales.actions.offering import offer_again, put_away, supply, take_out

__all__ = [
    "answer",
    "ask_me",
    "begin",
    "bring",
    "forget",
    "forget_all",
    "go_back",
    "not_now",
    "offer_again",
    "put_away",
    "stop",
    "supply",
    "take_out",
]
