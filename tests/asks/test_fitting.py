"""Who fits whom: a value is compared with a value. Each rule is tried with the right one, a wrong one and none."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from porch.asks.rules.fitting import Person, fits, meets_wishes
from porch.asks.rules.lifecycles import HELPERS_ASKED
from porch.asks.rules.turns import Candidate, next_to_ask

WOMEN, MEN = frozenset({"women"}), frozenset({"men"})
EN, ES, BOTH = frozenset({"en"}), frozenset({"es"}), frozenset({"en", "es"})
NOBODY_IN_PARTICULAR = Person()

MUST_HAVES = [
    ({"accepts_genders": WOMEN}, {"genders": WOMEN}, {"genders": MEN}, {"genders": frozenset()}),
    ({"accepts_ages": frozenset({"25-34"})}, {"age_band": "25-34"}, {"age_band": "65+"}, {"age_band": ""}),
    (
        {"accepts_pathways": frozenset({"smart"})},
        {"pathways": frozenset({"smart", "faith"})},
        {"pathways": frozenset({"faith"})},
        {"pathways": frozenset()},
    ),
    ({"min_recovery_days": 365}, {"recovery_days": 365}, {"recovery_days": 364}, {"recovery_days": None}),
]


@pytest.mark.parametrize(("must", "right", "wrong", "unsaid"), MUST_HAVES)
def test_a_must_have_of_either_side_takes_the_right_value_and_no_other(
    must: dict[str, Any], right: dict[str, Any], wrong: dict[str, Any], unsaid: dict[str, Any]
) -> None:
    demanding = Person(**must)
    assert fits(demanding, Person(**right))
    assert fits(Person(**right), demanding)
    for other in (wrong, unsaid):
        assert not fits(demanding, Person(**other))
        assert not fits(Person(**other), demanding)


@pytest.mark.parametrize(
    ("asker", "helper", "may"),
    [(EN, EN, True), (EN, ES, False), (EN, BOTH, True), (frozenset(), ES, True), (EN, frozenset(), True)],
)
def test_a_language_shuts_out_only_where_both_named_one(
    asker: frozenset[str], helper: frozenset[str], may: bool
) -> None:
    assert fits(Person(languages=asker), Person(languages=helper)) is may
    assert fits(Person(languages=helper), Person(languages=asker)) is may


@pytest.mark.parametrize(
    ("asker", "helper", "may"), [(WOMEN, WOMEN, True), (WOMEN, MEN, False), (WOMEN, frozenset(), False)]
)
def test_the_shield_keeps_someone_new_with_whom_a_list_of_theirs_counts_too(
    asker: frozenset[str], helper: frozenset[str], may: bool
) -> None:
    new = Person(genders=asker, kept_alike=True)
    assert fits(new, Person(genders=helper)) is may
    assert fits(replace(new, kept_alike=False), Person(genders=helper))
    assert fits(Person(kept_alike=True), Person(genders=helper)), "who said nothing asked for nothing"


WISHED = [
    ("pathways", {"pathways": frozenset({"smart"})}, {"pathways": frozenset({"faith"})}),
    ("substances", {"substances": frozenset({"alcohol"})}, {"substances": frozenset({"opioids"})}),
    ("age_band", {"age_band": "25-34"}, {"age_band": "65+"}),
    ("gender", {"genders": WOMEN}, {"genders": MEN}),
]


@pytest.mark.parametrize(("wish", "mine", "other"), WISHED)
def test_a_wish_is_met_by_the_same_and_let_go_of_later(
    wish: str, mine: dict[str, Any], other: dict[str, Any]
) -> None:
    asker, alike, unlike = Person(**mine), Person(**mine), Person(**other)
    assert meets_wishes(asker, alike, {wish})
    assert not meets_wishes(asker, unlike, {wish})
    assert meets_wishes(asker, unlike, set()), "only what was wished for counts"
    assert meets_wishes(Person(), unlike, {wish}), "who told nothing of it asks nothing"
    one = Candidate("one", unlike, on_shift=True)
    for state, asked in (("on-shift", []), ("widened", []), ("wider", ["one"])):
        assert next_to_ask(state, asker, [one], wishes={wish}, most=2).ask == asked


def test_a_must_have_is_never_let_go_of() -> None:
    asker = Person(accepts_genders=WOMEN)
    one = Candidate("one", Person(genders=MEN), on_shift=True, may_be_called=True, serves_home_group=True)
    for state in HELPERS_ASKED:
        found = next_to_ask(state, asker, [one], wishes=set(), most=2)
        assert (found.ask, found.later) == ([], False)


FREE = Candidate("one", NOBODY_IN_PARTICULAR, on_shift=True)
KEEPS: list[Callable[[], Candidate]] = [
    lambda: replace(FREE, is_quiet=True),
    lambda: replace(FREE, is_away=True),
    lambda: replace(FREE, is_blocked=True),
    lambda: replace(FREE, is_resting=True),
    lambda: replace(FREE, is_taken=True),
    lambda: replace(FREE, was_asked=True),
    lambda: replace(FREE, on_shift=False),
]


@pytest.mark.parametrize("kept", KEEPS)
def test_each_thing_that_keeps_somebody_from_being_asked_keeps_them(kept: Callable[[], Candidate]) -> None:
    assert next_to_ask("on-shift", Person(), [FREE], wishes=set(), most=2).ask == ["one"]
    assert next_to_ask("on-shift", Person(), [kept()], wishes=set(), most=2).ask == []


@pytest.mark.parametrize(
    ("candidate", "asked_in"),
    [
        (Candidate("one", Person(), on_shift=True), {"on-shift", "widened", "wider"}),
        (Candidate("one", Person(), may_be_called=True), {"widened", "wider"}),
        (Candidate("one", Person(), serves_home_group=True), {"home-group"}),
        (Candidate("one", Person()), set()),
    ],
)
def test_the_circle_grows_and_outside_their_hours_nobody_is_in_it(
    candidate: Candidate, asked_in: set[str]
) -> None:
    states = {s for s in HELPERS_ASKED if next_to_ask(s, Person(), [candidate], wishes=set(), most=1).ask}
    assert states == asked_in


def test_waiting_makes_sense_only_for_somebody_who_fits_and_is_only_busy() -> None:
    busy = replace(FREE, is_taken=True)
    assert next_to_ask("on-shift", Person(), [busy], wishes=set(), most=2).later
    for hopeless in (
        replace(busy, was_asked=True),
        replace(busy, is_blocked=True),
        replace(busy, is_quiet=True),
    ):
        assert not next_to_ask("on-shift", Person(), [hopeless], wishes=set(), most=2).later


@given(st.lists(st.none() | st.datetimes(), max_size=8), st.integers(0, 5))
def test_whoever_was_asked_longest_ago_is_asked_first(last: list[Any], most: int) -> None:
    there = [replace(FREE, key=f"{n}", asked_last=at) for n, at in enumerate(last)]
    asked = next_to_ask("on-shift", Person(), there, wishes=set(), most=most).ask
    assert len(asked) == min(most, len(there))
    by_key = {one.key: one.asked_last.timestamp() if one.asked_last else float("-inf") for one in there}
    left = [at for key, at in by_key.items() if key not in asked]
    assert all(by_key[key] <= other for key in asked for other in left)
