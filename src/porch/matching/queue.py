"""People placed one after another, exactly: the state of shortest augmenting paths, growing as they come."""

import numpy as np
from numpy.typing import NDArray

from porch.matching.paths import Paths, add_person, fresh_paths
from porch.matching.person import Id
from porch.matching.pool import Whole

SPARE = 64
NOWHERE = -1


class Queue:
    """Who has been placed where; the best total there is for everyone added, by ``val`` plus ``stay``.

    ``stay`` is points for keeping an offer that stands: moving one person has to gain more than that.
    """

    def __init__(self, cap: Whole, stay: int) -> None:
        self.stay = stay
        self.order: dict[Id, int] = {}
        self.who: list[Id] = []
        self.state = fresh_paths(SPARE, cap)
        self.begin, self.end = np.zeros(SPARE, np.int64), np.zeros(SPARE, np.int64)
        self.adj, self.val = np.zeros(SPARE, np.int32), np.zeros(SPARE, np.int64)
        self.heap = np.zeros(SPARE, np.int64), np.zeros(SPARE, np.int32)
        self.offered = np.full(SPARE, NOWHERE, np.int32)
        """The mentor whose edge carries the points for staying."""
        self.edges = 0

    def add(
        self, who: Id, adj: NDArray[np.int32], val: Whole, offered: int = NOWHERE
    ) -> list[tuple[Id, int]]:
        """Place one more, moving others along one path where the total gains; says who is now with whom.

        ``adj, val``: their candidates; ``offered``: the one they have an open offer with.
        """
        at, last = len(self.who), self.edges + len(adj)
        self._make_room(at + 1, last)
        self.order[who] = at
        self.who.append(who)
        self.adj[self.edges : last], self.val[self.edges : last] = adj, val + self.stay * (adj == offered)
        self.begin[at], self.end[at], self.offered[at] = self.edges, last, offered
        self.edges = last
        add_person(at, self.begin, self.end, self.adj, self.val, self.state, *self.heap)
        return [(self.who[x], int(self.state.assigned[x])) for x in self._settle(at + 1)]

    def _settle(self, people: int) -> list[int]:
        """Let the points for staying follow those who moved; returns the ones who were given a place.

        Raising an edge that is in use together with its newcomer's dual value, and lowering one that is
        not, keeps every edge's cost at 0 or more, so the next path is exact too.
        """
        now = self.state.assigned[:people]
        moved = np.nonzero(now != self.offered[:people])[0].tolist()
        for x in moved:
            row = slice(int(self.begin[x]), int(self.end[x]))
            mine = self.adj[row]
            self.val[row] += self.stay * ((mine == now[x]).astype(np.int64) - (mine == self.offered[x]))
            self.state.u[x] += self.stay * (now[x] != NOWHERE)
            self.offered[x] = now[x]
        return [x for x in moved if now[x] != NOWHERE]

    def _make_room(self, people: int, edges: int) -> None:
        if people > len(self.begin):
            self.begin, self.end = _longer(self.begin), _longer(self.end)
            self.offered = _longer(self.offered)
            grown = {name: _longer(getattr(self.state, name)) for name in ("assigned", "u", "slot_of")}
            self.state = Paths(**{**self.state._asdict(), **grown})
        while edges >= len(self.adj):
            self.adj, self.val = _longer(self.adj), _longer(self.val)
            self.heap = _longer(self.heap[0]), _longer(self.heap[1])


def _longer[Numbers: (NDArray[np.int32], NDArray[np.int64])](array: Numbers) -> Numbers:
    return np.concatenate([array, np.full_like(array, NOWHERE)])
