"""What a BMLT server answers becomes listings, its faults met with mercy, nobody who is named in it kept."""

from datetime import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from porch.listings.listing import Listing
from porch.listings.reading.bmlt import is_bmlt, read_bmlt
from porch.listings.report import BodyRow, FormatRow, Unreadable

ROW = {
    "id_bigint": "5",
    "meeting_name": "Rise &amp; Shine",
    "weekday_tinyint": "3",
    "start_time": "19:00:00",
    "duration_time": "01:30:00",
    "service_body_bigint": "2",
    "formats": "O,Zz",
    "format_shared_id_list": "17,99",
    "location_text": "Church",
    "location_street": "1 Mill Lane",
    "location_municipality": "Ashford",
    "location_sub_province": "Kings",
    "location_neighborhood": "Old Town",
    "latitude": "40.5",
    "longitude": "-74.25",
    "comments": "Ring twice\x00",
    "published": "1",
    "parking": "off",
    "contact_name_1": "Kim Park",
    "contact_phone_2": "555 0100",
    "email_contact": "kim@a.example",
}


def one(**said: Any) -> Listing:
    [listing] = read_bmlt([ROW | said]).listings
    return listing


def refused(**said: Any) -> tuple[int, str]:
    read = read_bmlt([ROW | {"id_bigint": "1"}, ROW | said])
    [why] = read.refused
    assert len(read.listings) == 1
    return why.row, why.field


def test_a_row_becomes_a_listing_and_what_is_left_stands_under_its_own_name() -> None:
    read = read_bmlt([ROW], zone="America/New_York", country="US")
    [told] = read.listings
    assert (told.slug, told.name, told.day, told.time, told.minutes) == ("5", "Rise & Shine", 2, time(19), 90)
    assert (told.location, told.address, told.city, told.country) == (
        "Church",
        "1 Mill Lane",
        "Ashford",
        "US",
    )
    assert (told.latitude, told.longitude, told.zone) == (40.5, -74.25, "America/New_York")
    assert (told.types, told.unknown, told.regions) == (("open",), ("Zz",), ("Kings", "Old Town"))
    assert told.notes == "Ring twice"
    assert {name: told.own[name] for name in ("id_bigint", "service_body_bigint", "formats", "parking")} == {
        "id_bigint": "5",
        "service_body_bigint": "2",
        "formats": "O,Zz",
        "parking": "off",
    }
    assert [note.field for note in read.noted] == ["formats"]


def test_nobody_who_is_named_is_kept() -> None:
    assert not any("Kim" in str(value) or "kim@" in str(value) for value in (one(), one().own))
    assert not {"contact_name_1", "contact_phone_2", "email_contact"} & set(one().own)


