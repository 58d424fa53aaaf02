"""The list as it goes out: for programs and other sites, the same for everybody, packed and marked."""

import csv
import gzip
import io
import json
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from django.test import Client
from icalendar import Calendar
from pytest_django import DjangoAssertNumQueries, Settings

from porch.listings.keeping import kept
from porch.listings.recurrence import Recurrence
from porch.meetings import actions
from porch.meetings.models import Meeting, Source
from porch.meetings.queries import feeds
from porch.meetings.rules.told import Told
from porch.people.models import Member

GUIDE, CALENDAR, TABLE = "/feeds/meeting-guide.json", "/feeds/meetings.ics", "/feeds/meetings.csv"
EVERY = (GUIDE, CALENDAR, TABLE)
WALK = Told("Sunday walk", 0, time(10), 90, "Europe/London", location="Park gates", open_to="open")
CALL = Told("Late call", 5, time(22), 60, "Europe/London", conference_phone="+44 20 7946 0000")

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ours(settings: Settings) -> None:
    settings.SITE_URL = "https://porch.example"
    settings.SITE_NAME = "Mill Lane"


@pytest.fixture
def walk(now: datetime) -> Meeting:
    return actions.add(WALK, by=None, now=now)


@pytest.fixture
def two(walk: Meeting, now: datetime) -> list[Meeting]:
    return [walk, actions.add(CALL, by=None, now=now)]


def rows(client: Client, address: str = GUIDE) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(client.get(address).content)
    return found


def brought(walk: Meeting, now: datetime, **told: Any) -> Source:
    source = Source.objects.create(
        name="Others", kind="meeting-guide", added_at=now, link="https://o.example/", **told
    )
    Meeting.objects.filter(pk=walk.pk).update(source=source, key="walk", seq=actions.turned())
    return source


def test_a_meeting_of_ours_tells_where_its_page_is_and_who_lists_it(client: Client, walk: Meeting) -> None:
    [row] = rows(client)
    assert (row["slug"], row["day"], row["time"], row["end_time"]) == ("sunday-walk", 0, "10:00", "11:30")
    assert (row["formatted_address"], row["approximate"], row["types"]) == ("Park gates", "no", ["O"])
    assert row["url"] == "https://porch.example/meetings/sunday-walk/"
    assert (row["entity"], row["entity_url"]) == ("Mill Lane", "https://porch.example")
    assert row["updated"] == "2026-11-20 12:00:00"


def test_one_of_another_list_tells_whose_it_is(client: Client, walk: Meeting, now: datetime) -> None:
    brought(walk, now)
    [row] = rows(client)
    assert (row["entity"], row["entity_url"]) == ("Others", "https://o.example/")


def test_the_same_list_is_a_calendar_and_a_table(client: Client, two: list[Meeting]) -> None:
    events = Calendar.from_ical(client.get(CALENDAR).content).walk("VEVENT")
    assert {str(one["SUMMARY"]) for one in events} == {"Sunday walk", "Late call"}
    assert str(events[0]["UID"]) == "sunday-walk@porch.example"
    table = list(csv.DictReader(io.StringIO(client.get(TABLE).content.decode("utf-8-sig"))))
    assert [one["Name"] for one in table] == ["Sunday walk", "Late call"]


def test_what_is_off_the_list_or_held_no_more_does_not_go_out(
    client: Client, two: list[Meeting], dee: Member, now: datetime
) -> None:
    actions.take_off(two[0], by=dee, now=now)
    ended = kept(Recurrence(until=(now - timedelta(days=1)).date()))
    Meeting.objects.filter(pk=two[1].pk).update(recurrence=ended, seq=actions.turned())
    for address in EVERY:
        assert b"Sunday walk" not in client.get(address).content
        assert b"Late call" not in client.get(address).content


def test_a_list_that_was_not_read_for_too_long_is_left_out(
    client: Client, walk: Meeting, now: datetime
) -> None:
    source = brought(walk, now, every_hours=24, read_at=now - timedelta(days=13))
    assert len(rows(client)) == 1
    Source.objects.filter(pk=source.pk).update(read_at=now - timedelta(days=15))
    assert rows(client) == []


