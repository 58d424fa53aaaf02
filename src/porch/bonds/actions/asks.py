"""Asking for someone, and no longer asking."""

from datetime import datetime

from django.db import transaction

from porch.bonds.actions.offers import withdraw
from porch.bonds.actions.pairing import WISH
from porch.bonds.models import Proposal
from porch.bonds.rules.lifecycles import OPEN
from porch.bonds.rules.parts import MENTORS
from porch.people.actions import say_lived_experience
from porch.people.models import Member


@transaction.atomic
def ask(member: Member, mode: str, *, now: datetime) -> None:
    """Wait for someone in this mode; asking again keeps the place in the queue."""
    say_lived_experience(member, {WISH[mode]: True}, now=now)


@transaction.atomic
def stop_asking(member: Member, mode: str, *, now: datetime) -> None:
    """Leave the queue. What was only proposed to them is withdrawn without a word."""
    say_lived_experience(member, {WISH[mode]: False}, now=now)
    theirs = Proposal.objects.filter(mode=mode, state__in=OPEN).select_related("first", "second")
    offers = list(theirs.filter(second=member))
    if mode != MENTORS:
        offers += theirs.filter(first=member)
    for offer in offers:
        withdraw(offer, now=now)
