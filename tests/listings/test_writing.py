"""Feeds and tables as they go out: what the format names, as it wants it."""

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from porch.listings.listing import Listing
from porch.listings.recurrence import Moved, Recurrence
from porch.listings.writing import meeting_guide
from porch.listings.writing.meeting_guide import CODES, LONGEST_SLUG
from porch.listings.writing.table import guarded, table

SHARED = Path(__file__).parents[3] / "shared/data/meetings"
TEA = Listing(
    slug="tea",
    name="Tea",
    day=2,
    time=time(19, 30),
    minutes=90,
    zone="Europe/London",
    types=("open", "wheelchair", "loving-kindness", "sight"),
    unknown=("ZZ",),
    location="Mill Hall",
    formatted_address="1 Mill Lane, Town, UK",
    latitude=51.123456,
    longitude=-0.5,
    updated=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
    own={"contact_1_name": "Ann Other", "edit_url": "https://a.example/edit"},
)
ZOOM = Listing(
    slug="zoom", name="Far", day=0, time=time(9), zone="Europe/Paris", conference_url="https://a.example/j"
)


def row(listing: Listing, **kwargs: Any) -> dict[str, Any]:
    return meeting_guide.row(listing, **kwargs)


def test_a_row_has_the_day_as_a_number_its_end_its_zone_and_where_it_is() -> None:
    assert row(TEA) == {
        "slug": "tea",
        "name": "Tea",
        "timezone": "Europe/London",
        "day": 2,
        "time": "19:30",
        "end_time": "21:00",
        "types": ["O", "X"],
        "location": "Mill Hall",
        "formatted_address": "1 Mill Lane, Town, UK",
        "approximate": "no",
        "latitude": 51.12346,
        "longitude": -0.5,
        "updated": "2026-01-02 03:04:05",
    }


def test_nobody_is_named_in_it() -> None:
    assert "Ann" not in meeting_guide.feed([TEA]).decode() + table([TEA]).decode()
    assert "edit" not in meeting_guide.feed([TEA]).decode() + table([TEA]).decode()


def test_a_meeting_by_appointment_has_no_day_and_no_time() -> None:
    said = row(replace(TEA, day=None, time=None))
    assert not {"day", "time", "end_time"} & set(said)


def test_it_ends_after_midnight_by_the_clock_and_never_when_it_begins() -> None:
    assert row(replace(TEA, time=time(23, 30)))["end_time"] == "01:00"
    assert row(replace(TEA, time=time(23, 30), minutes=1440))["end_time"] == "23:29"
    assert row(replace(TEA, time=time(12), minutes=720))["end_time"] == "23:59"


def test_who_lists_it_has_a_page_under_both_names_and_a_name_where_anything_is_told_of_them() -> None:
    said = row(replace(TEA, entity_url="https://a.example/", group="Mill people"))
    assert said["entity_url"] == said["entity_website_url"] == "https://a.example/"
    assert said["entity"] == "Mill people"


def test_a_meeting_without_a_place_is_about_somewhere_so_that_nobody_is_sent_there() -> None:
    said = row(ZOOM)
    assert (said["formatted_address"], said["approximate"]) == ("Paris", "yes")
    assert row(replace(ZOOM, regions=("France", "Paris")))["formatted_address"] == "Paris, France"


def test_a_place_without_an_address_is_a_place_all_the_same() -> None:
    said = row(replace(TEA, formatted_address=""))
    assert (said["formatted_address"], said["approximate"]) == ("Mill Hall", "no")


def test_coordinates_of_a_town_are_not_those_of_a_door() -> None:
    assert row(replace(TEA, approximate=True))["approximate"] == "yes"


def test_what_is_not_every_week_says_so_before_anything_else() -> None:
    rule = Recurrence(
        nth=(-1, 2),
        skips=frozenset({date(2026, 12, 8), date(2025, 12, 9)}),
        moved=(Moved(date(2026, 12, 29), date(2026, 12, 30), time(18)),),
        rests_on_holidays=True,
        until=date(2027, 5, 5),
    )
    said = row(replace(TEA, recurrence=rule, notes="Ring."), today=date(2026, 11, 20))
    assert said["notes"] == (
        "Not every week: on the second and last Tuesday of the month. Held until 5 May 2027. Not held on 8 December"
        " 2026. On 30 December 2026 at 18:00, in place of 29 December 2026. Not held on holidays.\nRing."
    )
    rule = Recurrence(every=2, since=date(2026, 11, 3))
    assert row(replace(TEA, recurrence=rule))["notes"].endswith(
        "every 2 weeks, counted from the week of 3 November 2026."
    )


def test_numbers_and_names_that_a_front_end_would_throw_out_are_not_in_its_fields() -> None:
    said = row(replace(TEA, conference_phone="12345", paypal="my password", venmo="@tea", square="tea"))
    assert said["notes"] == "To call in: 12345"
    assert said["venmo"] == "@tea"
    assert not {"conference_phone", "paypal", "square"} & set(said)


def test_no_slug_is_too_long_or_stands_there_twice() -> None:
    long = "a" * 80
    found = [
        one["slug"]
        for one in meeting_guide.rows([replace(TEA, slug=s) for s in (long, long, long + "b", "tea")])
    ]
    assert len(set(found)) == 4
    assert max(map(len, found)) <= LONGEST_SLUG
    assert found[3] == "tea"
    assert meeting_guide.slug_of("tea & cake?") != meeting_guide.slug_of("tea + cake?")


def test_only_codes_of_the_published_list_go_out() -> None:
    published = SHARED / "other/spec-1.1.9-types.json"
    if not published.exists():
        pytest.skip("the published list of codes is not here")
    assert set(CODES.values()) == set(json.loads(published.read_text("utf-8")))


def test_an_empty_list_is_an_empty_array() -> None:
    assert json.loads(meeting_guide.feed([])) == []


def cells(written: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written.decode("utf-8-sig"))))


def test_a_table_opens_in_a_spreadsheet_and_says_which_are_still_held() -> None:
    written = table([TEA, ZOOM], active=[True, False])
    assert written.startswith(b"\xef\xbb\xbf")
    first, second = cells(written)
    assert (first["Day"], first["Time"], first["End Time"], first["Active"]) == (
        "Tuesday",
        "19:30",
        "21:00",
        "yes",
    )
    assert first["Types"] == "Open, Wheelchair Access, Loving-Kindness, Blind and Visually Impaired, ZZ"
    assert second["Active"] == "no"


@pytest.mark.parametrize("cell", ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3+cmd", "\t=1"])
def test_a_spreadsheet_does_nothing_with_what_somebody_wrote(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["-0.5", "+44 20 7946 0000", "Tea", "+16699006833,,6371000191#", ""])
def test_numbers_are_left_alone(cell: str) -> None:
    assert guarded(cell) == cell
