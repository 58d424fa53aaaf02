"""A week of asking in the made-up community: drawn arrivals, the real rota, the real verbs, a clock that is told."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import isinf
from random import Random
from statistics import fmean
from uuid import UUID

from django.db import transaction

from porch.asks import actions
from porch.asks.models import Alert, Ask
from porch.asks.queries.shifts import on_now
from porch.asks.rules.lifecycles import AT_THE_DESK, OPEN
from porch.asks.rules.playing import Answer, Arrival, play
from porch.asks.rules.queueing import mean_wait
from porch.people.models import Member
from porch.people.queries import coordinators

WEEK, EVERY = timedelta(days=7), timedelta(minutes=5)
AN_HOUR = {"night": 0.15, "day": 0.4, "evening": 1.0}
"""How many ask in an hour, on average."""

TALK = 30.0
YES = 0.85
LETTER = "Nobody was free just then, and I am sorry. Ana is there tomorrow at nine, and so am I after six."


class RealHouse:
    """The asks room itself. ``waited`` is in minutes, by the number of the ask; ``on`` who was there when it came."""

    def __init__(self, askers: list[Member], draw: Random) -> None:
        self.askers, self.draw = askers, draw
        self.numbers: dict[UUID, int] = {}
        self.asks: dict[int, Ask] = {}
        self.on: dict[int, int] = {}

    def ask(self, number: int, at: datetime) -> None:
        busy = set(Ask.objects.filter(state__in=OPEN, kind="talk").values_list("asker", flat=True))
        free = [one for one in self.askers if one.pk not in busy]
        if free:
            self.on[number] = len(on_now("talk", at)[0])
            made = actions.ask_for(self.draw.choice(free), "talk", now=at, any_gender=True)
            self.asks[number], self.numbers[made.pk] = made, number

    def questions(self) -> list[str]:
        found = Alert.objects.filter(state="open", ask__in=self.numbers).order_by("asked_at", "pk")
        return [str(pk) for pk in found.values_list("pk", flat=True)]

    def answer(self, question: str, at: datetime, *, yes: bool) -> int | None:
        alert = Alert.objects.select_related("helper").get(pk=question)
        try:
            if not yes:
                actions.not_now(alert, by=alert.helper, now=at)
                return None
            return self.numbers[actions.accept(alert, by=alert.helper, now=at).pk]
        except (actions.TooLate, actions.WithSomeone):
            return None

    def end(self, number: int, at: datetime) -> None:
        ask = Ask.objects.get(pk=self.asks[number].pk)
        if ask.state == "with-someone" and ask.helper is not None:
            actions.finish(ask, by=ask.helper, now=at)

    def let_time_pass(self, at: datetime) -> None:
        actions.keep_time(at)
        waiting = Ask.objects.filter(pk__in=self.numbers, state__in=AT_THE_DESK)
        for ask in waiting.filter(asked_at__lt=at - timedelta(minutes=50)):
            writer = coordinators().first()
            if writer is not None:
                actions.write(ask, LETTER, by=writer, now=at)


@dataclass(frozen=True)
class Told:
    """What came of the asks that found so many helpers on: minutes, beside what queueing says of such an hour."""

    helpers: int
    asks: int
    came: int
    letters: int
    waited: float | None
    expected: float | None  # None where the line would only grow


def simulate(now: datetime, seed: int) -> list[Told]:
    """Play the seven days before ``now``; what happens stays, so that the board has something to tell."""
    draw = Random(seed)
    askers = list(
        Member.objects.filter(is_demo=True, roles=None, in_recovery=True, state="here").order_by("handle")
    )
    house, begin = RealHouse(askers, draw), now - WEEK
    with transaction.atomic():
        play(
            arrivals(begin, now, draw),
            house,
            answers=lambda: Answer(timedelta(minutes=draw.expovariate(1.0)), draw.random() < YES),
            every=EVERY,
            until=now,
        )
        actions.work_out_figures(now)
    return _told(house)


def arrivals(begin: datetime, end: datetime, draw: Random) -> list[Arrival]:
    """Poisson, at a rate that goes with the hour of the day; talks last exponentially long."""
    found: list[Arrival] = []
    at, most = begin, max(AN_HOUR.values())
    while True:
        at += timedelta(hours=draw.expovariate(most))
        if at >= end:
            return found
        if draw.random() < _rate(at) / most:
            found.append(Arrival(at, timedelta(minutes=draw.expovariate(1 / TALK))))


def _rate(at: datetime) -> float:
    return AN_HOUR["evening" if 17 <= at.hour < 23 else "night" if at.hour < 7 else "day"]


def _told(house: RealHouse) -> list[Told]:
    found: dict[int, list[Ask]] = defaultdict(list)
    for number, ask in house.asks.items():
        found[house.on[number]].append(Ask.objects.get(pk=ask.pk))
    return [_of(helpers, asks) for helpers, asks in sorted(found.items())]


def _of(helpers: int, asks: list[Ask]) -> Told:
    waits = [ask.waited.total_seconds() / 60 for ask in asks if ask.waited is not None]
    rate = fmean(_rate(ask.asked_at) for ask in asks) / 60
    letters = sum(ask.state == "answered" for ask in asks)
    expected, waited = mean_wait(helpers, rate, TALK), fmean(waits) if waits else None
    return Told(helpers, len(asks), len(waits), letters, waited, None if isinf(expected) else expected)
