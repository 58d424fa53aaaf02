"""Playing out a stretch of time: who asks when, how long each talk lasts, how helpers answer. The house does the rest.

The order of events is all that is decided here. What an ask is, and who is asked, lies with the ``House``: the real
verbs in the demo and in tests, moved along by a clock that is told what time it is.
"""

import heapq
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from typing import Protocol


@dataclass(frozen=True)
class Arrival:
    """Somebody asks at ``at``; once they have someone they talk for ``length``."""

    at: datetime
    length: timedelta


@dataclass(frozen=True)
class Answer:
    """A helper answers their question after ``after``, with a yes or not now."""

    after: timedelta
    yes: bool


class House(Protocol):
    """What is moved along. Questions and talks are known by any key."""

    def ask(self, number: int, at: datetime) -> None: ...

    def questions(self) -> list[str]:
        """Every question that is open now, in the order they were put."""
        ...

    def answer(self, question: str, at: datetime, *, yes: bool) -> int | None:
        """The number of the ask that has its human now; None where nothing came of it."""
        ...

    def end(self, number: int, at: datetime) -> None: ...

    def let_time_pass(self, at: datetime) -> None: ...


def play(
    arrivals: Iterable[Arrival],
    house: House,
    *,
    answers: Callable[[], Answer],
    every: timedelta | None = None,
    until: datetime | None = None,
) -> None:
    """Everything in its order: at one moment talks end first, then time passes, then answers, then somebody asks."""
    played = _Play(list(arrivals), house, answers)
    if every and until and played.listed:
        at = played.listed[0].at
        while at <= until:
            played.put(at, "time", "")
            at += every
    while played.events:
        played.one_more()


ORDER = ("end", "time", "yes", "no", "ask")


class _Play:
    def __init__(self, listed: list[Arrival], house: House, answers: Callable[[], Answer]) -> None:
        self.listed, self.house, self.answers = listed, house, answers
        self.events: list[tuple[datetime, int, int, str]] = []
        self.order, self.known = count(), set[str]()
        for number, arrival in enumerate(listed):
            self.put(arrival.at, "ask", str(number))

    def put(self, at: datetime, what: str, about: str) -> None:
        heapq.heappush(self.events, (at, ORDER.index(what), next(self.order), about))

    def one_more(self) -> None:
        at, rank, _, about = heapq.heappop(self.events)
        what = ORDER[rank]
        if what == "ask":
            self.house.ask(int(about), at)
        elif what == "end":
            self.house.end(int(about), at)
        elif what == "time":
            self.house.let_time_pass(at)
        else:
            number = self.house.answer(about, at, yes=what == "yes")
            if number is not None:
                self.put(at + self.listed[number].length, "end", str(number))
        self._look(at)

    def _look(self, at: datetime) -> None:
        for question in self.house.questions():
            if question not in self.known:
                self.known.add(question)
                said = self.answers()
                self.put(at + said.after, "yes" if said.yes else "no", question)
