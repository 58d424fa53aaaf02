"""Circles once a week: when they meet, who may sit, and what nobody sees."""

from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from allauth.mfa.models import Authenticator
from hypothesis import given
from hypothesis import strategies as st

from porch.family.actions import circles as actions
from porch.family.models import Circle, Evening
from porch.family.queries.circles import coming_of, tonight
from porch.family.rules.circles import starts
from porch.people.actions import block
from porch.people.models import Member, Role
from porch.rooms.actions import come_in, keep_time
from porch.rooms.models import Room, Seat
from porch.rooms.queries import live_and_next, may_listen
from tests.conftest import signed_in

ZONES = (
    "UTC",
    "Europe/London",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "America/Santiago",
)


@pytest.fixture
def circle(rosa: Member, dee: Member, now: datetime) -> Circle:
    """In five minutes, led by Rosa."""
    at = now + timedelta(minutes=5)
    told = actions.Told("Tuesday circle", "", at.weekday(), time(at.hour, at.minute), 60, "UTC", rosa)
    return actions.open_circle(told, by=dee, now=now)


@pytest.fixture
def room(circle: Circle, now: datetime) -> Room:
    keep_time(now + timedelta(minutes=5))
    return Room.objects.order_by("starts")[0]


@given(
    st.integers(0, 6),
    st.times(),
    st.sampled_from(ZONES),
    st.integers(0, 60 * 24 * 365 * 6).map(lambda n: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=n)),
)
def test_it_meets_once_a_week_by_the_clock_on_the_wall(
    weekday: int, at: time, zone: str, since: datetime
) -> None:
    found = list(starts(weekday, at, zone, since=since, until=since + timedelta(weeks=60)))
    local = [one.astimezone(ZoneInfo(zone)) for one in found]
    days = [one.date() for one in local]
    assert 59 <= len(found) <= 60
    assert all(since <= one < since + timedelta(weeks=60) for one in found)
    for day, later in pairwise(days):
        assert later - day in {timedelta(days=6), timedelta(days=7), timedelta(days=8)}
    usual = [one for one in local if one.time() == at.replace(tzinfo=None, fold=0)]
    assert len(usual) >= len(local) - 3, "only a night on which clocks change moves it"
    assert all(one.weekday() == weekday for one in usual)


def test_when_clocks_change_it_stays_at_seven() -> None:
    since = datetime(2026, 3, 24, tzinfo=UTC)
    found = list(starts(1, time(19), "Europe/London", since=since, until=since + timedelta(days=14)))
    assert [f"{one:%d %H:%M}" for one in found] == ["24 19:00", "31 18:00"]


def test_rooms_are_there_a_week_ahead_and_once(circle: Circle, now: datetime) -> None:
    assert Room.objects.count() == 1
    assert actions.open_rooms(now) == 0
    assert actions.open_rooms(now + timedelta(days=1)) == 1
    assert Room.objects.count() == Evening.objects.exclude(room_id=None).count() == 2


def test_tonights_circle_is_what_the_space_offers_first(circle: Circle, rosa: Member, lou: Member) -> None:
    page = signed_in(lou).get("/family/").content.decode()
    assert page.count("data-primary") == 1
    where = Room.objects.order_by("starts")[0].get_absolute_url()
    assert f'href="{where}" data-primary' in page
    assert where.startswith("/family/rooms/")


def test_family_sits_with_turns_and_members_find_nothing(
    room: Room, rosa: Member, lou: Member, alice: Member, now: datetime
) -> None:
    path = room.get_absolute_url()
    assert signed_in(alice).get(path).status_code == 404
    host, guest = signed_in(rosa), signed_in(lou)
    assert guest.get(f"/rooms/{room.pk}/").status_code == 404, "it is at the family's door and at no other"
    assert guest.get("/rooms/").status_code == 404
    for browser in (host, guest):
        assert browser.post(f"{path}come-in/", {"shown": "name", "joins": "on"})["Location"] == path
    page = guest.get(path).content.decode()
    assert f'action="{path}say/"' in page
    assert f'data-mine="{path}mine/"' in page
    assert '"/rooms/' not in page
    assert guest.post(f"{path}hand/", {"up": "1"})["Location"] == path
    assert guest.post(f"{path}leave/")["Location"] == "/family/circles/"
    assert may_listen(rosa, str(room.pk))
    assert room.as_script is not None
    assert room.as_script.title == "A family circle"


