"""While a mentor rests somebody stands in: offered quietly, taken or not, and over when the mentor is back."""

import json
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q

from porch.bonds import engine
from porch.bonds.actions import AlreadyOffered, NotTheirs, TooLate, approve, end, take_over
from porch.bonds.actions.proposing import found_in, propose
from porch.bonds.models import Mode, Pair, Proposal, Term
from porch.bonds.queries.pool import Pool, pool
from porch.bonds.queries.settings import policy_of, settings_now
from porch.bonds.rules.cases import for_seekers
from porch.bonds.rules.lifecycles import LIVE, OPEN
from porch.mentoring.queries.covering import resting_pairs
from porch.people.models import Member

A_NO_HOLDS = timedelta(days=30)
"""Whoever would rather have nobody meanwhile is not asked again in this time."""

TRIED, AT_ONCE = 5, 20


def look_for_cover(now: datetime) -> int:
    """Ask somebody to stand in for each mentor who rests; returns how many were asked.

    Nobody approves it first: a rest does not wait for the desk. The engine works outside any transaction, so this
    is for the clock and tasks.
    """
    waiting = [pair for pair in resting_pairs() if not _is_settled(pair, now)]
    return sum(_ask_the_best(pair, now) for pair in waiting[:AT_ONCE])


def _is_settled(pair: Pair, now: datetime) -> bool:
    """Somebody is asked already, or the mentee would rather have nobody for now."""
    offers = Proposal.objects.filter(second=pair.second, mode=Mode.MENTORS, term=Term.COVER)
    no = Q(state__in=("declined", "set-aside", "expired"), second_asked_at__isnull=False)
    return offers.filter(Q(state__in=OPEN) | (no & Q(closed_at__gt=now - A_NO_HOLDS))).exists()


def _ask_the_best(pair: Pair, now: datetime) -> bool:
    mentee = pair.second
    assert mentee is not None
    there = pool(Mode.MENTORS, now=now, settings=settings_now(), extra=[mentee])
    found = json.loads(engine.suggest(json.dumps(_case(there, mentee)), person=str(mentee.pk), most=TRIED))
    lately = Proposal.objects.filter(second=mentee, term=Term.COVER, closed_at__gt=now - A_NO_HOLDS)
    asked = {str(pk) for pk in lately.exclude(state="accepted").values_list("first_id", flat=True)}
    fresh = [one for one in found if one["id"] not in asked | {str(pair.first_id)}]
    return any(_ask(pair, there.people[one["id"]], one, now) for one in fresh)


def _ask(pair: Pair, mentor: Member, found: dict[str, Any], now: datetime) -> bool:
    assert pair.second is not None
    told: dict[str, Any] = {"source": Proposal.Source.ARRIVAL, "now": now, "term": Term.COVER, "covers": pair}
    try:
        with transaction.atomic():
            offer = propose(Mode.MENTORS, mentor, pair.second, found_in(found), **told)
            approve(offer, by=None, now=now)
    except (AlreadyOffered, TooLate):
        return False
    return True


def _case(there: Pool, mentee: Member) -> dict[str, Any]:
    """As if they sought somebody for a while: whoever mentors them is apart, and what counts for a while counts."""
    proposed = [(one, other) for one, other in there.case["proposals"]]
    case = for_seekers(there.case | {"proposals": []}, [str(mentee.pk)], also=proposed)
    return case | {"policy": policy_of(settings_now(), Term.TEMPORARY)}


@transaction.atomic
def choose_when_back(cover: Pair, choice: str, *, by: Member, now: datetime) -> None:
    """The mentee's, when their mentor is there again: ``back`` to them, ``stay`` with who stood in, or ``both`` until
    the cover ends by itself. Nobody is told why.
    """
    if by.pk != cover.second_id or cover.covers is None:
        raise NotTheirs
    if cover.state not in LIVE:
        raise TooLate("it ended")
    if choice == "back":
        end(cover, by=by, now=now)
    elif choice == "stay":
        take_over(cover, by=by, now=now)
    else:
        Pair.objects.filter(pk=cover.pk).update(covers=None)
