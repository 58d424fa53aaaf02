"""One day a day, at an hour by one's own clock; nothing knows of a day that was missed."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from porch.family import material
from porch.family.actions import helping
from porch.family.models import Course
from porch.family.queries.helping import course_of
from porch.family.rules import course as rules
from porch.family.rules.course import DAYS, Place, as_of, begin, next_at
from porch.family.rules.safety import KINDS
from porch.people.models import Member
from porch.wire.models import Notice
from tests.evidence.test_does_it_help import grade

ZONES = ("Europe/London", "America/New_York", "Asia/Kathmandu", "Pacific/Apia", "UTC")
START = datetime(2026, 3, 20, 7, tzinfo=UTC)


def test_the_course_has_twenty_eight_days_in_plain_words() -> None:
    days = material.days()
    assert len(days) == DAYS
    assert {page.kind for page in days} == KINDS
    for page in (*days, *material.other_pages()):
        assert grade([*page.text, page.small_thing]) <= 7, page.title
    for page in days:
        assert 120 <= len(" ".join(page.text).split()) <= 200, page.title


def test_safety_comes_before_anything_with_the_other_person() -> None:
    kinds = [page.kind for page in material.days()]
    assert kinds.index("safety") < min(kinds.index(kind) for kind in ("talk", "rewarding", "consequences"))


@given(st.sampled_from(ZONES), st.integers(5, 22), st.integers(0, 400), st.integers(0, 50))
def test_each_opens_at_the_hour_the_clock_on_the_wall_shows_also_when_clocks_change(
    zone: str, hour: int, later: int, days: int
) -> None:
    now = START + timedelta(days=later, hours=later % 24)
    place = begin(hour, zone, now)
    at = next_at(place, zone, now)
    assert at is not None
    assert at.astimezone(ZoneInfo(zone)).hour == hour
    assert as_of(place, zone, at - timedelta(seconds=1)).day == 1
    assert as_of(place, zone, at).day == 2
    assert as_of(place, zone, now + timedelta(days=days)).day in range(
        min(DAYS, max(1, days)), min(DAYS, days + 1) + 1
    )


class ACourse(RuleBasedStateMachine):
    """Whatever somebody does, at most one day opens a day by itself, and what is open stays open."""

    def __init__(self) -> None:
        super().__init__()
        self.zone, self.now = "Europe/London", START
        self.place = begin(9, self.zone, self.now)
        self.most = self.last = 1

    @rule(hours=st.integers(0, 60))
    def time_goes_on(self, hours: int) -> None:
        before = self.now.astimezone(ZoneInfo(self.zone)).date()
        self.now += timedelta(hours=hours)
        nights = (self.now.astimezone(ZoneInfo(self.zone)).date() - before).days
        was = self.most
        self.look()
        assert self.most <= was + nights + 1

    @rule(zone=st.sampled_from(ZONES))
    def they_travel(self, zone: str) -> None:
        self.zone = zone
        self.look()

    @rule()
    def they_leave_one_out(self) -> None:
        there = as_of(self.place, self.zone, self.now)
        self.place = rules.leave_out(self.place, self.zone, self.now)
        assert self.place.day <= there.day + 1
        self.look()

    @rule()
    def they_rest(self) -> None:
        self.place = rules.rest(self.place, self.zone, self.now)
        assert as_of(self.place, self.zone, self.now + timedelta(days=90)).day == self.place.day
        self.look()

    @rule()
    def they_go_on(self) -> None:
        self.place = rules.go_on(self.place, self.zone, self.now)
        self.look()

    @rule(hour=st.integers(5, 22))
    def they_choose_another_hour(self, hour: int) -> None:
        there = as_of(self.place, self.zone, self.now)
        self.place = rules.at_hour(self.place, hour, self.zone, self.now)
        assert as_of(self.place, self.zone, self.now).day == there.day
        self.look()

    def look(self) -> None:
        """As the page does: what they find open is kept."""
        self.place = as_of(self.place, self.zone, self.now)
        self.last, self.most = self.most, self.place.day

    @invariant()
    def nothing_shuts_again(self) -> None:
        assert 1 <= self.last <= self.most <= DAYS


TestACourse = ACourse.TestCase


def test_after_the_last_day_and_after_the_end_nothing_more_opens() -> None:
    last = Place(DAYS, START.date(), 9)
    assert next_at(last, "UTC", START) is None
    ended = rules.stop(Place(3, START.date(), 9), "UTC", START)
    assert as_of(ended, "UTC", START + timedelta(days=9)).day == 3
    assert rules.go_on(ended, "UTC", START) == ended


def test_the_question_comes_before_the_course(rosa: Member, as_rosa: Client) -> None:
    assert "/family/safety/" in as_rosa.get("/family/course/").text
    assert as_rosa.post("/family/course/begin/", {"hour": "9"}).headers["Location"] == "/family/safety/"
    assert not Course.objects.exists()
    as_rosa.post("/family/safety/", {"said": "unsaid"})
    as_rosa.post("/family/course/begin/", {"hour": "9"})
    assert Course.objects.get().member == rosa


def test_a_day_that_is_not_open_is_not_there(rosa: Member, as_rosa: Client, now: datetime) -> None:
    helping.begin(9, told=False, by=rosa, now=now)
    assert as_rosa.get("/family/course/1/").status_code == 200
    assert [as_rosa.get(f"/family/course/{n}/").status_code for n in (0, 2, 29)] == [404] * 3
    with time_machine.travel(now + timedelta(days=1)):
        assert as_rosa.get("/family/course/2/").status_code == 200


def test_nothing_on_its_pages_counts_what_was_missed(rosa: Member, as_rosa: Client, now: datetime) -> None:
    helping.begin(9, told=False, by=rosa, now=now - timedelta(days=8))
    text = as_rosa.get("/family/course/").text.lower()
    assert "day 9 is open" in text
    assert not any(word in text for word in ("behind", "missed", "late", "streak", "%"))


def test_what_was_found_open_stays_open_also_where_the_clock_is_behind(
    rosa: Member, as_rosa: Client, now: datetime
) -> None:
    helping.begin(9, told=False, by=rosa, now=now)
    with time_machine.travel(now.replace(hour=10) + timedelta(days=1)):
        as_rosa.get("/family/course/")
        Member.objects.filter(pk=rosa.pk).update(time_zone="Pacific/Honolulu")
        assert as_rosa.get("/family/course/2/").status_code == 200


def test_one_line_at_the_hour_only_for_whoever_wished_for_it(
    rosa: Member, bob: Member, now: datetime
) -> None:
    helping.begin(9, told=True, by=rosa, now=now)
    helping.begin(9, told=False, by=bob, now=now)
    tomorrow = now.replace(hour=9) + timedelta(days=1)
    assert helping.keep_course_time(tomorrow - timedelta(minutes=1)) == 0
    assert helping.keep_course_time(tomorrow + timedelta(minutes=4)) == 1
    assert helping.keep_course_time(tomorrow + timedelta(minutes=4)) == 0
    notice = Notice.objects.get()
    assert (notice.member, notice.kind, notice.path) == (rosa, "reminder", "/family/course/")


def test_a_line_for_an_hour_that_is_long_past_is_let_go(rosa: Member, now: datetime) -> None:
    helping.begin(9, told=True, by=rosa, now=now)
    assert helping.keep_course_time(now.replace(hour=12) + timedelta(days=1)) == 0
    mine = course_of(rosa, now + timedelta(days=1))
    assert mine is not None
    assert mine.place.day == 2
    assert helping.keep_course_time(now.replace(hour=9) + timedelta(days=2)) == 1


def test_nobody_is_told_while_it_rests(rosa: Member, now: datetime) -> None:
    helping.begin(9, told=True, by=rosa, now=now)
    helping.rest(by=rosa, now=now)
    assert helping.keep_course_time(now + timedelta(days=3)) == 0
    helping.go_on(by=rosa, now=now + timedelta(days=3))
    assert helping.keep_course_time(now.replace(hour=9) + timedelta(days=4)) == 1


@pytest.mark.parametrize("said", ["4", "23", "noon", ""])
def test_an_hour_that_is_none_is_refused_and_nothing_begins(
    rosa: Member, as_rosa: Client, now: datetime, said: str
) -> None:
    helping.say_safe("yes", by=rosa, now=now)
    answered = as_rosa.post("/family/course/begin/", {"hour": said})
    assert answered.status_code == 422
    assert "Pick an hour" in answered.text
    assert not Course.objects.exists()
