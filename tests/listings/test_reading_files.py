"""Real lists with their real faults: every file is read whole, or refused for the right reason."""

from collections import Counter

import pytest

from porch.listings.reading import read
from porch.listings.report import Unreadable
from tests.listings.faulty import SHARED, notes, shared

# format, rows, listings
READ = {
    "meeting-guide/aasanjose-670.json": ("meeting-guide", 670, 670),
    "meeting-guide/aasfmarin-658.json": ("meeting-guide", 658, 658),
    "meeting-guide/al-anon-360.json": ("meeting-guide", 360, 360),
    "meeting-guide/benlomond-35.json": ("meeting-guide", 35, 35),
    "meeting-guide/edmonton-315.json": ("meeting-guide", 315, 315),
    "meeting-guide/kansas-city-sample-45.json": ("meeting-guide", 45, 45),
    "meeting-guide/times-edge-9.json": ("meeting-guide", 9, 9),
    "meeting-guide/tsml-demo-46.json": ("meeting-guide", 46, 46),
    "bmlt/all.json": ("bmlt", 1513, 1513),
    "bmlt/geo-nyc-auto10.json": ("bmlt", 12, 12),
    "malformed/bom.json": ("meeting-guide", 1, 1),
    "malformed/gsheet-values.json": ("sheet", 4, 4),
    "other/12sml-import-template.csv": ("csv", 36, 36),
    "other/minneapolis-2018.json": ("meeting-guide", 1048, 1048),
    "other/oiaa_test_data-200.json": ("oiaa", 200, 732),
}
REFUSED = {
    "meeting-guide/invalid-nginx-error.json": "in line 78, there is something that is no JSON: “invalid text”",
    "malformed/bmlt-cases.json": "not of meetings",
    "malformed/mg-cases.json": "not of meetings",
    "malformed/cloudflare-403.html": "guard answered",
    "malformed/empty-array.json": "empty list",
    "malformed/empty.json": "empty",
    "malformed/object-not-array.json": "restricted",
    "bmlt/coverage.json": "not of meetings",
    "bmlt/field-keys.json": "not of meetings",
    "bmlt/golden-open.json.gz": "gzip",
    "bmlt/openapi-semantic-4.2.7.json": "without a list of meetings",
    "bmlt/serverInfo.xml": "XML",
    "other/spec-1.1.9-types.json": "without a list of meetings",
}
SERVED = {"bmlt/formats-all.json": 52, "bmlt/service-bodies.json": 44}


@pytest.mark.parametrize("name", READ)
def test_a_real_list_is_read_whole(name: str) -> None:
    format, rows, listings = READ[name]
    found = read(shared(name))
    assert (found.format, found.rows, len(found.listings), found.refused) == (format, rows, listings, [])
    assert len({one.slug for one in found.listings}) == listings


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_list_is_refused_for_the_right_reason(name: str) -> None:
    body = shared(name)
    with pytest.raises(Unreadable, match=REFUSED[name]):
        read(body)


@pytest.mark.parametrize("name", SERVED)
def test_what_a_server_tells_beside_its_meetings_is_read(name: str) -> None:
    found = read(shared(name))
    assert (len(found.formats) + len(found.bodies), found.listings, found.refused) == (SERVED[name], [], [])


def test_no_file_is_left_out() -> None:
    shared("malformed/bom.json")
    there = {str(path.relative_to(SHARED)) for path in SHARED.rglob("*") if path.is_file()}
    assert there == {*READ, *REFUSED, *SERVED}


def test_nobody_who_is_named_is_kept() -> None:
    body = shared("other/oiaa_test_data-200.json")
    found = read(body)
    assert b"example.org" in body
    assert not any(
        "example.org" in f"{one.own}{one.conference_url_notes}{one.updated}" for one in found.listings
    )
    assert not any("Name X." in repr(one) for one in read(shared("meeting-guide/al-anon-360.json")).listings)


def test_what_a_real_list_means_is_understood() -> None:
    found = read(shared("meeting-guide/al-anon-360.json"), zone="Eastern", fellowship="Al-Anon")
    kinds = Counter(kind for one in found.listings for kind in one.types)
    assert (kinds["open"], kinds["closed"], kinds["adult-children"], kinds["alateen"]) == (271, 89, 48, 6)
    assert {one.fellowship for one in found.listings} == {"al-anon"}
    assert {one.zone for one in found.listings} == {"America/New_York"}
    assert "360 rows: they are taken to be in America/New_York" in notes(found, "timezone")
