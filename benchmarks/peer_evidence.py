"""The same figures by other means, pandas, statsmodels and scipy: what ours are measured beside, and checked by."""

from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar
from statsmodels.duration.survfunc import SurvfuncRight

HEAVY = {"m": 60.0, "f": 40.0}


def read(path: Path) -> pd.DataFrame:
    kinds = {
        "person": "string",
        "substance": "category",
        "sex": "category",
        "used": "float32",
        "grams": "float64",
    }
    return pd.read_csv(path, dtype=kinds, parse_dates=["date"], engine="c")


def measures(rows: pd.DataFrame) -> pd.DataFrame:
    """Per person, with one row for every calendar day from their first to their last."""
    per_day = rows.groupby(["person", "date"], observed=True, sort=True)
    days = per_day.agg(used=("used", "max"), grams=("grams", "sum"), sex=("sex", "first")).reset_index()
    days["person"] = days["person"].astype("category")
    days["none"] = days["used"] == 0
    days["use"] = days["used"] == 1
    days["observed"] = days["used"].notna()
    limit = days["sex"].astype(str).map(HEAVY).to_numpy()
    days["heavy"] = days["use"] & (days["grams"].to_numpy() >= limit - 1e-9)
    days["drank"] = np.where(days["use"], days["grams"], 0.0)
    breaks = (
        (~days["none"])
        | (days["date"].diff() != pd.Timedelta(days=1))
        | (days["person"] != days["person"].shift())
    )
    days["run"] = breaks.cumsum()
    runs = days[days["none"]].groupby(["person", "run"], observed=True).size()
    each = days.groupby("person", observed=True)
    found = each[["none", "use", "observed", "heavy", "drank"]].sum()
    told = pd.DataFrame(index=found.index)
    told["percent_days_abstinent"] = 100 * found["none"] / found["observed"]
    told["percent_heavy_days"] = 100 * found["heavy"] / found["observed"]
    told["drinks_per_drinking_day"] = found["drank"] / 10 / found["use"].replace(0, np.nan)
    told["longest_abstinence"] = runs.groupby("person", observed=True).max().reindex(told.index).fillna(0)
    length = (each["date"].max() - each["date"].min()).dt.days + 1
    told["follow_up_complete"] = 100 * found["observed"] >= 80 * length
    told["as_use"] = 100 * found["none"] / length
    told["best"] = 100 * (found["none"] + length - found["observed"]) / length
    start = days["person"].map(each["date"].min()).astype("datetime64[us]")
    days["along"] = (days["date"] - start).dt.days
    first_use = days[days["use"]].groupby("person", observed=True)["along"].min().reindex(told.index)
    unseen = days[~days["observed"]].groupby("person", observed=True)["along"].min().reindex(told.index)
    known = unseen.fillna(length)
    told["days_to_first_use"] = np.where(first_use < known, first_use, np.where(known > 0, known - 1, np.nan))
    return told


def kaplan_meier(times: NDArray[np.float64], events: NDArray[np.int64], day: float) -> tuple[float, float]:
    """The median, and the share that stays on a day, by statsmodels."""
    made = SurvfuncRight(times, events)
    at = np.searchsorted(made.surv_times, day, side="right") - 1
    return float(made.quantile(0.5)), float(made.surv_prob[at])


def pooled(effects: NDArray[np.float64], variances: NDArray[np.float64]) -> float:
    """One table by the restricted likelihood, maximised by scipy: nothing else here has REML."""

    def unlikely(tau2: float) -> float:
        weights = 1 / (variances + tau2)
        mean = (weights * effects).sum() / weights.sum()
        apart = (weights * (effects - mean) ** 2).sum()
        return float(np.log(variances + tau2).sum() + np.log(weights.sum()) + apart)

    tau2 = minimize_scalar(unlikely, bounds=(0, 20), method="bounded", options={"xatol": 1e-10}).x
    weights = 1 / (variances + tau2)
    return float((weights * effects).sum() / weights.sum())
