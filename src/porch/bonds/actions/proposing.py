"""Writing down what the engine suggested: one offer for two people, with its reasons, not yet told to anyone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q

from porch.bonds.models import Pair, Proposal, Round
from porch.bonds.rules.lifecycles import OPEN
from porch.bonds.rules.parts import MENTORS, asked_first, between
from porch.bonds.rules.terms import LASTING, SLOTS
from porch.people.models import Member


class AlreadyOffered(Exception):
    """One of the two has an open offer in this mode. Nothing was changed."""


@dataclass(frozen=True)
class Found:
    """What the engine says of two people. ``reasons`` name only what both chose to share."""

    score: int | None
    components: Mapping[str, int]
    reason_codes: Sequence[str]
    reasons: Sequence[str]


def found_in(answer: Mapping[str, Any]) -> Found:
    """One entry of a round's ``pairs``."""
    return Found(answer.get("score"), answer["components"], answer["reason_codes"], answer["reasons"])


def in_order(mode: str, one: Member, other: Member) -> tuple[Member, Member]:
    """Who is asked first and who second. In mentors mode ``one`` is the mentor."""
    if mode == MENTORS:
        return one, other
    return asked_first((one, one.lived.waiting_since), (other, other.lived.waiting_since))


def propose(
    mode: str,
    first: Member,
    second: Member,
    found: Found,
    *,
    source: str,
    now: datetime,
    round: Round | None = None,
    term: str = LASTING,
    covers: Pair | None = None,
) -> Proposal:
    """Write the offer; AlreadyOffered when either has one that is open.

    A mentor may have several, and one of their own as someone who is mentored; a newcomer who looks for two has two.
    """
    slot = _free_slot(second, mode, term)
    both = Q(first__in=(first, second)) | Q(second__in=(first, second))
    if slot is None or (
        mode != MENTORS and Proposal.objects.filter(both, mode=mode, state__in=OPEN).exists()
    ):
        raise AlreadyOffered
    try:
        with transaction.atomic():
            return Proposal.objects.create(
                round=round,
                mode=mode,
                source=source,
                first=first,
                second=second,
                between=between(first.pk, second.pk),
                term=term,
                slot=slot,
                covers=covers,
                score=found.score,
                components=dict(found.components),
                reason_codes=list(found.reason_codes),
                reasons=list(found.reasons),
                made_at=now,
            )
    except IntegrityError as raced:
        raise AlreadyOffered from raced


def _free_slot(second: Member, mode: str, term: str) -> int | None:
    """The first number of an offer of this term that is not open for them; None when all are."""
    theirs = Proposal.objects.filter(second=second, mode=mode, state__in=OPEN)
    taken = set(theirs.values_list("slot", flat=True))
    return next((slot for slot in SLOTS[term] if slot not in taken), None)
