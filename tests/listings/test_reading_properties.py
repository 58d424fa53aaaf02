"""Whatever a source sends: it is read, or it says in one sentence that it is no list. Nothing else ever happens."""

import json
from datetime import time
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from porch.listings.reading import clock, read
from porch.listings.reading.words import plain
from porch.listings.report import Read, Unreadable
from tests.listings.faulty import ROW
from tests.listings.sound import faults

scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=30),
    st.sampled_from(["7:30pm", "Monday", "O, C", "https://zoom.us", "<b>", "&amp;", "0", "1e9", "40.7"]),
)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
names = st.sampled_from(
    [
        *("name", "slug", "id", "day", "time", "end_time", "timezone", "types", "notes", "location", "group"),
        *("address", "formatted_address", "city", "country", "region", "sub_region", "regions", "latitude"),
        *(
            "longitude",
            "approximate",
            "conference_url",
            "conference_phone",
            "venmo",
            "square",
            "paypal",
            "updated",
        ),
        *(
            "url",
            "feedback_emails",
            "feedback_url",
            "entity",
            "entity_website_url",
            "contact_1_name",
            "fellowship",
        ),
        *("duration", "attendance_option", "website", "meetingId", "times", "length"),
    ]
)
rows = st.dictionaries(names, values, max_size=12).map(lambda changed: {**ROW, **changed}) | values


def as_it_comes(body: bytes, **told: str) -> Read | None:
    """What was read, and that it is sound; None for what is no list, which says so in one sentence."""
    try:
        found = read(body, **told)
    except Unreadable as told_why:
        sentence = str(told_why)
        assert sentence[0].isupper()
        assert sentence.endswith(".")
        assert "\n" not in sentence
        sentence.encode()
        return None
    assert faults(found) == []
    return found


@given(st.lists(rows, max_size=6))
@settings(max_examples=150, deadline=None)
def test_any_rows_are_listings_or_refused(said: list[Any]) -> None:
    found = as_it_comes(json.dumps([ROW, *said]).encode(), zone="Europe/London")
    if found is not None and found.format == "meeting-guide":
        assert found.rows == len(said) + 1
        assert len(found.listings) + len(found.refused) >= found.rows


@given(values)
@settings(max_examples=150, deadline=None)
def test_any_json_is_read_or_is_no_list(said: Any) -> None:
    as_it_comes(json.dumps(said).encode())
    as_it_comes(json.dumps({"values": said, "records": said}).encode())


@given(st.binary(max_size=200))
@example(b"\xff\xfe\x00")
@example(b'{"values":[[1e400,"Name","Day"],[[]]]}')
@example(b"[" * 100_000)
@example(b"[" + b"9" * 5000 + b"]")
@example(b"Name,Day\n\xff,\x00")
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_read_or_are_no_list(body: bytes) -> None:
    as_it_comes(body)


@given(st.lists(st.lists(st.text(max_size=12), max_size=5), min_size=1, max_size=5), st.sampled_from(",;\t|"))
@settings(max_examples=100, deadline=None)
def test_any_table_is_read_or_is_no_list(cells: list[list[str]], mark: str) -> None:
    lines = [["Name", "Day", "Time", "Types"], *cells]
    as_it_comes("\n".join(mark.join(line) for line in lines).encode("utf-8", "replace"))


@given(
    st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    st.sampled_from(["%H:%M", "%I:%M %p", "%H:%M:%S", "%H%M"]),
)
def test_a_time_is_the_same_however_it_is_written(at: time, how: str) -> None:
    assert clock.clock(at.strftime(how)) == at


@given(st.integers(0, 6), st.integers(1, 6))
def test_days_from_one_to_another_go_round_the_week(first: int, more: int) -> None:
    words = ("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat")
    span = clock.days(f"{words[first]}-{words[(first + more) % 7]}")
    assert set(span) == {(first + n) % 7 for n in range(more + 1)}


@given(st.text())
def test_plain_text_stays_as_it_is_once_it_is_plain(said: str) -> None:
    once, _ = plain(said.replace("&", "").replace("<", ""), lines=True)
    assert plain(once, lines=True)[0] == once
