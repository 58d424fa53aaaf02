"""People who arrive between rounds: suggestions at once, or a place by one augmenting path.

A ``Standing`` is built once and kept; what it holds is bits and opaque ids. Accepted pairs are not in it:
their places are already taken. Only open proposals may move, and only where that is worth more than the
policy's switch cost.
"""

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from porch.matching.answer import Pair
from porch.matching.explain import common_languages, explain
from porch.matching.index import HERE, build_index
from porch.matching.packing import Packer, canonical, places_left
from porch.matching.person import Case, Id, Person
from porch.matching.pool import Whole
from porch.matching.queue import NOWHERE, Queue
from porch.matching.reasons import Labels
from porch.matching.scan import Question, scan
from porch.matching.scoring import tariff_of, value_pairs
from porch.matching.sieve import forbidden_pairs, terms_of


class Standing:
    """Everyone with a free place, indexed, waiting for people to arrive.

    In peers mode it holds the peers who still look. Not for use by several threads at once.
    """

    def __init__(self, case: Case, *, seed: int = 0, labels: Labels | None = None) -> None:
        self.case, self.seed, self.labels = case, seed, labels or {}
        self.changed: dict[Id, int] = {}
        self.kept_from = _ties(case)
        self._pack()

    def _pack(self, *further: Person) -> None:
        case = self.case
        left = {who: max(0, n + self.changed.get(who, 0)) for who, n in places_left(case).items()}
        self.people = tuple(p for p in canonical(case.people, self.seed) if p.id in left)
        self.at = {p.id: at for at, p in enumerate(self.people)}
        self.packer = Packer.of(case, *further)
        pool = self.packer.pool(self.people, [left[p.id] for p in self.people])
        self.free: Whole = pool.capacity.copy()
        self.others = pool.side(case.policy, waiting=case.mode == "peers")
        self.table = build_index(self.others, self.free)
        self.tariff, self.terms = tariff_of(case.policy, self.others), terms_of(case.policy)
        self.common = common_languages(case.people)
        self.queue: Queue | None = None

    def take(self, who: Id) -> None:
        """Somebody's place has been taken."""
        self._change(who, -1)

    def give_back(self, who: Id) -> None:
        """A place of somebody's is free again."""
        self._change(who, 1)

    def _change(self, who: Id, by: int) -> None:
        at = self.at[who]
        self.changed[who] = self.changed.get(who, 0) + by
        self.free[at] = max(0, self.free[at] + by)
        width = self.table.rows.shape[2] * 64
        word, bit = at % width // 64, np.uint64(1) << np.uint64(at % 64)
        row = self.table.rows[at // width, HERE]
        row[word] = row[word] | bit if self.free[at] else row[word] & ~bit
        self.queue = None

    def suggest(self, person: Person, *, never: Collection[Id] = (), most: int = 3) -> list[Pair]:
        """The ``most`` best people with a free place for one who arrives, best first, with reasons.

        ``never``: blocked, declined or otherwise out of the question for this person, either way round.
        """
        question = self._question(person, never)
        found, _ = self._best(question, most)
        valued = value_pairs(question.side, self.others, np.zeros(len(found), np.int32), found, self.tariff)
        chosen = [self.people[j] for j in found.tolist()]
        return [
            explain(self.case, person, other, valued, at, self.common, self.labels)
            for at, other in enumerate(chosen)
        ]

    def place(self, person: Person, *, never: Collection[Id] = ()) -> list[tuple[Id, Id]]:
        """Give an arrival a place, exactly: the pairs that are new because of it (seeker, mentor).

        The first call places the open proposals; each further one costs one path. The person stays in the
        queue, so that later arrivals may move them too. Mentors mode only.
        """
        assert self.case.mode == "mentors"
        question = self._question(person, never)
        if self.queue is None:
            self.queue = self._fresh_queue()
        adj, worth = self._best(question, self.case.policy.k)
        return [(who, self.people[j].id) for who, j in self.queue.add(person.id, adj, worth)]

    def _fresh_queue(self) -> Queue:
        queue = Queue(self.free, self.case.policy.switch_cost)
        known = {p.id: p for p in self.case.people}
        for seeker, mentor in dict(self.case.proposals).items():
            adj, worth = self._best(self._question(known[seeker], ()), self.case.policy.k)
            queue.add(seeker, adj, worth, self.at.get(mentor, NOWHERE))
        return queue

    def _question(self, person: Person, never: Collection[Id]) -> Question:
        if not self.packer.demands.know(person):
            self._pack(person)
        pool = self.packer.pool((person,), [1])
        apart = [
            (0, self.at[other])
            for other in {*never, person.id, *self.kept_from.get(person.id, ())}
            if other in self.at
        ]
        return Question(
            pool.side(self.case.policy, waiting=True),
            self.others,
            self.table,
            self.terms,
            forbidden_pairs(1, np.array(apart, np.int64).reshape(-1, 2)),
            self.tariff,
        )

    def _best(self, question: Question, most: int) -> tuple[NDArray[np.int32], Whole]:
        """Positions and worths of the best, best first."""
        lists = scan(question, most, np.zeros(len(self.people), np.int64)).seekers
        key, who = lists.key[: lists.size[0]], lists.who[: lists.size[0]]
        order = np.argsort(-key)
        return who[order], key[order] >> 32


def _ties(case: Case) -> dict[Id, set[Id]]:
    """Whom the case keeps from whom: paired already, blocked, avoided."""
    ties = [*case.existing]
    ties += case.blocks if case.policy.binds("blocks") else ()
    ties += case.avoid if case.policy.binds("avoid") else ()
    kept: dict[Id, set[Id]] = {}
    for a, b in ties:
        kept.setdefault(a, set()).add(b)
        kept.setdefault(b, set()).add(a)
    return kept


def suggest(
    arriving: Person, case: Case, *, most: int = 3, seed: int = 0, labels: Labels | None = None
) -> list[Pair]:
    """The best of a case for one person who arrives, in one call. Keep a ``Standing`` to ask often.

    The case's blocks, avoided and existing pairs hold for the arriving person too.
    """
    return Standing(case, seed=seed, labels=labels).suggest(arriving, most=most)
