"""A line of askers played through the real verbs is the line that queueing speaks of; and without helpers, letters.

How near must the figures lie? Two steps. Ask by ask, the real verbs must give the very waits of a first-come-first-
served line with so many helpers, so there is no tolerance at all. And the mean of such a line must be Erlang C's:
four standard errors of batch means over 60,000 asks, in ``test_queueing.py``. Here the same asks are held against
Erlang C as well, with the spread of means of so few taken from 400 other lines of that length: nineteen of twenty
of those lie nearer than two and a half of it, and the draw is seeded.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random
from statistics import fmean, stdev

import pytest

from porch.asks.models import Ask, AskTimes, Helper, Shift
from porch.asks.rules.lines import waits
from porch.asks.rules.playing import Answer, Arrival, play
from porch.asks.rules.queueing import mean_wait, share_who_wait
from porch.home.demo.week import RealHouse
from porch.people.models import Member
from porch.wire.models import Bell
from tests.conftest import person

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
ASKS, BUSY, TALK = 30, 0.6, 30.0
AT_ONCE = Answer(timedelta(), yes=True)


def always_on(count: int) -> None:
    """Helpers who are there around the clock, whom nothing keeps from being asked."""
    for n in range(count):
        member = person(f"Helper {n}", "mentor")
        Helper.objects.create(member=member, kinds=["talk"], confirmed_at=NOW)
        Bell.objects.create(member=member, quiet_kind="never")
        for day in range(7):
            for since, until in (("00:00", "12:00"), ("12:00", "00:00")):
                Shift.objects.create(
                    member=member, day=day, since=since, until=until, zone="UTC", kinds=["talk"]
                )


def drawn(helpers: int, seed: int, count: int = ASKS) -> tuple[list[float], list[float]]:
    """Minutes at which people ask, as Poisson as it gets, and how long each talk lasts."""
    draw, at, begins, lengths = Random(seed), 0.0, list[float](), list[float]()
    for _ in range(count):
        at += draw.expovariate(BUSY * helpers / TALK)
        begins.append(at)
        lengths.append(draw.expovariate(1 / TALK))
    return begins, lengths


@pytest.mark.django_db
@pytest.mark.parametrize("helpers", [1, 2, 3])
def test_with_helpers_always_on_people_wait_as_queueing_says(helpers: int) -> None:
    AskTimes.objects.create(pk=1, stage=30_000)  # nobody looks further while somebody who fits is only busy
    always_on(helpers)
    house = RealHouse([person(f"Asker {n}") for n in range(25)], Random(1))
    begins, lengths = drawn(helpers, seed=9 + helpers)
    told = [
        Arrival(NOW + timedelta(minutes=at), timedelta(minutes=length))
        for at, length in zip(begins, lengths, strict=True)
    ]
    play(told, house, answers=lambda: AT_ONCE)
    assert set(Ask.objects.values_list("state", flat=True)) == {"done"}
    waited = [
        Ask.objects.get(pk=house.asks[n].pk).waited.total_seconds() / 60  # type: ignore[union-attr]
        for n in range(ASKS)
    ]
    assert waited == pytest.approx(waits(begins, lengths, helpers), abs=1e-3)
    rate = BUSY * helpers / TALK
    assert_near(waited, mean_wait(helpers, rate, TALK), helpers, fmean)
    assert_near(waited, share_who_wait(helpers, rate * TALK), helpers, share)


def share(line: list[float]) -> float:
    return fmean(one > 1e-3 for one in line)


def assert_near(
    waited: list[float], expected: float, helpers: int, figure: Callable[[list[float]], float]
) -> None:
    others = [figure(waits(*drawn(helpers, seed=1000 + n), helpers)) for n in range(400)]
    assert abs(figure(waited) - expected) < 2.5 * stdev(others)


@pytest.mark.django_db
def test_without_any_helper_everything_still_ends_with_a_letter(dee: Member) -> None:
    house = RealHouse([person(f"Asker {n}") for n in range(6)], Random(1))
    begins, _ = drawn(1, seed=3, count=6)
    told = [Arrival(NOW + timedelta(minutes=at), timedelta(minutes=30)) for at in begins]
    play(
        told,
        house,
        answers=lambda: AT_ONCE,
        every=timedelta(minutes=30),
        until=told[-1].at + timedelta(hours=3),
    )
    assert len(house.asks) > 3
    assert set(Ask.objects.values_list("state", flat=True)) == {"answered"}
    assert all(ask.letter for ask in Ask.objects.all())
