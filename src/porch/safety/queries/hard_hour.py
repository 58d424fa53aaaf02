"""What someone set up for a hard hour, for themselves alone."""

from porch.people.models import Member
from porch.safety.models.hard_hour import HardHour


def plan_of(member: Member) -> dict[str, str]:
    """Their own words by the key of a step; empty when they keep none here."""
    found = HardHour.objects.filter(member=member).first()
    return found.plan if found else {}


def wants_cards(member: Member) -> bool:
    """Whether a card may come beside their own words: yes, until they say no."""
    return not HardHour.objects.filter(member=member, cards=False).exists()
