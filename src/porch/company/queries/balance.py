"""What somebody gave and what came to them, told to themselves."""

from datetime import datetime

from porch.company.registries import gave
from porch.company.rules.balance import LOOKS_BACK, Line
from porch.people.models import Member


def balance_of(member: Member, now: datetime) -> list[Line]:
    """The last ninety days, in the order the rooms tell it."""
    return [line for of in gave for line in of(member, now - LOOKS_BACK)]
