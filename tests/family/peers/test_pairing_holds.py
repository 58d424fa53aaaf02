"""What holds of every family and every round."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from porch.bonds.actions.moving import TooLate
from porch.family.actions import peers as actions
from porch.family.models import FamilyOffer, FamilyPair, Seeking
from porch.family.queries.peers import places_used
from porch.family.rules.peers import CARES_FOR, IN_A_REASON, NEAR, SINCE, in_order, of_one_family, told_as
from porch.people.models import Block, Member

START = datetime(2026, 11, 2, 12, tzinfo=UTC)
NAMES = ("Ash", "Birch", "Cedar", "Dill", "Elder", "Fern")

ids = st.sampled_from("abcdef")


@given(st.lists(st.tuples(ids, ids).filter(lambda pair: pair[0] != pair[1])))
def test_whoever_looks_at_one_giver_is_kept_from_everybody_who_does(looks_at: list[tuple[str, str]]) -> None:
    apart = of_one_family(looks_at)
    for (giver, one), (other_giver, other) in combinations(looks_at, 2):
        if giver == other_giver and one != other:
            assert in_order(one, other) in apart
    for giver, viewer in looks_at:
        assert in_order(giver, viewer) in apart
    linked = {in_order(one, other) for one, other in apart}
    assert linked == apart, "each pair is in order, once"


@given(
    st.lists(st.sampled_from(sorted(CARES_FOR))),
    st.lists(st.sampled_from(sorted(NEAR))),
    st.sampled_from(["", *SINCE]),
)
def test_whatever_is_compared_has_words(cares: list[str], near: list[str], since: str) -> None:
    assert set(told_as(cares, near, since)) <= set(IN_A_REASON)


step = st.one_of(
    st.just(("round", 0, 0)),
    st.tuples(st.sampled_from(["yes", "yes", "no", "rest", "back", "end"]), st.integers(0, 5), st.just(0)),
    st.tuples(st.just("block"), st.integers(0, 5), st.integers(0, 5)),
    st.tuples(st.just("days"), st.integers(1, 4), st.just(0)),
)


@pytest.fixture
def six(make_family: Callable[[str], Member]) -> list[Member]:
    return [make_family(f"{name} Hill") for name in NAMES]


def _answered_by_rows(case: str) -> str:
    """Stands in for the engine's child process: everybody with the next who may, as greedy as can be."""
    asked = json.loads(case)
    never = {frozenset(link) for name in ("blocks", "avoid") for link in asked[name]}
    free, pairs = [one["id"] for one in asked["people"]], []
    while free:
        one = free.pop(0)
        other = next((it for it in free if frozenset((one, it)) not in never), None)
        if other is not None:
            free.remove(other)
            pairs.append({"a": one, "b": other, "score": 1, "reasons": []})
    return json.dumps({"pairs": pairs})


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(step, max_size=14), st.lists(st.integers(1, 3), min_size=6, max_size=6))
def test_nobody_stands_in_two_suggestions_or_has_more_than_they_have_room_for(
    six: list[Member], steps: list[tuple[str, int, int]], room: list[int]
) -> None:
    for table in (FamilyPair, FamilyOffer, Seeking, Block):
        table.objects.all().delete()
    now = START
    for member, places in zip(six, room, strict=True):
        actions.look(actions.Told(["child"], [], "", places, True), by=member, now=now)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(actions.engine, "pair", lambda case, seed: _answered_by_rows(case))
        for verb, one, other in steps:
            now += timedelta(days=one) if verb == "days" else timedelta(minutes=5)
            _do(verb, six, one, other, now)
            _holds(six, room)


def _do(verb: str, six: list[Member], one: int, other: int, now: datetime) -> None:
    who = six[one % 6]
    mine = next(
        (it for it in FamilyOffer.objects.filter(ended_at=None) if who.pk in (it.first_id, it.second_id)),
        None,
    )
    walking = next(
        (it for it in FamilyPair.objects.filter(ended_at=None) if who.pk in (it.first_id, it.second_id)), None
    )
    try:
        if verb == "round":
            actions.open_round(by=None, now=now)
        elif verb == "yes" and mine:
            actions.say_yes(mine, by=who, now=now)
        elif verb == "no" and mine:
            actions.say_no(mine, by=who, now=now)
        elif verb == "rest":
            actions.rest(who, now)
        elif verb == "back":
            actions.come_back(who, now)
        elif verb == "end" and walking:
            actions.end_pair(walking, by=who, now=now, quietly=True)
        elif verb == "block" and who != six[other]:
            Block.objects.get_or_create(by=who, whom=six[other], defaults={"since": now})
            actions.apart(who, six[other], now)
        elif verb == "days":
            actions.expire(now)
    except (actions.TooFew, TooLate):
        pass


def _holds(six: list[Member], room: list[int]) -> None:
    open_now = [(it.first_id, it.second_id) for it in FamilyOffer.objects.filter(ended_at=None)]
    asked = [member for pair in open_now for member in pair]
    assert len(asked) == len(set(asked)), "nobody stands in two open suggestions"
    used = places_used()
    for member, places in zip(six, room, strict=True):
        assert used[member.pk] <= places
    blocked = {frozenset(row) for row in Block.objects.values_list("by", "whom")}
    walking = [
        frozenset(row) for row in FamilyPair.objects.filter(ended_at=None).values_list("first", "second")
    ]
    assert not blocked & {*walking, *(frozenset(pair) for pair in open_now)}
    assert len(walking) == len(set(walking))
    held = Seeking.objects.exclude(open_offer=None).values_list("open_offer__ended_at", flat=True)
    assert set(held) <= {None}, "a suggestion that is over holds nobody"
