"""Houses, beds and stays; asking for a room; what is owed; how people live together; what is fair when it ends."""

from porch.houses.models.applying import Application
from porch.houses.models.chores import Chore, ChoreSwap, ChoreTurn
from porch.houses.models.fairness import Grievance, Incident, IncidentWords, Leaving, SelfCheck, Walk
from porch.houses.models.gathering import Rhythm
from porch.houses.models.going_out import Away, SignOut
from porch.houses.models.house import Bed, House, Manager, Stay, StayCorrection, Taken, Visit
from porch.houses.models.living import Agenda, Gathering, Guest, Repair
from porch.houses.models.money import Account, Entry, NotRight, Plan, Posting, SaidPaid, Terms
from porch.houses.models.promises import Agreement, Notice, NoticeRead, Signature
from porch.houses.models.screens import Screen

__all__ = [
    "Account",
    "Agenda",
    "Agreement",
    "Application",
    "Away",
    "Bed",
    "Chore",
    "ChoreSwap",
    "ChoreTurn",
    "Entry",
    "Gathering",
    "Grievance",
    "Guest",
    "House",
    "Incident",
    "IncidentWords",
    "Leaving",
    "Manager",
    "NotRight",
    "Notice",
    "NoticeRead",
    "Plan",
    "Posting",
    "Repair",
    "Rhythm",
    "SaidPaid",
    "Screen",
    "SelfCheck",
    "SignOut",
    "Signature",
    "Stay",
    "StayCorrection",
    "Taken",
    "Terms",
    "Visit",
    "Walk",
]
