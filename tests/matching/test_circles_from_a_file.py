"""Circles from plain data: hours in everybody's own time zone, gender-specific circles, honest refusals."""

from collections.abc import Mapping
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from porch.matching.circle_case import circles_from
from porch.matching.refusal import CaseRefused
from porch.matching.vocabulary import AGE_BANDS


def person(who: int, **said: Any) -> dict[str, Any]:
    return {"id": f"p{who:02}", "languages": ["en"], "availability": ["mon-18"], "timezone": "UTC", **said}


def form(people: list[dict[str, Any]], seed: int = 0, **more: Any) -> dict[str, Any]:
    return circles_from({"as_of": "2026-11-23", "people": people, **more}, seed)


def reasons(answer: Mapping[str, Any]) -> dict[str, str]:
    return {left["id"]: left["because"] for left in answer["unplaced"]}


def test_everybody_meets_at_the_same_moment_whatever_their_time_zone() -> None:
    people = [person(v, timezone="Europe/Berlin", availability=["tue-01"]) for v in range(3)]
    people += [person(v, timezone="America/New_York", availability=["mon-19"]) for v in range(3, 6)]
    answer = form(people)
    assert answer["circles"] == [
        {"hour_utc": "tue-0", "language": "en", "members": ["p00", "p01", "p02", "p03", "p04", "p05"]}
    ]
    assert answer["unplaced"] == []


def test_the_circle_names_the_language_all_of_them_speak() -> None:
    people = [person(v, languages=["es", "en"] if v % 2 else ["es"]) for v in range(6)]
    assert form(people)["circles"][0]["language"] == "es"


def test_hours_and_languages_that_were_not_asked_bind_nobody() -> None:
    people = [person(v) for v in range(3)] + [{"id": v} for v in range(3)]
    assert len(form(people)["circles"][0]["members"]) == 6
    nothing_asked = form([{"id": v} for v in range(6)])["circles"][0]
    assert (nothing_asked["hour_utc"], nothing_asked["language"]) == (None, None)


def test_a_circle_for_women_is_open_to_women() -> None:
    people = [person(v, gender=["woman"] if v < 6 else ["man"]) for v in range(11)] + [person(11)]
    answer = form(people, policy={"open_to": ["woman"]})
    assert answer["circles"][0]["members"] == [f"p{v:02}" for v in range(6)]
    assert set(reasons(answer).values()) == {"not open to"}


def test_whom_people_accept_holds_between_all_members_both_ways() -> None:
    women = [person(v, gender=["woman"], accepts_genders=["woman"]) for v in range(6)]
    men = [person(v, gender=["man"]) for v in range(6, 12)]
    answer = form(women + men)
    assert [len(circle["members"]) for circle in answer["circles"]] == [6, 6]
    assert all(len({m > "p05" for m in circle["members"]}) == 1 for circle in answer["circles"])


@pytest.mark.parametrize(
    ("asked", "stated", "other"),
    [
        ({"accepts_genders": ["woman"]}, {"gender": ["woman"]}, {"gender": ["man"]}),
        ({"accepts_ages": ["18-24"]}, {"age_band": "18-24"}, {"age_band": "65+"}),
        ({"accepts_pathways": ["smart"]}, {"pathways": ["smart"]}, {"pathways": ["aa"]}),
    ],
)
def test_one_person_s_must_have_keeps_others_out(
    asked: dict[str, Any], stated: dict[str, Any], other: dict[str, Any]
) -> None:
    people = [person(v, **stated) for v in range(6)] + [person(v, **other) for v in range(6, 12)]
    people[0] |= asked
    seats = {m: at for at, circle in enumerate(form(people)["circles"]) for m in circle["members"]}
    assert all(seats[f"p{v:02}"] != seats["p00"] for v in range(6, 12))


def test_time_in_recovery_asked_of_a_mentor_is_not_asked_of_a_circle() -> None:
    assert len(form([person(v, min_recovery_days=365) for v in range(6)])["circles"]) == 1


@pytest.mark.parametrize("ties", ["blocks", "avoid"])
def test_people_who_must_not_meet_are_in_different_circles(ties: str) -> None:
    answer = form([person(v) for v in range(12)], **{ties: [["p00", "p01"]]})
    assert [len(circle["members"]) for circle in answer["circles"]] == [6, 6]
    assert not any({"p00", "p01"} <= set(circle["members"]) for circle in answer["circles"])


def test_five_people_are_too_few_and_told_so() -> None:
    answer = form([person(v) for v in range(5)])
    assert answer["circles"] == []
    assert set(reasons(answer).values()) == {"too few"}
    assert answer["metrics"]["placed"] == 0


