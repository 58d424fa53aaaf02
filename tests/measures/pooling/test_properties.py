"""What must hold for any studies: order, arms, scale; and what each way of pooling promises."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from porch.measures.pooling import (
    CannotPool,
    Effects,
    Measure,
    Method,
    TooFew,
    between,
    cumulative,
    effects_given,
    effects_of_tables,
    egger,
    leave_one_out,
    pool,
    pool_many,
    trim_and_fill,
)
from porch.measures.pooling.more import _tilt, filled
from tests.measures.pooling.studies import sets, tables

METHODS = st.sampled_from([Method.EE, Method.DL, Method.PM, Method.REML, Method.ML])
RANDOM = st.sampled_from([Method.DL, Method.PM, Method.REML, Method.ML])
CELLS = st.integers(0, 60)
TABLES = st.lists(st.tuples(CELLS, CELLS, CELLS, CELLS), min_size=2, max_size=8)


def close(value: object) -> object:
    return pytest.approx(value, rel=1e-6, abs=1e-8)


def facts(effects: Effects, method: Method, knapp: bool = False) -> tuple[float, ...]:
    one = pool(effects, method, hartung_knapp=knapp)
    return (one.estimate, one.se, *one.ci, one.tau2, one.Q, one.I2, one.H2)


@settings(max_examples=40)
@given(sets(), METHODS, st.booleans(), st.randoms())
def test_the_order_of_studies_changes_nothing(
    effects: Effects, method: Method, knapp: bool, by: object
) -> None:
    order = list(range(effects.k))
    by.shuffle(order)  # type: ignore[attr-defined]
    assert facts(effects.of(order), method, knapp) == close(facts(effects, method, knapp))


@settings(max_examples=40)
@given(TABLES, st.sampled_from([Measure.RR, Measure.OR, Measure.RD]), st.sampled_from(list(Method)))
def test_swapping_the_arms_turns_the_sign(
    rows: list[tuple[int, int, int, int]], measure: Measure, method: Method
) -> None:
    def answer(which: list[int]) -> tuple[float, ...] | str:
        effects = effects_of_tables(*np.array(rows)[:, which].T, measure=measure)
        try:
            one = pool(effects, method)
        except CannotPool as refused:
            return str(refused)
        return one.estimate, one.se, one.tau2, one.Q, one.k_dropped

    here, there = answer([0, 1, 2, 3]), answer([2, 3, 0, 1])
    if isinstance(here, str) or isinstance(there, str):
        assert here == there
    else:
        assert (-here[0], *here[1:]) == close(there)


@settings(max_examples=40)
@given(sets(), METHODS, st.floats(0.001, 1000))
def test_another_unit_only_changes_the_unit(effects: Effects, method: Method, by: float) -> None:
    scaled = replace(effects, yi=effects.yi * by, vi=effects.vi * by**2)
    one, other = pool(effects, method), pool(scaled, method)
    assert (one.estimate * by, one.se * by) == pytest.approx(
        (other.estimate, other.se), rel=1e-5, abs=1e-7 * by
    )
    assert abs(other.I2 - one.I2) < 1e-3


@settings(max_examples=40)
@given(sets(), RANDOM)
def test_where_studies_do_not_differ_it_is_the_answer_of_equal_effects(
    effects: Effects, method: Method
) -> None:
    alike = replace(effects, yi=effects.yi * 0 + effects.yi[0])
    random, equal = pool(alike, method), pool(alike, Method.EE)
    assert random.tau2 == 0
    assert (random.estimate, random.se) == close((equal.estimate, equal.se))


@settings(max_examples=40)
@given(sets(), METHODS)
def test_hartung_and_knapp_are_never_narrower(effects: Effects, method: Method) -> None:
    usual, knapp = pool(effects, method), pool(effects, method, hartung_knapp=True)
    assert knapp.se >= usual.se * (1 - 1e-12)
    assert knapp.ci[0] <= usual.ci[0] + 1e-12
    assert knapp.ci[1] >= usual.ci[1] - 1e-12


def test_studies_that_agree_to_the_last_digit_do_not_claim_to_know_it_all() -> None:
    alike = pool(effects_given([1, 1, 1], [0.5, 0.5, 0.5]), hartung_knapp=True)
    assert alike.ci[1] - alike.ci[0] > 2 * 1.96 * 0.5 / 3**0.5


@settings(max_examples=15)
@given(sets(least=3, most=6), METHODS)
def test_leaving_one_out_is_pooling_the_rest(effects: Effects, method: Method) -> None:
    for n, step in enumerate(leave_one_out(effects, method)):
        rest = Effects(
            tuple(np.delete(effects.names, n)),
            np.delete(effects.yi, n),
            np.delete(effects.vi, n),
            effects.measure,
        )
        assert step.name == effects.names[n]
        assert step.pooled.estimate == close(pool(rest, method).estimate)


@settings(max_examples=15)
@given(sets(most=6), METHODS)
def test_what_has_grown_to_the_end_is_the_whole(effects: Effects, method: Method) -> None:
    steps = cumulative(effects, method)
    assert len(steps) == effects.k - 1
    assert steps[-1].pooled.estimate == pool(effects, method).estimate


@settings(max_examples=25)
@given(sets(least=3), st.booleans(), st.integers(0, 2))
def test_no_other_tau2_is_likelier(effects: Effects, is_restricted: bool, columns: int) -> None:
    """Also where columns explain: the studies' places, and the squares of these."""
    y, v = effects.yi[None], effects.vi[None]
    x = np.vander(np.linspace(-1, 1, effects.k), min(columns, effects.k - 2) + 1)
    tau2 = (between.restricted if is_restricted else between.full)(y, v, x)
    tried = [0.0, *np.geomspace(1e-4, 1e3, 150)]
    others = [
        float(between.log_likelihood(y, v, x, np.array([t]), restricted_too=is_restricted)[0]) for t in tried
    ]
    best = float(between.log_likelihood(y, v, x, tau2, restricted_too=is_restricted)[0])
    assert best >= max(others) - 1e-9 * max(1, abs(best))


