"""Reasons are true, few and permitted; what stands in the way is counted as if no block existed."""

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings

from porch.matching.answer import Answer
from porch.matching.explain import rounded
from porch.matching.reading import case_from
from porch.matching.run import pair
from tests.matching.oracle import AS_OF, Said, by_id, person, rounds

EVENINGS = ["mon-18", "mon-19", "tue-18"]


def run(people: list[Said], labels: Any = None, mode: str = "mentors", **links: Any) -> Answer:
    return pair(case_from({"mode": mode, "as_of": AS_OF, "people": people, **links}), labels=labels)


def two(shared: Said, mine: list[str], theirs: list[str]) -> Answer:
    return run([person("s", **shared, may_share=mine), person("m", "mentor", **shared, may_share=theirs)])


def test_a_reason_is_given_only_when_both_may_share_it() -> None:
    shared = {"substances": ["alcohol"]}
    assert two(shared, ["substances"], []).pairs[0].reasons == ()
    assert two(shared, [], ["substances"]).pairs[0].reasons == ()
    both = two(shared, ["substances"], ["substances"]).pairs[0]
    assert both.reasons == ("You both know what it is to leave alcohol behind.",)
    assert both.reason_codes == ("substances",)


def test_hours_and_language_may_always_be_said() -> None:
    shared = {"availability": EVENINGS, "languages": ["es"]}
    assert two(shared, [], []).pairs[0].reasons == (
        "You are both free for 3 of the same hours in the week.",
        "You both speak Spanish.",
    )


def test_at_most_three_reasons_and_what_counted_most_comes_first() -> None:
    shared = {
        "life_stage": ["parent"], "pathways": ["12-step"], "interests": ["music", "sea-swimming"],
        "experience": ["prison"], "age_band": "25-34", "availability": EVENINGS,
    }  # fmt: skip
    fields = list(shared)
    pairs = two(shared, fields, fields).pairs[0]
    assert pairs.reason_codes == ("pathways", "life_stage", "age_band")
    assert pairs.reasons == (
        "You are on the same path: 12 step.",
        "You are at a similar place in life: parent.",
        "You are close in age.",
    )


def test_a_language_few_speak_is_said_first() -> None:
    crowd = [person(f"x{at}", languages=["en"], gender=["x"], accepts_genders=["y"]) for at in range(5)]
    people = [person("s", languages=["uk", "en"]), person("m", "mentor", languages=["uk"])]
    assert run(crowd + people).pairs[0].reasons == ("You both speak Ukrainian.",)


def test_codes_are_shown_by_their_labels() -> None:
    fields = ["interests"]
    people = [
        person("s", interests=["swim", "chess"], may_share=fields),
        person("m", "mentor", interests=["chess", "swim"], may_share=fields),
    ]
    labels = {"interests": {"swim": "swimming in the sea"}}
    assert run(people, labels).pairs[0].reasons == ("You both enjoy chess and swimming in the sea.",)


@given(rounds())
@settings(max_examples=100, deadline=None)
def test_no_reason_ever_names_what_is_not_shared(case: Said) -> None:
    people = by_id(case)
    for made in pair(case_from(case)).pairs:
        assert len(made.reasons) == len(made.reason_codes) <= 3
        for code in made.reason_codes:
            if code not in ("availability", "language"):
                assert code in people[made.a]["may_share"]
                assert code in people[made.b]["may_share"]
                assert set(people[made.a].get(code) or []) & set(people[made.b].get(code) or [])


def test_what_stands_in_the_way_is_counted_by_rule_and_rounded_down() -> None:
    people = [person("s", accepts_genders=["woman"], languages=["en"])]
    people += [person(f"man{at}", "mentor", gender=["man"], languages=["en"]) for at in range(7)]
    people += [person(f"far{at}", "mentor", gender=["man"], languages=["ga"]) for at in range(30)]
    people += [person("tired", "mentor", gender=["woman"], capacity=0)]
    left = run(people).unmatched[0]
    assert left.because == {"gender": 20, "language": 20}
    assert left.would_help == (("gender", 5),)


def test_when_all_who_suit_are_taken_it_says_so() -> None:
    people = [person("a"), person("b"), person("m", "mentor")]
    left = run(people).unmatched[0]
    assert left.because == {"capacity": 1}
    assert left.would_help == ()


