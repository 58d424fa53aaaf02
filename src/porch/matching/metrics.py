"""What a round achieved, in figures: how many, how well, how evenly, and what it disturbed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from porch.matching.packing import Packed, places_taken
from porch.matching.person import Case, Id
from porch.matching.pool import Whole


def gini(values: Sequence[int] | NDArray[np.int64]) -> float:
    """Unevenness of scores, 0 = all alike; people who could be paired and were not count 0."""
    ranked = np.sort(np.asarray(values, np.int64))
    total, count = int(ranked.sum()), len(ranked)
    if not total:
        return 0.0
    weighted = int((np.arange(1, count + 1) * ranked).sum())
    return 2 * weighted / (count * total) - (count + 1) / count


def least_scores(people: int, ends: NDArray[np.int32], scores: Whole, capacity: Whole) -> Whole:
    """Each person's least score among their pairs; -1 while they have a place free."""
    least = np.full(people, np.iinfo(np.int64).max)
    np.minimum.at(least, ends, scores)
    least[np.bincount(ends, minlength=people) < capacity] = -1
    return least


def figures(
    case: Case, packed: Packed, pairs: Sequence[tuple[Id, Id]], scores: Whole, eligible: Whole, blocking: int
) -> dict[str, Any]:
    """The metrics of a round. ``pairs`` are ids in the order of ``scores``; peers count from both ends."""
    peers = case.mode == "peers"
    ends: list[Id] = [end for pair in pairs for end in (pair if peers else pair[:1])]
    doubled = np.repeat(scores, 2) if peers else scores
    best: dict[Id, int] = {}
    for end, score in zip(ends, doubled.tolist(), strict=True):
        best[end] = max(best.get(end, 0), score)
    could = [p.id for p, many in zip(packed.seeking, eligible.tolist(), strict=True) if many]
    made = {frozenset(pair) for pair in pairs}
    return {
        "matched": len(pairs),
        "seekers": len(packed.seeking),
        "eligible": len(could),
        "unmatched": len(packed.seeking) - len(set(ends)),
        "mean_score": round(float(scores.mean()), 3) if len(scores) else None,
        "p5_score": round(float(np.percentile(scores, 5)), 3) if len(scores) else None,
        "min_score": int(scores.min()) if len(scores) else None,
        "gini": round(gini([best.get(person, 0) for person in could]), 6),
        **_loads(case, [end for pair in pairs for end in (pair if peers else pair[1:])]),
        "existing": len(case.existing),
        "moved": sum(frozenset(pair) not in made for pair in case.proposals),
        "blocking_pairs": blocking,
    }


def _loads(case: Case, ends: Sequence[Id]) -> dict[str, Any]:
    carrying: Mapping[Id, int] = Counter(ends) + Counter(places_taken(case))
    offering = [p.id for p in case.people if (case.mode == "peers" or p.role != "seeker") and p.places()]
    return {
        "mentors": len(offering),
        "idle_mentors": sum(not carrying.get(person) for person in offering),
        "load_max": max(carrying.values(), default=0),
    }
