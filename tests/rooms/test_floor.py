"""Who is heard: the floor's verbs, one by one."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from porch.rooms.rules.floor import (
    GRACE,
    Chair,
    Floor,
    NotTheirs,
    Refused,
    ends_at,
    heard,
    may_write,
    place_in_order,
)
from porch.rooms.rules.turns import Act
from porch.rooms.rules.verbs import perform

AT = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)
HOST, ANA, BO, JO = 1, 2, 3, 4
SEATED = Floor(chairs=(Chair(HOST, "host"), Chair(ANA), Chair(BO), Chair(JO)))


def does(
    floor: Floor, who: int | None, verb: str, value: str = "", about: int | None = None, after: float = 0
) -> Floor:
    return perform(floor, Act(verb, who, AT + timedelta(seconds=after), about, value))


def raised(*hands: int, floor: Floor = SEATED) -> Floor:
    for no in hands:
        floor = does(floor, no, "raise")
    return floor


def test_the_first_hand_begins_and_the_others_wait_in_order() -> None:
    floor = raised(BO, ANA, JO)
    assert (floor.holder, floor.order) == (BO, (ANA, JO))
    assert [place_in_order(floor, no) for no in (BO, ANA, JO)] == [0, 1, 2]


def test_the_hand_comes_down_by_itself_and_the_next_begins() -> None:
    floor = does(raised(BO, ANA), BO, "done", after=60)
    assert (floor.holder, floor.order, floor.since) == (ANA, (), AT + timedelta(seconds=60))


def test_only_the_one_who_shares_is_heard_and_a_host() -> None:
    floor = raised(BO, ANA)
    assert heard(floor) == {HOST, BO}
    assert heard(replace(floor, hosts_speak=False)) == {BO}
    assert heard(does(floor, HOST, "mode", "open")) == {HOST, ANA, BO, JO}
    assert heard(does(floor, HOST, "mode", "silent")) == frozenset()
    assert heard(does(does(SEATED, BO, "raise", "types"), ANA, "raise")) == {HOST}


def test_words_are_shown_in_turn_and_a_hosts_at_any_time() -> None:
    floor = raised(BO, ANA)
    assert [may_write(floor, no) for no in (HOST, ANA, BO, JO)] == [True, False, True, False]
    assert all(may_write(does(floor, HOST, "mode", "silent"), no) for no in (ANA, BO, JO))


def test_a_pass_looks_like_a_share_that_is_over() -> None:
    floor = raised(BO, ANA)
    passed, done = (does(floor, BO, verb, after=9) for verb in ("pass", "done"))
    assert replace(passed, chairs=()) == replace(done, chairs=())
    assert [replace(chair, shares=0) for chair in passed.chairs] == [
        replace(chair, shares=0) for chair in done.chairs
    ]


def test_the_quietest_come_first_if_the_host_says_so() -> None:
    floor = raised(ANA)
    floor = does(floor, ANA, "done")
    floor = raised(JO, ANA, BO, floor=does(floor, HOST, "how", "quietest"))
    assert (floor.holder, floor.order) == (JO, (BO, ANA))


def test_it_goes_round_to_those_who_said_it_may_and_never_to_newcomers() -> None:
    chairs = (
        Chair(HOST, "host"),
        Chair(ANA, joins=True),
        Chair(BO, joins=True, newcomer=True),
        Chair(JO, joins=True),
        Chair(5),
    )
    floor = does(Floor(chairs=chairs), HOST, "round")
    assert (floor.holder, floor.order) == (ANA, (JO,))
    assert does(floor, ANA, "pass").holder == JO


def test_newcomers_are_never_called_on_and_may_raise_a_hand() -> None:
    floor = Floor(mode="speaker", chairs=(Chair(HOST, "host"), Chair(BO, newcomer=True)))
    with pytest.raises(Refused, match="never called on"):
        does(floor, HOST, "give", about=BO)
    assert does(does(floor, BO, "raise"), HOST, "give", about=BO).holder == BO


def test_a_lost_connection_keeps_the_place_and_a_longer_one_lets_go_of_it() -> None:
    floor = does(raised(BO, ANA, JO), None, "lost", f"{ANA}")
    soon, late = GRACE.total_seconds() - 1, GRACE.total_seconds()
    assert does(floor, None, "tick", after=soon).order == (ANA, JO)
    back = does(floor, ANA, "back", after=soon)
    assert does(back, None, "tick", after=late).order == (ANA, JO)
    assert does(floor, None, "tick", after=late).order == (JO,)


def test_whoever_is_away_is_passed_over_and_keeps_their_place() -> None:
    floor = does(raised(BO, ANA, JO), None, "lost", f"{ANA}")
    floor = does(floor, BO, "done", after=5)
    assert (floor.holder, floor.order) == (JO, (ANA,))
    assert does(does(floor, ANA, "back", after=9), JO, "done", after=9).holder == ANA


def test_time_never_cuts_off_whoever_is_here() -> None:
    floor = raised(BO, ANA)
    assert does(floor, None, "tick", after=86_400) == floor


def test_a_sharer_who_is_gone_for_good_does_not_hold_up_the_room() -> None:
    floor = does(raised(BO, ANA), None, "lost", f"{BO}")
    assert does(floor, None, "tick", after=60).holder == BO
    assert does(floor, None, "tick", after=121).holder == ANA


def test_whoever_leaves_while_sharing_lets_the_next_one_begin() -> None:
    floor = does(raised(BO, ANA), BO, "out")
    assert floor.holder == ANA
    assert not floor.is_here(BO)


def test_three_words_stand_once_each_whoever_says_them() -> None:
    floor = raised(BO)
    for who, word in ((ANA, "thank-you"), (JO, "thank-you"), (JO, "with-you"), (BO, "me-too")):
        floor = does(floor, who, "react", word)
    assert floor.said == ("with-you", "thank-you")
    assert does(floor, BO, "done").said == ()
    with pytest.raises(Refused):
        does(floor, ANA, "react", "well-done")


def test_the_time_of_a_share_is_what_it_is_meant_to_take() -> None:
    floor = raised(BO)
    assert ends_at(floor) == AT + timedelta(minutes=3)
    assert ends_at(does(floor, HOST, "plus")) == AT + timedelta(minutes=4)
    assert ends_at(floor.with_chair(BO, slow=True)) == AT + timedelta(minutes=6)
    assert ends_at(does(floor, HOST, "minutes", "0")) is None


def test_a_pause_stops_the_time_and_calls_nobody() -> None:
    floor = does(raised(BO, ANA), HOST, "pause", after=60)
    assert ends_at(floor) is None
    assert does(floor, BO, "done", after=70).holder is None
    assert ends_at(does(floor, HOST, "go-on", after=90)) == AT + timedelta(minutes=3, seconds=30)


def test_closing_takes_hands_down_and_lets_whoever_shares_finish() -> None:
    floor = does(raised(BO, ANA), HOST, "close")
    assert (floor.mode, floor.holder, floor.order) == ("closing", BO, ())
    with pytest.raises(Refused, match="not asked for"):
        does(floor, JO, "raise")


def test_one_place_up_is_a_button() -> None:
    floor = raised(BO, ANA, JO)
    assert does(floor, HOST, "up", about=JO).order == (JO, ANA)
    with pytest.raises(Refused, match="not up any more"):
        does(floor, HOST, "up", about=BO)


def test_a_timekeeper_adds_a_minute_and_clears_nothing() -> None:
    floor = does(does(raised(BO), HOST, "ask-role", "timekeeper", about=JO), JO, "take-role")
    assert does(floor, JO, "plus").extra == 1
    with pytest.raises(NotTheirs):
        does(floor, JO, "clear")


def test_whoever_does_not_sit_here_moves_nothing() -> None:
    for verb in ("raise", "done", "react", "next"):
        with pytest.raises(NotTheirs):
            does(SEATED, 99, verb, "with-you")
