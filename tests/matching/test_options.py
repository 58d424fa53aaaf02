"""Every option of a policy changes an answer, and changes it the way it says."""

import random
from typing import Any

import pytest

from porch.matching.answer import Answer
from porch.matching.reading import case_from
from porch.matching.run import pair
from tests.matching.oracle import AS_OF, Said, person

MANY = [f"{day}-{hour}" for day in ("mon", "tue") for hour in range(10, 16)]


def run(people: list[Said], policy: Said | None = None, **links: Any) -> Answer:
    return pair(
        case_from({"mode": "mentors", "as_of": AS_OF, "people": people, "policy": policy or {}, **links})
    )


def made(answer: Answer) -> dict[Any, Any]:
    return {pair.a: pair.b for pair in answer.pairs}


def test_weights_decide_who_suits_best() -> None:
    seeker = person("s", life_stage=["parent"], interests=["music", "chess", "walking"])
    people = [
        seeker,
        person("parent", "mentor", life_stage=["parent"]),
        person("music", "mentor", interests=["music", "chess", "walking"]),
    ]
    assert made(run(people)) == {"s": "parent"}
    assert made(run(people, {"weights": {"interests": 500}})) == {"s": "music"}
    assert run(people, {"weights": {"interests": 500}}).pairs[0].components["interests"] == 500
    assert made(run(people, {"weights": {"life_stage": 7, "interests": 8}})) == {"s": "music"}


FEW_OPTIONS = [
    person("easy", interests=["a", "b", "c"], gender=["man"], life_stage=["x", "y"], pathways=["smart"]),
    person("hard", gender=["woman"]),
    person("m1", "mentor", interests=["a", "b", "c"], life_stage=["x", "y"], pathways=["smart"]),
    person("m2", "mentor", accepts_genders=["man"]),
]


def test_base_pairs_more_people_rather_than_fewer_better() -> None:
    assert made(run(FEW_OPTIONS)) == {"easy": "m2", "hard": "m1"}
    assert run(FEW_OPTIONS, {"base": 0}).pairs[0].score == 470
    assert made(run(FEW_OPTIONS, {"base": 0})) == {"easy": "m1"}


def test_concave_lifts_the_least_well_paired() -> None:
    """Everything for one, or something for both: the sum alone prefers the first."""
    people = [
        person("s1", interests=["a", "b", "c"], life_stage=["x", "y"], pathways=["smart"], experience=["e"]),
        person("s2", interests=["a"]),
        person("m1", "mentor", interests=["a", "b", "c"], life_stage=["x", "y"], pathways=["smart"]),
        person("m2", "mentor", experience=["e"], life_stage=["x", "y"], pathways=["smart"]),
    ]
    plain, concave = run(people), run(people, {"concave": True})
    assert made(plain) == {"s1": "m1", "s2": "m2"}
    assert made(concave) == {"s1": "m2", "s2": "m1"}
    assert min(p.score for p in concave.pairs) > min(p.score for p in plain.pairs)
    assert made(run(people, {"concave": 0.5})) == made(concave)
    assert made(run(people, {"concave": False})) == made(plain)
    assert concave.certificate.gap == 0


@pytest.mark.parametrize(("hours", "paired"), [(0, 1), (1, 1), (2, 1), (3, 0), (4, 0)])
def test_the_least_common_hours_are_the_policys(hours: int, paired: int) -> None:
    people = [
        person("s", availability=["mon-10", "mon-11", "mon-12"]),
        person("m", "mentor", availability=["mon-11", "mon-12", "mon-13"]),
    ]
    assert len(run(people, {"min_common_hours": hours}).pairs) == paired


def crowd() -> list[Said]:
    rng = random.Random(1)
    people = [person(f"p{at}", rng.choice(["seeker", "mentor"])) for at in range(300)]
    for each in people:
        each |= {name: rng.sample("abcdef", 3) for name in ("interests", "experience", "life_stage")}
    return people


def test_k_is_how_many_candidates_are_kept() -> None:
    one = run(crowd(), {"k": 1, "target_gap": 1.0}).certificate
    twenty = run(crowd(), {"k": 20, "target_gap": 1.0}).certificate
    assert one.objective < twenty.objective <= twenty.upper_bound <= one.upper_bound


def test_the_pricing_rounds_end_at_the_target_gap() -> None:
    rough = run(crowd(), {"k": 1, "target_gap": 1.0}).certificate
    fine = run(crowd(), {"k": 1, "target_gap": 0}).certificate
    assert rough.gap > 0
    assert fine.gap < rough.gap
    assert rough.objective < fine.objective <= fine.upper_bound <= rough.upper_bound


def test_the_bid_budget_hands_over_to_the_exact_solver() -> None:
    """More seekers than places, all alike: bidding would go on and on."""
    people = [person(f"s{at}") for at in range(30)] + [person(f"m{at}", "mentor") for at in range(10)]
    cut = run(people, {"bid_budget": 40})
    assert len(cut.pairs) == 10
    assert cut.certificate.gap == 0
    from porch.matching.packing import pack
    from porch.matching.policy import Policy
    from porch.matching.settle import settle

    packed = pack(case_from({"mode": "mentors", "as_of": AS_OF, "people": people}), 0)
    sides = packed.seekers, packed.mentors, packed.forbidden
    assert settle(*sides, Policy(bid_budget=40)).solved.exact
    assert not settle(*sides, Policy(bid_budget=10**9)).solved.exact


