"""What goes out and is read again has lost nothing that the format names."""

import re
from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from porch.kit.wall_clock import is_a_zone
from porch.listings.listing import Listing
from porch.listings.reading import read
from porch.listings.report import Unreadable
from porch.listings.vocabulary import TYPES
from porch.listings.writing import meeting_guide
from porch.listings.writing.meeting_guide import CODES
from porch.listings.writing.table import table
from tests.listings.rules import clock_times

SHARED = Path(__file__).parents[3] / "shared/data/meetings"
TEA = Listing(slug="tea", name="Tea", day=2, time=time(19, 30), zone="Europe/London", location="Mill Hall")
CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")

words = st.text(st.sampled_from("abcdeé fghij KLM'123ü"), min_size=1, max_size=30).map(
    lambda said: " ".join(said.split()).strip("' ") or "a"
)
sometimes = st.just("") | words
links = st.just("") | st.integers(1, 10**6).map(lambda n: f"https://a.example/j/{n}?x=1")
SPEC_TYPES = sorted(CODES)


def is_one_way(types: list[str]) -> bool:
    """Open and closed at once is read as closed, so it does not come back as it went."""
    return not {"open", "closed"} <= set(types)


@st.composite
def listings(draw: st.DrawFn) -> Listing:
    """Anything the Meeting Guide can tell of a weekly meeting that is somewhere."""
    regions = draw(st.lists(words, max_size=4, unique_by=str.casefold))
    here = draw(st.booleans())
    return Listing(
        slug=draw(st.text("abcdefgh-1234", min_size=1, max_size=60).map(lambda s: s.strip("-") or "a")),
        name=draw(words),
        day=draw(st.integers(0, 6)),
        time=draw(clock_times),
        minutes=draw(st.integers(1, 480)),
        zone=draw(st.sampled_from(("Europe/London", "America/New_York", "UTC"))),
        types=tuple(draw(st.lists(st.sampled_from(SPEC_TYPES), unique=True, max_size=6).filter(is_one_way))),
        notes=draw(sometimes),
        group=draw(sometimes),
        group_notes=draw(sometimes),
        location=draw(words),
        location_notes=draw(sometimes),
        formatted_address=draw(st.integers(1, 99).map(lambda n: f"{n} Main St, Albany, NY 12207, USA")),
        city=draw(sometimes),
        state=draw(sometimes),
        postal_code=draw(st.sampled_from(("", "12207"))),
        country=draw(st.sampled_from(("", "USA"))),
        regions=tuple(regions),
        latitude=draw(st.integers(3_000_000, 4_900_000)) / 1e5 if here else None,
        longitude=draw(st.integers(-12_000_000, -7_000_000)) / 1e5 if here else None,
        conference_url=draw(links),
        conference_phone=draw(st.sampled_from(("", "+441234567890", "+16699006833,,6371000191#"))),
        venmo=draw(st.sampled_from(("", "@tea"))),
        square=draw(st.sampled_from(("", "$tea"))),
        paypal=draw(st.sampled_from(("", "Tea1"))),
        homegroup_online=draw(st.sampled_from(("", "tea"))),
        updated=draw(
            st.none() | st.integers(10**9, 17 * 10**8).map(lambda n: datetime.fromtimestamp(n, UTC))
        ),
        url=draw(links),
        feedback_emails=tuple(
            draw(st.lists(st.sampled_from(("a@a.example.org", "b@b.example.org")), unique=True))
        ),
        feedback_url=draw(links),
        **draw(entities),
    )


entities = st.just({}) | st.fixed_dictionaries(
    {
        "entity": words,
        "entity_email": st.sampled_from(("", "us@a.example.org")),
        "entity_location": sometimes,
        "entity_phone": st.sampled_from(("", "+441234567890")),
        "entity_url": links,
        "entity_logo": links,
    }
)

NAMED = (
    *("slug", "name", "day", "time", "minutes", "zone", "types", "notes", "group", "group_notes", "location"),
    *(
        "location_notes",
        "formatted_address",
        "city",
        "state",
        "postal_code",
        "country",
        "regions",
        "latitude",
    ),
    *("longitude", "approximate", "conference_url", "conference_phone", "venmo", "square", "paypal"),
    *("homegroup_online", "updated", "url", "feedback_emails", "feedback_url", "entity", "entity_email"),
    *("entity_location", "entity_logo", "entity_phone", "entity_url", "recurrence"),
)


