"""Why each pair was made, and what stands in the way of those left out."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from porch.matching.answer import Pair, Unmatched
from porch.matching.obstacles import LOOKED_AT, demand_masks, obstacles
from porch.matching.packing import Packed, People
from porch.matching.person import Case, Person
from porch.matching.policy import Policy
from porch.matching.pool import Whole
from porch.matching.reasons import Labels, components, reasons
from porch.matching.scan import Question
from porch.matching.scoring import Valued
from porch.matching.vocabulary import COMPONENTS

STEPS = (1, 5, 10)


def rounded(count: int) -> int:
    """A count as "at least": 1, 5, 10, 20, 50, 100, ... so that one person more or less rarely shows."""
    if count < 10:
        return max((step for step in STEPS if step <= count), default=0)
    tens = int(10 ** (len(str(count)) - 1))
    return max(step * tens for step in (1, 2, 5) if step * tens <= count)


def common_languages(people: People) -> frozenset[str]:
    """Languages that at least half of these people speak."""
    speakers = Counter(code for person in people for code in set(person.languages or ()))
    return frozenset(code for code, many in speakers.items() if 2 * many >= len(people))


def explain_pairs(
    case: Case, packed: Packed, a: NDArray[np.int32], b: NDArray[np.int32], valued: Valued, labels: Labels
) -> list[Pair]:
    """The pairs at these positions, with points and reasons."""
    common = common_languages(case.people)
    pairs = [
        explain(case, packed.seeking[i], packed.mentoring[j], valued, at, common, labels)
        for at, (i, j) in enumerate(zip(a.tolist(), b.tolist(), strict=True))
    ]
    return sorted(pairs, key=lambda pair: (str(pair.a), str(pair.b)))


def explain(
    case: Case, one: Person, other: Person, valued: Valued, at: int, common: frozenset[str], labels: Labels
) -> Pair:
    """The pair that ``valued`` holds at position ``at``; peers stand in the order of their ids."""
    if case.mode == "peers":
        one, other = sorted((one, other), key=lambda person: str(person.id))
    counts = dict(zip(COMPONENTS, valued.shared[at].tolist(), strict=True))
    points = components(case.policy, counts)
    said = reasons(one, other, points, counts["availability"], common, labels)
    codes, sentences = tuple(r.code for r in said), tuple(r.sentence for r in said)
    return Pair(one.id, other.id, int(valued.score[at]), codes, sentences, points)


def explain_unmatched(packed: Packed, question: Question, left_out: Whole) -> list[Unmatched]:
    """What stands in the way of the people at these positions, as if no block existed."""
    there = {person.id: at for at, person in enumerate(packed.mentoring)}
    self_at = np.array([there.get(person.id, -1) for person in packed.seeking], np.int64)
    counted = obstacles(question, demand_masks(packed.mentors), left_out, self_at)
    return [
        _unmatched(packed.seeking[i].id, counted.fail[at], counted.fail_only[at], int(counted.suit[at]))
        for at, i in enumerate(left_out.tolist())
    ]


def _unmatched(person: str | int, fail: Sequence[int], only: Sequence[int], suit: int) -> Unmatched:
    because = {rule: rounded(int(many)) for rule, many in zip(LOOKED_AT, fail, strict=True) if many}
    if suit:
        because["capacity"] = rounded(suit)
    helps = sorted(
        ((rule, int(more)) for rule, more in zip(LOOKED_AT, only, strict=True) if more),
        key=lambda entry: -entry[1],
    )
    return Unmatched(person, because, tuple((rule, rounded(more)) for rule, more in helps))


def score_of(policy: Policy, counts: dict[str, int]) -> int:
    """The score that shared counts earn."""
    return sum(components(policy, counts).values())