def test_a_circle_mixes_newcomers_with_those_who_have_been_around() -> None:
    days = ["2026-11-01", "2020-01-01"]
    people = [person(v, recovery_since=days[v % 2]) for v in range(12)]
    for circle in form(people, policy={"max": 6})["circles"]:
        assert sum(int(m[1:]) % 2 for m in circle["members"]) == 3


def test_the_order_of_the_file_changes_nothing() -> None:
    people = [person(v, availability=[f"mon-{v % 3}", "tue-9"], story_tags=[str(v % 5)]) for v in range(30)]
    assert form(people, seed=4) == form(people[::-1], seed=4)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"policy": {"min": 1}}, "policy, field min: 1 is not a whole number from 2 to 100"),
        ({"policy": {"min": 8, "max": 7}}, "policy, field max: 7 is less than min, 8"),
        ({"policy": {"open_to": "woman"}}, "policy, field open_to: 'woman' is not a list"),
        (
            {"policy": {"colour": 1}},
            "policy, field colour: is not part of it (known: around, max, min, mutual, open_to)",
        ),
        ({"policy": []}, None),
        ({"policy": [1]}, "field policy: is not an object"),
        ({"as_of": "soon"}, "field as_of: 'soon' is not a date (YYYY-MM-DD)"),
        ({"people": [{"id": "a"}, {"id": "a"}]}, "people row 2, field id: 'a' is also the id of row 1"),
        ({"blocks": [["p0", "x"]]}, "blocks row 1, field id: 'p0' is nobody in people"),
    ],
)
def test_what_cannot_be_used_is_named(said: dict[str, Any], sentence: str | None) -> None:
    data = {"as_of": "2026-11-23", "people": [], **said}
    if sentence is None:
        assert circles_from(data, 0)["circles"] == []
        return
    with pytest.raises(CaseRefused) as refused:
        circles_from(data, 0)
    assert str(refused.value) == sentence


GENDERS, PATHS = ("woman", "man", "nonbinary"), ("aa", "smart")


@st.composite
def some_people(draw: st.DrawFn) -> list[dict[str, Any]]:
    def some(*of: str) -> st.SearchStrategy[list[str]]:
        return st.lists(st.sampled_from(of), min_size=1, max_size=2, unique=True)

    def said(who: int) -> dict[str, Any]:
        stated = {
            "languages": draw(some("en", "es")),
            "availability": draw(some("mon-18", "mon-19", "sun-23")),
            "gender": draw(some(*GENDERS)),
            "accepts_genders": draw(st.one_of(st.none(), st.none(), some(*GENDERS))),
            "age_band": draw(st.sampled_from(AGE_BANDS[:2])),
            "accepts_ages": draw(st.one_of(st.none(), st.none(), some(*AGE_BANDS[:2]))),
            "pathways": draw(some(*PATHS)),
            "accepts_pathways": draw(st.one_of(st.none(), st.none(), some(*PATHS))),
        }
        dropped = draw(st.sets(st.sampled_from(sorted(stated)), max_size=2))
        return {"id": who} | {name: value for name, value in stated.items() if name not in dropped}

    return [said(who) for who in range(draw(st.integers(0, 30)))]


def accepts(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    bands = [other["age_band"]] if other.get("age_band") else []
    lists = (
        ("accepts_genders", other.get("gender")),
        ("accepts_ages", bands),
        ("accepts_pathways", other.get("pathways")),
    )
    return all(one.get(name) is None or set(one[name]) & set(stated or ()) for name, stated in lists)


@given(some_people(), st.sets(st.tuples(st.integers(0, 29), st.integers(0, 29)), max_size=10))
@settings(max_examples=120, deadline=None)
def test_every_circle_keeps_every_rule(people: list[dict[str, Any]], pairs: set[tuple[int, int]]) -> None:
    blocks = [[a, b] for a, b in sorted(pairs) if a != b and max(a, b) < len(people)]
    answer = form(people, blocks=blocks, policy={"min": 3, "max": 5})
    seated = [m for circle in answer["circles"] for m in circle["members"]]
    assert sorted(seated + [left["id"] for left in answer["unplaced"]]) == list(range(len(people)))
    for circle in answer["circles"]:
        members = [people[m] for m in circle["members"]]
        assert 3 <= len(members) <= 5
        assert all(circle["hour_utc"] in m.get("availability", [circle["hour_utc"]]) for m in members)
        assert all(circle["language"] in m.get("languages", [circle["language"]]) for m in members)
        for a, b in combinations(members, 2):
            assert [a["id"], b["id"]] not in blocks
            assert [b["id"], a["id"]] not in blocks
            assert accepts(a, b)
            assert accepts(b, a)
