"""A programme and who works in it, its cohorts and sessions, who stays and for how long, and what comes after."""

from porch.programmes.models.after import Drift, FollowUp
from porch.programmes.models.handing import Aftercare, HandOver, Word
from porch.programmes.models.programme import Cohort, Invitation, Programme, WorkAsked, Worker
from porch.programmes.models.sessions import Mark, Session
from porch.programmes.models.stays import Correction, Episode

__all__ = [
    "Aftercare",
    "Cohort",
    "Correction",
    "Drift",
    "Episode",
    "FollowUp",
    "HandOver",
    "Invitation",
    "Mark",
    "Programme",
    "Session",
    "Word",
    "WorkAsked",
    "Worker",
]
