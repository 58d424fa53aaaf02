"""Erlang's formulas against values anybody can compute by hand or look up, and against a line that is played out."""

from fractions import Fraction
from math import inf, sqrt
from random import Random

import pytest

from porch.asks.rules.lines import waits
from porch.asks.rules.queueing import erlang_b, mean_wait, share_waiting_longer, share_who_wait

ASKS = 60_000


def by_the_sum(helpers: int, load: Fraction) -> Fraction:
    """Erlang C as its textbook sum, in exact fractions."""
    terms = [Fraction(1)]
    for n in range(1, helpers + 1):
        terms.append(terms[-1] * load / n)
    waiting = terms[-1] * helpers / (helpers - load)
    return waiting / (sum(terms[:-1]) + waiting)


@pytest.mark.parametrize("helpers", [1, 2, 3, 10, 40])
@pytest.mark.parametrize("busy", [Fraction(1, 10), Fraction(1, 2), Fraction(9, 10)])
def test_the_share_who_wait_is_the_textbook_sum(helpers: int, busy: Fraction) -> None:
    load = busy * helpers
    assert share_who_wait(helpers, float(load)) == pytest.approx(float(by_the_sum(helpers, load)), rel=1e-12)


def test_known_values() -> None:
    assert erlang_b(1, 1.0) == pytest.approx(1 / 2)
    assert erlang_b(2, 1.0) == pytest.approx(1 / 5)
    assert erlang_b(10, 5.0) == pytest.approx(0.018385, abs=1e-6)  # printed in every table of Erlang B
    assert share_who_wait(2, 1.0) == pytest.approx(1 / 3)
    assert share_who_wait(3, 2.0) == pytest.approx(4 / 9)
    assert mean_wait(1, 1.5, 0.5) == pytest.approx(
        1.5
    )  # one helper, busy three quarters: rho / (mu - lambda)
    assert share_waiting_longer(1, 1.0, 0.5, 0.0) == pytest.approx(0.5)


def test_a_line_that_only_grows_has_no_end() -> None:
    assert (share_who_wait(2, 2.0), mean_wait(2, 4.0, 0.5)) == (1.0, inf)
    assert (share_who_wait(3, 0.0), mean_wait(3, 0.0, 0.5)) == (0.0, 0.0)
    assert mean_wait(0, 1.0, 0.5) == inf


@pytest.mark.parametrize("helpers", [1, 2, 3])
def test_a_line_that_is_played_out_comes_to_the_formulas(helpers: int) -> None:
    """Tolerance: waits of one busy time hang together, so the spread is taken from batches of 1,000 asks in a row,
    which are as good as independent; four standard errors of their mean are allowed (a wrong formula is off by far
    more, and the draw is seeded)."""
    draw, busy = Random(20261120 + helpers), 0.6
    arrivals, at = [], 0.0
    for _ in range(ASKS):
        at += draw.expovariate(busy * helpers)
        arrivals.append(at)
    waited = waits(arrivals, [draw.expovariate(1.0) for _ in range(ASKS)], helpers)
    assert _within(waited, mean_wait(helpers, busy * helpers, 1.0))
    assert _within([float(one > 0) for one in waited], share_who_wait(helpers, busy * helpers))
    assert _within(
        [float(one > 1) for one in waited], share_waiting_longer(helpers, busy * helpers, 1.0, 1.0)
    )


def _within(values: list[float], expected: float) -> bool:
    size = 1_000
    means = [sum(values[n : n + size]) / size for n in range(0, len(values), size)]
    mean = sum(means) / len(means)
    spread = sqrt(sum((one - mean) ** 2 for one in means) / (len(means) - 1))
    return abs(mean - expected) <= 4 * spread / sqrt(len(means))
