"""Shifts by their owner's clock, days given away and taken, and a word that runs out."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from porch.asks import actions
from porch.asks.models import Helper, Shift, ShiftCover
from porch.asks.queries.shifts import duties, helpers, on_now
from porch.kit.clock import now as this_moment
from porch.kit.weekly import Weekly, spans
from porch.people.models import Member
from porch.wire.models import Notice
from tests.asks.conftest import OnShift, asked_now, can_help, shift

DAY = timedelta(days=1)
MONDAY = date(2026, 11, 23)


def night(zone: str, day: date) -> tuple[datetime, datetime]:
    """From 23:00 on ``day`` to 2:00 the next morning, by the clock there."""
    weekly = Weekly(1, day.weekday(), time(23), time(2), zone, "bob")
    noon = datetime.combine(day, time(12), ZoneInfo(zone)).astimezone(UTC)
    (span,) = spans([weekly], {}, since=noon, until=noon + DAY)
    return span.since, span.until


@pytest.mark.parametrize(
    ("zone", "day", "since", "hours"),
    [
        ("Europe/London", date(2026, 3, 28), datetime(2026, 3, 28, 23, tzinfo=UTC), 2),  # 1:00 becomes 2:00
        ("Europe/London", date(2026, 10, 24), datetime(2026, 10, 24, 22, tzinfo=UTC), 4),  # 1:00 twice
        ("America/New_York", date(2026, 3, 7), datetime(2026, 3, 8, 4, tzinfo=UTC), 3),  # 2:00 becomes 3:00
        ("America/New_York", date(2026, 10, 31), datetime(2026, 11, 1, 3, tzinfo=UTC), 4),  # 1:00 twice
        ("Australia/Lord_Howe", date(2026, 10, 3), datetime(2026, 10, 3, 12, 30, tzinfo=UTC), 3),
        (
            "Australia/Lord_Howe",
            date(2026, 4, 4),
            datetime(2026, 4, 4, 12, tzinfo=UTC),
            3.5,
        ),  # half an hour twice
        ("Europe/London", date(2026, 11, 20), datetime(2026, 11, 20, 23, tzinfo=UTC), 3),
    ],
)
def test_a_night_shift_lasts_as_long_as_the_night_in_which_the_clocks_change(
    zone: str, day: date, since: datetime, hours: float
) -> None:
    begins, ends = night(zone, day)
    assert begins == since
    assert (ends - begins) / timedelta(hours=1) == hours


@pytest.mark.parametrize("zone", ["", "Nowhere/At_All", "  "])
def test_a_shift_by_nobodys_clock_is_refused_in_one_sentence_and_not_passed_over_later(
    zone: str, bob: Member, now: datetime
) -> None:
    can_help(bob, now)
    with pytest.raises(actions.NotAShift, match="Say which clock this goes by"):
        shift(bob, now, zone=zone)
    assert not Shift.objects.exists()


def test_the_page_refuses_a_missing_clock_with_the_same_sentence(
    bob: Member, as_bob: Client, now: datetime
) -> None:
    can_help(bob, now)
    told = {"day": "4", "since": "09:00", "until": "12:00", "kinds": ["talk"], "zone": ""}
    page = as_bob.post("/people/helping/shifts/", told)
    assert page.status_code == 422
    assert "Say which clock this goes by: choose a town near you." in page.text
    assert as_bob.post("/people/helping/shifts/", told | {"zone": "Europe/London"}).status_code == 302
    assert Shift.objects.get().zone == "Europe/London"


def test_nobody_is_asked_outside_their_shift_or_for_something_else(
    alice: Member, bob: Member, dee: Member, on_shift: OnShift, now: datetime
) -> None:
    on_shift(bob, "talk", since=9, until=12)
    assert on_now("talk", now - timedelta(minutes=1))[0] == {bob.pk}
    assert on_now("talk", now)[0] == set(), "until noon means before noon"
    assert on_now("ride", now - timedelta(minutes=1))[0] == set()
    assert asked_now(actions.ask_for(alice, "talk", now=now)) == set()


def test_a_member_needs_a_coordinators_yes_and_a_mentor_does_not(
    bob: Member, erin: Member, dee: Member, now: datetime
) -> None:
    assert actions.help_with(bob, ["talk"], now=now).kinds == ["talk"]
    with pytest.raises(actions.NotAHelper):
        actions.help_with(erin, ["talk"], now=now)
    actions.say_yes_to(erin, by=dee, now=now)
    actions.help_with(erin, ["talk"], now=now)
    shift(erin, now)
    assert on_now("talk", now)[0] == {erin.pk}
    actions.take_yes_back(erin, by=dee, now=now)
    assert on_now("talk", now)[0] == set()
    assert not Shift.objects.exists()


def test_a_day_given_away_goes_to_the_first_who_takes_it_and_nobody_reads_whose_it_was(
    bob: Member, erin: Member, as_erin: Client, on_shift: OnShift
) -> None:
    at = this_moment()  # the page goes by the real clock
    on = at.date() + (7 - at.weekday()) * DAY
    can_help(bob, at)
    can_help(erin, at)
    mine = shift(bob, at, day=0)
    actions.give_day(mine, on, by=bob, now=at)
    assert Notice.objects.get(member=erin, kind="shift-free").path == "/people/helping/"
    page = as_erin.get("/people/helping/").text
    assert "Free to take" in page
    assert "Bob" not in page
    answer = as_erin.post("/people/helping/day/", {"do": "take", "shift": mine.pk, "on": on.isoformat()})
    assert answer.status_code == 302
    assert ShiftCover.objects.get().by == erin
    monday = datetime.combine(on, time(0), UTC)
    week = [duties(monday + days * DAY, monday + (days + 1) * DAY, now=at) for days in (0, 7)]
    assert [one.who for day in week for one in day] == [erin.pk, bob.pk], "that day alone"


def test_days_off_free_every_shift_of_those_days(bob: Member, on_shift: OnShift, now: datetime) -> None:
    on_shift(bob, day=0)
    shift(bob, now, day=2)
    assert actions.take_days_off(bob, MONDAY, MONDAY + 8 * DAY, now=now) == 3
    assert [one.who for one in duties(now, now + 10 * DAY, now=now)] == [None, None, None]
    with pytest.raises(actions.NotAShift):
        actions.take_days_off(bob, MONDAY, MONDAY - DAY, now=now)


def test_a_word_holds_sixty_days_is_asked_after_once_and_then_nobody_is_sent(
    alice: Member, bob: Member, dee: Member, on_shift: OnShift, now: datetime
) -> None:
    on_shift(bob)
    for days, told in ((52, 0), (53, 1), (56, 1)):
        actions.remind(now + days * DAY)
        assert Notice.objects.filter(member=bob, kind="still-helping").count() == told
    at = now + 63 * DAY  # a Friday again
    assert not helpers(at).exists()
    assert asked_now(actions.ask_for(alice, "talk", now=at)) == set()
    actions.still_here(bob, now=at)
    assert on_now("talk", at)[0] == {bob.pk}
    assert Helper.objects.get().reminded_at is None


def test_whoever_asked_for_quiet_then_is_not_asked_and_reads_so_beside_the_shift(
    alice: Member, bob: Member, as_bob: Client, dee: Member, on_shift: OnShift, now: datetime
) -> None:
    on_shift(bob, since=20, until=2)
    assert "From 21:00 to 08:00 you asked for quiet" in as_bob.get("/people/helping/").text
    late = now.replace(hour=22)
    assert on_now("talk", late)[0] == {bob.pk}
    assert asked_now(actions.ask_for(alice, "talk", now=late)) == set()


def test_whoever_stops_is_asked_nothing_more(
    alice: Member, bob: Member, on_shift: OnShift, now: datetime
) -> None:
    on_shift(bob)
    ask = actions.ask_for(alice, "talk", now=now)
    assert asked_now(ask) == {bob}
    actions.stop_helping(bob, now=now)
    assert asked_now(ask) == set()
    assert not Shift.objects.exists()
