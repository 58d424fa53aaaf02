"""Births in Pennsylvania (Cattaneo 2010): weights, their model and the difference, against statsmodels."""

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from statsmodels.treatment.treatment_effects import TreatmentEffect

from porch.measures.weighing import balance, stabilised, weighted_difference
from tests.measures.beside import table


def test_the_weighted_difference_and_its_error() -> None:
    told = table("cattaneo2.csv")
    smoked, grams = told["mbsmoke_"].astype(float), told["bweight"].astype(float)
    age = told["mage"].astype(float)
    columns = {name: told[name].astype(float) for name in ("mmarried_", "fbaby_", "medu")}
    columns |= {"mage": age, "mage squared": age**2}
    made = stabilised(smoked, columns)
    model = sm.Logit(smoked, pd.DataFrame({"1": np.ones(len(age)), **columns})).fit(disp=0)
    assert made.model.coefficients.tolist() == pytest.approx(model.params.tolist(), rel=1e-7)
    assert made.model.se.tolist() == pytest.approx(model.bse.tolist(), rel=1e-7)
    assert made.model.log_likelihood == pytest.approx(model.llf)
    design = pd.DataFrame({"1": np.ones(len(age)), **columns})
    theirs = TreatmentEffect(sm.OLS(grams, design), smoked, results_select=model).ipw().results_gmm
    ours = weighted_difference(grams, smoked, made)
    assert (ours.estimate, ours.means[1]) == pytest.approx(tuple(theirs.params[:2]), abs=1e-4)
    assert ours.se == pytest.approx(theirs.bse[0], rel=1e-5)
    assert ours.estimate == pytest.approx(-231.7203, abs=1e-4)
    rows = {row.name: row for row in balance(smoked, columns, made.weights)}
    assert rows["mmarried_"].before == pytest.approx(-0.5953, abs=1e-4)
    assert abs(rows["mmarried_"].after or 1) < 0.01


def test_the_model_on_made_up_people_is_that_of_statsmodels() -> None:
    """Complete without the table: people made here."""
    rng = np.random.default_rng(12)
    columns = {"a": rng.normal(size=300), "b": rng.integers(0, 2, 300).astype(float)}
    treated = rng.random(300) < 1 / (1 + np.exp(-(columns["a"] - columns["b"])))
    days = rng.normal(50 + 5 * columns["a"], 10)
    design = pd.DataFrame({"1": np.ones(300), **columns})
    model = sm.Logit(treated.astype(float), design).fit(disp=0)
    made = stabilised(treated, columns)
    assert made.model.coefficients.tolist() == pytest.approx(model.params.tolist(), rel=1e-6)
    theirs = TreatmentEffect(sm.OLS(days, design), treated.astype(float), results_select=model).ipw()
    ours = weighted_difference(days, treated, made)
    assert ours.estimate == pytest.approx(theirs.results_gmm.params[0], abs=1e-4)
    assert ours.se == pytest.approx(theirs.results_gmm.bse[0], rel=1e-4)
