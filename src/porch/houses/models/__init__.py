"""Houses, beds and stays; asking for a room; what is owed; how people live together; what is fair when it ends."""

from porch.houses.models.applying import Application
from porch.houses.models.fairness import Grievance, Incident, Leaving, SelfCheck, Walk
from porch.houses.models.house import Bed, House, Manager, Stay, StayCorrection, Taken, Visit
from porch.houses.models.living import (
    Agenda,
    Agreement,
    Chore,
    ChoreTurn,
    Gathering,
    Guest,
    Notice,
    NoticeRead,
    Repair,
    Screen,
    Signature,
    SignOut,
)
from porch.houses.models.money import Account, Entry, Plan, Posting

__all__ = [
    "Account",
    "Agenda",
    "Agreement",
    "Application",
    "Bed",
    "Chore",
    "ChoreTurn",
    "Entry",
    "Gathering",
    "Grievance",
    "Guest",
    "House",
    "Incident",
    "Leaving",
    "Manager",
    "Notice",
    "NoticeRead",
    "Plan",
    "Posting",
    "Repair",
    "Screen",
    "SelfCheck",
    "SignOut",
    "Signature",
    "Stay",
    "StayCorrection",
    "Taken",
    "Visit",
    "Walk",
]
