"""Rests, what was told the desk, talks with supervisors, checks on oneself, training."""

from porch.care.models.checks import Check, CheckWish
from porch.care.models.debriefs import Debrief, Supervisor
from porch.care.models.resting import Lot, Rest
from porch.care.models.training import Training, Walk

__all__ = ["Check", "CheckWish", "Debrief", "Lot", "Rest", "Supervisor", "Training", "Walk"]
