"""What three questions said, and what somebody chose for these pages: read by themselves alone."""

from porch.company.models import Check, OwnWishes
from porch.people.models import Member


def wishes_of(member: Member) -> OwnWishes:
    """What they chose; the usual, unsaved, when they chose nothing."""
    return OwnWishes.objects.filter(member=member).first() or OwnWishes(member=member)


def checks_of(member: Member) -> list[Check]:
    """Every answer, the oldest first."""
    return list(Check.objects.filter(member=member).order_by("on"))
