"""What missing people do to a comparison, on a real trial: who did better turns round."""

import csv
import gzip
from collections.abc import Iterator

import numpy as np
import pytest

from porch.measures.bulk import Entries, What, Whose, measured
from porch.measures.days import NONE, USE
from tests.measures.beside import FOLDER
from tests.measures.made_days import FIRST, Row, entries

TRIALS = FOLDER
ARMS = ("Methadone", "Outpatient BUP")


def _table(name: str) -> Iterator[dict[str, str]]:
    with gzip.open(TRIALS / f"ctn0094_{name}.csv.gz", "rt") as file:
        yield from csv.DictReader(file)


def urine_of(arm: str) -> Entries:
    """Days on which people of an arm came, and whether urine then had opioids in it."""
    here = {row["who"] for row in _table("everybody") if row["project"] == "27"}
    first = (row for row in _table("randomization") if row["which"] == "1" and row["treatment"] == arm)
    people = [row["who"] for row in first if row["who"] in here]
    code = {who: n for n, who in enumerate(people)}
    with_opioids = {(row["who"], row["when"]) for row in _table("uds") if row["what"] == "Opioid"}
    came = [
        (code[row["who"]], int(float(row["when"])), (row["who"], row["when"]) in with_opioids)
        for row in _table("visit")
        if row["what"] == "visit" and row["who"] in code and row["when"]
    ]
    person, day, used = (np.array(column) for column in zip(*came, strict=True))
    return Entries(
        tuple(people),
        np.full(len(people), Whose.UNSAID, np.uint8),
        person.astype(np.int32),
        (FIRST.toordinal() + day).astype(np.int32),
        np.where(used, USE, NONE).astype(np.uint8),
        np.full(len(came), What.OTHER, np.uint8),
        np.full(len(came), np.nan),
    )


def without_opioids(told: Entries) -> tuple[float, float]:
    """Percent of people in days 162 to 168: of those who came, and of all, as missing is use."""
    week = [FIRST.fromordinal(FIRST.toordinal() + n) for n in (162, 168)]
    found = measured(told, first=week[0], last=week[1]).values
    came = found["days_observed"] > 0
    without = found["percent_days_abstinent"] == 100
    return 100 * without[came].mean(), 100 * without.mean()


def test_who_did_better_depends_on_what_is_made_of_those_who_did_not_come() -> None:
    if not TRIALS.exists():
        pytest.skip(f"{TRIALS} is not on this machine")
    methadone, buprenorphine = (without_opioids(urine_of(arm)) for arm in ARMS)
    assert methadone == pytest.approx((69.5, 45.2), abs=0.05)
    assert buprenorphine == pytest.approx((70.2, 28.4), abs=0.05)


def test_the_same_in_made_up_people() -> None:
    """Ten of twenty come to the one and nine are well; all come to the other and sixteen are: 90 to 80, 45 to 80."""
    few = [Row(n, 165, used=n == 0) for n in range(10)]
    all_of_them = [Row(n, 165, used=n < 4) for n in range(20)]
    whose = [Whose.UNSAID] * 20
    assert without_opioids(entries(few, whose)) == (90, 45)
    assert without_opioids(entries(all_of_them, whose)) == (80, 80)
