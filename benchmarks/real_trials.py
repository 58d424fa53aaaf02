"""The evidence engines on real people: `python benchmarks/real_trials.py [FOLDER] [--out PAGE.html] [--json]`.

Takes 3,560 de-identified participants of three trials (NIDA CTN-0027, 0030 and 0051, harmonised as CTN-0094, MIT)
through everything a report goes through: 237,778 days of use as measures of each person and arm, curves of staying,
sites pooled, and what missing days could change. The data lie beside the project and are never part of it; nobody tries
to find out who anybody is. Groups of fewer than eleven people are not printed.
`docs/develop/real-trials.md` has a run and what it does not show.
"""

import argparse
import json
import resource
import sys
import time
from pathlib import Path
from typing import Any

from porch.measures.tables import WrongTable
from trials_found import Found, Trial, found
from trials_page import page
from trials_read import read

DATA = Path(__file__).resolve().parents[1] / ".." / "shared" / "data" / "evidence"


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", nargs="?", type=Path, default=DATA, help="where ctn0094_*.csv.gz lie")
    asked.add_argument("--out", type=Path, help="write the page here")
    asked.add_argument("--json", action="store_true", help="the figures, for programs")
    given = asked.parse_args()
    begun = time.process_time()
    try:
        told = read(given.folder)
    except WrongTable as wrong:
        sys.exit(f"real_trials: {wrong}")
    has_read = time.process_time()
    made = found(told)
    done = time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    spent = (
        f"{sum(told.screened.values()):,} people, {told.use_days:,} days of use: read in {has_read - begun:.1f} s of "
        f"CPU, worked out in {done - has_read:.1f} s, at most {peak:.0f} MB."
    )
    if given.out:
        given.out.write_text(page(made, spent), encoding="utf-8")
    print(json.dumps(figures(made)) if given.json else "\n".join(lines(made, spent)))


def figures(made: Found) -> dict[str, Any]:
    return {
        "trials": {trial.name: _figures(trial) for trial in made.trials},
        "week_24": {
            what: {
                week.arm: [week.people, week.came, week.of_those_who_came, week.missing_is_use, week.best]
                for week in weeks
                if not week.is_small
            }
            for what, weeks in made.week_24.items()
        },
        "tests": [{"what": what, "p": p, "p_adjusted": adjusted} for what, p, adjusted in made.tests],
    }


def _figures(trial: Trial) -> dict[str, Any]:
    name = "percent_days_abstinent"
    return {
        "people": trial.people,
        "days": {
            what: {
                one.arm: {
                    "observed": one.together[name],
                    **{way: values[name] for way, values in one.otherwise.items()},
                    "days_observed": one.together["days_observed"],
                }
                for one in arms
            }
            for what, arms in trial.days.items()
        },
        "staying": {
            stays.what: {
                "log_rank": {"chi_square": stays.test.chi_square, "p": stays.test.p},
                "arms": {
                    arm: {"median": one.median, "end": one.at(7 * trial.weeks).s, "rmst": _mean(one, trial)}
                    for arm, one in stays.curves.items()
                },
            }
            for stays in trial.stays
        },
        "sites": {
            site.what: {
                "k": site.pooled.k,
                "dropped": site.pooled.k_dropped,
                "estimate": site.pooled.estimate,
                "ci": site.pooled.ci,
                "tau2": site.pooled.tau2,
                "prediction_interval": site.pooled.prediction_interval,
            }
            for site in trial.sites
        },
    }


def _mean(one: Any, trial: Trial) -> float | None:
    mean = one.rmst(7 * trial.weeks)
    return None if mean is None else mean.value


def lines(made: Found, spent: str) -> list[str]:
    """The same in words, for a terminal."""
    name = "percent_days_abstinent"
    said = [spent]
    for trial in made.trials:
        said.append(f"CTN-00{trial.name}, {trial.weeks} weeks")
        for what, arms in trial.days.items():
            for one in arms:
                seen = 100 * one.together["days_observed"] / one.together["days"]
                ways = [one.together[name], *(one.otherwise[way][name] for way in ("missing_is_use", "best"))]
                told = ", ".join(f"{way:.1f}" for way in ways)
                said.append(
                    f"  {what}, {one.arm}: {told} % of days without (observed, missing is use, missing is none); "
                    f"{seen:.0f} % of days observed"
                )
        for stays in trial.stays:
            shares = ", ".join(
                f"{arm} {100 * (one.at(7 * trial.weeks).s or 0):.1f} %" for arm, one in stays.curves.items()
            )
            said.append(f"  {stays.what} at the end: {shares}; log-rank {stays.test.chi_square:.2f}")
        for site in trial.sites:
            low, high = site.pooled.ci
            said.append(
                f"  {site.what}, {site.pooled.k} sites: {site.pooled.estimate:.3f} ({low:.3f} to {high:.3f})"
            )
    for what, weeks in made.week_24.items():
        for week in weeks:
            if week.is_small:
                said.append(f"week 24 of CTN-0027, {what}, {week.arm}: not shown, too few people")
                continue
            said.append(
                f"week 24 of CTN-0027, {what}, {week.arm}: {week.of_those_who_came:.1f} % of {week.came} who came, "
                f"{week.missing_is_use:.1f} % of all {week.people}"
            )
    return said


if __name__ == "__main__":
    main()
