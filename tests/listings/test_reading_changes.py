"""Two readings of a source: the same feed twice is no change, and one change with one deletion is exactly those."""

from dataclasses import replace
from datetime import UTC, datetime, time

import pytest

from porch.listings.changes import Changes, compare, differences
from porch.listings.listing import Listing
from porch.listings.reading import read
from porch.listings.report import Read
from tests.listings.faulty import ROW, reading, shared

LAMP = Listing(
    slug="lamp", name="Lamp", day=1, time=time(19), types=("open", "women"), notes="Ring twice", latitude=55.4
)


def by_slug(found: Read) -> dict[str, Listing]:
    return {one.slug: one for one in found.listings}


def test_the_same_feed_twice_is_no_change() -> None:
    body = shared("meeting-guide/edmonton-315.json")
    found = compare(by_slug(read(body)), by_slug(read(body)))
    assert (found.added, found.changed, found.gone, len(found.same)) == ([], {}, [], 315)


def test_one_change_and_one_deletion_are_exactly_those() -> None:
    rows = [ROW | {"slug": slug} for slug in "abc"]
    after = [rows[0], rows[1] | {"time": "20:00", "location": "Quay House"}]
    found = compare(by_slug(reading(*rows)), by_slug(reading(*after)))
    assert found == Changes(changed={"b": ("time", "location")}, gone=["c"], same=["a"])


def test_what_is_new_is_added() -> None:
    assert compare({}, {"lamp": LAMP}) == Changes(added=["lamp"])


@pytest.mark.parametrize(
    "noise",
    [
        {"updated": datetime(2026, 1, 1, tzinfo=UTC)},
        {"types": ("women", "open")},
        {"notes": "Ring  twice\n"},
        {"latitude": 55.400001},
    ],
)
def test_what_nobody_would_notice_is_no_change(noise: dict[str, object]) -> None:
    assert differences(LAMP, replace(LAMP, **noise)) == ()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "change",
    [
        {"minutes": 90},
        {"types": ("open",)},
        {"notes": "Ring once"},
        {"latitude": 55.41},
        {"latitude": None},
        {"own": {"website": "https://example.org"}},
    ],
)
def test_what_somebody_would_notice_is_a_change(change: dict[str, object]) -> None:
    assert differences(LAMP, replace(LAMP, **change)) == tuple(change)  # type: ignore[arg-type]
