"""Who is on duty: shifts by their owner's clock, days handed on, gaps, and what may be promised because of it."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from porch.kit.weekly import Weekly, gaps, spans
from porch.people.models import Member
from porch.safety import actions, queries
from porch.safety.models import Cover, Shift
from porch.safety.rules.cases import NotDoable
from porch.talk.actions import NotOpenNow, accept, ask
from porch.wire.models import Notice
from tests.safety.desk import told

FRIDAY = 4  # the cast's noon is a Friday
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _staff_without_a_second_factor(settings: object) -> None:
    settings.DEMO = True  # type: ignore[attr-defined]


def shift(member: Member, now: datetime, day: int = FRIDAY, since: int = 9, until: int = 17) -> Shift:
    return actions.begin_shift(member, day=day, since=time(since), until=time(until), now=now)


def test_a_shift_is_by_the_clock_of_whoever_has_it(carol: Member, now: datetime) -> None:
    carol.time_zone = "Australia/Sydney"
    carol.save()
    shift(carol, now, since=9, until=17)  # Friday 9 to 17 in Sydney: Thursday 22 to Friday 6 UTC
    assert queries.on_duty(datetime(2026, 11, 19, 22, 0, tzinfo=UTC)) == [carol]
    assert queries.on_duty(datetime(2026, 11, 20, 5, 59, tzinfo=UTC)) == [carol]
    assert queries.on_duty(datetime(2026, 11, 20, 6, 0, tzinfo=UTC)) == []


def test_a_night_shift_ends_the_next_morning(carol: Member, now: datetime) -> None:
    shift(carol, now, day=3, since=22, until=6)
    assert queries.on_duty(datetime(2026, 11, 20, 5, 0, tzinfo=UTC)) == [carol]
    assert queries.on_duty(datetime(2026, 11, 20, 6, 0, tzinfo=UTC)) == []


def test_a_day_that_someone_cannot_come_is_a_gap_until_somebody_takes_it(
    carol: Member, dee: Member, now: datetime
) -> None:
    mine = shift(carol, now)
    cover = actions.cannot_come(mine, date(2026, 11, 20), by=carol, now=now)
    assert queries.on_duty(now) == []
    actions.take_day(cover, by=dee, now=now)
    assert queries.on_duty(now) == [dee]
    assert queries.on_duty(now + 7 * DAY) == [carol], "only that one day"
    with pytest.raises(NotDoable, match="taken that day already"):
        actions.take_day(Cover.objects.get(), by=carol, now=now)


def test_whose_shift_it_is_may_come_after_all(carol: Member, now: datetime) -> None:
    mine = shift(carol, now)
    actions.take_day(actions.cannot_come(mine, date(2026, 11, 20), by=carol, now=now), by=carol, now=now)
    assert queries.on_duty(now) == [carol]


def test_whoever_is_no_longer_at_the_desk_or_away_is_on_duty_no_longer(carol: Member, now: datetime) -> None:
    shift(carol, now)
    carol.roles.update(until=now)
    assert queries.on_duty(now) == []


def test_without_a_rota_everything_is_as_it_was(alice: Member, erin: Member, now: datetime) -> None:
    assert queries.first_contact_is_open(now)
    promise = queries.promise(now)
    assert (promise.by, promise.known) == (now + DAY, False)
    assert ask(erin, by=alice, now=now).state == "asked"


def test_strangers_begin_to_write_only_while_somebody_is_on_duty(
    alice: Member, bob: Member, carol: Member, erin: Member, frank: Member, now: datetime
) -> None:
    asked = ask(bob, by=alice, now=now)
    shift(carol, now)
    assert ask(erin, by=frank, now=now).state == "asked"
    night = now + timedelta(hours=12)
    with pytest.raises(NotOpenNow, match="on duty"):
        ask(erin, by=alice, now=night)
    assert ask(bob, by=alice, now=night) == asked, "what began before goes on"
    assert accept(asked, by=bob, now=night)


def test_the_promise_is_what_the_rota_can_keep(carol: Member, now: datetime) -> None:
    shift(carol, now)
    assert queries.promise(now).by == now + DAY
    assert queries.promise(now).someone_is_here
    weekend = now + timedelta(hours=12)
    assert queries.promise(weekend).by == datetime(2026, 11, 27, 17, 0, tzinfo=UTC), (
        "the end of the next shift"
    )
    assert not queries.promise(weekend).someone_is_here


def test_danger_is_told_to_whoever_is_on_duty_at_once(
    alice: Member, bob: Member, carol: Member, dee: Member, now: datetime
) -> None:
    shift(carol, now)
    Notice.objects.all().delete()
    told(alice, bob, now, "danger")
    desk = Notice.objects.filter(path="/desk/safety/")
    assert [(one.member, one.kind) for one in desk] == [(carol, "needs-a-person-now")]


def test_where_the_one_on_duty_is_who_it_is_about_the_others_hear_of_it(
    alice: Member, carol: Member, dee: Member, now: datetime
) -> None:
    shift(carol, now)
    Notice.objects.all().delete()
    told(alice, carol, now, "danger")
    assert {one.member for one in Notice.objects.filter(path="/desk/safety/")} == {dee}


def test_with_nobody_on_duty_the_receipt_says_so_with_the_lines_to_call(
    alice: Member,
    bob: Member,
    carol: Member,
    as_alice: Client,
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shift(carol, now)
    monkeypatch.setattr("porch.safety.views.reporting.now", lambda: now + timedelta(hours=12))
    made = told(alice, bob, now + timedelta(hours=12), "danger")
    page = as_alice.get(f"/reports/{made.pk}/").content.decode()
    assert "Nobody is on duty right now." in page
    assert 'href="tel:' in page
    monkeypatch.setattr("porch.safety.views.reporting.now", lambda: now)
    made = told(alice, bob, now, "danger")
    page = as_alice.get(f"/reports/{made.pk}/").content.decode()
    assert "Someone is on duty now" in page
    assert 'href="tel:' not in page


def test_the_rota_page_shows_the_gaps_and_takes_a_shift(
    carol: Member, as_carol: Client, as_dee: Client
) -> None:
    empty = as_carol.get("/desk/safety/rota/").content.decode()
    assert "No rota yet" in empty
    assert empty.count("data-primary") == 1
    assert as_carol.post("/desk/safety/rota/begin/", {"day": "9"}).status_code == 422
    given = {"day": "4", "since": "09:00", "until": "17:00"}
    assert as_carol.post("/desk/safety/rota/begin/", given).status_code == 302
    assert as_carol.post("/desk/safety/rota/begin/", given).status_code == 422
    page = as_dee.get("/desk/safety/rota/").content.decode()
    assert "Carol Stone" in page
    assert "nobody" in page
    mine = Shift.objects.get()
    on = next(line.span.on for line in queries.week_of(carol, now=datetime.now(UTC)) if line.span)
    assert as_dee.post("/desk/safety/rota/day/", {"shift": mine.pk, "on": on}, follow=True).status_code == 200
    assert not Cover.objects.exists(), "nobody hands on somebody else's shift"
    as_carol.post("/desk/safety/rota/day/", {"shift": mine.pk, "on": on})
    as_dee.post("/desk/safety/rota/day/", {"shift": mine.pk, "on": on})
    assert Cover.objects.get().by is not None
    assert as_dee.post(f"/desk/safety/rota/{mine.pk}/end/").status_code == 404
    as_carol.post(f"/desk/safety/rota/{mine.pk}/end/")
    assert not Shift.objects.exists()


ZONES = ("UTC", "Europe/London", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Kiritimati")
clock_times = st.builds(time, st.integers(0, 23), st.sampled_from((0, 15, 30, 45)))
weekly = st.builds(
    Weekly,
    key=st.integers(1, 9),
    day=st.integers(0, 6),
    since=clock_times,
    until=clock_times,
    zone=st.sampled_from(ZONES),
    who=st.sampled_from(("a", "b", "")),
)
moments = st.integers(0, 700).map(lambda days: datetime(2026, 1, 1, 0, 30, tzinfo=UTC) + days * DAY)


@given(st.lists(weekly, max_size=6), moments)
def test_every_moment_of_a_week_is_somebodys_or_a_gap_and_never_both(
    shifts: list[Weekly], start: datetime
) -> None:
    end = start + 7 * DAY
    found = spans(shifts, {}, since=start, until=end)
    empty = gaps(found, since=start, until=end)
    assert all(since < until for since, until in empty)
    for hours in range(0, 168, 5):
        at = start + timedelta(hours=hours)
        somebody = any(span.since <= at < span.until for span in found if span.who)
        assert somebody != any(since <= at < until for since, until in empty)


@given(weekly, moments)
def test_a_shift_is_once_a_week_at_its_own_wall_clock(one: Weekly, start: datetime) -> None:
    found = spans([one], {}, since=start, until=start + 28 * DAY)
    assert len({span.on for span in found}) == len(found)
    for span in found:
        local = span.since.astimezone(ZoneInfo(one.zone))
        assert span.on.weekday() == one.day
        # an hour that a clock change swallows is the hour after it
        assert (
            abs((local.replace(tzinfo=None) - datetime.combine(span.on, one.since)).total_seconds()) <= 3600
        )
