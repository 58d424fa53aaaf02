"""People who arrive between rounds: the same rules and scores at once, and exact places one by one."""

import random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from porch.matching.arrivals import Standing, suggest
from porch.matching.fields import READERS
from porch.matching.person import Person
from porch.matching.queue import Queue
from porch.matching.reading import case_from
from tests.matching.oracle import AS_OF, HOURS, Said, eligible, optimum, person, rounds, score, sides, stated
from tests.matching.test_solvers import best


def record(said: Said) -> Person:
    return Person(**{name: READERS[name](value) for name, value in said.items()})


@given(rounds(), stated("new"))
@settings(max_examples=100, deadline=None)
def test_suggestions_are_the_best_eligible_people_with_a_place_free(case: Said, new: Said) -> None:
    case.pop("proposals", None)
    found = suggest(record(new), case_from(case), most=4)
    _, mentors = sides(case)
    could = [m for m in mentors if m.get("capacity", 1) and eligible(case, new, m)]
    expected = sorted((score(new, m) for m in could), reverse=True)[:4]
    assert [made.score for made in found] == expected
    assert {made.b for made in found} <= {m["id"] for m in could}
    assert all(made.a == "new" for made in found)


def three_mentors() -> Said:
    people = [person(f"m{at}", "mentor", interests=["a", "b", "c"][: at + 1]) for at in range(3)]
    return {"mode": "mentors", "as_of": AS_OF, "people": people}


def test_a_place_taken_is_not_suggested_until_it_is_free_again() -> None:
    standing = Standing(case_from(three_mentors()))
    new = Person(id="new", interests=("a", "b", "c"))
    assert [made.b for made in standing.suggest(new)] == ["m2", "m1", "m0"]
    standing.take("m2")
    assert [made.b for made in standing.suggest(new)] == ["m1", "m0"]
    assert [made.b for made in standing.suggest(new, never=["m1"], most=1)] == ["m0"]
    standing.give_back("m2")
    assert [made.b for made in standing.suggest(new, most=1)] == ["m2"]


def test_a_demand_nobody_made_before_is_understood() -> None:
    case = three_mentors()
    case["people"][2]["gender"] = ["woman"]
    standing = Standing(case_from(case))
    standing.take("m1")
    new = Person(id="new", accepts_genders=("woman",), languages=("xx",))
    assert [made.b for made in standing.suggest(new)] == ["m2"]
    assert "m1" not in [made.b for made in standing.suggest(Person(id="other"))]


def test_peers_are_suggested_to_peers() -> None:
    people = [{"id": f"p{at}", "interests": ["a"]} for at in range(3)]
    case = case_from({"mode": "peers", "as_of": AS_OF, "people": people, "existing": [["p0", "p1"]]})
    found = suggest(Person(id="o", interests=("a",)), case)
    assert [(made.a, made.b) for made in found] == [("o", "p2")]


@given(rounds())
@settings(max_examples=60, deadline=None)
def test_placing_everyone_one_by_one_is_as_good_as_one_round(case: Said) -> None:
    seekers, mentors = sides(case)
    seekers = [s for s in seekers if s["role"] == "seeker"]
    whole = case | {"people": seekers + [m for m in mentors if m["role"] == "mentor"]}
    known = {p["id"] for p in whole["people"]}
    for name in ("blocks", "avoid"):
        whole[name] = [tie for tie in case.get(name, []) if set(tie) <= known]
    standing = Standing(case_from(whole | {"policy": {"switch_cost": 0}}))
    places: dict[object, object] = {}
    for s in seekers:
        places |= dict(standing.place(record(s)))
    people = {p["id"]: p for p in whole["people"]}
    assert standing.queue is None or standing.queue.state.assigned.size
    total = sum(2000 + score(people[a], people[b]) for a, b in places.items())
    assert total == optimum(whole)


def test_an_open_proposal_moves_for_an_arrival_only_above_the_switch_cost() -> None:
    people = [
        person("first", interests=["a", "b", "c"]),
        person("both", "mentor", interests=["a", "b", "c"], languages=["en", "es"]),
        person("spare", "mentor", languages=["en"]),
    ]
    case = {"mode": "mentors", "as_of": AS_OF, "people": people, "proposals": [["first", "both"]]}
    new = Person(id="new", languages=("es",), interests=("a",))
    moved = Standing(case_from(case)).place(new)
    assert dict(moved) == {"new": "both", "first": "spare"}
    dear = Standing(case_from(case | {"policy": {"switch_cost": 5000}}))
    assert dear.place(new) == []
    again = Standing(case_from(case))
    again.take("spare")
    assert again.place(Person(id="late", languages=("es",))) == []


@given(st.integers(0, 2**32), st.integers(0, 400))
@settings(max_examples=200, deadline=None)
def test_the_queue_stays_exact_while_points_for_staying_move_along(seed: int, stay: int) -> None:
    """After each arrival the total, with each one's standing offer worth more, is the best there is."""
    rng = np.random.default_rng(seed)
    cap = rng.integers(0, 3, 6).astype(np.int64)
    queue = Queue(cap, stay)
    rows: list[tuple[np.ndarray, np.ndarray]] = []
    offered: list[int] = []
    for who in range(12):
        adj = np.nonzero(rng.random(6) < 0.6)[0].astype(np.int32)
        rows.append((adj, rng.integers(1, 1000, len(adj))))
        offered.append(-1)
        changed = dict(queue.add(who, *rows[-1]))
        raised = [val + stay * (adj == at) for (adj, val), at in zip(rows, offered, strict=True)]
        ptr = np.concatenate([[0], np.cumsum([len(adj) for adj, _ in rows])]).astype(np.int64)
        graph = (ptr, np.concatenate([adj for adj, _ in rows]), np.concatenate(raised).astype(np.int64), cap)
        now = queue.state.assigned[: len(rows)]
        worth = sum(int(raised[x][list(adj).index(now[x])]) for x, (adj, _) in enumerate(rows) if now[x] >= 0)
        assert worth == best(graph)
        assert {x: int(now[x]) for x in changed} == changed
        offered = [int(x) for x in now]


def test_a_long_queue_grows() -> None:
    people = [person(f"m{at}", "mentor", capacity=20, availability=HOURS) for at in range(10)]
    standing = Standing(case_from({"mode": "mentors", "as_of": AS_OF, "people": people}))
    rng = random.Random(2)
    placed: dict[object, object] = {}
    for at in range(190):
        hours = READERS["availability"](rng.sample(HOURS, 4))
        placed |= dict(standing.place(Person(id=f"s{at}", availability=hours)))
    assert len(placed) == 190
