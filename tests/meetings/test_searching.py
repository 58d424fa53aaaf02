"""Searching the list: what a change does to it, what is left out, and what it costs."""

from datetime import UTC, datetime, time, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from porch.listings.found import Found
from porch.listings.wanted import Near, Wanted
from porch.meetings import actions, queries
from porch.meetings.models import Meeting, Source
from porch.meetings.rules.told import Told

pytestmark = pytest.mark.django_db
FRIDAY_NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
WALK = Told("Sunday walk", 0, time(10), 90, "Europe/London", location="Park gates", open_to="open")
CALL = Told("Late call", 5, time(22), 60, "Europe/London", conference_phone="+44 20 7946 0000")
ROOM = Told("Kettle", 5, time(11, 30), 60, "Europe/London", "Mill Lane", "https://a.example/x")


@pytest.fixture
def three(now: datetime) -> list[Meeting]:
    return [actions.add(told, by=None, now=now) for told in (WALK, CALL, ROOM)]


def found(**wanted: object) -> Found:
    return queries.search(Wanted(now=FRIDAY_NOON, zone="Europe/London", **wanted))  # type: ignore[arg-type]


def slugs(**wanted: object) -> list[str]:
    return [one.slug for one in found(**wanted).rows]


def test_what_is_on_comes_first_then_whatever_begins_next(three: list[Meeting]) -> None:
    rows = found().rows
    assert [(one.slug, one.is_on) for one in rows] == [
        ("kettle", True),
        ("late-call", False),
        ("sunday-walk", False),
    ]
    assert rows[2].starts == datetime(2026, 11, 22, 10, tzinfo=UTC)
    assert rows[2].ends == datetime(2026, 11, 22, 11, 30, tzinfo=UTC)


def test_a_change_is_found_at_once_and_what_is_taken_off_is_not(
    three: list[Meeting], alice: object, now: datetime
) -> None:
    assert slugs(text="kettle") == ["kettle"]
    actions.take_off(three[2], by=alice, now=now)  # type: ignore[arg-type]
    assert slugs() == ["late-call", "sunday-walk"]


def test_a_list_that_is_too_old_is_left_out_until_it_is_read_again(
    three: list[Meeting], now: datetime
) -> None:
    source = Source.objects.create(
        name="Area",
        kind="bmlt",
        every_hours=6,
        added_at=FRIDAY_NOON,
        read_at=FRIDAY_NOON - timedelta(days=15),
    )
    Meeting.objects.filter(slug="kettle").update(source=source, key="1", seq=actions.turned())
    assert slugs() == ["late-call", "sunday-walk"]
    Source.objects.update(read_at=FRIDAY_NOON)
    assert slugs() == ["kettle", "late-call", "sunday-walk"]


def test_a_place_in_words_is_where_the_meetings_there_are(three: list[Meeting]) -> None:
    Meeting.objects.filter(slug="kettle").update(latitude=51.5, longitude=-0.1, seq=actions.turned())
    assert queries.place_named("mill lane") == Near(51.5, -0.1)
    assert slugs(place="Mill") == ["kettle"]
    assert slugs(place="gates") == ["sunday-walk"]


def test_it_costs_two_queries_and_one_for_the_rows_that_are_shown(
    three: list[Meeting], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    found()
    with django_assert_num_queries(3):
        rows = queries.meetings_of(found().rows)
    assert [meeting.slug for meeting, _ in rows] == ["kettle", "late-call", "sunday-walk"]