def test_waiting_earns_whole_weeks() -> None:
    people = [
        person("new", interests=["a", "b", "c"]),
        person("old", waiting_since="2026-08-01"),
        person("m", "mentor", interests=["a", "b", "c"]),
    ]
    assert made(run(people)) == {"new": "m"}
    assert made(run(people, {"waiting_bonus": 5})) == {"new": "m"}
    assert made(run(people, {"waiting_bonus": 6})) == {"old": "m"}


def test_a_likely_yes_counts_more_than_a_better_fit() -> None:
    people = [
        person("s"),
        person("likely", "mentor", acceptance=0.9),
        person("unlikely", "mentor", acceptance=0.2),
    ]
    people[0]["interests"] = people[2]["interests"] = ["a", "b", "c"]
    assert made(run(people)) == {"s": "likely"}
    assert made(run([{k: v for k, v in p.items() if k != "acceptance"} for p in people])) == {"s": "unlikely"}


PROPOSED = [
    person("s", interests=["a"]),
    person("old", "mentor"),
    person("better", "mentor", interests=["a"]),
]


@pytest.mark.parametrize(("cost", "mentor", "moved"), [(0, "better", 1), (29, "better", 1), (31, "old", 0)])
def test_an_open_proposal_moves_only_for_more_than_the_switch_cost(
    cost: int, mentor: str, moved: int
) -> None:
    answer = run(PROPOSED, {"switch_cost": cost}, proposals=[["old", "s"]])
    assert made(answer) == {"s": mentor}
    assert answer.metrics["moved"] == moved
    assert answer.certificate.gap == 0


def test_a_proposal_that_breaks_a_rule_cannot_stay() -> None:
    answer = run(PROPOSED, {"switch_cost": 900}, proposals=[["s", "old"]], blocks=[["old", "s"]])
    assert made(answer) == {"s": "better"}


def test_accepted_pairs_are_frozen_and_take_their_place() -> None:
    people = [
        person("s1"),
        person("s2"),
        person("m", "mentor", capacity=2),
        person("n", "mentor", capacity=0),
    ]
    assert len(run(people).pairs) == 2
    answer = run(people, existing=[["m", "s1"]])
    assert made(answer) == {"s2": "m"}
    assert answer.unmatched == ()
    assert answer.metrics["load_max"] == 2
    assert answer.metrics["existing"] == 1
    assert run(people, existing=[["s1", "m"], ["s2", "m"]]).pairs == ()


def test_a_reserve_holds_places_back_from_those_with_most() -> None:
    people = [person(f"s{at}") for at in range(9)]
    people += [person("big", "mentor", capacity=5), person("small", "mentor", capacity=1)]
    assert len(run(people).pairs) == 6
    held = run(people, {"reserve": 0.5})
    assert len(held.pairs) == 3
    assert sorted(made(held).values()) == ["big", "big", "small"]
    assert len(run(people, {"reserve": 1}).pairs) == 0


def test_someone_in_both_roles_seeks_and_mentors_but_never_for_themselves() -> None:
    assert run([person("x", "both")]).pairs == ()
    assert made(run([person("x", "both"), person("s")])) == {"s": "x"}
    assert made(run([person("x", "both"), person("s"), person("m", "mentor")])) == {"s": "x", "x": "m"}
    assert len(run([person("x", "both"), person("y", "both")]).pairs) == 2


def test_a_second_mentor_is_a_second_run() -> None:
    people = [person("s"), person("m1", "mentor"), person("m2", "mentor")]
    first = run(people).pairs[0]
    second = run(people, avoid=[[first.a, first.b]]).pairs[0]
    assert {first.b, second.b} == {"m1", "m2"}


def test_gender_and_language_route_both_ways() -> None:
    people = [
        person("w", gender=["woman"], accepts_genders=["woman"], languages=["es"]),
        person("m", gender=["man"], languages=["en"]),
        person("her", "mentor", gender=["woman"], languages=["es", "en"]),
        person("him", "mentor", gender=["man"], accepts_genders=["man"], languages=["en", "es"]),
        person("other", "mentor", gender=["woman"], accepts_genders=["woman"], languages=["ga"]),
    ]
    assert made(run(people)) == {"w": "her", "m": "him"}
    assert len(run(people[:1] + people[4:], {"rules": {"language": False}}).pairs) == 1
    assert run(people[:1] + people[4:]).pairs == ()


def test_switching_a_weight_to_nothing_is_allowed() -> None:
    nothing = dict.fromkeys(
        (
            "availability",
            "life_stage",
            "pathways",
            "age_band",
            "interests",
            "experience",
            "story_tags",
            "substances",
        ),
        0,
    )
    answer = run(
        [person("s", availability=MANY), person("m", "mentor", availability=MANY)], {"weights": nothing}
    )
    assert answer.pairs[0].score == 0
