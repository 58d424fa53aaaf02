"""What somebody did after a hard hour that was easier afterwards: single times, told as they were, no proof."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from porch.measures.told import Mood, Told

SOON = timedelta(hours=24)
STRONG = 6  # a craving from here on is told as a hard hour
MOODS = (Mood.GOOD, Mood.OK, Mood.UP_AND_DOWN, Mood.HARD, Mood.VERY_HARD)


@dataclass(frozen=True)
class Easier:
    """``did`` was done ``times`` times between a hard hour and an easier one; ``last`` is the easier telling."""

    did: str
    times: int
    last: Told


def is_hard(told: Told) -> bool:
    """Hard or very hard in words, or a strong craving."""
    return told.mood in (Mood.HARD, Mood.VERY_HARD) or (told.craving or 0) >= STRONG


def easier_after(told: Iterable[Told]) -> list[Easier]:
    """What was done after a hard telling where the next one within a day was easier; what was last comes first."""
    ordered = sorted(told, key=lambda one: one.at)
    found: dict[str, Easier] = {}
    for before, after in pairwise(ordered):
        if not (is_hard(before) and after.at - before.at <= SOON and _easier(before, after)):
            continue
        for did in after.did:
            times = found[did].times if did in found else 0
            found[did] = Easier(did, times + 1, after)
    return sorted(found.values(), key=lambda one: (one.last.at, one.times, one.did), reverse=True)


def _easier(before: Told, after: Told) -> bool:
    """Easier by what both told; where they told nothing alike, nothing is known."""
    if before.craving is not None and after.craving is not None and before.craving != after.craving:
        return after.craving < before.craving
    if before.mood is not None and after.mood is not None:
        return MOODS.index(after.mood) < MOODS.index(before.mood)
    return False
