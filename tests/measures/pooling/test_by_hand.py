"""Effects and pooling against numbers worked out by hand, and against statsmodels."""

from math import gamma, log, sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from porch.measures.pooling import (
    Effects,
    Measure,
    Method,
    Why,
    effects_given,
    effects_of_means,
    effects_of_tables,
    pool,
    pool_many,
)
from porch.measures.pooling.more import egger_regression, filled
from tests.measures.pooling.studies import sets, tables

near = pytest.approx


def test_ratios_and_differences_of_one_table() -> None:
    row = ([10], [40], [20], [30])
    rr, odds, rd = (
        effects_of_tables(*row, measure=measure) for measure in (Measure.RR, Measure.OR, Measure.RD)
    )
    assert (rr.yi[0], rr.vi[0]) == near((log(0.5), 1 / 10 - 1 / 50 + 1 / 20 - 1 / 50))
    assert (odds.yi[0], odds.vi[0]) == near((log(300 / 800), 1 / 10 + 1 / 40 + 1 / 20 + 1 / 30))
    assert (rd.yi[0], rd.vi[0]) == near((-0.2, 0.2 * 0.8 / 50 + 0.4 * 0.6 / 50))


def test_half_a_person_is_added_only_to_a_table_with_an_empty_cell() -> None:
    both = effects_of_tables([0, 10], [20, 40], [5, 20], [15, 30], measure=Measure.RR)
    assert both.yi[0] == near(log((0.5 / 21) / (5.5 / 21)))
    assert both.yi[1] == near(log(0.5))
    assert both.tables is not None
    assert both.tables[0].tolist() == [0, 20, 5, 15]  # as it was told


def test_tables_that_tell_nothing_are_dropped_with_their_names() -> None:
    made = effects_of_tables(
        [0, 3, 9, 0], [9, 6, 0, 0], [0, 4, 8, 1], [8, 5, 0, 7], measure=Measure.OR, names=["A", "B", "C", "D"]
    )
    assert made.names == ("B",)
    assert [(one.name, one.why) for one in made.dropped] == [
        ("A", Why.NO_EVENTS),
        ("C", Why.ALL_EVENTS),
        ("D", Why.NOBODY),
    ]


def test_hedges_correction_is_exact() -> None:
    made = effects_of_means([10], [2], [6], [8], [3], [5], measure=Measure.SMD)
    pooled_sd = sqrt((5 * 4 + 4 * 9) / 9)
    j = gamma(4.5) / (sqrt(4.5) * gamma(4))
    assert made.yi[0] == near(j * 2 / pooled_sd)
    assert made.vi[0] == near(1 / 6 + 1 / 5 + made.yi[0] ** 2 / 22)
    md = effects_of_means([10], [2], [6], [8], [3], [5], measure=Measure.MD)
    assert (md.yi[0], md.vi[0]) == near((2, 4 / 6 + 9 / 5))


def test_two_studies_by_hand() -> None:
    two = effects_given([1, 3], [1, 1])
    equal, dl = pool(two, Method.EE), pool(two, Method.DL)
    assert (equal.estimate, equal.se, equal.Q) == near((2, sqrt(0.5), 2))
    assert (dl.tau2, dl.I2, dl.H2) == near((1, 50, 2))  # (Q - 1) / (2 - 2 / 2)
    assert dl.prediction_interval is None
    assert equal.weights.tolist() == [50, 50]


def test_mantel_haenszel_and_peto_by_hand() -> None:
    two = effects_of_tables([10, 5], [40, 45], [20, 8], [30, 42], measure=Measure.RR)
    assert pool(two, Method.MH).estimate == near(log((10 * 0.5 + 5 * 0.5) / (20 * 0.5 + 8 * 0.5)))
    odds = effects_of_tables([10, 5], [40, 45], [20, 8], [30, 42], measure=Measure.OR)
    assert pool(odds, Method.MH).estimate == near(log((3 + 5 * 42 / 100) / (8 + 45 * 8 / 100)))
    surplus = (10 - 15) + (5 - 6.5)
    variance = 50 * 50 * 30 * 70 / (100**2 * 99) + 50 * 50 * 13 * 87 / (100**2 * 99)
    peto = pool(odds, Method.PETO)
    assert (peto.estimate, peto.se) == near((surplus / variance, variance**-0.5))


