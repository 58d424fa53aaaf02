"""A word a week goes on until the planned end at least, and longer for whoever wishes it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from porch.bonds.actions.moving import TooLate
from porch.people.actions.blocks import block
from porch.people.models import Member
from porch.programmes.actions import aftercare, handing
from porch.programmes.models import Aftercare, Episode, Word
from porch.programmes.queries.aftercare import this_week
from porch.programmes.rules.aftercare import BEYOND, goes_until, week_of, weeks_between
from tests.programmes.after.conftest import DAY, row_of, yes


@given(
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.integers(-400, 400),
    st.sampled_from(sorted(BEYOND)),
)
def test_no_plan_ends_before_the_planned_end_nor_today(end: date, on: int, beyond: str) -> None:
    today = end + timedelta(days=on)
    until = goes_until(end, today, beyond)
    assert until >= end
    assert until > today or (beyond == "end" and today < end)


def test_weeks_begin_on_monday() -> None:
    assert week_of(date(2026, 11, 20)) == week_of(date(2026, 11, 22)) == date(2026, 11, 16)
    assert weeks_between(date(2026, 11, 22), date(2026, 11, 23)) == 2
    assert weeks_between(date(2026, 11, 23), date(2026, 11, 22)) == 0


def test_it_begins_with_whoever_says_yes(
    stay: Episode, friends: tuple[Member, Member], now: datetime
) -> None:
    assert aftercare.wish(stay, "season", by=stay.member, now=now) is None
    yes(stay, friends[0], now)
    row = Aftercare.objects.get()
    assert (row.peer, row.until) == (friends[0], date(2026, 12, 22) + timedelta(weeks=13))


def test_nobody_has_one_who_did_not_wish_it(
    stay: Episode, friends: tuple[Member, Member], now: datetime
) -> None:
    yes(stay, friends[0], now)
    assert not Aftercare.objects.exists()


def test_each_says_for_themselves_once_a_week(
    stay: Episode, friends: tuple[Member, Member], now: datetime
) -> None:
    yes(stay, friends[0], now)
    row = aftercare.wish(stay, "end", by=stay.member, now=now)
    assert row is not None
    for _ in range(2):
        aftercare.say_word(row, by=stay.member, now=now)
    assert Word.objects.count() == 1
    assert [one.said for one in this_week(stay.member, now)] == [True]
    assert [one.said for one in this_week(friends[0], now)] == [False]
    assert [one.said for one in this_week(stay.member, now + 7 * DAY)] == [False]
    with pytest.raises(aftercare.NotTheirs):
        aftercare.say_word(row, by=friends[1], now=now)


def test_it_goes_on_for_longer_and_is_over_in_its_time(
    stay: Episode, friends: tuple[Member, Member], now: datetime
) -> None:
    yes(stay, friends[0], now)
    aftercare.wish(stay, "end", by=stay.member, now=now)
    christmas = datetime(2026, 12, 22, 12, tzinfo=UTC)
    assert this_week(stay.member, christmas)
    row = aftercare.wish(stay, "half-year", by=stay.member, now=christmas)
    assert row is not None
    aftercare.keep_time(datetime(2027, 6, 22, 12, tzinfo=UTC))
    assert Aftercare.objects.get().ended_at is None
    with pytest.raises(TooLate):
        aftercare.say_word(row, by=stay.member, now=datetime(2027, 6, 23, 12, tzinfo=UTC))
    aftercare.keep_time(datetime(2027, 6, 23, 12, tzinfo=UTC))
    assert Aftercare.objects.get().ended_at is not None
    with pytest.raises(TooLate):
        row.refresh_from_db()
        aftercare.say_word(row, by=stay.member, now=datetime(2027, 6, 24, 12, tzinfo=UTC))


@pytest.mark.parametrize("how", ["end", "block", "step back", "died"])
def test_either_ends_it_and_so_does_what_ends_the_rest(
    stay: Episode, friends: tuple[Member, Member], now: datetime, how: str
) -> None:
    bob, _ = friends
    yes(stay, bob, now)
    row = aftercare.wish(stay, "season", by=stay.member, now=now)
    assert row is not None
    if how == "end":
        aftercare.end(row, by=bob, now=now)
    elif how == "block":
        block(bob, by=stay.member, now=now)
    elif how == "step back":
        handing.step_back(row_of(stay, bob), by=bob, now=now)
    else:
        Episode.objects.filter(pk=stay.pk).update(ended_on=now.date(), ending="died")
        aftercare.keep_time(now)
    assert Aftercare.objects.get().ended_at == now
    assert this_week(bob, now) == this_week(stay.member, now) == []


def test_it_is_on_today_of_both_until_each_has_said(
    stay: Episode, friends: tuple[Member, Member], as_alice: Client, as_bob: Client, now: datetime
) -> None:
    row = yes(stay, friends[0], now)
    aftercare.wish(stay, "season", by=stay.member, now=now)
    for one in (stay.member, friends[0]):
        handing.say_met(row, by=one, on=now.date(), now=now)
    assert "A word with Bob Harbour this week?" in as_alice.get("/today/").text
    assert "A word with Alice Fern this week?" in as_bob.get("/today/").text
    as_alice.post(f"/walking-on/weekly/{Aftercare.objects.get().pk}/word/")
    assert "A word with Bob Harbour this week?" not in as_alice.get("/today/").text
    assert "A word with Alice Fern this week?" in as_bob.get("/today/").text
