"""Rounds of a handful of invented people, run only so that every kernel is compiled and on disk."""

from datetime import date

from porch.matching.circle_case import circles_from
from porch.matching.person import Case, Person
from porch.matching.policy import Policy
from porch.matching.run import pair

EVENINGS = (18, 19, 42, 43)


def rehearse() -> None:
    """Pair the invented people in both modes, through the fallback as well, and seat some in circles."""
    for mode in ("mentors", "peers"):
        pair(invented(mode, Policy()))
    pair(invented("mentors", Policy(bid_budget=1, k=1, target_gap=0.0)))
    seats = [{"id": at, "languages": ["en"], "availability": ["mon-18"]} for at in range(13)]
    circles_from({"as_of": "2026-01-05", "people": seats}, 0)


def invented(mode: str, policy: Policy) -> Case:
    """Six people who nearly all suit each other."""
    people = tuple(
        Person(
            id=f"p{at}",
            role="seeker" if at % 2 else "mentor",
            languages=("en",),
            availability=EVENINGS,
            interests=("music",) if at < 4 else ("walking",),
            min_recovery_days=90 if at == 1 else None,
            recovery_since=date(2020, 1, 1),
        )
        for at in range(6)
    )
    return Case(mode=mode, as_of=date(2026, 1, 5), people=people, proposals=(("p1", "p0"),), policy=policy)
