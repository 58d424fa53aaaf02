"""The run on real trials, tried on made-up ones: what it counts, what it says, and that few people stay unsaid."""

import gzip
import json
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

HERE = Path(__file__).parents[2] / "benchmarks"
ARMS = {
    "27": ("Methadone", "Outpatient BUP"),
    "30": ("EMM", "SMM"),
    "51": ("Inpatient BUP", "Inpatient NR-NTX"),
}
EACH = 60  # people of a trial; every tenth is given no arm


@pytest.fixture
def trials(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.syspath_prepend(str(HERE))
    import real_trials

    yield real_trials
    for name in [name for name in sys.modules if name.startswith(("real_trials", "trials_"))]:
        del sys.modules[name]


def write(folder: Path, name: str, head: str, rows: list[tuple[Any, ...]]) -> None:
    text = head + "\n" + "".join(",".join(map(str, row)) + "\n" for row in rows)
    (folder / f"ctn0094_{name}.csv.gz").write_bytes(gzip.compress(text.encode()))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Those of the first arm come to every visit, those of the second stop after a random week."""
    by = random.Random(7)
    every: dict[str, list[tuple[Any, ...]]] = {
        name: [] for name in ("everybody", "site", "lot", "use", "visit", "dose", "urine")
    }
    for t, trial in enumerate(ARMS):
        for n in range(EACH):
            who = 1000 * t + n
            every["everybody"].append((who, trial))
            every["site"].append((who, n % 3))
            if n % 10 == 9:
                continue
            arm = ARMS[trial][n % 2]
            every["lot"] += [(who, arm, which, 5) for which in (1, 2)]
            last = 24 if n % 2 == 0 and n % 4 else by.randrange(2, 24)
            every["visit"] += [
                (who, f"WK{week:02}", "visit" if week <= last else "MISSING", 5 + 7 * week)
                for week in range(25)
            ]
            every["dose"] += [(who, 8, 5 + day) for day in range(7 * last)]
            every["use"] += [
                (who, by.choice(("Heroin", "THC")), 5 + day) for day in range(7 * last) if by.random() < 0.2
            ]
            every["urine"] += [(who, "Opioid", 5 + 7 * week) for week in range(last) if by.random() < 0.3]
    for key, name, head in (
        ("everybody", "everybody", "who,project"),
        ("site", "site_masked", "who,site_masked"),
        ("lot", "randomization", "who,treatment,which,when"),
        ("use", "tlfb", "who,what,when"),
        ("visit", "visit", "who,visit,what,when"),
        ("dose", "treatment", "who,amount,when"),
        ("urine", "uds", "who,what,when"),
    ):
        write(tmp_path, name, head, every[key])
    return tmp_path


def test_made_up_trials_go_through_it_all(
    trials: Any,
    folder: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out = tmp_path / "page.html"
    monkeypatch.setattr(sys, "argv", ["real_trials", str(folder), "--out", str(out), "--json"])
    trials.main()
    told = json.loads(capsys.readouterr().out)
    assert told["trials"]["27"]["people"] == {"Methadone": 30, "Outpatient BUP": 24}
    staying = told["trials"]["27"]["staying"]["taking the medicine"]["arms"]
    assert staying["Methadone"]["end"] > staying["Outpatient BUP"]["end"]
    for days in told["trials"]["51"]["days"]["opioids"].values():
        assert days["missing_is_use"] == days["worst"] <= days["observed"] <= days["best"]
    page = out.read_text()
    assert page.startswith("<!doctype html>")
    assert "http" not in re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
    assert "What this does not show" in page
    assert "not shown" in page  # fewer than eleven of an arm came in week 24
    shown = [row for ways in told["week_24"].values() for row in ways.values()]
    assert all(came >= 11 and people - came >= 11 for people, came, *_shares in shown)


def test_leaving_is_the_last_contact_before_thirty_days_of_silence(trials: Any) -> None:
    import trials_found

    def left(*days: int) -> tuple[int, bool]:
        return trials_found.leaving(np.array(days, dtype=int), 168)  # type: ignore[no-any-return]

    assert left() == (0, True)
    assert left(10, 20, 50) == (50, True)  # nothing for 118 days
    assert left(10, 20, 50, 80, 110, 138) == (168, False)  # within 30 days of the end
    assert left(31) == (0, True)
    assert left(30, 61, 168) == (30, True)  # who comes back after more than 30 days had left


def test_a_folder_without_the_tables_is_one_line(
    trials: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["real_trials", str(tmp_path / "none")])
    with pytest.raises(SystemExit, match=r"ctn0094_everybody\.csv\.gz cannot be read"):
        trials.main()
