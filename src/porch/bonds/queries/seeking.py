"""What those who ask for a mentor still seek, for many at once."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from porch.bonds.models import Mode, Pair, PairingSettings, Proposal
from porch.bonds.registries import may_mentor
from porch.bonds.rules.lifecycles import ASKED, LIVE
from porch.bonds.rules.terms import Had, Seeks, seeks
from porch.people.models import Role


def mentors_now(now: datetime) -> set[UUID]:
    """Whoever holds the part and may be put forward to somebody new at this moment."""
    there = set(Role.objects.filter(role=Role.Name.MENTOR, until=None).values_list("member_id", flat=True))
    for entry in may_mentor:
        there &= entry(there, now) if there else set()
    return there


def seeks_of(people: Collection[UUID], settings: PairingSettings) -> dict[UUID, Seeks]:
    """By person, in three queries whatever their number."""
    had: defaultdict[UUID, list[Had]] = defaultdict(list)
    asked: defaultdict[UUID, list[str]] = defaultdict(list)
    theirs = {"mode": Mode.MENTORS, "second__in": people}
    fields = ("second_id", "term", "state", "until", "ended_at")
    for second, term, state, until, ended in Pair.objects.filter(**theirs).values_list(*fields):
        had[second].append(Had(term, state in LIVE, until, ended))
    for second, term in Proposal.objects.filter(**theirs, state__in=ASKED).values_list("second_id", "term"):
        asked[second].append(term)
    holders = Role.objects.filter(role=Role.Name.MENTOR, until=None, member__in=people)
    mentors = set(holders.values_list("member_id", flat=True))
    most = settings.temporary_mentors
    return {pk: seeks(had[pk], asked[pk], most=most, is_mentor=pk in mentors) for pk in people}