@settings(max_examples=40)
@given(sets())
def test_by_paule_and_mandel_q_is_what_chance_expects(effects: Effects) -> None:
    y, v, x = effects.yi[None], effects.vi[None], np.ones((effects.k, 1))
    tau2 = between.paule_mandel(y, v, x)
    q = between.fit(y, v, x, tau2).q[0]
    assert q == pytest.approx(effects.k - 1, rel=1e-8) if tau2[0] > 0 else q <= effects.k - 1 + 1e-9


@settings(max_examples=40)
@given(sets())
def test_tau2_lies_in_its_range_more_often_than_not_and_the_range_is_one(effects: Effects) -> None:
    one = pool(effects, Method.PM)
    assert one.tau2_ci is not None
    low, high = one.tau2_ci
    assert 0 <= low <= high
    assert low <= one.tau2 * (1 + 1e-9) + 1e-9


@settings(max_examples=40)
@given(st.lists(sets(), min_size=1, max_size=6), METHODS, st.booleans())
def test_many_sets_at_once_are_each_as_one_by_itself(
    several: list[Effects], method: Method, knapp: bool
) -> None:
    widest = max(effects.k for effects in several) + 1
    yi, vi = np.full((2, len(several) + 1, widest), np.nan)
    for n, effects in enumerate(several):
        yi[n, : effects.k], vi[n, : effects.k] = effects.yi, effects.vi
    yi[-1, 0], vi[-1, 0] = 1, 1
    many = pool_many(yi, vi, method, hartung_knapp=knapp)
    for n, effects in enumerate(several):
        one = pool(effects, method, hartung_knapp=knapp)
        assert many.k[n] == one.k
        assert (many.estimate[n], many.se[n], many.lo[n], many.hi[n], many.q[n]) == close(
            (one.estimate, one.se, *one.ci, one.Q)
        )
        assert many.tau2[n] == pytest.approx(one.tau2, rel=1e-5, abs=1e-8)
    assert many.k[-1] == 1
    assert np.isnan(many.estimate[-1])


@settings(max_examples=40)
@given(sets(least=3), st.data())
def test_a_column_that_explains_is_weighted_least_squares(effects: Effects, data: st.DataObject) -> None:
    column = np.array(
        data.draw(st.lists(st.integers(-9, 9), min_size=effects.k, max_size=effects.k)), dtype=float
    )
    assume(np.ptp(column) > 0)
    one = pool(effects, Method.EE, moderators={"x": column})
    slope, constant = np.polyfit(column, effects.yi, 1, w=effects.vi**-0.5)
    assert [part.estimate for part in one.coefficients] == pytest.approx(
        [constant, slope], rel=1e-6, abs=1e-7
    )


@settings(max_examples=30)
@given(sets(least=10, most=14), RANDOM)
def test_images_lie_on_one_side_and_nothing_is_taken_away(effects: Effects, method: Method) -> None:
    made = trim_and_fill(effects, method)
    assert made.effects.k == effects.k + made.missing
    assert (made.effects.yi[: effects.k] == effects.yi).all()
    assert 0 <= made.missing < effects.k


@settings(max_examples=40)
@given(sets(least=4, most=12))
def test_turning_every_sign_turns_the_side(effects: Effects) -> None:
    turned = replace(effects, yi=-effects.yi)
    here, there = filled(effects, Method.EE), filled(turned, Method.EE)
    assume(abs(_tilt(effects, Method.EE)) > 1e-6)
    assert here.missing == there.missing
    assert here.side != there.side
    assert here.pooled.estimate == close(-there.pooled.estimate)


def test_where_few_become_enough() -> None:
    def studies(k: int) -> Effects:
        return effects_given(np.arange(k), np.linspace(0.5, 1, k))

    assert pool(studies(2)).prediction_interval is None
    assert pool(studies(3)).prediction_interval is not None
    for asked in (egger, trim_and_fill):
        with pytest.raises(TooFew, match="needs at least 10 studies; there are 9"):
            asked(studies(9))
        asked(studies(10))


def test_what_is_too_few_is_said_in_words() -> None:
    one = effects_given([1.0], [0.5], names=["Only"])
    with pytest.raises(TooFew, match="one study is not pooled: there is Only alone") as few:
        pool(one)
    assert few.value.k == 1
    with pytest.raises(TooFew, match="needs at least 3 studies; there are 2"):
        leave_one_out(effects_given([1, 2], [1, 1]))
    with pytest.raises(TooFew, match="one study"):
        cumulative(one)
    with pytest.raises(CannotPool, match="say the same thing twice"):
        pool(tables(), moderators={"a": [1, 2, 3, 4, 5], "b": [2, 4, 6, 8, 10]})
    with pytest.raises(CannotPool, match="many sets at once"):
        pool_many([[1, 2]], [[1, 1]], Method.MH)
    with pytest.raises(CannotPool, match="too large or too small"):
        pool(effects_given([1, 2], [0, 1]))
