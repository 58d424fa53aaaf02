"""``porch pair``: an answer or one line, never half of either."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from porch.config.commands.pair import pair
from tests.matching.oracle import AS_OF, person

app = typer.Typer()
app.command()(pair)


def porch(*args: Any) -> Any:
    return CliRunner().invoke(app, [str(arg) for arg in args])


@pytest.fixture
def round_file(tmp_path: Path) -> Path:
    people = [person("s", interests=["a"]), person("t"), person("m", "mentor", interests=["a"])]
    path = tmp_path / "round.json"
    path.write_text(json.dumps({"mode": "mentors", "as_of": AS_OF, "people": people}))
    return path


def test_it_prints_the_whole_answer_as_json(round_file: Path) -> None:
    done = porch(round_file)
    assert done.exit_code == 0
    answer = json.loads(done.stdout)
    assert list(answer) == [
        "pairs", "unmatched", "certificate", "metrics", "policy_hash", "input_digest", "seconds",
    ]  # fmt: skip
    assert answer["pairs"] == [
        {
            "seeker": "s",
            "mentor": "m",
            "score": 30,
            "reason_codes": [],
            "reasons": [],
            "components": {
                "availability": 0, "life_stage": 0, "pathways": 0, "age_band": 0,
                "interests": 30, "experience": 0, "story_tags": 0, "substances": 0,
            },
        }
    ]  # fmt: skip
    assert answer["unmatched"] == [{"id": "t", "because": {"capacity": 1}, "would_help": []}]
    assert answer["certificate"] == {"objective": 2030, "upper_bound": 2030, "gap": 0.0}
    assert {
        "matched",
        "mean_score",
        "p5_score",
        "gini",
        "idle_mentors",
        "load_max",
        "blocking_pairs",
        "moved",
    } <= set(answer["metrics"])
    assert done.stderr == ""


def test_it_writes_the_answer_and_says_so(round_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "answer.json"
    assert "1 pairs, 1 people left out" in porch(round_file, "--out", out).stdout
    assert json.loads(out.read_text())["pairs"][0]["mentor"] == "m"
    said = json.loads(porch(round_file, "--out", out, "--json").stdout)
    assert said["metrics"]["matched"] == 1
    assert sorted(p.name for p in tmp_path.iterdir()) == ["answer.json", "round.json"]


def test_the_same_seed_gives_the_same_bytes_but_for_seconds(round_file: Path) -> None:
    one, two = (json.loads(porch(round_file, "--seed", 3, "--threads", n).stdout) for n in (1, 2))
    one.pop("seconds"), two.pop("seconds")
    assert json.dumps(one) == json.dumps(two)


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["{bad}"], "people row 1, field age_band: 'young' is none of 18-24"),
        (["{none}"], "cannot be read"),
        ([], "give FILE, or --people"),
        (["{ok}", "--engine", "dask"], "--engine dask comes with the distributed extra"),
        (["{ok}", "--engine", "abacus"], "--engine abacus is neither local nor dask"),
        (["{ok}", "--scheduler", "tcp://x"], "--scheduler goes with --engine dask"),
        (["{ok}", "--links", "{ok}"], "--links goes with --people"),
        (["{ok}", "--people", "{csv}"], "people: is in FILE and in a CSV file"),
        (["--people", "{csv}"], "field mode: None is none of mentors, peers"),
        (["--people", "{csv}", "--mode", "peers"], "field as_of: is missing"),
        (["{ok}", "--out", "{none}/deep/answer.json"], "cannot be written"),
    ],
)
def test_a_wrong_call_is_one_line_and_leaves_no_file(
    round_file: Path, tmp_path: Path, args: list[str], says: str
) -> None:
    (tmp_path / "people.csv").write_text("id\np\nq\n")
    bad = {"mode": "peers", "as_of": AS_OF, "people": [{"id": "x", "age_band": "young"}]}
    (tmp_path / "bad.json").write_text(json.dumps(bad))
    names = {
        "bad": tmp_path / "bad.json",
        "none": tmp_path / "none",
        "ok": round_file,
        "csv": tmp_path / "people.csv",
    }
    before = sorted(tmp_path.iterdir())
    done = porch(
        *(arg.format(**names) for arg in args),
        *(["--out", tmp_path / "out.json"] if "--out" not in args else []),
    )
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr.startswith("porch pair: ")
    assert says in done.stderr
    assert done.stderr.count("\n") == 1
    assert sorted(tmp_path.iterdir()) == before


def test_sheets_need_no_round_file(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("id,interests\np,a|b\nq,a\nr,\n")
    (tmp_path / "links.csv").write_text("kind,a,b\nblocks,p,q\n")
    done = porch(
        "--people",
        tmp_path / "people.csv",
        "--links",
        tmp_path / "links.csv",
        "--mode",
        "peers",
        "--as-of",
        AS_OF,
    )
    assert done.exit_code == 0, done.stderr
    made = json.loads(done.stdout)["pairs"]
    assert len(made) == 1
    assert {made[0]["a"], made[0]["b"]} != {"p", "q"}
    assert made[0]["a"] < made[0]["b"]


def test_neither_the_package_nor_its_records_load_a_kernel_or_django() -> None:
    code = (
        "import sys, porch.matching, porch.matching.policy, porch.matching.reading, porch.matching.person;"
        "import porch.config.commands.pair;"
        "sys.exit(any(name in sys.modules for name in ('numba', 'llvmlite')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
    code = "import sys, porch.matching.run; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