def test_somebody_with_both_parts_meets_it_under_family_alone(
    room: Room, bob_of_both: Member, alice: Member, now: datetime
) -> None:
    browser = signed_in(bob_of_both)
    assert browser.get(room.get_absolute_url()).status_code == 200
    assert browser.get(f"/rooms/{room.pk}/").status_code == 404
    assert "Tuesday circle" not in browser.get("/rooms/").content.decode()
    assert live_and_next(alice, now) == ([], [])


def test_who_sits_there_is_listed_nowhere(room: Room, rosa: Member, lou: Member, now: datetime) -> None:
    come_in(room, by=lou, now=now)
    for path in ("/family/", "/family/circles/", f"/family/circles/{Circle.objects.get().slug}/"):
        assert "Lou" not in signed_in(rosa).get(path).content.decode()
    assert Seat.objects.count() == 1


def test_whoever_blocked_its_host_finds_no_circle(
    circle: Circle, rosa: Member, lou: Member, now: datetime
) -> None:
    block(rosa, by=lou, now=now)
    assert tonight(lou, now) is None
    assert signed_in(lou).get(f"/family/circles/{circle.slug}/").status_code == 404


def test_an_evening_is_called_off_by_its_host_alone(
    circle: Circle, rosa: Member, lou: Member, now: datetime
) -> None:
    evening = Evening.objects.get()
    path = f"/family/circles/{circle.slug}/off/{evening.pk}/"
    assert signed_in(lou).post(path).status_code == 404
    assert signed_in(rosa).post(path).status_code == 302
    assert tonight(lou, now) is None
    assert Room.objects.get().state == "over"
    assert actions.open_rooms(now) == 0


def test_a_circle_without_its_host_waits_for_another(
    circle: Circle, rosa: Member, lou: Member, dee: Member, now: datetime
) -> None:
    actions.give_up(rosa, now)
    circle.refresh_from_db()
    assert circle.host is None
    assert not Room.objects.exclude(state="over").exists()
    assert actions.open_rooms(now) == 0
    actions.let_lead(circle, lou, by=dee, now=now)
    assert Room.objects.exclude(state="over").get().opened_by == lou


def test_the_coordinator_opens_one_for_somebody_who_offered(
    rosa: Member, dee: Member, as_dee: Any, now: datetime
) -> None:
    Authenticator.objects.create(user=dee, type=Authenticator.Type.TOTP, data={"secret": "unused"})
    assert "Nobody has offered" in as_dee.get("/desk/family/").content.decode()
    signed_in(rosa).post("/family/circles/lead/")
    said = {
        "name": "Quiet circle",
        "weekday": "2",
        "at": "19:00",
        "minutes": "60",
        "time_zone": "Europe/London",
    }
    assert as_dee.post("/desk/family/circles/", said).status_code == 422
    assert not Circle.objects.exists()
    assert as_dee.post("/desk/family/circles/", said | {"host": str(rosa.pk)}).status_code == 302
    circle = Circle.objects.get()
    assert (circle.slug, circle.host) == ("quiet-circle", rosa)
    as_dee.post(f"/desk/family/circles/{circle.pk}/end/")
    assert signed_in(rosa).get("/family/circles/quiet-circle/").status_code == 404


def test_a_facilitator_who_leads_one_sits_in_it_and_others_do_not(
    circle: Circle, alice: Member, bob: Member, dee: Member, now: datetime
) -> None:
    for member in (alice, bob):
        Role.objects.create(member=member, role="facilitator", since=now)
    actions.let_lead(circle, alice, by=dee, now=now)
    assert signed_in(alice).get("/family/circles/").status_code == 200
    assert signed_in(bob).get("/family/circles/").status_code == 404


def test_its_calendar_says_call_and_nothing_else(circle: Circle, lou: Member, now: datetime) -> None:
    text = signed_in(lou).get(f"/family/circles/{circle.slug}/calendar.ics").content.decode()
    assert text.count("SUMMARY:Call") == len(coming_of(circle, now)) == 4
    assert "circle" not in text.lower()
    assert "Rosa" not in text


def test_a_stranger_finds_no_circle(circle: Circle, client: Any) -> None:
    for path in ("/family/circles/", f"/family/circles/{circle.slug}/"):
        assert client.get(path)["Location"].startswith("/sign-in/")