@pytest.mark.parametrize("name", ["blocks", "avoid"])
def test_a_block_cannot_be_read_from_what_is_said(name: str) -> None:
    people = [person("a", interests=["x"]), person("b"), person("m", "mentor", interests=["x"])]
    taken = run(people, **{name: [["b", "m"]]}).unmatched
    assert taken == run(people).unmatched


@given(rounds())
@settings(max_examples=60, deadline=None)
def test_nobodys_obstacles_depend_on_blocks(case: Said) -> None:
    free = {left.id: left for left in pair(case_from(case | {"blocks": [], "avoid": []})).unmatched}
    for left in pair(case_from(case)).unmatched:
        if left.id in free:
            assert left == free[left.id]


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, 0),
        (1, 1),
        (4, 1),
        (5, 5),
        (9, 5),
        (10, 10),
        (19, 10),
        (49, 20),
        (99, 50),
        (100, 100),
        (4999, 2000),
    ],
)
def test_counts_are_rounded_down_to_few_steps(count: int, said: int) -> None:
    assert rounded(count) == said


def test_metrics_count_what_happened() -> None:
    people = [
        person("s1", interests=["a", "b", "c"]),
        person("s2"),
        person("s3", gender=["man"], accepts_genders=["nobody"]),
        person("m1", "mentor", interests=["a", "b", "c"], capacity=2),
        person("m2", "mentor", gender=["x"], accepts_genders=["nobody"]),
    ]
    metrics = run(people).metrics
    assert metrics["matched"] == 2
    assert metrics["eligible"] == 2
    assert metrics["unmatched"] == 1
    assert metrics["mean_score"] == 45
    assert metrics["min_score"] == 0
    assert metrics["gini"] == 0.5
    assert metrics["idle_mentors"] == 1
    assert metrics["load_max"] == 2
    assert metrics["blocking_pairs"] == 0


@given(rounds())
@settings(max_examples=60, deadline=None)
def test_blocking_pairs_are_counted_as_defined(case: Said) -> None:
    from tests.matching.oracle import eligible, score, sides

    answer = pair(case_from(case))
    people, (seekers, mentors) = by_id(case), sides(case)
    own = {made.a: made.score for made in answer.pairs}
    carried: dict[str, list[int]] = {}
    for made in answer.pairs:
        carried.setdefault(made.b, []).append(made.score)
    count = 0
    for s in seekers:
        for m in mentors:
            least = carried.get(m["id"], [])
            full = len(least) >= m.get("capacity", 1)
            better = score(s, m) > own.get(s["id"], -1) and score(s, m) > (
                min(least, default=9**9) if full else -1
            )
            count += eligible(case, people[s["id"]], m) and better
    assert answer.metrics["blocking_pairs"] == count


def test_peers_who_have_each_other_do_not_block_their_own_pair() -> None:
    shared = {"interests": ["a", "b", "c"], "life_stage": ["x", "y"]}
    people = [person("a", capacity=2, **shared), person("b", capacity=2, **shared), person("c"), person("d")]
    answer = run(people, mode="peers", blocks=[["c", "d"]])
    assert answer.metrics["matched"] == 3
    assert answer.metrics["blocking_pairs"] == 0


@given(rounds(most=7, mode="peers"))
@settings(max_examples=60, deadline=None)
def test_blocking_pairs_of_peers_are_counted_once(case: Said) -> None:
    from tests.matching.oracle import eligible, score

    answer = pair(case_from(case))
    people = by_id(case)
    scores: dict[str, list[int]] = {who: [] for who in people}
    for made in answer.pairs:
        scores[made.a].append(made.score)
        scores[made.b].append(made.score)
    made_pairs = {(made.a, made.b) for made in answer.pairs}

    def would(who: str, worth: int) -> bool:
        room = people[who].get("capacity", 1)
        return room > 0 and (len(scores[who]) < room or worth > min(scores[who]))

    count = sum(
        eligible(case, people[a], people[b])
        and (a, b) not in made_pairs
        and all(would(who, score(people[a], people[b])) for who in (a, b))
        for a, b in combinations(sorted(people), 2)
    )
    assert answer.metrics["blocking_pairs"] == count
