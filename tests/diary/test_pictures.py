"""Pictures of one's own days on their page: what was told and nothing else, to its owner and nobody else."""

import csv
import io
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import example, given
from hypothesis import strategies as st

from porch.days import actions as days
from porch.diary import actions, pictures
from porch.diary.pictures import Period
from porch.diary.pictures.named_days import falling
from porch.diary.pictures.periods import Window
from porch.diary.rules.calendar import Anchor, Every
from porch.diary.rules.told import Said
from porch.measures.told import Mood
from porch.people.models import Member

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
TOO_EARLY = "A few more days and we can draw this."


@pytest.fixture
def tell(alice: Member) -> Callable[..., None]:
    """Alice tells of a day that many days ago, at an hour of that day."""

    def told(days_ago: int, hour: int = 12, **said: object) -> None:
        at = NOON.replace(hour=hour) - timedelta(days=days_ago)
        actions.tell(alice, Said(at.date(), **said), sent_as=uuid4(), now=at)  # type: ignore[arg-type]

    return told


def five_days(tell: Callable[..., None]) -> None:
    for days_ago, craving in enumerate([3, 4, 5, 6, 7]):
        tell(days_ago, mood=Mood.OK, craving=craving)


def file(client: Client, code: str, period: str = "90") -> list[list[str]]:
    answer = client.get(f"/progress/pictures/{code}.csv?period={period}")
    assert answer.status_code == 200
    return list(csv.reader(io.StringIO(answer.content.decode())))


def test_with_fewer_than_five_entries_the_page_says_a_few_more_days(
    as_alice: Client, tell: Callable[..., None]
) -> None:
    for days_ago in range(4):
        tell(days_ago, mood=Mood.OK, craving=4)
    page = as_alice.get("/progress/pictures/").content.decode()
    assert TOO_EARLY in page
    assert '<svg class="chart"' not in page
    assert as_alice.get("/progress/pictures/cravings.csv").status_code == 404


def test_from_five_on_there_is_a_picture_with_a_sentence_a_table_and_a_file(
    as_alice: Client, tell: Callable[..., None]
) -> None:
    five_days(tell)
    page = as_alice.get("/progress/pictures/").content.decode()
    assert "In the seven days to 20 November 2026 the middle was 5; your usual range is now 4 to 6." in page
    assert "5 days with a check-in, of 5 since 16 November 2026." in page
    days = file(as_alice, "cravings")
    assert days[0][:3] == ["Day", "Times told", "Middle"]
    assert [row[:3] for row in days[1:]] == [
        ["2026-11-16", "1", "7"],
        ["2026-11-17", "1", "6"],
        ["2026-11-18", "1", "5"],
        ["2026-11-19", "1", "4"],
        ["2026-11-20", "1", "3"],
    ]


def test_the_pictures_stand_under_todays_entry(as_alice: Client, tell: Callable[..., None]) -> None:
    five_days(tell)
    page = as_alice.get("/progress/").content.decode()
    assert page.index("data-entry") < page.index('id="picture-cravings"')


def test_a_day_nothing_was_told_of_is_missing_and_never_filled_in(
    as_alice: Client, tell: Callable[..., None]
) -> None:
    five_days(tell)
    tell(9, mood=Mood.HARD, craving=9)
    rows = {row[0]: row for row in file(as_alice, "cravings")[1:]}
    assert rows["2026-11-13"][1:5] == ["0", "", "", ""]
    weeks = file(as_alice, "check-ins")[1:]
    assert weeks[0] == ["2026-11-09", "", "", "hard", "", "", "", ""]  # from the Wednesday on


def test_what_was_changed_stands_in_the_picture_and_what_was_taken_out_does_not(
    as_alice: Client, alice: Member, tell: Callable[..., None]
) -> None:
    five_days(tell)
    entry = actions.tell(alice, Said(NOON.date(), craving=10), sent_as=uuid4(), now=NOON)
    assert file(as_alice, "cravings")[-1][:5] == ["2026-11-20", "2", "6.5", "3", "10"]
    changed = actions.change(entry, Said(NOON.date(), craving=1), sent_as=uuid4(), now=NOON)
    assert file(as_alice, "cravings")[-1][:5] == ["2026-11-20", "2", "2", "1", "3"]
    actions.remove(changed, now=NOON)
    assert file(as_alice, "cravings")[-1][:2] == ["2026-11-20", "1"]


def test_the_last_90_days_a_year_and_all_look_as_far_back_as_they_say(
    as_alice: Client, tell: Callable[..., None]
) -> None:
    five_days(tell)
    for days_ago in (89, 90, 364, 365, 900):
        tell(days_ago, craving=2)
    told = {period: sum(int(row[1]) for row in file(as_alice, "cravings", period)[1:]) for period in Period}
    assert told == {"90": 6, "year": 8, "all": 10}