@pytest.mark.parametrize("address", EVERY)
def test_any_site_may_read_it_and_nobody_is_known_to_it(
    client: Client, as_dee: Client, walk: Meeting, address: str
) -> None:
    answer, signed_in = client.get(address), as_dee.get(address)
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert answer["Cache-Control"] == "public, max-age=300"
    assert answer["Last-Modified"] == "Fri, 20 Nov 2026 12:00:00 GMT"
    assert "Cookie" not in answer["Vary"] + signed_in["Vary"]
    assert not answer.cookies
    assert answer.content == signed_in.content
    assert client.options(address)["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert client.head(address)["ETag"] == answer["ETag"]
    assert client.post(address).status_code == 405


@pytest.mark.parametrize("address", EVERY)
def test_it_is_packed_for_whoever_takes_it_so(client: Client, walk: Meeting, address: str) -> None:
    plain, packed = client.get(address), client.get(address, headers={"Accept-Encoding": "gzip, br"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert "Accept-Encoding" in packed["Vary"]


@pytest.mark.parametrize("address", [*EVERY, f"{GUIDE}?how=in-person"])
def test_whoever_has_it_already_is_told_so_until_something_changes(
    client: Client, walk: Meeting, dee: Member, now: datetime, address: str
) -> None:
    etag = client.get(address)["ETag"]
    again = client.get(address, headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Access-Control-Allow-Origin"] == "*"
    actions.confirm(walk, by=dee, now=now)
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 200


def test_a_search_goes_out_as_well_and_is_of_no_moment(client: Client, two: list[Meeting]) -> None:
    assert [one["name"] for one in rows(client, f"{GUIDE}?how=in-person")] == ["Sunday walk"]
    assert [one["name"] for one in rows(client, f"{GUIDE}?day=5")] == ["Late call"]
    assert len(rows(client, f"{GUIDE}?day=tomorrow&on=1")) == 2
    events = Calendar.from_ical(client.get(f"{CALENDAR}?how=online").content).walk("VEVENT")
    assert [str(one["SUMMARY"]) for one in events] == ["Late call"]


def test_a_quiet_calendar_tells_nothing_but_when(client: Client, two: list[Meeting]) -> None:
    said = client.get(f"{CALENDAR}?quiet=1&how=in-person").content
    [event] = Calendar.from_ical(said).walk("VEVENT")
    assert (str(event["SUMMARY"]), str(event["CLASS"]), event.get("LOCATION")) == ("Meeting", "PRIVATE", None)
    for told in (b"walk", b"Park", b"porch", b"Mill"):
        assert told not in said


def test_the_page_says_where_the_feed_is(client: Client) -> None:
    page = client.get("/meetings/").text
    assert 'rel="alternate" type="application/json" title="Meetings Feed"' in page
    assert 'href="http://testserver/feeds/meeting-guide.json"' in page


def test_an_empty_list_goes_out_empty(client: Client) -> None:
    assert rows(client) == []
    assert Calendar.from_ical(client.get(CALENDAR).content).walk("VEVENT") == []
    assert client.get(TABLE).content.count(b"\r\n") == 1


def test_what_it_costs_does_not_grow_with_the_list(
    client: Client, two: list[Meeting], now: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    etag = client.get(GUIDE)["ETag"]
    with django_assert_num_queries(2):
        assert client.get(GUIDE, headers={"If-None-Match": etag}).status_code == 304


@pytest.mark.django_db(transaction=True)
def test_what_is_kept_is_what_would_be_made_anew(client: Client, dee: Member, now: datetime) -> None:
    one = actions.add(WALK, by=None, now=now)
    first = {address: client.get(address).content for address in EVERY}
    assert {address: client.get(address).content for address in EVERY} == first
    actions.add(CALL, by=None, now=now)
    actions.change(
        one, Told("Sunday stroll", 0, time(11), 90, "Europe/London", location="Gates"), by=dee, now=now
    )
    for address in EVERY:
        said = client.get(address).content
        assert b"Sunday walk" not in said
        assert b"Sunday stroll" in said
        assert b"Late call" in said


@pytest.mark.django_db(transaction=True)
def test_a_day_off_that_is_over_is_told_no_more(dee: Member, now: datetime) -> None:
    one = actions.add(WALK, by=None, now=now)
    rule = kept(Recurrence(skips=frozenset({datetime(2026, 11, 22, tzinfo=UTC).date()})))
    Meeting.objects.filter(pk=one.pk).update(recurrence=rule, seq=actions.turned())
    assert b"Not held on 22 November 2026" in gzip.decompress(feeds.whole(feeds.GUIDE, now).packed)
    later = feeds.whole(feeds.GUIDE, now + timedelta(days=3)).packed
    assert b"Not held" not in gzip.decompress(later)
