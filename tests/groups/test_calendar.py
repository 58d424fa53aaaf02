"""The group's calendar: by the clock of a town, also when clocks change; a secret address that ends with belonging."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from porch.groups import actions, queries
from porch.groups.actions.calendar import Wanted
from porch.groups.models import Belonging, CalendarAddress, CalledOff, Entry, Group
from porch.groups.registries import Occasion, calendar_sources
from porch.groups.rules.occasions import Plan, days_between
from porch.people.models import Member
from tests.conftest import signed_in
from tests.groups.conftest import Begin, page, post

DAY = timedelta(days=1)
LONDON = "Europe/London"
THURSDAY = date(2026, 11, 26)
EVENING = Plan(THURSDAY, time(19, 30), 75, LONDON, weekly=True)
FORM = {"title": "Walk", "on": "2026-11-26", "time": "19:30", "minutes": "75", "time_zone": LONDON}


@pytest.fixture(autouse=True)
def at_noon(now: datetime) -> object:
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def entry(group: Group, alice: Member, now: datetime) -> Entry:
    wanted = Wanted("Thursday evening", EVENING, "The hall, ring twice")
    return actions.write_entry(group, wanted, by=alice, now=now)


def starts(plan: Plan, since: datetime, until: datetime, off: tuple[date, ...] = ()) -> list[datetime]:
    return [at for _, at in days_between(plan, since, until, off)]


def test_a_weekly_hour_stays_the_same_on_the_wall_when_clocks_change() -> None:
    plan = Plan(date(2026, 10, 20), time(19, 30), 60, LONDON, weekly=True)
    found = starts(plan, datetime(2026, 10, 19, tzinfo=UTC), datetime(2026, 11, 4, tzinfo=UTC))
    assert [at.hour for at in found] == [18, 19, 19]
    assert {at.astimezone(ZoneInfo(LONDON)).time() for at in found} == {time(19, 30)}


def test_what_goes_on_counts_and_what_has_ended_does_not() -> None:
    once = Plan(date(2026, 11, 20), time(11, 30), 45, "UTC")
    at = datetime(2026, 11, 20, 11, 30, tzinfo=UTC)
    assert starts(once, at + timedelta(minutes=44), at + DAY) == [at]
    assert starts(once, at + timedelta(minutes=45), at + DAY) == []
    assert starts(once, at - DAY, at) == []


@given(
    st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    st.times().map(lambda at: at.replace(second=0, microsecond=0, fold=0)),
    st.sampled_from([LONDON, "UTC", "Pacific/Apia", "Asia/Kolkata", "America/St_Johns"]),
    st.integers(5, 600),
    st.integers(0, 700 * 24 * 60).map(lambda n: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=n)),
    st.integers(0, 60),
)
def test_every_day_of_a_plan_in_a_span_is_found_once_and_nothing_else(
    on: date, at: time, zone: str, minutes: int, since: datetime, days: int
) -> None:
    plan, until = Plan(on, at, minutes, zone, weekly=True), since + timedelta(days=days)
    found = list(days_between(plan, since, until))
    assert found == sorted(found)
    assert all(start + plan.length > since and start < until for _, start in found)
    assert all(day >= on and (day - on).days % 7 == 0 for day, _ in found)
    every = list(days_between(plan, since - 30 * DAY, until + 30 * DAY))
    assert found == [one for one in every if one[1] + plan.length > since and one[1] < until]


@pytest.mark.django_db
def test_whoever_serves_writes_it_and_where_it_is_only_the_group_sees(
    group: Group, alice: Member, erin: Member
) -> None:
    answer = post(
        alice, "/groups/morning-tea/calendar/new/", **FORM, weekly="on", place="The hall, ring twice"
    )
    assert answer["Location"] == "/groups/morning-tea/calendar/"
    assert "The hall, ring twice" in page(alice, "/groups/morning-tea/")
    outside = page(erin, "/groups/morning-tea/")
    assert "Thursday 26 November" in outside
    assert "The hall" not in outside
    assert "Walk" not in outside
    stored = Entry.objects.get()
    assert b"hall" not in bytes(stored.sealed_place) + bytes(stored.sealed_title)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"on": "2026-11-19"}, "still to come"),
        ({"on": "2028-01-01"}, "still to come"),
        ({"weekly": "on", "last_on": "2026-11-25"}, "after the first"),
        ({"title": ""}, "Say what it is"),
        ({"time": "late"}, "Write the time"),
    ],
)
def test_what_cannot_be_comes_back_with_what_was_typed(
    group: Group, alice: Member, changes: dict[str, str], says: str
) -> None:
    answer = post(alice, "/groups/morning-tea/calendar/new/", **{**FORM, **changes})
    assert answer.status_code == 422
    assert says in answer.text
    assert not Entry.objects.exists()


@pytest.mark.django_db
def test_one_day_is_called_off_and_put_on_again(entry: Entry, alice: Member, now: datetime) -> None:
    path = f"/groups/morning-tea/calendar/{entry.pk}/off/"
    post(alice, path, on="2026-12-03")
    days = queries.week_of(entry.group, alice, now)
    assert [day.occasion.is_off for day in days] == [False, True, False, False]
    ahead = [day.starts.day for day in queries.next_for(entry.group, alice, now)]
    assert ahead == [26, 10, 17]
    assert signed_in(alice).post(path, {"on": "2026-12-04"}).status_code == 404
    post(alice, path, on="2026-12-03", again="1")
    assert not CalledOff.objects.exists()


@pytest.mark.django_db
def test_a_changed_day_forgets_what_was_called_off_on_the_old_one(
    entry: Entry, alice: Member, now: datetime
) -> None:
    actions.call_off(entry, date(2026, 12, 3), by=alice, now=now)
    friday = Plan(date(2026, 11, 27), time(19), 60, LONDON, weekly=True)
    actions.change_entry(entry, Wanted("Friday", friday), by=alice, now=now)
    assert not CalledOff.objects.exists()
    assert entry.place == ""


@pytest.mark.django_db
def test_the_secret_address_gives_times_and_nothing_that_tells(
    entry: Entry, alice: Member, now: datetime
) -> None:
    actions.call_off(entry, date(2026, 12, 3), by=alice, now=now)
    post(alice, "/groups/morning-tea/calendar/address/")
    token = CalendarAddress.objects.get().token
    answer = Client().get(f"/feeds/group/{token}.ics")
    text = answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert "SUMMARY:Meeting" in text
    assert "TZID=Europe/London:20261126T193000" in text
    assert text.count("STATUS:CANCELLED") == 1
    for telling in ("Thursday evening", "hall", "Morning tea", "Porch", "Alice"):
        assert telling not in text


@pytest.mark.django_db
@pytest.mark.parametrize("how", ["leave", "new", "forget", "end"])
def test_the_address_is_dead_at_once(entry: Entry, alice: Member, now: datetime, how: str) -> None:
    belonging = Belonging.objects.get(member=alice)
    path = f"/feeds/group/{actions.new_address(belonging, now=now)}.ics"
    assert Client().get(path).status_code == 200
    if how == "leave":
        actions.leave(entry.group, by=alice, now=now)
    elif how == "end":
        actions.end_group(entry.group, by=None, now=now)
    else:
        post(alice, f"/groups/morning-tea/calendar/address/{'forget/' if how == 'forget' else ''}")
    assert Client().get(path).status_code == 404


@pytest.mark.django_db
def test_rooms_above_add_what_they_know_of(group: Group, alice: Member, now: datetime) -> None:
    def given(groups: object, since: datetime, until: datetime) -> list[Occasion]:
        return [Occasion(group.pk, "x-1", now + DAY, LONDON, 60, "Games night", path="/somewhere/")]

    calendar_sources.register("test", given)
    try:
        assert '<a href="/somewhere/">Games night</a>' in page(alice, "/groups/morning-tea/")
    finally:
        del calendar_sources._entries["test"]


@pytest.mark.django_db
def test_groups_are_found_by_words_kind_language_and_day(
    begin: Begin, alice: Member, erin: Member, now: datetime
) -> None:
    tea, walk = begin(alice), begin(alice, "River walk")
    Group.objects.filter(pk=walk.pk).update(kinds=["outdoors"], languages=["pl"], about="By the water")
    actions.write_entry(tea, Wanted("Tea", EVENING), by=alice, now=now)

    def found(**query: str) -> list[str]:
        return [one.group.name for one in queries.find(erin, now, **query)]

    assert found() == ["Morning tea", "River walk"]
    assert found(words="WATER by") == ["River walk"]
    assert found(kind="outdoors") == ["River walk"]
    assert found(language="pl") == ["River walk"]
    assert found(day="4") == ["Morning tea"]
    assert found(day="5") == []
    assert queries.find(alice, now) == []
    assert "None like that" in page(erin, "/groups/", words="nothing like it")


@pytest.mark.django_db
def test_the_list_asks_as_often_for_one_group_as_for_many(
    begin: Begin,
    alice: Member,
    erin: Member,
    belong: Callable[..., None],
    now: datetime,
) -> None:
    belong(begin(alice, joining="anyone"), erin)
    begin(alice)
    client = signed_in(erin)
    client.get("/groups/")
    with CaptureQueriesContext(connection) as few:
        client.get("/groups/")
    for number in range(8):
        made = begin(alice, f"Tea {number}", joining="anyone")
        actions.write_entry(made, Wanted("Tea", EVENING), by=alice, now=now)
        if number % 2:
            belong(made, erin)
    with CaptureQueriesContext(connection) as many:
        client.get("/groups/")
    assert len(many) - len(few) <= 2  # days called off, once there is an entry
