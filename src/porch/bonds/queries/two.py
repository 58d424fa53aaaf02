"""Two people side by side, for pairing by hand: hard limits first, reasons, what each carries."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from porch.bonds import engine
from porch.bonds.models import Load, Pair, Proposal
from porch.bonds.queries.pool import APART, policy_of, pool, settings_now
from porch.bonds.rules.cases import just_these
from porch.bonds.rules.lifecycles import LIVE, OPEN
from porch.bonds.rules.parts import MENTOR, MENTORS, between, part_of_first, part_of_second
from porch.people.models import Member
from porch.people.queries import are_blocked

MAY_BE_PASSED = frozenset({"hours", "recovery"})
"""Limits about time: custom, not a wish about the other person. A coordinator may go past these, and it is noted."""


@dataclass(frozen=True)
class Two:
    """``limits`` are codes: hours, language, distance, recovery (the engine's), asked (one of them asked for

    something the other is not, or they are kept apart: never said which), known, offered, full, away.
    """

    mode: str
    first: Member
    second: Member
    limits: tuple[str, ...]
    answer: Mapping[str, Any] | None
    carries: int
    capacity: int

    @property
    def stops(self) -> tuple[str, ...]:
        """Limits no coordinator goes past."""
        return tuple(limit for limit in self.limits if limit not in MAY_BE_PASSED)


def look_at_two(first: Member, second: Member, mode: str, *, now: datetime) -> Two:
    """What speaks for and against these two; in mentors mode ``first`` is the mentor. Asks the engine."""
    settings = settings_now()
    case = pool(mode, now=now, settings=settings, extra=(first, second)).case
    rules, answer = _ask_the_engine(case, first, second, mode, policy=policy_of(settings))
    carries = _held(first, part_of_first(mode))
    capacity = first.lived.capacity if mode == MENTORS else 1
    limits = _limits(rules) | _standing(first, second, mode)
    if carries >= capacity or _held(second, part_of_second(mode)):
        limits.add("full")
    return Two(mode, first, second, tuple(sorted(limits)), answer, carries, capacity)


def _ask_the_engine(
    case: Mapping[str, Any], first: Member, second: Member, mode: str, *, policy: Mapping[str, Any]
) -> tuple[set[str], Mapping[str, Any] | None]:
    """The rules that part the two, or what they have in common. Nothing of blocks is in this question."""
    small = just_these(case, [str(first.pk), str(second.pk)])
    for person in small["people"]:
        person["capacity"] = 1
        if mode == MENTORS:
            person["role"] = "mentor" if person["id"] == str(first.pk) else "seeker"
    small["policy"] = dict(policy) | {"reserve": 0.0}
    answer = json.loads(engine.pair(json.dumps(small), seed=0))
    if answer["pairs"]:
        return set(), answer["pairs"][0]
    return {rule for one in answer["unmatched"] for rule, count in one["because"].items() if count}, None


def _limits(rules: set[str]) -> set[str]:
    plain = {"hours", "language", "distance", "recovery"}
    return (rules & plain) | ({"asked"} if rules - plain else set())


def _standing(first: Member, second: Member, mode: str) -> set[str]:
    key, limits = between(first.pk, second.pk), set[str]()
    if (
        are_blocked(first, second)
        or Proposal.objects.filter(between=key, mode=mode, state="declined").exists()
    ):
        limits.add("asked")
    if Pair.objects.filter(between=key, state__in=LIVE).exists():
        limits.add("known")
    mine = (
        Q(second__in=(first, second)) | Q(first__in=(first, second)) if mode != MENTORS else Q(second=second)
    )
    if (
        Proposal.objects.filter(mine, mode=mode, state__in=OPEN)
        .exclude(between=key, state="proposed")
        .exists()
    ):
        limits.add("offered")
    if any(not person.is_here or person.holds(*APART) for person in (first, second)):
        limits.add("away")
    if mode == MENTORS and not first.holds(MENTOR):
        limits.add("away")
    return limits


def _held(person: Member, part: str) -> int:
    return Load.objects.filter(member=person, part=part).values_list("held", flat=True).first() or 0
