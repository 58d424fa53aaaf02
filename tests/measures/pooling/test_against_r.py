"""The published tables, pooled, against what R's metafor answers: to six places and better."""

from typing import Any

import numpy as np
import pytest

from porch.measures.pooling import Method, between, cumulative, leave_one_out, more, pool
from tests.measures.pooling.studies import BOOKS, book, column, published, reference

near = pytest.approx


def close(value: Any) -> Any:
    return near(value, rel=1e-6, abs=1e-9)


@pytest.mark.parametrize("name", BOOKS)
@pytest.mark.parametrize("method", ["EE", "DL", "PM", "REML", "ML"])
def test_every_method_says_what_r_says(name: str, method: str) -> None:
    told, here = reference()[name][method], pool(book(name), Method(method))
    assert here.k == reference()[name]["k"]
    assert (here.estimate, here.se, *here.ci) == close((told["est"], told["se"], told["lo"], told["hi"]))
    assert (here.p, here.I2) == close((told["p"], told["I2"]))
    if method == "EE":
        assert (here.statistic, here.Q, here.Q_p) == close((told["z"], told["Q"], told["Qp"]))
        assert here.tau2 == 0
        assert here.prediction_interval is None
    else:
        assert (here.tau2, here.H2) == close((told["tau2"], told["H2"]))
        assert here.prediction_interval == close((told["pi.tk2.lo"], told["pi.tk2.hi"]))


@pytest.mark.parametrize("name", BOOKS)
@pytest.mark.parametrize("method", ["DL", "PM", "REML", "ML"])
def test_hartung_and_knapp_say_what_r_says_where_it_is_the_wider_one(name: str, method: str) -> None:
    told, here = reference()[name][method], pool(book(name), Method(method), hartung_knapp=True)
    assert here.se == close(max(told["se"], told["hk.se"]))
    if told["hk.se"] > told["se"]:
        assert (*here.ci, here.p) == close((told["hk.lo"], told["hk.hi"], told["hk.p"]))


@pytest.mark.parametrize("name", BOOKS)
def test_the_range_of_tau2_is_that_of_r_and_sharper(name: str) -> None:
    """R stops looking a little before the end, so its digits are not the measure; what Q must be there is."""
    effects, told = book(name), reference()[name]["QP"]
    low, high = pool(effects).tau2_ci or (0, 0)
    assert (low, high) == near((told["tau2.lo"], told["tau2.hi"]), rel=3e-2, abs=2e-5)
    x = np.ones((effects.k, 1))
    q = [between.fit(effects.yi[None], effects.vi[None], x, np.array([t])).q[0] for t in (low, high)]
    from scipy.stats import chi2

    assert q == near(chi2.ppf([0.975, 0.025], effects.k - 1), rel=1e-9)


@pytest.mark.parametrize("name", BOOKS)
def test_what_hangs_on_one_study_and_on_small_ones(name: str) -> None:
    effects, told = book(name), reference()[name]
    without = [step.pooled.estimate for step in leave_one_out(effects)]
    assert (min(without), max(without)) == close(
        (told["leave1out.REML"]["min"], told["leave1out.REML"]["max"])
    )
    small = more.egger_regression(effects.yi, effects.vi)
    assert (small.t, small.df, small.p) == close(tuple(told["egger.lm"][part] for part in ("t", "df", "p")))
    for method in ("EE", "DL", "REML"):
        filled, wanted = more.filled(effects, Method(method)), told[f"trimfill.L0.{method}"]
        assert (filled.missing, filled.side) == (wanted["k0"], wanted["side"])
        assert (filled.pooled.estimate, filled.pooled.se) == near(
            (wanted["est"], wanted["se"]), rel=1e-5, abs=4e-6
        )
    assert cumulative(effects)[-1].pooled == near_pooled(effects)


def near_pooled(effects: Any) -> Any:
    class Same:
        def __eq__(self, other: object) -> bool:
            return getattr(other, "estimate", None) == pool(effects).estimate

        __hash__ = None  # type: ignore[assignment]

    return Same()


@pytest.mark.parametrize("measure", ["RR", "OR", "RD"])
def test_mantel_and_haenszel(measure: str) -> None:
    here, told = pool(book(f"bcg_{measure}"), Method.MH), reference()[f"bcg_{measure}"]["MH"]
    assert (here.estimate, here.se, *here.ci) == close((told["est"], told["se"], told["lo"], told["hi"]))


def test_peto() -> None:
    here, told = pool(book("bcg_OR"), Method.PETO), reference()["bcg_peto"]
    assert (here.estimate, here.se, *here.ci) == close((told["est"], told["se"], told["lo"], told["hi"]))


@pytest.mark.parametrize(
    ("knapp", "name"), [(False, "bcg_metareg_ablat_z"), (True, "bcg_metareg_ablat_knha")]
)
def test_latitude_and_bcg(knapp: bool, name: str) -> None:
    """R's run stopped at a change of tau2 of 0.00001; ours goes to the top, which lies 0.000007 lower."""
    latitude = column(published("dat_bcg.csv"), "ablat")
    here, told = pool(book("bcg_RR"), hartung_knapp=knapp, moderators={"ablat": latitude}), reference()[name]
    constant, slope = here.coefficients
    assert (constant.estimate, slope.estimate, constant.se, slope.se, slope.p, here.tau2) == near(
        tuple(told[part] for part in ("b0", "b1", "se0", "se1", "p1", "tau2")), abs=1e-5
    )
    assert here.moderated is not None
    assert here.moderated.r2 == near(told["R2"], abs=0.003)
    assert (here.moderated.statistic, here.Q) == near((told["QM"], told["QE"]), rel=1e-4)
    assert here.prediction_interval is None


def test_the_digits_that_are_printed_everywhere() -> None:
    effects = book("bcg_RR")
    knapp = {
        method: pool(effects, method, hartung_knapp=True) for method in (Method.DL, Method.PM, Method.REML)
    }
    assert [f"{one.estimate:.6f}" for one in knapp.values()] == ["-0.714117", "-0.714968", "-0.714532"]
    assert [f"{one.tau2:.6f}" for one in knapp.values()] == ["0.308760", "0.318068", "0.313243"]
    assert [f"{one.ci[0]:.6f}" for one in knapp.values()] == ["-1.107821", "-1.109098", "-1.108444"]
    assert [f"{one.ci[1]:.6f}" for one in knapp.values()] == ["-0.320413", "-0.320838", "-0.320621"]
    low, high = pool(effects).prediction_interval or (0, 0)
    assert (f"{low:.6f}", f"{high:.6f}") == ("-2.008376", "0.579311")
    assert f"{more.egger(effects).t:.4f}" == "-1.4013"
    slope = pool(effects, moderators={"ablat": column(published("dat_bcg.csv"), "ablat")}).coefficients[1]
    assert (slope.estimate, slope.se) == near((-0.029102, 0.007196), abs=1e-6)