def test_peto_and_mantel_haenszel_take_an_arm_without_events_as_it_is() -> None:
    row = effects_of_tables([0, 2], [50, 48], [4, 5], [46, 45], measure=Measure.OR)
    assert pool(row, Method.PETO).estimate < 0
    assert pool(row, Method.MH).estimate == near(log((2 * 45) / (50 * 4 + 48 * 5)))
    none = effects_of_tables([0, 0], [50, 50], [4, 5], [46, 45], measure=Measure.OR)
    with pytest.raises(ValueError, match="MH has no ratio to give"):
        pool(none, Method.MH)


def test_a_funnel_with_a_side_that_is_gone_is_filled() -> None:
    """Made so: as many studies on either side of 0, and the small ones far to the right taken away."""
    error = np.repeat([0.1, 0.3, 0.5, 0.7, 0.9], 4)
    effect = error * np.tile([-1.7, -0.6, 0.6, 1.7], 5)
    there = ~((error > 0.4) & (effect > 1.2 * error))
    made = filled(effects_given(effect[there], error[there]), Method.EE)
    assert (made.side, made.missing) == ("right", 2)
    images = made.effects.yi[len(effect[there]) :]
    assert (images > 0.4).all()  # where studies were taken away
    assert abs(made.pooled.estimate) < 0.5 * abs(
        pool(effects_given(effect[there], error[there]), Method.EE).estimate
    )


def test_egger_is_a_straight_line_through_a_known_tilt() -> None:
    error = np.array([0.1, 0.2, 0.3, 0.4, 0.5, 0.6])
    wobble = np.array([1, -1, 1, -1, 1, -1]) * 1e-6
    assert egger_regression(0.5 + 2 * error + wobble, error**2).bias == near(2, abs=1e-4)


@settings(max_examples=25)
@given(sets(least=3))
@pytest.mark.filterwarnings("ignore")
def test_statsmodels_says_the_same(effects: Effects) -> None:
    meta = pytest.importorskip("statsmodels.stats.meta_analysis")
    for method, name in ((Method.DL, "chi2"), (Method.PM, "iterated")):
        theirs = meta.combine_effects(
            effects.yi, effects.vi, method_re=name, atol=1e-12, maxiter=500, use_t=True
        )
        here, knapp = pool(effects, method), pool(effects, method, hartung_knapp=True)
        frame = theirs.summary_frame()
        assert frame.loc["fixed effect", "eff"] == near(pool(effects, Method.EE).estimate, abs=1e-8)
        if theirs.tau2 <= 0:  # theirs may go below 0, and by PM may stay at 0 before its end
            continue
        assert theirs.tau2 == near(here.tau2, rel=1e-4, abs=1e-6)
        assert frame.loc["random effect", "eff"] == near(here.estimate, rel=1e-4, abs=1e-6)
        wls = frame.loc["random effect wls"]
        if wls["sd_eff"] > here.se * 1.0001:
            assert (wls["sd_eff"], wls["ci_low"]) == near((knapp.se, knapp.ci[0]), rel=1e-3, abs=1e-5)


def test_three_sites_that_differ_are_covered_only_by_hartung_and_knapp() -> None:
    """The truth lies in the usual range less often than it says: a trap where a network has three sites."""
    by = np.random.default_rng(20261201)
    vi = by.uniform(0.05, 0.3, (10_000, 3))
    yi = by.normal(0, 0.6, vi.shape) + by.normal(0, np.sqrt(vi))
    wald, knapp = pool_many(yi, vi), pool_many(yi, vi, hartung_knapp=True)
    covered = [float(((one.lo <= 0) & (one.hi >= 0)).mean()) for one in (wald, knapp)]
    assert covered[0] == near(0.866, abs=0.012)
    assert covered[1] >= 0.95  # by the wider of the two errors, so rather more than it says


@given(st.sampled_from(list(Measure)[:3]))
def test_weights_are_a_whole(measure: Measure) -> None:
    for method in Method:
        if method is not Method.PETO or measure is Measure.OR:
            assert pool(tables(measure), method).weights.sum() == near(100)
