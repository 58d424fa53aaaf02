"""Before the last day somebody asks one of their people to walk on; two have met when both say so."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from porch.bonds.actions.moving import TooLate
from porch.bonds.models import Pair
from porch.bonds.registries import on_pair
from porch.people.actions.blocks import block
from porch.people.actions.leaving import leave
from porch.people.actions.pausing import pause
from porch.people.models import Member
from porch.programmes.actions import handing, handing_ends
from porch.programmes.models import Episode, HandOver
from porch.programmes.queries.handing import asked_of, to_say
from porch.programmes.rules.handing import closes_after, due_on, met_in_time, met_on
from tests.programmes.after.conftest import DAY, Walk, row_of, states, told, yes

THREE_DAYS = timedelta(days=3, minutes=1)


def test_the_first_is_asked_and_the_second_waits(
    stay: Episode, friends: tuple[Member, Member], now: datetime
) -> None:
    handing.ask(stay, friends, by=stay.member, now=now)
    assert states(stay) == ["asked", "in-line"]
    assert told(friends[0]) == ["stand-by"]
    assert told(friends[1]) == []


def test_a_no_goes_on_to_the_next_and_nobody_is_told(
    stay: Episode, friends: tuple[Member, Member], now: datetime
) -> None:
    bob, erin = friends
    handing.ask(stay, friends, by=stay.member, now=now)
    handing.answer(row_of(stay, bob), "no", by=bob, now=now)
    assert states(stay) == ["no", "asked"]
    assert (told(stay.member), told(erin)) == ([], ["stand-by"])


def test_whoever_asked_cannot_tell_a_no_from_silence(
    stay: Episode, friends: tuple[Member, Member], now: datetime
) -> None:
    bob, erin = friends
    handing.ask(stay, friends, by=stay.member, now=now)
    before = asked_of(stay)
    handing.answer(row_of(stay, bob), "no", by=bob, now=now)
    assert asked_of(stay) == before
    handing.answer(row_of(stay, erin), "no", by=erin, now=now)
    assert asked_of(stay) == before
    handing_ends.keep_time(now + 2 * DAY)
    assert asked_of(stay) == before


def test_when_nobody_could_whoever_asked_is_told_once_no_answer_can_come_any_more(
    stay: Episode, friends: tuple[Member, Member], now: datetime
) -> None:
    bob, _ = friends
    handing.ask(stay, [bob], by=stay.member, now=now)
    handing.answer(row_of(stay, bob), "no", by=bob, now=now)
    handing_ends.keep_time(now + 2 * DAY)
    assert told(stay.member) == []
    handing_ends.keep_time(now + THREE_DAYS)
    handing_ends.keep_time(now + THREE_DAYS + DAY)
    assert told(stay.member) == ["ask-answered"]
    assert asked_of(stay).over


def test_an_answer_that_does_not_come_in_three_days_goes_on_to_the_next(
    stay: Episode, friends: tuple[Member, Member], now: datetime
) -> None:
    bob, _ = friends
    handing.ask(stay, friends, by=stay.member, now=now)
    handing_ends.keep_time(now + THREE_DAYS)
    assert states(stay) == ["passed", "asked"]
    with pytest.raises(TooLate):
        handing.answer(row_of(stay, bob), "yes", by=bob, now=now + THREE_DAYS)


def test_whoever_said_no_is_not_asked_again_and_it_looks_as_if_they_were(
    stay: Episode, friends: tuple[Member, Member], now: datetime
) -> None:
    bob, erin = friends
    handing.ask(stay, [bob], by=stay.member, now=now)
    first = asked_of(stay)
    handing.answer(row_of(stay, bob), "no", by=bob, now=now)
    handing_ends.keep_time(now + THREE_DAYS)
    handing.ask(stay, [bob], by=stay.member, now=now + 4 * DAY)
    assert asked_of(stay) == first
    assert told(bob) == ["stand-by"]
    handing.ask(stay, [bob, erin], by=stay.member, now=now + 4 * DAY)
    assert told(erin) == ["stand-by"]


def test_a_yes_is_told_and_the_two_walk_on(
    stay: Episode, friends: tuple[Member, Member], now: datetime
) -> None:
    bob, _ = friends
    row = yes(stay, bob, now)
    assert row.state == "walks"
    assert told(stay.member) == ["stands-by"]
    assert asked_of(stay).walks == row


def test_one_of_two_alone_closes_nothing_and_both_do(
    stay: Episode, friends: tuple[Member, Member], now: datetime
) -> None:
    bob, _ = friends
    row = yes(stay, bob, now)
    assert not handing.say_met(row, by=bob, on=now.date(), now=now)
    assert row_of(stay, bob).state == "walks"
    assert [one.other for one in to_say(stay.member, now)] == [bob]
    assert handing.say_met(row, by=stay.member, on=(now + DAY).date(), now=now + DAY)
    closed = row_of(stay, bob)
    stay.refresh_from_db()
    assert (closed.state, closed.met_on) == ("met", (now + DAY).date())
    assert stay.met_peer_on == (now + DAY).date()


def test_nobody_but_the_two_says_that_they_met_nor_of_a_day_that_has_not_come(
    stay: Episode, friends: tuple[Member, Member], now: datetime
) -> None:
    bob, erin = friends
    row = yes(stay, bob, now)
    with pytest.raises(handing.NotForThem):
        handing.say_met(row, by=erin, on=now.date(), now=now)
    for day in (now + DAY, now - DAY):
        with pytest.raises(handing.NotADay):
            handing.say_met(row, by=bob, on=day.date(), now=now)


def test_an_earlier_meeting_with_a_peer_stays_the_first(
    stay: Episode, friends: tuple[Member, Member], now: datetime
) -> None:
    bob, _ = friends
    Episode.objects.filter(pk=stay.pk).update(met_peer_on=date(2026, 10, 9))
    stay.refresh_from_db()
    row = yes(stay, bob, now)
    for one in (bob, stay.member):
        handing.say_met(row, by=one, on=now.date(), now=now)
    stay.refresh_from_db()
    assert stay.met_peer_on == date(2026, 10, 9)


def test_it_is_due_seven_days_after_the_last_day_and_follows_it(
    stay: Episode, friends: tuple[Member, Member], now: datetime
) -> None:
    bob, _ = friends
    assert yes(stay, bob, now).due_on == date(2026, 12, 29)
    Episode.objects.filter(pk=stay.pk).update(ended_on=date(2026, 11, 22), ending="left")
    handing_ends.keep_time(now + 3 * DAY)
    assert row_of(stay, bob).due_on == date(2026, 11, 29)


def test_what_both_did_not_say_in_time_is_closed_without_a_word(
    stay: Episode, friends: tuple[Member, Member], now: datetime
) -> None:
    bob, erin = friends
    handing.ask(stay, friends, by=stay.member, now=now)
    handing.answer(row_of(stay, bob), "yes", by=bob, now=now)
    handing.say_met(row_of(stay, bob), by=bob, on=now.date(), now=now)
    said = told(stay.member)
    handing_ends.keep_time(datetime(2027, 1, 1, 12, tzinfo=UTC))
    assert row_of(stay, bob).state == "walks"
    handing_ends.keep_time(datetime(2027, 1, 2, 12, tzinfo=UTC))
    assert states(stay) == ["not-met", "ended"]
    assert (told(stay.member), told(erin)) == (said, [])


def test_the_desk_looks_when_nobody_is_named_and_the_pair_it_makes_walks_on(
    stay: Episode, erin: Member, walk: Walk, now: datetime
) -> None:
    handing.ask(stay, [], by=stay.member, now=now, desk=True)
    stay.member.lived.refresh_from_db()
    assert states(stay) == ["looking"]
    assert stay.member.lived.wants_peer
    pair = walk(stay.member, erin)
    for follow in on_pair:
        follow(pair, now)
    row = row_of(stay, erin)
    assert (row.state, row.peer) == ("walks", erin)
    assert told(stay.member)[-1] == "stands-by"


def test_a_block_ends_it_silently_and_the_next_is_asked(
    stay: Episode, friends: tuple[Member, Member], now: datetime
) -> None:
    bob, erin = friends
    handing.ask(stay, friends, by=stay.member, now=now)
    block(bob, by=stay.member, now=now)
    assert states(stay) == ["ended", "asked"]
    assert told(erin) == ["stand-by"]
    assert "pair-ended" not in told(bob) + told(stay.member)


def test_whoever_rests_or_leaves_is_passed_over(
    stay: Episode, friends: tuple[Member, Member], now: datetime
) -> None:
    bob, erin = friends
    handing.ask(stay, friends, by=stay.member, now=now)
    pause(bob, until=None, now=now)
    assert states(stay) == ["passed", "asked"]
    leave(erin, by=erin, now=now)
    assert states(stay) == ["passed", "ended"]


def test_whoever_is_not_of_their_people_any_more_is_not_asked_when_their_turn_comes(
    stay: Episode, friends: tuple[Member, Member], now: datetime
) -> None:
    bob, erin = friends
    handing.ask(stay, friends, by=stay.member, now=now)
    Pair.objects.filter(second=stay.member, first=erin).update(state="ended", ended_at=now)
    handing.answer(row_of(stay, bob), "no", by=bob, now=now)
    assert states(stay) == ["no", "ended"]
    assert told(erin) == []


def test_stepping_back_after_a_yes_asks_the_next_and_says_nothing_of_why(
    stay: Episode, friends: tuple[Member, Member], now: datetime
) -> None:
    bob, erin = friends
    handing.ask(stay, friends, by=stay.member, now=now)
    handing.answer(row_of(stay, bob), "yes", by=bob, now=now)
    handing.step_back(row_of(stay, bob), by=bob, now=now)
    assert states(stay) == ["ended", "asked"]
    handing.answer(row_of(stay, erin), "yes", by=erin, now=now)
    handing.step_back(row_of(stay, erin), by=erin, now=now)
    assert told(stay.member)[-1] == "pair-ended"


def test_nobody_is_asked_whether_they_met_somebody_who_died(
    stay: Episode, friends: tuple[Member, Member], now: datetime
) -> None:
    bob, erin = friends
    handing.ask(stay, friends, by=stay.member, now=now)
    handing.answer(row_of(stay, bob), "yes", by=bob, now=now)
    Episode.objects.filter(pk=stay.pk).update(ended_on=now.date(), ending="died")
    handing_ends.keep_time(now)
    assert set(states(stay)) == {"ended"}
    assert to_say(bob, now) == []
    assert told(erin) == []


def test_only_ones_own_people_can_be_asked_and_three_at_once(
    stay: Episode, friends: tuple[Member, Member], frank: Member, now: datetime
) -> None:
    with pytest.raises(handing.NotThem):
        handing.ask(stay, [frank], by=stay.member, now=now)
    with pytest.raises(handing.NotThem):
        handing.ask(stay, [], by=stay.member, now=now)
    with pytest.raises(handing.NotThem):
        handing.ask(stay, [friends[0]], by=friends[1], now=now)
    assert not HandOver.objects.exists()


def test_the_days_are_those_of_the_one_whose_stay_it_is(
    stay: Episode, friends: tuple[Member, Member], now: datetime
) -> None:
    """Auckland is a day ahead of London for half of it: each says the day it is where they are."""
    bob, _ = friends
    Member.objects.filter(pk=bob.pk).update(time_zone="Pacific/Auckland")
    bob.refresh_from_db()
    evening = now.replace(hour=20)
    row = yes(stay, bob, evening)
    there = evening.astimezone(ZoneInfo("Pacific/Auckland")).date()
    assert there == evening.date() + DAY
    handing.say_met(row, by=bob, on=there, now=evening)
    assert handing.say_met(row, by=stay.member, on=evening.date(), now=evening)
    assert row_of(stay, bob).met_on == there


def test_due_met_and_closed_are_counted_in_days() -> None:
    last, late = date(2026, 3, 27), date(2026, 4, 2)
    assert due_on(last, last - 20 * DAY) == date(2026, 4, 3)
    assert due_on(last, late) == date(2026, 4, 9)
    assert closes_after(date(2026, 4, 3)) == date(2026, 4, 6)
    assert met_on(last, None) is None
    assert met_on(last, late) == late
    assert met_in_time(date(2026, 4, 3), date(2026, 4, 3))
    assert not met_in_time(date(2026, 4, 4), date(2026, 4, 3))
    assert not met_in_time(None, date(2026, 4, 3))
