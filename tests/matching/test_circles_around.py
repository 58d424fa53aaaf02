"""Circles around one or two people: everyone shares their hour and suits them, both ways."""

import json
from collections.abc import Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import typer
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from porch.config.commands.circles import circles
from porch.matching.circle_case import circles_from
from porch.matching.refusal import CaseRefused
from tests.matching.test_circles_from_a_file import accepts, person, reasons, some_people


def form(people: list[dict[str, Any]], *around: list[Any], seed: int = 0, **more: Any) -> dict[str, Any]:
    policy = {"min": 3, "max": 10, "around": list(around), "mutual": False} | more.pop("policy", {})
    return circles_from({"as_of": "2026-11-23", "people": people, "policy": policy, **more}, seed)


def the_one(answer: Mapping[str, Any]) -> dict[str, Any]:
    [circle] = answer["circles"]
    return circle


def test_everyone_shares_the_hour_of_both_it_is_around() -> None:
    people = [person(0, availability=["mon-18", "tue-18"]), person(1, availability=["tue-18", "wed-18"])]
    people += [person(v, availability=["mon-18"]) for v in range(2, 5)]
    people += [person(v, availability=["tue-18"]) for v in range(5, 8)]
    circle = the_one(form(people, ["p00", "p01"]))
    assert circle["hour_utc"] == "tue-18"
    assert circle["around"] == ["p00", "p01"]
    assert circle["members"] == ["p00", "p01", "p05", "p06", "p07"]


def test_it_takes_no_more_than_the_most_and_needs_the_fewest() -> None:
    assert len(the_one(form([person(v) for v in range(15)], ["p00"]))["members"]) == 10
    too_few = form([person(0), person(1)], ["p00"])
    assert too_few["circles"] == []
    assert reasons(too_few) == {"p00": "too few", "p01": "no seat left"}


def test_whom_either_side_accepts_holds_for_the_mentor_too() -> None:
    people = [person(0, gender=["man"], accepts_genders=["man"])]
    people += [person(v, gender=["man"]) for v in range(1, 4)] + [person(4, gender=["woman"])]
    people += [person(5, gender=["man"], accepts_genders=["woman"])]
    answer = form(people, ["p00"])
    assert the_one(answer)["members"] == ["p00", "p01", "p02", "p03"]
    assert reasons(answer) == {"p04": "must-haves", "p05": "must-haves"}


def test_time_in_recovery_that_somebody_asks_of_a_mentor_is_asked_here() -> None:
    people = [person(0, recovery_since="2026-10-01")] + [person(v) for v in range(1, 4)]
    people += [person(4, min_recovery_days=365)]
    assert "p04" not in the_one(form(people, ["p00"]))["members"]
    people[0]["recovery_since"] = "2020-01-01"
    assert "p04" in the_one(form(people, ["p00"]))["members"]


def test_two_mentors_who_are_kept_apart_get_no_circle_together() -> None:
    people = [person(v) for v in range(8)]
    assert form(people, ["p00", "p01"], blocks=[["p01", "p00"]])["circles"] == []


def test_no_circle_fills_up_while_another_stays_small() -> None:
    answer = form([person(v) for v in range(12)], ["p00"], ["p01"])
    assert [len(circle["members"]) for circle in answer["circles"]] == [6, 6]


def test_those_left_over_form_circles_of_their_own_where_the_policy_says_so() -> None:
    people = [person(v) for v in range(5)] + [person(v, availability=["sun-10"]) for v in range(5, 9)]
    answer = form(people, ["p00"], policy={"mutual": True})
    assert [circle.get("around") for circle in answer["circles"]] == [["p00"], None]
    assert answer["unplaced"] == []


def test_without_it_the_answer_is_the_same_as_ever() -> None:
    people = [person(v, story_tags=[str(v % 4)]) for v in range(14)]
    plain = circles_from({"as_of": "2026-11-23", "people": people}, 3)
    asked = circles_from({"as_of": "2026-11-23", "people": people, "policy": {"around": []}}, 3)
    assert plain == asked
    assert all("around" not in circle for circle in plain["circles"])


def test_the_order_of_the_file_changes_nothing() -> None:
    people = [person(v, availability=[f"mon-{v % 3}", "tue-9"], story_tags=[str(v % 5)]) for v in range(30)]
    assert form(people, ["p00", "p07"], ["p03"], seed=4) == form(
        people[::-1], ["p00", "p07"], ["p03"], seed=4
    )


@pytest.mark.parametrize(
    ("policy", "sentence"),
    [
        ({"around": "p00"}, "policy, field around: 'p00' is not a list"),
        ({"around": ["p00"]}, "policy, field around: 'p00' is not one or two ids"),
        ({"around": [["p00", "p01", "p02"]]}, None),
        ({"around": [["p00"], ["p00"]]}, "policy, field around: 'p00' stands there twice"),
        ({"around": [["nobody"]]}, "policy, field around: 'nobody' is nobody in people"),
        ({"mutual": 1}, "policy, field mutual: 1 is neither true nor false"),
    ],
)
def test_what_cannot_be_used_is_named(policy: dict[str, Any], sentence: str | None) -> None:
    with pytest.raises(CaseRefused) as refused:
        form([person(v) for v in range(4)], policy=policy)
    assert sentence is None or str(refused.value) == sentence


@given(
    some_people(), st.sets(st.tuples(st.integers(0, 29), st.integers(0, 29)), max_size=6), st.integers(1, 4)
)
@settings(max_examples=60, deadline=None)
def test_every_circle_keeps_every_rule(
    people: list[dict[str, Any]], pairs: set[tuple[int, int]], groups: int
) -> None:
    blocks = [[a, b] for a, b in sorted(pairs) if a != b and max(a, b) < len(people)]
    ids = list(range(len(people)))
    around = [ids[2 * g : 2 * g + 1 + g % 2] for g in range(groups) if 2 * g + 1 < len(ids)]
    answer = form(people, *around, blocks=blocks, policy={"max": 5})
    seated = [m for circle in answer["circles"] for m in circle["members"]]
    assert sorted(seated + [left["id"] for left in answer["unplaced"]]) == ids
    assert len(seated) == len(set(seated))
    for circle in answer["circles"]:
        assert circle["around"] in [sorted(group) for group in around]
        assert set(circle["around"]) <= set(circle["members"])
        members = [people[m] for m in circle["members"]]
        assert 3 <= len(members) <= 5
        assert all(circle["hour_utc"] in m.get("availability", [circle["hour_utc"]]) for m in members)
        assert all(circle["language"] in m.get("languages", [circle["language"]]) for m in members)
        for a, b in combinations(members, 2):
            assert [a["id"], b["id"]] not in blocks
            assert [b["id"], a["id"]] not in blocks
            assert accepts(a, b)
            assert accepts(b, a)


def test_the_command_prints_the_same_bytes_for_the_same_seed(tmp_path: Path) -> None:
    app = typer.Typer()
    app.command()(circles)
    path = tmp_path / "people.json"
    people = [person(v, story_tags=[str(v % 3)]) for v in range(12)]
    policy = {"min": 3, "max": 6, "around": [["p00", "p01"], ["p02"]]}
    path.write_text(json.dumps({"as_of": "2026-11-23", "people": people, "policy": policy}))
    once, twice = (CliRunner().invoke(app, [str(path), "--seed", "5"]) for _ in range(2))
    assert once.exit_code == 0
    assert once.stdout == twice.stdout
    assert [circle["around"] for circle in json.loads(once.stdout)["circles"]] == [["p00", "p01"], ["p02"]]
