"""Every labelled case of what lists get wrong gets its verdict, and no case is forgotten."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, time

import pytest

from porch.listings.reading import read
from porch.listings.report import Read, Unreadable
from tests.listings.faulty import notes, shared


def only(verdict: Callable[..., bool]) -> Callable[[Read], bool]:
    """A verdict on the one listing there must be, with nothing refused."""
    return lambda found: len(found.listings) == 1 and not found.refused and verdict(found.listings[0])


def warned(field: str, verdict: Callable[..., bool] = lambda one: True) -> Callable[[Read], bool]:
    return lambda found: bool(notes(found, field)) and only(verdict)(found)


VERDICTS: dict[str, Callable[[Read], bool]] = {
    **dict.fromkeys(
        ("day-numeric-string", "day-word-lower", "day-array-strings"), only(lambda one: one.day == 1)
    ),
    "day-missing-time-present": warned("day", lambda one: one.is_by_appointment),
    "time-12h": only(lambda one: one.time == time(19)),
    "time-seconds": only(lambda one: one.time == time(18)),
    "time-midnight-24": warned("time", lambda one: one.time == time(0)),
    "time-int": warned("time", lambda one: one.time == time(19)),
    "end-before-start": only(lambda one: one.minutes == 120),
    "end-23-59h": warned("end_time", lambda one: one.minutes == 1439),
    "tz-abbrev": only(lambda one: one.zone == "America/New_York"),
    "tz-missing": warned("timezone", lambda one: one.zone == ""),
    "types-csv-names": only(lambda one: one.types == ("open", "women")),
    "types-lower": only(lambda one: one.types == ("open",) and one.unknown == ()),
    "types-dup": only(lambda one: one.types == ("open",)),
    "types-number": only(lambda one: one.types == ("eleventh-step",)),
    "slug-int": only(lambda one: one.slug == "5202"),
    "slug-dup-b": only(lambda one: one.slug == "dup" and one.day == 2),
    "slug-long": only(lambda one: len(one.slug) > 64),
    "coords-53dig": only(lambda one: (one.latitude, one.longitude) == (34.0993033, -84.579446)),
    "coords-swapped": warned("latitude", lambda one: one.latitude is None and one.longitude is None),
    "coords-nan": warned("latitude", lambda one: one.latitude is None and one.longitude is None),
    "addr-approx": only(lambda one: one.approximate and not one.is_in_person),
    "addr-at": only(lambda one: (one.address, one.location_notes) == ("123 Main St", "rear")),
    "entity-name": only(lambda one: one.name == "Women’s Step & Tradition"),
    "ctrl": only(lambda one: one.name == "Big Book"),
    "confurl-noscheme": warned("conference_url", lambda one: one.conference_url == "https://zoom.us/j/123"),
    "confurl-js": warned("conference_url", lambda one: one.conference_url == "" and not one.is_online),
    "phone-ext": warned("conference_phone", lambda one: one.conference_phone == "+15555550100,2"),
    "paypal-url": only(lambda one: one.paypal == "Group1"),
    "updated-us": only(lambda one: one.updated == datetime(2021, 8, 29, tzinfo=UTC)),
    "name-empty": lambda found: not found.listings and str(found.refused[0]).startswith("row 1, name: "),
    "extra-keys": only(lambda one: "smoore" not in repr(one) and "wp-admin" not in repr(one)),
    "lastname": warned("contact_1_name", lambda one: "Smith" not in repr(one) and "0100" not in repr(one)),
}


def test_every_labelled_case_gets_its_verdict() -> None:
    cases = json.loads(shared("malformed/mg-cases.json"))
    assert {case["id"] for case in cases} == set(VERDICTS)
    wrong = {
        case["id"]: (case["expect"], found)
        for case in cases
        if not VERDICTS[case["id"]](found := read(json.dumps([case["input"]]).encode()))
    }
    assert wrong == {}


def test_every_labelled_case_together_is_one_list() -> None:
    cases = json.loads(shared("malformed/mg-cases.json"))
    found = read(json.dumps([case["input"] for case in cases]).encode())
    assert (found.rows, len(found.listings), len(found.refused)) == (34, 33, 1)
    assert len({one.slug for one in found.listings}) == 33


BMLT_ROW = {
    **{"id_bigint": "1", "service_body_bigint": "1", "weekday_tinyint": "1", "start_time": "19:00:00"},
    **{
        "duration_time": "01:00:00",
        "meeting_name": "A",
        "latitude": "40",
        "longitude": "-74",
        "published": "1",
    },
}
SERVED: dict[str, Callable[[Read], bool]] = {
    "no-format-list": only(lambda one: one.types == () and "format_shared_id_list" not in one.own),
    "venue-empty": only(lambda one: not one.approximate),
    "dur-24": only(lambda one: one.minutes == 1440),
    "zero-coords": only(lambda one: one.latitude is None and one.approximate),
    "minutes-int": only(lambda one: (one.time, one.minutes) == (time(1, 30), 75)),
    "weekday-0": lambda found: not found.listings and found.refused[0].field == "weekday_tinyint",
    "orphan-sb": only(lambda one: one.own["service_body_bigint"] == "99999"),
    "orphan-format": only(lambda one: one.own["format_shared_id_list"] == "1,99999"),
    "tz-empty": only(lambda one: one.zone == ""),
}


def test_every_labelled_case_of_a_server_gets_its_verdict() -> None:
    cases = {case["id"]: case for case in json.loads(shared("malformed/bmlt-cases.json"))}
    assert set(cases) == {*SERVED, "empty-object"}
    with pytest.raises(Unreadable, match="no meetings"):
        read(cases["empty-object"]["body"].encode())
    wrong = {
        id: found
        for id, verdict in SERVED.items()
        if not verdict(found := read(json.dumps([BMLT_ROW | cases[id]["row"]]).encode()))
    }
    assert wrong == {}


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("cloudflare-403.html", "The site's guard answered, not its list"),
        ("empty-array.json", "This is an empty list"),
        ("empty.json", "This is empty"),
        ("object-not-array.json", "“This meeting list is restricted.”"),
    ],
)
def test_what_is_no_list_says_what_it_is(name: str, sentence: str) -> None:
    body = shared(f"malformed/{name}")
    with pytest.raises(Unreadable, match=sentence):
        read(body)


def test_a_mark_before_the_list_is_no_fault() -> None:
    assert [one.name for one in read(shared("malformed/bom.json")).listings] == ["A"]


def test_a_sheets_rows_are_taken_with_their_faults() -> None:
    found = read(shared("malformed/gsheet-values.json"))
    assert (found.format, found.rows, found.refused) == ("sheet", 4, [])
    first, invalid, without_id, short = found.listings
    assert (first.day, first.time, first.minutes, first.regions) == (
        0,
        time(18),
        60,
        ("City", "Neighborhood"),
    )
    assert (invalid.is_by_appointment, short.is_by_appointment) == (True, True)
    assert (without_id.day, without_id.time, without_id.conference_url) == (
        1,
        time(19),
        "https://zoom.us/j/1",
    )
    assert "no day of the week" in notes(found, "day")
    assert "no time" in notes(found, "time")
