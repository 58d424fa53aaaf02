"""Who gives, ends and confirms which part: the whole table, and what holds of every cell of it."""

from itertools import chain, combinations, product

import pytest

from porch.people.rules.granting import (
    NAMES,
    SELF_CHOSEN,
    STAFF,
    TWO_PEOPLE,
    Giving,
    giving,
    may_end,
)
from porch.people.rules.parts import parts

PARTS = (*NAMES, "member")
EVERY_SET = [frozenset(some) for some in chain.from_iterable(combinations(NAMES, n) for n in range(9))]
YES_NO = (True, False)

# what one who holds the row's part may do to someone else's: + at once, 2 with a second person, - not
#              mentor facil house family coord moder evalu operat
GIVES = {
    "member": "-      -     -     -      -     -     -     -",
    "mentor": "-      -     -     -      -     -     -     -",
    "facilitator": "-      -     -     -      -     -     -     -",
    "house-manager": "-      -     -     -      -     -     -     -",
    "family": "-      -     -     -      -     -     -     -",
    "coordinator": "+      +     +     +      +     2     +     -",
    "moderator": "-      -     -     -      -     -     -     -",
    "evaluator": "-      -     -     -      -     -     -     -",
    "operator": "+      +     +     +      +     2     +     2",
}
ENDS = {
    "member": "-      -     -     -      -     -     -     -",
    "mentor": "-      -     -     -      -     -     -     -",
    "facilitator": "-      -     -     -      -     -     -     -",
    "house-manager": "-      -     -     -      -     -     -     -",
    "family": "-      -     -     -      -     -     -     -",
    "coordinator": "+      +     +     -      -     -     +     -",
    "moderator": "-      -     -     -      -     -     -     -",
    "evaluator": "-      -     -     -      -     -     -     -",
    "operator": "+      +     +     -      +     +     +     +",
}
SIGNS = {"+": Giving.AT_ONCE, "2": Giving.WITH_A_SECOND, "-": Giving.NO}


def cells(table: dict[str, str]) -> list[tuple[str, str, str]]:
    return [(who, role, sign) for who in PARTS for role, sign in zip(NAMES, table[who].split(), strict=True)]


@pytest.mark.parametrize(("who", "role", "sign"), cells(GIVES))
def test_who_gives_what(who: str, role: str, sign: str) -> None:
    assert giving(role, {who}, to_oneself=False, alone=False) is SIGNS[sign]


@pytest.mark.parametrize(("who", "role", "sign"), cells(ENDS))
def test_who_ends_what(who: str, role: str, sign: str) -> None:
    assert may_end(role, {who}, own=False, last=False) is (sign == "+")


def test_nobody_gives_a_part_to_themselves_but_what_they_choose_and_the_one_operator() -> None:
    for role, held, alone in product(NAMES, EVERY_SET, YES_NO):
        way = giving(role, held, to_oneself=True, alone=alone)
        if role in SELF_CHOSEN:
            assert way is Giving.AT_ONCE
        elif not (alone and "operator" in held):
            assert way is Giving.NO or alone, (role, held)


def test_where_there_is_a_second_person_one_alone_makes_no_moderator_and_no_operator() -> None:
    for role, held, oneself in product(TWO_PEOPLE, EVERY_SET, YES_NO):
        assert giving(role, held, to_oneself=oneself, alone=False) is not Giving.AT_ONCE


def test_only_who_holds_a_staff_part_gives_or_ends_one_of_another() -> None:
    for role, held in product(NAMES, EVERY_SET):
        if held.isdisjoint(STAFF):
            assert giving(role, held, to_oneself=False, alone=False) is Giving.NO
            assert not may_end(role, held, own=False, last=False)


def test_more_parts_never_take_away_what_one_may() -> None:
    for role, held in product(NAMES, EVERY_SET):
        ways = [giving(role, {one}, to_oneself=False, alone=False) for one in held]
        best = next((way for way in ways if way is not Giving.NO), Giving.NO)
        assert giving(role, held, to_oneself=False, alone=False) is best
        assert may_end(role, held, own=False, last=False) is any(
            may_end(role, {one}, own=False, last=False) for one in held
        )


def test_everyone_may_give_up_every_part_but_the_last_operator_theirs() -> None:
    for role, held, own in product(NAMES, EVERY_SET, YES_NO):
        assert may_end(role, held, own=True, last=False)
        assert may_end(role, held, own=own, last=True) is (
            role != "operator" and may_end(role, held, own=own, last=False)
        )


def test_family_is_no_staff_and_opens_nothing() -> None:
    assert "family" not in STAFF
    assert parts()["family"].desks == ()