def test_a_field_nobody_knows_is_left_out_and_noted_once() -> None:
    said = {"secretary": "Jane Smith", "gsr_phone": "555-1234", "trusted_servant": "John, john@a.example"}
    read = read_bmlt([ROW | said, ROW | said | {"id_bigint": "6"}])
    assert not any(word in repr(read.listings) for word in ("Jane", "555-1234", "john@", "secretary"))
    assert all(one.own["parking"] == "off" for one in read.listings)
    assert sorted(one.field for one in read.noted if one.field != "formats") == sorted(said)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"duration_time": "24:00:00"}, {"minutes": 1440}),
        ({"duration_time": "00:00:00"}, {"minutes": 60}),
        ({"duration_time": ""}, {"minutes": 60}),
        ({"duration_time": "75"}, {"minutes": 75}),
        ({"start_time": "90"}, {"time": time(1, 30)}),
        ({"start_time": "9:05"}, {"time": time(9, 5)}),
        ({"start_time": ""}, {"day": None, "time": None}),
        ({"weekday_tinyint": ""}, {"day": None, "time": None}),
        ({"latitude": "0", "longitude": "0"}, {"latitude": None, "longitude": None}),
        ({"latitude": "91"}, {"latitude": None, "longitude": None}),
        ({"latitude": "nan"}, {"latitude": None, "longitude": None}),
        ({"time_zone": ""}, {"zone": ""}),
        ({"time_zone": "Moon/Base"}, {"zone": ""}),
        ({"time_zone": "Europe/London"}, {"zone": "Europe/London"}),
        ({"meeting_name": ""}, {"name": "Church"}),
        ({"meeting_name": None, "location_text": ""}, {"name": "Meeting"}),
        ({"virtual_meeting_link": "https://a.example/1"}, {"conference_url": "https://a.example/1"}),
        ({"virtual_meeting_link": "ask Sam"}, {"conference_url": "", "conference_url_notes": "ask Sam"}),
        ({"virtual_meeting_link": "javascript:alert(1)"}, {"conference_url": ""}),
        ({"phone_meeting_number": "+1 555 0100"}, {"conference_phone": "+1 555 0100"}),
        ({"formats": ""}, {"types": (), "unknown": ()}),
        ({"venue_type": "2"}, {"approximate": True}),
    ],
)
def test_what_is_odd_in_a_row_is_met_with_mercy(said: dict[str, Any], expected: dict[str, Any]) -> None:
    told = one(**said)
    assert {name: getattr(told, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"id_bigint": ""}, "id_bigint"),
        ({"id_bigint": "1"}, "id_bigint"),
        ({"weekday_tinyint": "0"}, "weekday_tinyint"),
        ({"weekday_tinyint": "Tuesday"}, "weekday_tinyint"),
        ({"start_time": "25:00:00"}, "start_time"),
        ({"start_time": "19:75:00"}, "start_time"),
        ({"published": "0"}, "published"),
    ],
)
def test_a_row_that_cannot_be_listed_is_refused_with_its_number_and_field(
    said: dict[str, Any], field: str
) -> None:
    assert refused(**said) == (2, field)


def test_a_format_is_known_by_its_world_id_before_its_key() -> None:
    formats = [{"id": "17", "key_string": "Zz", "lang": "en", "name_string": "Women", "world_id": "W"}]
    read = read_bmlt({"meetings": [ROW], "formats": formats})
    assert read.listings[0].types == ("open", "women")
    assert read.formats == [FormatRow(17, "Zz", "en", "Women", "", "W", "")]


def test_service_bodies_and_formats_are_read_by_themselves() -> None:
    bodies = read_bmlt(
        [{"id": "2", "parent_id": "1", "name": "Area", "type": "AS", "helpline": "555"}]
    ).bodies
    assert bodies == [BodyRow(2, 1, "Area", kind="AS", helpline="555")]
    formats = read_bmlt(
        [{"id": "x", "key_string": "O", "lang": "en"}, {"id": "17", "key_string": "O", "lang": "de"}]
    )
    assert [(one.number, one.lang) for one in formats.formats] == [(17, "de")]


@pytest.mark.parametrize("said", [{}, [], [{"name": "A", "slug": "a"}], {"meetings": 5}, "text", None, [[]]])
def test_what_is_empty_or_no_answer_of_a_server_changes_nothing(said: Any) -> None:
    with pytest.raises(Unreadable):
        read_bmlt(said)
    assert not is_bmlt(said)


VALUES = st.one_of(
    st.text(max_size=20),
    st.none(),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.lists(st.integers(), max_size=2),
    st.sampled_from(["24:00:00", "1e400", "٣", "-0", "99999999999999999999"]),
)


@given(
    st.lists(
        st.dictionaries(st.sampled_from([*ROW, "time_zone", "virtual_meeting_link"]), VALUES), max_size=6
    )
)
def test_every_row_is_a_listing_or_refused_whatever_it_says(rows: list[dict[str, Any]]) -> None:
    read = read_bmlt([ROW, *rows])
    assert read.rows == len(rows) + 1 == len(read.listings) + len(read.refused)
