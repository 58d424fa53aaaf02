"""One round, from people to an answer with its proof. Read this page to know the engine.

people -> arrays -> every eligible pair -> the best of them -> a bound on any other choice -> reasons
"""

import hashlib
import json
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from porch.matching.answer import Answer
from porch.matching.blocking import blocking_pairs
from porch.matching.explain import explain_pairs, explain_unmatched
from porch.matching.graph import Graph, edges
from porch.matching.metrics import figures, least_scores
from porch.matching.obstacles import demand_masks, suits
from porch.matching.packing import Packed, pack
from porch.matching.person import Case
from porch.matching.pool import Whole
from porch.matching.reasons import Labels
from porch.matching.scan import Question
from porch.matching.scoring import Valued, value_pairs
from porch.matching.settle import Settled, ask, settle, settle_peers


def pair(case: Case, *, seed: int = 0, threads: int = 1, labels: Labels | None = None) -> Answer:
    """Pair people. The same case, seed and policy give the same answer on any number of threads.

    ``labels`` are plain words for codes in reasons: field -> code -> words.
    """
    started = perf_counter()
    packed = pack(case, seed)
    question = ask(packed.seekers, packed.mentors, packed.forbidden, case.policy)
    settled = _settle(case, packed, question, seed, threads)
    a, b = settled.solved.a, settled.solved.b
    valued = value_pairs(question.side, question.others, a, b, question.tariff)
    pairs = explain_pairs(case, packed, a, b, valued, labels or {})
    unmatched = explain_unmatched(packed, question, _left_out(case, packed, a, b))
    ids = [
        (packed.seeking[i].id, packed.mentoring[j].id) for i, j in zip(a.tolist(), b.tolist(), strict=True)
    ]
    rivals = _blocking(case, packed, question, a, b, valued)
    return Answer(
        mode=case.mode,
        pairs=tuple(pairs),
        unmatched=tuple(sorted(unmatched, key=lambda person: str(person.id))),
        certificate=settled.certificate,
        metrics=figures(case, packed, ids, valued.score, settled.eligible, rivals),
        policy_hash=case.policy.digest(),
        input_digest=input_digest(case),
        seconds=perf_counter() - started,
    )


def _settle(case: Case, packed: Packed, question: Question, seed: int, threads: int) -> Settled:
    kept = _kept(case, packed, question)
    if case.mode == "peers":
        return settle_peers(
            packed.seekers, packed.forbidden, case.policy, seed=seed, kept=kept, threads=threads
        )
    return settle(packed.seekers, packed.mentors, packed.forbidden, case.policy, kept=kept, threads=threads)


def _kept(case: Case, packed: Packed, question: Question) -> Graph | None:
    """Open proposals that may still stand, worth what moving them would cost more."""
    a, b = packed.proposed.T
    never = {tuple(entry) for entry in packed.forbidden.tolist()}
    masks = demand_masks(packed.mentors)
    allowed = suits(question.side, question.others, question.terms, masks, a, b)
    allowed &= np.array([tuple(entry) not in never for entry in packed.proposed.tolist()], bool)
    if not allowed.any():
        return None
    a, b = a[allowed], b[allowed].astype(np.int32)
    worth = value_pairs(question.side, question.others, a.astype(np.int32), b, question.tariff).worth
    return edges(len(packed.seeking), a, b, worth + case.policy.switch_cost)


def _left_out(case: Case, packed: Packed, a: NDArray[np.int32], b: NDArray[np.int32]) -> Whole:
    """Positions of those who got nobody, and have nobody yet."""
    paired = np.zeros(len(packed.seeking), bool)
    paired[a] = True
    if case.mode == "peers":
        paired[b] = True
        has_someone = {person for tie in case.existing for person in tie}
        paired |= np.array([person.id in has_someone for person in packed.seeking], bool)
    return np.nonzero(~paired)[0]


def _blocking(
    case: Case, packed: Packed, question: Question, a: NDArray[np.int32], b: NDArray[np.int32], valued: Valued
) -> int:
    if case.mode == "peers":
        ends, scores = np.concatenate([a, b]), np.concatenate([valued.score, valued.score])
        least = least_scores(len(packed.seeking), ends, scores, packed.seekers.capacity)
        own = int(((valued.score > least[a]) & (valued.score > least[b])).sum())
        return blocking_pairs(question, least, least) // 2 - own
    mine = least_scores(len(packed.seeking), a, valued.score, packed.seekers.capacity)
    theirs = least_scores(len(packed.mentoring), b, valued.score, packed.mentors.capacity)
    return blocking_pairs(question, mine, theirs)


def input_digest(case: Case) -> str:
    """A short hash of the case without its policy; the order of rows does not matter."""
    people = sorted((p.stated() for p in case.people), key=lambda said: str(said["id"]))
    whole: dict[str, Any] = {"mode": case.mode, "as_of": case.as_of.isoformat(), "people": people}
    whole |= {name: sorted(map(list, ties), key=str) for name, ties in case.links()}
    return hashlib.sha256(json.dumps(whole, sort_keys=True).encode()).hexdigest()[:16]
