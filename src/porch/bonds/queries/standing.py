"""What stands between two people this very moment, besides what the engine says of their facts."""

from django.db.models import Q, QuerySet

from porch.bonds.models import Load, Pair, Proposal
from porch.bonds.rules.lifecycles import LIVE, OPEN
from porch.bonds.rules.parts import MENTOR, MENTORS, between, part_of_first, part_of_second
from porch.people.models import Member
from porch.people.queries import are_blocked


def standing_limits(first: Member, second: Member, mode: str) -> set[str]:
    """Codes: asked (kept apart, never said by whom or why), known, offered, full, away.

    In mentors mode ``first`` is the mentor.
    """
    key, limits = between(first.pk, second.pk), set[str]()
    if (
        are_blocked(first, second)
        or Proposal.objects.filter(between=key, mode=mode, state="declined").exists()
    ):
        limits.add("asked")
    if Pair.objects.filter(between=key, state__in=LIVE).exists():
        limits.add("known")
    if _open_offers(first, second, mode).exclude(between=key, state="proposed").exists():
        limits.add("offered")
    if any(person.state != Member.State.HERE or person.is_paired_apart for person in (first, second)):
        limits.add("away")
    if mode == MENTORS and not first.holds(MENTOR):
        limits.add("away")
    carries, capacity = carried(first, mode)
    if carries >= capacity or held(second, part_of_second(mode)):
        limits.add("full")
    return limits


def carried(first: Member, mode: str) -> tuple[int, int]:
    """How many places the one asked first has taken, of how many."""
    return held(first, part_of_first(mode)), first.lived.capacity if mode == MENTORS else 1


def held(person: Member, part: str) -> int:
    return Load.objects.filter(member=person, part=part).values_list("held", flat=True).first() or 0


def _open_offers(first: Member, second: Member, mode: str) -> QuerySet[Proposal]:
    both = Q(second__in=(first, second)) | Q(first__in=(first, second))
    return Proposal.objects.filter(Q(second=second) if mode == MENTORS else both, mode=mode, state__in=OPEN)
