"""Two who keep each other, small things together, gatherings, and what is one's own alone."""

from porch.company.models.gatherings import Attending, Gathering
from porch.company.models.own import Check, OnMyMap, OwnWishes
from porch.company.models.ties import Tie
from porch.company.models.together import Activity, Coming

__all__ = ["Activity", "Attending", "Check", "Coming", "Gathering", "OnMyMap", "OwnWishes", "Tie"]