def unlike(one: Listing, again: Listing) -> dict[str, tuple[Any, Any]]:
    pairs = {name: (getattr(one, name), getattr(again, name)) for name in NAMED}
    for name in ("types", "feedback_emails"):
        pairs[name] = (set(pairs[name][0]), set(pairs[name][1]))
    return {name: both for name, both in pairs.items() if both[0] != both[1]}


@settings(max_examples=200, deadline=None)
@given(listings())
def test_a_feed_that_is_read_again_has_lost_nothing_the_format_names(listing: Listing) -> None:
    found = read(meeting_guide.feed([listing]))
    assert not found.refused
    assert unlike(listing, found.listings[0]) == {}


@settings(max_examples=200, deadline=None)
@given(listings())
def test_neither_has_a_table(listing: Listing) -> None:
    found = read(table([listing]))
    assert not found.refused
    assert unlike(listing, found.listings[0]) == {}


def test_every_word_for_a_kind_of_meeting_comes_back_from_a_table() -> None:
    for one in TYPES.values():
        if one.kind == "venue":  # whether it is online is told by its link, not by a word
            continue
        [listing] = read(table([replace(TEA, types=(one.id,), unknown=())])).listings
        assert listing.types == (one.id,), one


def test_every_real_feed_goes_out_and_comes_back_the_same() -> None:
    files = sorted((SHARED / "meeting-guide").glob("*.json"))
    if not files:
        pytest.skip("the real feeds are not here")
    for file in files:
        if "invalid" in file.name:
            continue
        before = read(file.read_bytes(), zone="America/New_York").listings
        again = read(meeting_guide.feed(before))
        assert len(again.listings) == len(before), file.name
        assert not again.refused
        for one, other in zip(before, again.listings, strict=True):
            for name in ("day", "time", "zone", "name", "location", "group", "regions", "conference_url"):
                assert getattr(one, name) == getattr(other, name), (file.name, one.slug, name)


def warned_of(row: dict[str, Any], taken: set[str]) -> list[str]:
    """What the front end that most sites use would warn of, or drop, in a row: its rules in our words.

    Two of its warnings are left out, for they are about what is so: meetings of over two hours, and links to
    services it does not know.
    """
    slug, phone = row.get("slug", ""), row.get("conference_phone", "")
    timed = "day" in row
    wrong = {
        "slug": not slug or slug in taken,
        "address": not row.get("formatted_address"),
        "approximate": row.get("approximate") not in ("yes", "no"),
        "day": timed and not (isinstance(row["day"], int) and 0 <= row["day"] <= 6),
        "time": timed and not (CLOCK.fullmatch(row["time"]) and CLOCK.fullmatch(row["end_time"])),
        "timezone": timed and not is_a_zone(row.get("timezone", "")),
        "types": not set(row["types"]) <= set(CODES.values()),
        "phone": bool(phone) and not re.fullmatch(r"[\d,+#*]{10,}", phone),
        "paypal": not re.fullmatch(r"[a-zA-Z0-9]{0,20}", row.get("paypal", "")),
        "square": not row.get("square", "$").startswith("$"),
        "venmo": not row.get("venmo", "@").startswith("@"),
        "updated": "updated" in row and not re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", row["updated"]),
        "coordinates": not all(isinstance(row.get(name, 0.0), float) for name in ("latitude", "longitude")),
    }
    taken.add(slug)
    return [name for name, is_wrong in wrong.items() if is_wrong]


def test_a_front_end_has_nothing_to_warn_of_in_what_goes_out_of_every_real_list() -> None:
    files = [*SHARED.glob("meeting-guide/*.json"), *SHARED.glob("other/*.json"), *SHARED.glob("other/*.csv")]
    if not files:
        pytest.skip("the real lists are not here")
    count = 0
    for file in files:
        try:
            found = read(file.read_bytes(), zone="America/New_York")
        except Unreadable:
            continue
        taken: set[str] = set()
        for row in meeting_guide.rows(found.listings):
            assert warned_of(row, taken) == [], (file.name, row)
            count += 1
    assert count > 2000


@given(listings())
def test_neither_has_it_in_anything_else(listing: Listing) -> None:
    assert warned_of(meeting_guide.row(listing), set()) == []
