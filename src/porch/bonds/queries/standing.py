"""What stands between two people this very moment, besides what the engine says of their facts."""

from datetime import datetime

from django.db.models import Q

from porch.bonds.models import Load, Mode, Pair, Proposal
from porch.bonds.queries.power import power_among
from porch.bonds.queries.seeking import mentors_now, seeks_of
from porch.bonds.queries.settings import settings_now
from porch.bonds.rules.lifecycles import ASKED, LIVE, OPEN
from porch.bonds.rules.parts import MENTOR, MENTORS, between, part_of_first, part_of_second
from porch.bonds.rules.terms import COVER
from porch.people.models import Member
from porch.people.queries import are_blocked


def standing_limits(first: Member, second: Member, mode: str, now: datetime) -> set[str]:
    """Codes: asked (kept apart, never said by whom or why), known, offered, full, away, not-yet (a
    mentor who is not put forward now), power (one has a say over the other).

    In mentors mode ``first`` is the mentor.
    """
    key, limits = between(first.pk, second.pk), set[str]()
    limits |= _of_mentors(first, second, now) if mode == MENTORS else _of_peers(first, second, key)
    if (
        are_blocked(first, second)
        or Proposal.objects.filter(between=key, mode=mode, state="declined").exists()
    ):
        limits.add("asked")
    if Pair.objects.filter(between=key, state__in=LIVE).exists():
        limits.add("known")
    if any(person.state != Member.State.HERE or person.is_paired_apart for person in (first, second)):
        limits.add("away")
    carries, capacity = carried(first, mode)
    if carries >= capacity:
        limits.add("full")
    return limits


def _of_peers(first: Member, second: Member, key: str) -> set[str]:
    both = Q(second__in=(first, second)) | Q(first__in=(first, second))
    open_now = Proposal.objects.filter(both, mode=Mode.PEERS, state__in=OPEN)
    limits = {"offered"} if open_now.exclude(between=key, state="proposed").exists() else set()
    return limits | ({"full"} if held(second, part_of_second(Mode.PEERS)) else set())


def _of_mentors(first: Member, second: Member, now: datetime) -> set[str]:
    limits = set()
    if not first.holds(MENTOR):
        limits.add("away")
    elif first.pk not in mentors_now(now):
        limits.add("not-yet")
    if power_among({first.pk, second.pk}):
        limits.add("power")
    key = between(first.pk, second.pk)
    theirs = Proposal.objects.filter(second=second, mode=Mode.MENTORS, state__in=OPEN).exclude(term=COVER)
    open_now = list(theirs.exclude(between=key, state="proposed").values_list("state", flat=True))
    more = seeks_of([second.pk], settings_now())[second.pk].more
    most = more + sum(state in ASKED for state in open_now)
    if open_now and len(open_now) >= most:
        limits.add("offered")
    elif not most:
        limits.add("full")
    return limits


def carried(first: Member, mode: str) -> tuple[int, int]:
    """How many places the one asked first has taken, of how many."""
    return held(first, part_of_first(mode)), first.lived.capacity if mode == MENTORS else 1


def held(person: Member, part: str) -> int:
    return Load.objects.filter(member=person, part=part).values_list("held", flat=True).first() or 0
