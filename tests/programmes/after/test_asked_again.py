"""After three, six and twelve months somebody is asked once, if they said they would like to be."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from porch.people.actions.leaving import leave
from porch.people.actions.pausing import come_back, pause
from porch.people.models import Member
from porch.programmes.actions import following
from porch.programmes.actions.following import Said
from porch.programmes.belongings_after import export
from porch.programmes.models import Episode, FollowUp
from porch.programmes.queries.following import rate_of
from porch.programmes.rules.following import MONTHS, WINDOW, due_on, is_open, rate, still_ahead
from porch.wire.registries import hushed
from tests.programmes.after.conftest import DAY, told

JANUARY = datetime(2027, 1, 1, 12, tzinfo=UTC)


def rows(member: Member) -> list[FollowUp]:
    return list(FollowUp.objects.filter(member=member).order_by("due_on"))


@pytest.mark.parametrize(
    ("since", "months", "due"),
    [
        (date(2026, 10, 1), 3, date(2027, 1, 1)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
    ],
)
def test_months_end_where_the_calendar_has_the_day(since: date, months: int, due: date) -> None:
    assert due_on(since, months) == due


@given(st.dates(date(2000, 1, 1), date(2200, 1, 1)), st.sampled_from(MONTHS))
def test_a_day_is_due_in_the_month_that_was_meant_and_never_later_in_it(since: date, months: int) -> None:
    due = due_on(since, months)
    assert (due.year * 12 + due.month) - (since.year * 12 + since.month) == months
    assert due.day <= since.day
    assert due.day == since.day or (due + DAY).month != due.month


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(-30, 500))
def test_what_is_ahead_can_still_be_asked_and_what_is_not_cannot(since: date, on: int) -> None:
    today = since + timedelta(days=on)
    for months in MONTHS:
        due = due_on(since, months)
        could = any(is_open(due, today + timedelta(days=later)) for later in range(600))
        assert (months in still_ahead(since, today)) is could


@given(st.lists(st.tuples(st.integers(-90, 30), st.booleans())))
def test_the_rate_counts_those_alone_who_can_answer_no_more(said: list[tuple[int, bool]]) -> None:
    today = date(2027, 3, 1)
    found = rate([(today + timedelta(days=due), answered) for due, answered in said], today)
    over = [one for one in said if timedelta(days=-one[0]) > WINDOW]
    assert (found.answered, found.of) == (sum(one[1] for one in over), len(over))
    assert found.share is None if not over else 0 <= (found.share or 0) <= 1


def test_nobody_is_asked_who_did_not_say_yes(stay: Episode) -> None:
    following.ask_those_due(JANUARY)
    assert told(stay.member) == []


def test_a_yes_is_for_three_times_counted_from_the_first_day(stay: Episode, now: datetime) -> None:
    assert following.say_yes(stay, by=stay.member, now=now) == 3
    assert following.say_yes(stay, by=stay.member, now=now) == 0
    assert [one.due_on for one in rows(stay.member)] == [
        date(2027, 1, 1),
        date(2027, 4, 1),
        date(2027, 10, 1),
    ]


def test_each_is_asked_once_in_its_month_and_never_again(stay: Episode, now: datetime) -> None:
    following.say_yes(stay, by=stay.member, now=now)
    asked = []
    at = now
    while at < datetime(2028, 1, 1, tzinfo=UTC):
        if following.ask_those_due(at):
            asked.append(at.date())
        at += timedelta(hours=11)
    assert asked == [date(2027, 1, 1), date(2027, 4, 1), date(2027, 10, 1)]
    assert set(told(stay.member)) == {"still-there"}


def test_it_is_asked_by_day_where_they_are_also_when_the_clocks_change(stay: Episode, now: datetime) -> None:
    """1 April 2027 in London comes after the clocks went forward: eight in the morning there is seven elsewhere."""
    following.say_yes(stay, by=stay.member, now=now)
    FollowUp.objects.filter(months=3).delete()
    london, at = ZoneInfo("Europe/London"), datetime(2027, 3, 31, 22, tzinfo=UTC)
    while not following.ask_those_due(at):
        at += timedelta(minutes=15)
    assert at.astimezone(london) == datetime(2027, 4, 1, 8, tzinfo=london)
    assert at == datetime(2027, 4, 1, 7, tzinfo=UTC)


def test_it_waits_two_days_after_a_hard_one_and_while_somebody_rests(
    stay: Episode, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    following.say_yes(stay, by=stay.member, now=now)
    monkeypatch.setitem(hushed._entries, "hard", lambda who, at: at < JANUARY + 2 * DAY)
    assert following.ask_those_due(JANUARY) == 0
    pause(stay.member, until=None, now=JANUARY)
    assert following.ask_those_due(JANUARY + 3 * DAY) == 0
    come_back(stay.member)
    assert following.ask_those_due(JANUARY + 4 * DAY) == 1


def test_what_could_not_be_asked_in_its_thirty_days_is_not_asked(stay: Episode, now: datetime) -> None:
    following.say_yes(stay, by=stay.member, now=now)
    assert following.ask_those_due(JANUARY + 31 * DAY) == 0
    assert rate_of(FollowUp.objects.all(), (JANUARY + 31 * DAY).date()).of == 1


def test_nobody_is_asked_after_they_died_or_left(stay: Episode, now: datetime) -> None:
    following.say_yes(stay, by=stay.member, now=now)
    Episode.objects.filter(pk=stay.pk).update(ended_on=now.date(), ending="died")
    assert following.ask_those_due(JANUARY) == 0
    Episode.objects.filter(pk=stay.pk).update(ended_on=None, ending="")
    leave(stay.member, by=stay.member, now=now)
    assert following.ask_those_due(JANUARY) == 0


def test_an_answer_is_sealed_under_ones_own_key_and_given_once(stay: Episode, now: datetime) -> None:
    following.say_yes(stay, by=stay.member, now=now)
    following.ask_those_due(JANUARY)
    pk = rows(stay.member)[0].pk
    following.answer(pk, Said(4, "hard", "yes"), by=stay.member, now=JANUARY)
    row = FollowUp.objects.get(pk=pk)
    assert row.said == {"days_used": 4, "how": "hard", "treatment": "yes"}
    assert b"hard" not in bytes(row.sealed_said)
    with pytest.raises(following.NotTheirs):
        following.answer(pk, Said(0), by=stay.member, now=JANUARY)
    assert export(stay.member)["asked_again"][0]["said"]["days_used"] == 4


def test_everything_may_be_left_out_and_nothing_made_up_is_taken() -> None:
    assert Said() == Said(None, "", "")
    for wrong in ({"days_used": 31}, {"days_used": -1}, {"how": "fine"}, {"treatment": "maybe"}):
        with pytest.raises(following.NotAnAnswer):
            Said(**wrong)


def test_a_skipped_question_is_gone_and_counts_as_not_answered(stay: Episode, now: datetime) -> None:
    following.say_yes(stay, by=stay.member, now=now)
    following.ask_those_due(JANUARY)
    following.skip(rows(stay.member)[0].pk, by=stay.member, now=JANUARY)
    later = JANUARY + 31 * DAY
    found = rate_of(FollowUp.objects.filter(episode=stay), later.date())
    assert (found.answered, found.of) == (0, 1)


def test_rather_not_any_more_leaves_what_was_answered(stay: Episode, now: datetime) -> None:
    following.say_yes(stay, by=stay.member, now=now)
    following.ask_those_due(JANUARY)
    following.answer(rows(stay.member)[0].pk, Said(0), by=stay.member, now=JANUARY)
    following.say_no(stay, by=stay.member)
    assert [one.months for one in rows(stay.member)] == [3]
    following.say_yes(stay, by=stay.member, now=JANUARY)
    assert [one.months for one in rows(stay.member)] == [3, 6, 12]


def test_mentors_are_asked_too_and_others_are_not(bob: Member, erin: Member, now: datetime) -> None:
    assert following.say_yes(None, by=bob, now=now) == 3
    assert [one.due_on for one in rows(bob)] == [date(2027, 2, 20), date(2027, 5, 20), date(2027, 11, 20)]
    assert {one.stood for one in rows(bob)} == {"mentor"}
    with pytest.raises(following.NotTheirs):
        following.say_yes(None, by=erin, now=now)


def test_it_is_said_asked_and_answered_on_pages(stay: Episode, as_alice: Client, as_erin: Client) -> None:
    as_alice.post("/asked-again/wish/", {"of": str(stay.pk), "say": "yes"})
    with time_machine.travel(JANUARY, tick=True):
        following.ask_those_due(JANUARY)
        as_alice.force_login(stay.member)
        assert "Three short questions" in as_alice.get("/today/").text
        where = f"/asked-again/{rows(stay.member)[0].pk}/"
        assert as_erin.get(where).status_code in (302, 404)
        assert as_alice.post(where, {"days_used": "40"}).status_code == 422
        assert (
            as_alice.post(where, {"days_used": "2", "how": "so-so", "treatment": "unsaid"}).status_code == 302
        )
        page = as_alice.get("/asked-again/").text
        assert "1 January 2027: answered" in page
        assert "Three short questions" not in as_alice.get("/today/").text
    assert rows(stay.member)[0].said == {"days_used": 2, "how": "so-so", "treatment": ""}


def test_a_mentor_finds_it_on_their_own_page(bob: Member, as_bob: Client) -> None:
    assert "/asked-again/" in as_bob.get("/people/mentoring/").text
    assert "As a mentor" in as_bob.get("/asked-again/").text
