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
        # a row may be of one of several kinds, and what one of them can do does not exist for another
        sources, to = self.moves.get(verb, (frozenset(), ""))
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


@dataclass(frozen=True)
class Turn:
    """Who acts next in a state, how long they have (the name of a length of time), and the verb that time takes."""

    who: str
    within: str
    then: str


@dataclass(frozen=True)
class Promised(Lifecycle):
    """A lifecycle in which nothing is ever left lying.

    ``turns`` names for every state that is not final who is next, their deadline, and what time does when it
    passes. ``held`` are states in which it stays on people's lists until one of them has answered: there time only
    sets a new deadline. From everywhere, time alone leads to an end or into people's hands.
    """

    turns: Mapping[str, Turn]
    held: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        super().__post_init__()
        waiting = self.states - self.final
        if unnamed := waiting - self.turns.keys():
            raise BrokenLifecycle(f"{self.name}: nobody is next in {', '.join(sorted(unnamed))}")
        if beyond := (self.turns.keys() | self.held) - waiting:
            raise BrokenLifecycle(f"{self.name}: {', '.join(sorted(beyond))} waits for nobody")
        for state, turn in self.turns.items():
            self._says_what_time_does(state, turn)
        lost = {state for state in waiting if not self._time_brings_home(state)}
        if lost:
            raise BrokenLifecycle(f"{self.name}: time leads nowhere from {', '.join(sorted(lost))}")

    def waits_in(self, state: str) -> Turn | None:
        """Whose turn it is in ``state``; None when it is over."""
        return self.turns.get(state)

    def _says_what_time_does(self, state: str, turn: Turn) -> None:
        if not (turn.who and turn.within):
            raise BrokenLifecycle(f"{self.name}: {state} has nobody next, or no deadline")
        if turn.then not in self.moves or state not in self.sources(turn.then):
            raise BrokenLifecycle(f"{self.name}: time cannot {turn.then} from {state}")
        if state in self.held and self.after(turn.then, state) != state:
            raise BrokenLifecycle(f"{self.name}: {state} is held, and time takes it away")

    def _time_brings_home(self, state: str) -> bool:
        for _ in self.states:
            if state in self.final or state in self.held:
                return True
            state = self.after(self.turns[state].then, state)
        return state in self.final or state in self.held
