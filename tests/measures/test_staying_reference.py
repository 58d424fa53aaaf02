"""Every figure that R's survival package gives for four public tables, to the digits it was written down with."""

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from porch.measures.staying import Weighing, concordance, cox, curve, log_rank
from tests.measures.beside import reference, table

REFERENCE = "ref_survival_R.json"
KINDS = ("smallcell", "adeno", "large")


class Told:
    """A table: times, endings as 0 or 1, groups as its reference names them, and the columns of its model."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.answers = reference(REFERENCE)[name]
        file, time, event, group = {
            "addicts": ("addicts.csv", "survt", "status", "clinic"),
            "veteran": ("surv_veteran.csv", "time", "status", "trt"),
            "lung": ("surv_lung.csv", "time", "status", "sex"),
            "ovarian": ("surv_ovarian.csv", "futime", "fustat", "rx"),
        }[name]
        self.columns = table(file)
        self.times = self.columns[time].astype(float)
        self.events = self.columns[event].astype(int) - (name == "lung")  # 1 and 2 there
        self.groups = self.columns[group]
        if name == "veteran":
            self.columns |= {
                f"celltype{kind}": (self.columns["celltype"] == kind).astype(str) for kind in KINDS
            }

    def model(self, answers: Any) -> dict[str, NDArray[np.float64]]:
        return {
            name: (self.columns[name] == "True").astype(float)
            if name.startswith("celltype")
            else np.where(self.columns[name] == "NA", "nan", self.columns[name]).astype(float)
            for name in answers["coef"]
        }


@pytest.fixture(params=("addicts", "veteran", "lung", "ovarian"))
def told(request: pytest.FixtureRequest) -> Told:
    return Told(request.param)


def test_curves_their_ranges_and_those_at_risk(told: Told) -> None:
    for group, answers in told.answers["km"].items():
        own = told.groups == group
        made = curve(told.times[own], told.events[own])
        points = [made.at(t) for t in answers["times"]]
        assert (made.n, int(made.events.sum())) == (answers["n"], answers["events"])
        assert [p.s for p in points] == pytest.approx(answers["S"], abs=1e-10)
        assert [p.lo for p in points] == pytest.approx(answers["lo"], abs=1e-10)
        assert [p.hi for p in points] == pytest.approx(answers["hi"], abs=1e-10)
        assert [p.at_risk for p in points] == answers["n.risk"]
        at = np.searchsorted(made.times, answers["times"], side="right")
        errors = np.append(0, made.se[:-1] * made.survival[:-1])  # of S; none before anybody left
        assert errors[at] == pytest.approx(answers["se"], abs=1e-10)


def test_medians_are_the_first_time_at_which_half_or_fewer_stay(told: Told) -> None:
    for group, answers in told.answers["km"].items():
        made = curve(told.times[told.groups == group], told.events[told.groups == group])
        assert made.median == answers["median_first_le_half"]
        assert made.median_ci == (answers["med_lo"], answers["med_hi"])


def test_the_test_between_groups(told: Told) -> None:
    found = log_rank(told.times, told.events, told.groups)
    assert found.chi_square == pytest.approx(told.answers["logrank"]["chisq"], abs=1e-9)
    assert found.df == 1


def test_the_model_its_errors_and_how_well_it_orders(told: Told) -> None:
    for key, answers in told.answers.items():
        if not key.startswith("cox"):
            continue
        columns = told.model(answers)
        whole = np.all([np.isfinite(values) for values in columns.values()], axis=0)
        columns = {name: values[whole] for name, values in columns.items()}
        times, events = told.times[whole], told.events[whole]
        strata = told.groups[whole] if key == "cox_strat" else None
        made = cox(times, events, columns, ties=answers["ties"], strata=strata)
        assert (made.n, made.events) == (answers["n"], answers["events"])
        assert list(made.coefficients) == pytest.approx(list(answers["coef"].values()), abs=1e-8)
        assert list(made.se) == pytest.approx(list(answers["se"].values()), abs=1e-8)
        assert made.log_likelihood == pytest.approx(answers["loglik"], abs=1e-8)
        risk = sum(values * b for values, b in zip(columns.values(), made.coefficients, strict=True))
        assert concordance(times, events, risk, strata=strata) == pytest.approx(
            answers["concordance"], abs=1e-9
        )


def test_the_printed_digits_of_methadone_retention() -> None:
    """Caplehorn and Bell 1991: 238 people, two clinics."""
    told = Told("addicts")
    one, two = (curve(told.times[told.groups == g], told.events[told.groups == g]) for g in "12")
    assert (one.n + two.n, one.events.sum() + two.events.sum()) == (238, 150)
    assert one.person_time + two.person_time == 95_812
    assert (one.median, two.median) == (428, None)
    first, second = one.rmst(365), two.rmst(365)
    assert first is not None
    assert second is not None
    assert (round(first.value, 3), round(second.value, 3)) == (280.367, 309.433)
    assert (first.se, second.se) == pytest.approx((9.1945637166, 11.9250879195), abs=1e-9)
    assert round(log_rank(told.times, told.events, told.groups).chi_square, 4) == 27.8927
    early = log_rank(told.times, told.events, told.groups, weighing=Weighing.AT_RISK)
    assert round(early.chi_square, 4) == 11.6268
    columns = {name: told.columns[name].astype(float) for name in ("prison", "dose", "clinic")}
    assert [round(float(b), 6) for b in cox(told.times, told.events, columns).coefficients] == [
        0.326555,
        -0.035369,
        -1.009896,
    ]
