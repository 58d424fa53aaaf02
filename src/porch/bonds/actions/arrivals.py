"""Between rounds: someone who asks, or whose offer came to nothing, is suggested the best of who is free."""

import json
from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from porch.bonds import engine
from porch.bonds.actions.offers import approve
from porch.bonds.actions.proposing import AlreadyOffered, found_in, in_order, propose
from porch.bonds.actions.runs import case_for, term_for
from porch.bonds.models import Proposal
from porch.bonds.queries.pool import Pool, pool
from porch.bonds.queries.settings import settings_now
from porch.bonds.rules.lifecycles import OPEN
from porch.bonds.rules.parts import MENTORS
from porch.bonds.rules.terms import COVER
from porch.people.models import Member

TRIED = 8
"""How many of the best are looked at for one person."""

STILL_AGREED = timedelta(days=7)
"""How long the coordinator's word on whom to ask next holds after an offer came to nothing."""

AT_ONCE = 50
"""How many people one turn of the clock looks for."""


def suggest_for(member: Member, mode: str, *, now: datetime) -> Proposal | None:
    """The next best for someone who waits; None when they do not, have an open offer, or nobody is free.

    If a person approved runners-up along with the offer before, the best of those is asked at once.
    Otherwise the suggestion waits for a person, unless the community has turned that off.
    """
    settings = settings_now()
    there = pool(mode, now=now, settings=settings)
    if member not in there.waiting or not _has_room(there, member):
        return None
    case = case_for(there, member, settings=settings)
    candidates = json.loads(engine.suggest(json.dumps(case), person=str(member.pk), most=TRIED))
    before, then = _approved_before(member, mode, now)
    for candidate in _approved_first(candidates, then):
        other = there.people[candidate["id"]]
        try:
            with transaction.atomic():
                offer = _propose(there, member, other, candidate, now)
                if other.pk in then and before is not None:
                    approve(offer, by=before.approved_by, now=now, then=[pk for pk in then if pk != other.pk])
                elif settings.auto_approve:
                    approve(offer, by=None, now=now)
                return offer
        except AlreadyOffered:
            continue
    return None


def look_for_everyone(mode: str, *, now: datetime) -> int:
    """Suggest someone to each who waits without an open offer; returns how many were found.

    Whoever has nobody yet comes first, the longest wait on top; then those who may have a second mentor.
    """
    there = pool(mode, now=now, settings=settings_now())
    open_now = _open_offers(mode)
    wanting = [member for member in there.waiting if open_now[member.pk] < _wanted(there, member)]

    def place(member: Member) -> tuple[bool, datetime, str]:
        has_one = bool(open_now[member.pk] or _has(there, member))
        return has_one, member.lived.waiting_since or now, str(member.pk)

    return sum(
        suggest_for(member, mode, now=now) is not None for member in sorted(wanting, key=place)[:AT_ONCE]
    )


def _open_offers(mode: str) -> Counter[UUID]:
    """How many open offers each who waits is in; offers of cover are apart, and asked ones are counted by the pool."""
    state = "proposed" if mode == MENTORS else None
    rows = Proposal.objects.filter(mode=mode, state__in=[state] if state else OPEN).exclude(term=COVER)
    found = Counter(rows.values_list("second_id", flat=True))
    return found if mode == MENTORS else found + Counter(rows.values_list("first_id", flat=True))


def _has_room(there: Pool, member: Member) -> bool:
    return _open_offers(there.mode)[member.pk] < _wanted(there, member)


def _wanted(there: Pool, member: Member) -> int:
    return there.seeks[member.pk].more if there.mode == MENTORS else 1


def _has(there: Pool, member: Member) -> int:
    return there.seeks[member.pk].has if there.mode == MENTORS else 0


def _propose(
    there: Pool, member: Member, other: Member, candidate: Mapping[str, Any], now: datetime
) -> Proposal:
    first, second = in_order(there.mode, other, member)
    source = Proposal.Source.ARRIVAL
    return propose(
        there.mode,
        first,
        second,
        found_in(candidate),
        source=source,
        now=now,
        term=term_for(there, member),
    )


def _approved_before(member: Member, mode: str, now: datetime) -> tuple[Proposal | None, list[UUID]]:
    """The last offer that came to nothing for this person, and whom its coordinator agreed to ask next."""
    closed = Proposal.objects.filter(second=member, mode=mode, closed_at__gt=now - STILL_AGREED).exclude(
        term=COVER
    )
    last = closed.select_related("approved_by").order_by("-closed_at").first()
    if last is None or last.state in ("accepted", "skipped"):
        return None, []
    return last, list(last.runners_up.values_list("member_id", flat=True))


def _approved_first(candidates: list[dict[str, Any]], then: list[UUID]) -> list[dict[str, Any]]:
    """Those a person has agreed to come first, in that order; then the engine's own order."""
    agreed = {str(pk): place for place, pk in enumerate(then)}
    return sorted(candidates, key=lambda candidate: agreed.get(candidate["id"], len(agreed)))