def test_hours_are_those_on_the_clock_where_they_were(as_alice: Client, alice: Member) -> None:
    for days_ago in range(5):
        at = datetime(2026, 11, 20, 2, 30, tzinfo=UTC) - timedelta(days=days_ago)
        there = (at - timedelta(hours=5)).date()
        actions.tell(alice, Said(there, zone="America/New_York", craving=8), sent_as=uuid4(), now=at)
    assert {(row[1], row[4]) for row in file(as_alice, "hours")[1:]} == {("21:00", "1")}


def test_runs_of_days_stand_there_with_every_return(as_alice: Client, alice: Member) -> None:
    begun = NOON - timedelta(days=60)
    thread = days.open_thread(alice, "alcohol", now=begun, since=begun.date())
    used = NOON - timedelta(days=20)
    days.say_used(thread, used.date(), by=alice, now=used)
    days.go_on(thread, "this-run", by=alice, now=used)
    page = as_alice.get("/progress/pictures/").content.decode()
    assert "59 of 60 days without use since 21 September 2026; you came back once." in page
    assert [row[1:4] for row in file(as_alice, "year")[1:]] == [
        ["2026-09-21", "2026-10-30", "40"],
        ["2026-11-01", "", "19"],
    ]


def test_on_the_day_of_a_return_to_use_no_days_are_counted_on_the_page(
    as_alice: Client, alice: Member
) -> None:
    begun = NOON - timedelta(days=60)
    thread = days.open_thread(alice, "alcohol", now=begun, since=begun.date())
    assert "days without use" in as_alice.get("/progress/pictures/").content.decode()
    days.say_used(thread, NOON.date(), by=alice, now=NOON)
    assert "days without use" not in as_alice.get("/progress/pictures/").content.decode()
    assert "days without use" not in as_alice.get("/progress/").content.decode()
    with time_machine.travel(NOON + timedelta(days=1), tick=False):
        assert "60 of 61 days without use" in as_alice.get("/progress/pictures/").content.decode()


@pytest.mark.parametrize("address", ["/progress/pictures/?period=ever", "/progress/pictures/moods.csv"])
def test_what_there_is_none_of_is_not_there(as_alice: Client, address: str) -> None:
    assert as_alice.get(address).status_code == 404


def test_nobody_elses_days_are_in_it(as_bob: Client, tell: Callable[..., None]) -> None:
    five_days(tell)
    assert TOO_EARLY in as_bob.get("/progress/pictures/").content.decode()
    assert as_bob.get("/progress/pictures/cravings.csv").status_code == 404


def test_own_words_are_words_on_the_page_and_in_the_file(
    as_alice: Client, alice: Member, tell: Callable[..., None]
) -> None:
    five_days(tell)
    actions.remember(alice, "<script>alert(1)</script>", date(2026, 11, 18))
    page = as_alice.get("/progress/pictures/").content.decode()
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page


def test_the_page_asks_the_database_as_often_for_five_entries_as_for_five_hundred(
    as_alice: Client, tell: Callable[..., None]
) -> None:
    five_days(tell)
    as_alice.get("/progress/pictures/?period=all")
    with CaptureQueriesContext(
        connection,
    ) as few:
        as_alice.get("/progress/pictures/?period=all")
    for days_ago in range(5, 200):
        tell(days_ago, mood=Mood.OK, craving=days_ago % 10)
    with CaptureQueriesContext(connection) as many:
        as_alice.get("/progress/pictures/?period=all")
    assert len(many) == len(few)


def test_a_page_has_one_primary_and_no_style_of_its_own(as_alice: Client, tell: Callable[..., None]) -> None:
    five_days(tell)
    page = as_alice.get("/progress/pictures/").content.decode()
    assert page.count("data-primary") == 1
    assert " style=" not in page
    assert not re.search(r"\b(sober|diary|relapse)\b", re.search(r"<title>(.*?)</title>", page, re.DOTALL)[1])  # type: ignore[index]


WINDOW = Window(date(2027, 12, 15), date(2028, 3, 15))


ANCHORS = st.builds(
    Anchor, st.just("pay day"), st.dates(date(2024, 1, 1), date(2029, 1, 1)), st.sampled_from(Every)
)


@given(ANCHORS)
@example(Anchor("leap", date(2024, 2, 29), Every.YEAR))
@example(Anchor("pay day", date(2027, 10, 31), Every.MONTH))
def test_days_to_remember_by_fall_in_the_picture_where_they_fall_in_the_calendar(anchor: Anchor) -> None:
    every = [WINDOW.first + timedelta(days=at) for at in range(WINDOW.days)]
    assert [one.day for one in falling([anchor], WINDOW)] == [day for day in every if anchor.falls_on(day)]


def test_for_page_gives_every_picture_that_has_something_to_say(alice: Member, db: None) -> None:
    assert [picture.code for picture in pictures.for_page(alice, NOON).pictures] == [
        "cravings",
        "check-ins",
        "hours",
        "helped",
    ]
