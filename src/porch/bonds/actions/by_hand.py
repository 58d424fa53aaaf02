"""Pairing by hand: a coordinator names two; limits are looked at first, and the two are asked like anyone."""

from datetime import datetime

from django.db import transaction

from porch.bonds.actions.offers import approve, withdraw
from porch.bonds.actions.proposing import Found, found_in, in_order, propose
from porch.bonds.models import Proposal
from porch.bonds.queries.two import Two
from porch.bonds.rules.parts import between
from porch.people.models import Member
from porch.record.actions import note


class NotTogether(Exception):
    """A limit stands between these two. Its argument lists the codes. Nothing was changed."""


@transaction.atomic
def pair_by_hand(two: Two, *, by: Member, now: datetime, despite: bool = False) -> Proposal:
    """Ask the first of ``two``, on a coordinator's word. ``despite``: go past limits of time, which is noted.

    NotTogether when a limit stands, AlreadyOffered when one of them has another open offer.
    """
    if two.stops or (two.limits and not despite):
        raise NotTogether(two.limits)
    for waiting in Proposal.objects.filter(
        between=between(two.first.pk, two.second.pk), mode=two.mode, state="proposed"
    ).select_related("first", "second"):
        withdraw(waiting, now=now)
    found = found_in(two.answer) if two.answer else Found(None, {}, (), ())
    first, second = in_order(two.mode, two.first, two.second)
    offer = propose(two.mode, first, second, found, source=Proposal.Source.HAND, now=now)
    detail = {"offer": str(offer.pk), "with": str(first.pk), "despite": list(two.limits)}
    note("paired-by-hand", by=by.pk, about=second.pk, now=now, detail=detail)
    approve(offer, by=by, now=now)
    return offer
