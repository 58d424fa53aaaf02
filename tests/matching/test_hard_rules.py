"""No pair ever breaks a rule, and nobody is kept apart who breaks none: against the rules written plainly."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from porch.matching.explain import score_of
from porch.matching.obstacles import LOOKED_AT, demand_masks, obstacles, suits
from porch.matching.packing import pack
from porch.matching.reading import case_from
from porch.matching.reasons import shared_counts
from porch.matching.run import pair
from porch.matching.scan import scan
from porch.matching.scoring import value_pairs
from porch.matching.settle import ask
from tests.matching.oracle import (
    Said,
    broken_rules,
    by_id,
    common_hours,
    eligible,
    person,
    rounds,
    score,
    sides,
)


def everyone_with_everyone(case: Said) -> tuple[Any, Any, np.ndarray, np.ndarray]:
    packed = pack(case_from(case), 0)
    question = ask(packed.seekers, packed.mentors, packed.forbidden, case_from(case).policy)
    a, b = np.indices((len(packed.seeking), len(packed.mentoring))).reshape(2, -1)
    return packed, question, a, b


@given(rounds())
@settings(max_examples=150, deadline=None)
def test_the_scan_finds_exactly_the_eligible_pairs(case: Said) -> None:
    packed, question, _, _ = everyone_with_everyone(case)
    many = len(packed.mentoring)
    lists = scan(question, many + 1, np.full(many, len(packed.seeking) + 1)).seekers
    people = by_id(case)
    for i, seeker in enumerate(packed.seeking):
        found = lists.who[lists.ptr[i] : lists.ptr[i] + lists.size[i]]
        expected = [m.id for m in packed.mentoring if eligible(case, people[seeker.id], people[m.id])]
        assert sorted(packed.mentoring[j].id for j in found) == sorted(expected)


@given(rounds())
@settings(max_examples=100, deadline=None)
def test_a_pair_suits_when_it_breaks_no_rule(case: Said) -> None:
    packed, question, a, b = everyone_with_everyone(case)
    masks, people = demand_masks(packed.mentors), by_id(case)
    fine = suits(question.side, question.others, question.terms, masks, a, b)
    for i, j, ok in zip(a, b, fine, strict=True):
        assert ok == (not broken_rules(people[packed.seeking[i].id], people[packed.mentoring[j].id]))


@given(rounds())
@settings(max_examples=100, deadline=None)
def test_obstacles_are_counted_rule_by_rule_whatever_is_blocked(case: Said) -> None:
    packed, question, _, _ = everyone_with_everyone(case)
    who, people = np.arange(len(packed.seeking)), by_id(case)
    ids = [p.id for p in packed.mentoring]
    self_at = np.array([ids.index(p.id) if p.id in ids else -1 for p in packed.seeking], np.int64)
    counted = obstacles(question, demand_masks(packed.mentors), who, self_at)
    for i, seeker in enumerate(packed.seeking):
        broken = [broken_rules(people[seeker.id], people[m]) for m in ids if m != seeker.id]
        assert counted.suit[i] == sum(not rules for rules in broken)
        for at, rule in enumerate(LOOKED_AT):
            assert counted.fail[i, at] == sum(rule in rules for rules in broken)
            assert counted.fail_only[i, at] == sum(rules == {rule} for rules in broken)


@given(rounds())
@settings(max_examples=100, deadline=None)
def test_the_kernels_score_is_the_score_explained_from_the_records(case: Said) -> None:
    packed, question, a, b = everyone_with_everyone(case)
    valued = value_pairs(
        question.side, question.others, a.astype(np.int32), b.astype(np.int32), question.tariff
    )
    people = by_id(case)
    for at, (i, j) in enumerate(zip(a, b, strict=True)):
        one, other = packed.seeking[i], packed.mentoring[j]
        expected = score(people[one.id], people[other.id])
        hours = common_hours(people[one.id], people[other.id])
        assert valued.score[at] == expected
        assert score_of(case_from(case).policy, shared_counts(one, other, hours)) == expected


@given(rounds())
@settings(max_examples=100, deadline=None)
def test_no_pair_breaks_a_rule_or_a_capacity(case: Said) -> None:
    answer = pair(case_from(case))
    people = by_id(case)
    seekers, mentors = ({p["id"] for p in side} for side in sides(case))
    for made in answer.pairs:
        assert made.a in seekers
        assert made.b in mentors
        assert eligible(case, people[made.a], people[made.b])
        assert made.score == score(people[made.a], people[made.b]) == sum(made.components.values())
    carried = [made.b for made in answer.pairs]
    assert all(carried.count(m) <= people[m].get("capacity", 1) for m in set(carried))
    assert len({made.a for made in answer.pairs}) == len(answer.pairs)


@given(rounds(mode="peers"))
@settings(max_examples=100, deadline=None)
def test_no_pair_of_peers_breaks_a_rule_or_a_capacity(case: Said) -> None:
    answer = pair(case_from(case))
    people = by_id(case)
    ends = [end for made in answer.pairs for end in (made.a, made.b)]
    assert all(ends.count(p) <= people[p].get("capacity", 1) for p in set(ends))
    assert len({(made.a, made.b) for made in answer.pairs}) == len(answer.pairs)
    for made in answer.pairs:
        assert made.a < made.b
        assert eligible(case, people[made.a], people[made.b])


HOURS = {"availability": ["mon-18", "mon-19"]}
ONE_RULE: dict[str, tuple[Said, Said]] = {
    "language": ({"languages": ["en"]}, {"languages": ["es"]}),
    "hours": ({"availability": ["mon-18"]}, HOURS),
    "gender": ({"accepts_genders": ["woman"]}, {"gender": ["man"]}),
    "age": ({"accepts_ages": ["18-24"]}, {"age_band": "25-34"}),
    "pathway": ({"accepts_pathways": ["smart"]}, {"pathways": ["12-step"]}),
    "recovery": ({"min_recovery_days": 365}, {"recovery_since": "2026-01-01"}),
    "distance": (
        {"remote": False, "place": [53.35, -6.26], "km": 10},
        {"remote": True, "place": [53.9, -6.4], "km": 10},
    ),
}


@pytest.mark.parametrize("turned", [False, True], ids=["seeker asks", "mentor asks"])
@pytest.mark.parametrize("rule", ONE_RULE)
def test_each_rule_binds_from_both_sides_until_it_is_switched_off(rule: str, turned: bool) -> None:
    asks, states = ONE_RULE[rule][::-1] if turned else ONE_RULE[rule]
    people = [person("s", **asks), person("m", "mentor", **states)]
    case = {"mode": "mentors", "as_of": "2026-11-23", "people": people}
    bound = pair(case_from(case))
    assert bound.pairs == ()
    assert bound.unmatched[0].because == {rule: 1}
    assert bound.unmatched[0].would_help == ((rule, 1),)
    free = pair(case_from(case | {"policy": {"rules": {rule: False}}}))
    assert [(made.a, made.b) for made in free.pairs] == [("s", "m")]


@pytest.mark.parametrize("name", ["blocks", "avoid"])
@pytest.mark.parametrize("ends", [["s", "m"], ["m", "s"]])
def test_blocked_and_declined_pairs_are_not_made_whoever_asked(name: str, ends: list[str]) -> None:
    case = {
        "mode": "mentors",
        "as_of": "2026-11-23",
        "people": [person("s"), person("m", "mentor")],
        name: [ends],
    }
    assert pair(case_from(case)).pairs == ()
    assert pair(case_from(case | {"policy": {"rules": {name: False}}})).pairs != ()


@pytest.mark.parametrize(
    ("unknown", "demand"),
    [
        ("gender", {"accepts_genders": ["woman"]}),
        ("age_band", {"accepts_ages": ["18-24"]}),
        ("pathways", {"accepts_pathways": ["smart"]}),
        ("recovery_since", {"min_recovery_days": 1}),
        ("place", {"km": 10, "place": [53.35, -6.26]}),
    ],
)
def test_what_someone_did_not_state_fails_only_a_demand_the_other_states(unknown: str, demand: Said) -> None:
    asks = {
        "mode": "mentors",
        "as_of": "2026-11-23",
        "people": [person("s", **demand), person("m", "mentor")],
    }
    assert pair(case_from(asks)).pairs == ()
    silent = {"mode": "mentors", "as_of": "2026-11-23", "people": [person("s"), person("m", "mentor")]}
    assert len(pair(case_from(silent)).pairs) == 1, unknown


def test_accepting_null_is_accepting_anyone_and_an_empty_list_nobody() -> None:
    def paired(accepted: list[str] | None) -> int:
        people = [person("s", accepts_genders=accepted), person("m", "mentor", gender=["man"])]
        return len(pair(case_from({"mode": "mentors", "as_of": "2026-11-23", "people": people})).pairs)

    assert (paired(None), paired([]), paired(["man", "woman"])) == (1, 0, 1)
