"""Lifecycles as checked data: states, who moves them, and where to.

A graph that cannot be finished, or that names a state nobody declared, fails when it is defined,
which is at import, so a wrong lifecycle never starts.
"""

from collections.abc import Mapping
from dataclasses import dataclass


class BrokenLifecycle(Exception):
    """The declared graph contradicts itself."""


class NotAllowed(Exception):
    """This move does not exist from the state the thing is in."""


@dataclass(frozen=True)
class Lifecycle:
    """``moves[verb] = (states it may start from, state it leads to)``."""

    name: str
    start: str
    final: frozenset[str]
    moves: Mapping[str, tuple[frozenset[str], str]]

    def __post_init__(self) -> None:
        missing = self.states - self._reachable()
        if missing:
            raise BrokenLifecycle(f"{self.name}: nothing leads to {', '.join(sorted(missing))}")
        stuck = {state for state in self.states - self.final if not self._leaves(state)}
        if stuck:
            raise BrokenLifecycle(f"{self.name}: nothing leads out of {', '.join(sorted(stuck))}")
        leaving = {state for state in self.final if self._leaves(state)}
        if leaving:
            raise BrokenLifecycle(f"{self.name}: {', '.join(sorted(leaving))} is final and is left")

    @property
    def states(self) -> frozenset[str]:
        ends = {to for _, to in self.moves.values()}
        starts = {state for sources, _ in self.moves.values() for state in sources}
        return frozenset(ends | starts | {self.start} | self.final)

    def after(self, verb: str, state: str) -> str:
        """The state ``verb`` leads to from ``state``; NotAllowed where the move does not exist."""
        sources, to = self.moves[verb]
        if state not in sources:
            raise NotAllowed(f"{self.name}: cannot {verb} from {state}")
        return to

    def sources(self, verb: str) -> frozenset[str]:
        """The states in which ``verb`` is possible: what a claiming update filters on."""
        return self.moves[verb][0]

    def _leaves(self, state: str) -> bool:
        return any(state in sources for sources, _ in self.moves.values())

    def _reachable(self) -> frozenset[str]:
        seen, frontier = {self.start}, {self.start}
        while frontier:
            frontier = {to for sources, to in self.moves.values() if sources & seen} - seen
            seen |= frontier
        return frozenset(seen)
