"""Had a peer by day 7: nobody is left out silently, and no time that had to be lived through first is counted."""

import random
from dataclasses import replace
from datetime import timedelta

from porch.evidence.rules.gathered import Gathered, Person, Stay
from porch.evidence.rules.report import made
from porch.evidence.rules.stays import stays_of
from porch.measures.staying import cox
from tests.evidence import made_up


def chance(n: int, seed: int = 4) -> Gathered:
    """People who leave at a pace that a peer does not change, and meet one, if they are there, at any time."""
    draw = random.Random(seed)

    def somebody(person: Person) -> Person:
        leaves, meets = int(draw.expovariate(1 / 60)) + 1, int(draw.expovariate(1 / 40))
        days = min(leaves, 84)
        stay = Stay(days, "completed" if days == 84 else "left", 84, days)
        return replace(person, stay=stay, peer_from=meets if meets <= days else None)

    there = made_up.gathered(n, seed=seed, joined=made_up.CUT - timedelta(days=240))
    return replace(there, people=tuple(map(somebody, there.people)))


def said(there: Gathered) -> str:
    (peers,) = [one for one in made(there).sections if one.code == "peers"]
    return " ".join(map(str, (*peers.said, *peers.fine)))


def test_everyone_stands_somewhere_on_day_seven() -> None:
    there = chance(300)
    report = made(there).as_json()
    assert sum(report["counts"]["peers-by-day-7"]["counts"][0]) == 300


def test_what_a_peer_does_not_change_is_no_difference_from_day_seven_on() -> None:
    there = chance(1500)
    report = made(there).as_json()
    with_, without = (row["values"] for row in report["figures"]["peers"]["rows"])
    assert with_[2] < without[1] < with_[3]
    stays = stays_of(there.people)
    ever = ~(stays.peer_from != stays.peer_from)
    assert cox(stays.times, stays.left, {"ever": ever.astype(float)}).rows[0].ratio < 0.6  # the trap


def test_who_met_a_peer_later_is_counted_among_those_without_and_said_to_be() -> None:
    assert "or more had one later; they are among those without." in said(chance(300))


def test_of_few_who_met_one_later_no_number_is_told() -> None:
    there = chance(300)
    first = [p for p in there.people if (p.peer_from or 0) > 7][:5]
    few = tuple(
        replace(p, peer_from=None) if (p.peer_from or 0) > 7 and p not in first else p for p in there.people
    )
    words = said(replace(there, people=few))
    assert "Whoever first had a peer after day 7 is among those without." in words
    assert "or more had one later" not in words
