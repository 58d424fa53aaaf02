"""Pairing by hand: a coordinator looked at two, limits first, and asks them like anyone is asked."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from porch.bonds.actions.offers import approve, withdraw
from porch.bonds.actions.proposing import Found, found_in, in_order, propose
from porch.bonds.models import Look, Proposal
from porch.bonds.queries.seeking import seeks_of
from porch.bonds.queries.settings import settings_now
from porch.bonds.queries.standing import standing_limits
from porch.bonds.rules.parts import MENTORS, between
from porch.bonds.rules.terms import LASTING
from porch.people.models import Member
from porch.record.actions import note

MAY_BE_PASSED = frozenset({"hours", "recovery"})
"""Limits about time: custom, not a wish about the other person. A coordinator may go past these, and it is noted."""


class NotTogether(Exception):
    """A limit stands between these two. Its argument lists the codes. Nothing was changed."""


def limits_of(look: Look, now: datetime) -> list[str]:
    """Everything that stands between the two now, by code; the engine's part is as old as the look."""
    assert look.first is not None
    assert look.second is not None
    return sorted(
        set(look.answer.get("limits", ())) | standing_limits(look.first, look.second, look.mode, now)
    )


@transaction.atomic
def pair_by_hand(look: Look, *, by: Member, now: datetime, despite: bool = False) -> Proposal:
    """Ask the first of the two looked at. ``despite``: go past limits of time, which is noted.

    NotTogether when a limit stands, AlreadyOffered when one of them has another open offer.
    """
    limits = limits_of(look, now)
    if (
        look.answered_at is None
        or "trouble" in look.answer
        or any(limit not in MAY_BE_PASSED for limit in limits)
        or (limits and not despite)
    ):
        raise NotTogether(limits)
    assert look.first is not None
    assert look.second is not None
    found = found_in(look.answer["pair"]) if look.answer["pair"] else Found(None, {}, (), ())
    return _ask(look.mode, look.first, look.second, found, by=by, now=now, despite=limits)


@transaction.atomic
def choose(look: Look, other: Member, *, by: Member, now: datetime, then: Sequence[UUID] = ()) -> Proposal:
    """Ask one of the candidates the engine named; ``then`` are those to ask next if it comes to nothing.

    NotTogether when they are no candidate, or something has come between since.
    """
    assert look.second is not None
    named = {candidate["id"]: candidate for candidate in look.answer.get("candidates", ())}
    limits = sorted(standing_limits(other, look.second, look.mode, now))
    if str(other.pk) not in named or limits:
        raise NotTogether(limits)
    agreed = [pk for pk in then if str(pk) in named and pk != other.pk]
    return _ask(look.mode, other, look.second, found_in(named[str(other.pk)]), by=by, now=now, then=agreed)


def _ask(
    mode: str,
    one: Member,
    other: Member,
    found: Found,
    *,
    by: Member,
    now: datetime,
    then: Sequence[UUID] = (),
    despite: Sequence[str] = (),
) -> Proposal:
    """Write the offer, note whose word it is, ask the first. An offer nobody was told of gives way to it."""
    waiting = Proposal.objects.filter(between=between(one.pk, other.pk), mode=mode, state="proposed")
    for offer in waiting.select_related("first", "second"):
        withdraw(offer, now=now)
    first, second = in_order(mode, one, other)
    term = seeks_of([second.pk], settings_now())[second.pk].term if mode == MENTORS else LASTING
    offer = propose(mode, first, second, found, source=Proposal.Source.HAND, now=now, term=term)
    detail = {"offer": str(offer.pk), "with": str(first.pk), "despite": list(despite)}
    note("paired-by-hand", by=by.pk, about=second.pk, now=now, detail=detail)
    approve(offer, by=by, now=now, then=then)
    return offer
