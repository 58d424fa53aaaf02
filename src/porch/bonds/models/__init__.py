"""Rounds and offers, pairs and places, meetings of two."""

from porch.bonds.models.circles import Circle, CircleInvitation
from porch.bonds.models.looks import Look
from porch.bonds.models.meetups import CalendarAddress, CalendarTitle, Meetup
from porch.bonds.models.offers import Proposal, RunnerUp
from porch.bonds.models.pairs import Pair, Wish, looks_live
from porch.bonds.models.places import Load
from porch.bonds.models.rounds import LeftOut, Mode, PairingSettings, Round, Term

__all__ = [
    "CalendarAddress",
    "CalendarTitle",
    "Circle",
    "CircleInvitation",
    "LeftOut",
    "Load",
    "Look",
    "Meetup",
    "Mode",
    "Pair",
    "PairingSettings",
    "Proposal",
    "Round",
    "RunnerUp",
    "Term",
    "Wish",
    "looks_live",
]
