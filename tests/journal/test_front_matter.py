"""One Markdown file: what stands above it, its day, and a text that stays as it was written."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from porch.journal.rules.brought import Picture, Post, Refused, Row
from porch.journal.rules.front_matter import read

ZONE = ZoneInfo("Europe/London")


def row(text: str, name: str = "a.md") -> Row:
    return read(name, text.encode(), ZONE)


def post(text: str, name: str = "a.md") -> Post:
    found = row(text, name)
    assert isinstance(found, Post), found
    return found


def test_everything_it_can_say_above_its_text() -> None:
    found = post(
        "---\n# made up\ntitle: \"The bus: home\"\ndate: 2026-07-01 09:00\nauthor: 'Wren'   \n"
        "tags: [winter, 'long way', \"bus, late\"]\ncategories:\n  - Hope # yes\ndraft: true\nid: 17\n---\nIt rained.\n"
    )
    assert (found.title, found.author, found.draft) == ("The bus: home", "Wren", True)
    assert found.at == datetime(2026, 7, 1, 8, tzinfo=UTC)
    assert found.tags == ("winter", "long way", "bus, late", "Hope")
    assert (found.ident, found.body) == ("markdown:17", "It rained.\n")


def test_the_same_between_plus_signs() -> None:
    found = post('+++\ntitle = "Home"\ndate = 2026-07-01T09:00:00Z\ntags = ["a", "b"]\n+++\nText\n')
    assert (found.title, found.tags, found.at) == ("Home", ("a", "b"), datetime(2026, 7, 1, 9, tzinfo=UTC))


@pytest.mark.parametrize(
    ("text", "name", "title", "body"),
    [
        ("Text", "2026-01-02-my-first_day.md", "My first day", "Text\n"),
        ("# A heading\n\nText", "x/2026-01-02-b.md", "A heading", "Text\n"),
        ("---\ntitle: A\n---\n# A\nText", "b.md", "A", "Text\n"),
        ("---\ntitle: A\n---\n# B\nText", "b.md", "A", "# B\nText\n"),
        ("---\n\nA rule above a text", "b.md", "B", "---\n\nA rule above a text\n"),
    ],
)
def test_the_title_is_told_or_the_first_heading_or_the_name(
    text: str, name: str, title: str, body: str
) -> None:
    assert (post(text, name).title, post(text, name).body) == (title, body)


def test_a_day_alone_is_noon_there() -> None:
    assert post("x", "2026-07-01-b.md").at == datetime(2026, 7, 1, 11, tzinfo=UTC)
    assert post("---\ndate: 2026-01-05\n---\nx").at == datetime(2026, 1, 5, 12, tzinfo=UTC)
    assert post("x").at is None


@pytest.mark.parametrize(
    "said", ["2026-07-01T09:00:00+02:00", "2026-07-01 09:00:00 +0200", "2026-07-01 07:00:00 Z"]
)
def test_a_date_may_say_its_own_zone(said: str) -> None:
    assert post(f"---\ndate: {said}\n---\nx").at == datetime(2026, 7, 1, 7, tzinfo=UTC)


def test_a_text_stays_as_it_was_written() -> None:
    text = "A *word*, [a place](https://example.org) & `code`\n\n    - - -\n\n1) one\n"
    assert post(text).body == text


def test_pictures_and_html_in_it_are_read_as_from_any_journal() -> None:
    found = post("Hello <b>you</b>\n\n![A *dog*](dog.jpg) and <script>x</script>\n\n<div>more</div>\n")
    assert found.pictures == (Picture("dog.jpg", "A dog"),)
    assert found.body == "Hello **you**\n\n\ufdd00\ufdd1\n\nand\n\nmore"
    assert found.dropped == ("1 × a script",)


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"\xff\xfe", "it is not text in UTF-8"),
        (b"---\ndate: someday\n---\nx", "its date cannot be read"),
        (b"---\ntitle\n---\nx", "line 2 is not of the form “key: value”".encode().decode()),
        (b"+++\ntitle =\n+++\nx", "what stands between its plus signs is not TOML"),
        (b"---\ntitle: a\n---\n \n", "nothing is written in it"),
        (b"x" * 18_001, "it is longer than 18,000 characters"),
    ],
)
def test_what_is_not_taken_says_why(raw: bytes, why: str) -> None:
    assert read("b/a.md", raw, ZONE) == Refused("b/a.md", why)


def test_signs_that_nobody_sees_are_left_out() -> None:
    found = post("---\ntitle: a\x00b\n---\nc\x00d \ufdd00\ufdd1\n")
    assert (found.title, found.body) == ("ab", "cd 0\n")


@settings(deadline=None)
@given(
    st.one_of(
        st.binary(max_size=200),
        st.text("-+: \n[]\"'#=abtitledatetags0123456789", max_size=120).map(str.encode),
    )
)
def test_no_bytes_make_it_fail_in_another_way(raw: bytes) -> None:
    for fence in (b"", b"---\n", b"+++\n"):
        assert isinstance(read("2026-99-99-a.md", fence + raw + b"\n" + fence + b"\nx", ZONE), Post | Refused)
