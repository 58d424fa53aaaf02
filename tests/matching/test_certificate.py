"""The proof holds: never below the true best, never below what was found, over every eligible pair."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from porch.matching.reading import case_from
from porch.matching.run import pair
from tests.matching.oracle import Said, by_id, eligible, optimum, person, rounds, score


@given(rounds(), st.sampled_from([1, 2, 20]))
@settings(max_examples=200, deadline=None)
def test_the_bound_is_never_below_the_best_there_is(case: Said, k: int) -> None:
    answer = pair(case_from(case | {"policy": {"k": k, "target_gap": 0}}))
    best = optimum(case)
    assert answer.certificate.objective == sum(2000 + made.score for made in answer.pairs)
    assert answer.certificate.objective <= best <= answer.certificate.upper_bound


@given(rounds())
@settings(max_examples=150, deadline=None)
def test_a_small_round_is_paired_in_the_best_way_there_is(case: Said) -> None:
    answer = pair(case_from(case | {"policy": {"target_gap": 0}}))
    assert answer.certificate.objective == optimum(case)
    assert answer.certificate.gap == 0


@given(rounds(), st.integers(0, 3))
@settings(max_examples=60, deadline=None)
def test_the_bound_holds_when_rounds_of_pricing_are_cut_short(case: Said, budget: int) -> None:
    cut = {"k": 1, "target_gap": 1.0, "bid_budget": budget}
    answer = pair(case_from(case | {"policy": cut}))
    assert answer.certificate.objective <= optimum(case) <= answer.certificate.upper_bound


def best_of_peers(case: Said) -> int:
    """The best total worth among peers, by trying everything."""
    people = by_id(case)
    edges = [
        (a, b, 2000 + score(people[a], people[b]))
        for a, b in combinations(sorted(people), 2)
        if eligible(case, people[a], people[b])
    ]
    room = {who: people[who].get("capacity", 1) for who in people}

    def best(at: int, left: dict[str, int]) -> int:
        if at == len(edges):
            return 0
        a, b, worth = edges[at]
        most = best(at + 1, left)
        if left[a] and left[b]:
            most = max(most, worth + best(at + 1, left | {a: left[a] - 1, b: left[b] - 1}))
        return most

    return best(0, room)


@given(rounds(most=6, mode="peers"))
@settings(max_examples=150, deadline=None)
def test_the_bound_for_peers_is_never_below_the_best_there_is(case: Said) -> None:
    answer = pair(case_from(case | {"policy": {"k": 2}}))
    assert answer.certificate.objective == sum(2000 + made.score for made in answer.pairs)
    assert answer.certificate.objective <= best_of_peers(case) <= answer.certificate.upper_bound


def crowd(count: int, **said: object) -> Said:
    people = [person(f"s{at}", **said) for at in range(count)]
    people += [person(f"m{at}", "mentor", **said) for at in range(count // 2)]
    return {"mode": "mentors", "as_of": "2026-11-23", "people": people}


def test_all_equal_scores_fill_every_place_and_are_proven_best() -> None:
    answer = pair(case_from(crowd(40)))
    assert len(answer.pairs) == 20
    assert answer.certificate.gap == 0
    assert {made.score for made in answer.pairs} == {0}


def test_nobody_at_all_is_an_answer_too() -> None:
    for people in ([], [person("s")], [person("m", "mentor")]):
        answer = pair(case_from({"mode": "mentors", "as_of": "2026-11-23", "people": people}))
        assert answer.pairs == ()
        assert answer.certificate.as_dict() == {"objective": 0, "upper_bound": 0, "gap": 0.0}
        assert answer.metrics["mean_score"] is None
    assert pair(case_from({"mode": "peers", "as_of": "2026-11-23", "people": []})).pairs == ()


def test_mentors_without_a_place_are_given_nobody_and_count_for_nothing() -> None:
    case = crowd(4)
    for mentor in case["people"][4:]:
        mentor["capacity"] = 0
    answer = pair(case_from(case))
    assert answer.pairs == ()
    assert answer.certificate.upper_bound == 0
    assert all(left.because == {} for left in answer.unmatched)
    case["people"].append(person("kind", "mentor", capacity=3))
    assert sorted(made.b for made in pair(case_from(case)).pairs) == ["kind"] * 3
