"""Days, times, numbers and files as people and trackers write them."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from porch.diary.rules.bringing import Choices, NotATable, Reading, read, table_in
from porch.diary.rules.bringing.when import NotADay, Order, WhichOrder, day_in, order_of, time_in
from porch.diary.rules.bringing.words import hours_in, number_in, yes_or_no
from porch.measures.told import Mood

TODAY = date(2026, 11, 20)


def reading(text: str | bytes, choices: Choices | None = None) -> Reading:
    content = text.encode() if isinstance(text, str) else text
    return read(table_in(content), choices or Choices(), today=TODAY)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-04", date(2026, 3, 4)),
        ("2026/3/4 21:30", date(2026, 3, 4)),
        ("2026-03-04T21:30:00+02:00", date(2026, 3, 4)),
        ("20260304", date(2026, 3, 4)),
        ("4.3.2026", date(2026, 3, 4)),
        ("04.03.26", date(2026, 3, 4)),
        ("05/05/2026", date(2026, 5, 5)),
        ("29/2/2024", date(2024, 2, 29)),
        ("4 March 2026", date(2026, 3, 4)),
        ("Mar 4, 2026", date(2026, 3, 4)),
        ("8th Dec 2021", date(2021, 12, 8)),
        ("Sunday, 27 September 2026", date(2026, 9, 27)),
        ("46085", date(2026, 3, 4)),
    ],
)
def test_days_are_read_as_people_write_them(text: str, day: date) -> None:
    assert day_in(text, None) == day


@pytest.mark.parametrize(
    "text", ["", "soon", "32/13/2026", "2026-02-30", "29/2/2025", "March", "12", "٣/٤/٢٠٢٦"]
)
def test_what_is_no_day_is_none(text: str) -> None:
    with pytest.raises((NotADay, WhichOrder)):
        day_in(text, None)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("10:00 pm", time(22)),
        ("12:15 am", time(0, 15)),
        ("12:15 p.m.", time(12, 15)),
        ("2026-01-02 18:05:09", time(18, 5)),
        ("21.30", time(21, 30)),
        ("00:00", None),
        ("", None),
        ("25:00", None),
    ],
)
def test_times_are_read_by_twelve_hours_and_by_twenty_four(text: str, at: time | None) -> None:
    assert time_in(text) == at


def test_a_row_keeps_its_name_whatever_is_chosen_and_whatever_stands_around_it() -> None:
    first = reading("date,used\n2026-03-14,yes\n2026-03-15,no\n").brought
    later = reading("date,used\n2026-03-16,no\n2026-03-15,no\n2026-03-14,yes\n", Choices(grams=8)).brought
    assert {one.sent_as for one in first} < {one.sent_as for one in later}


@pytest.mark.parametrize(
    "content",
    [
        "date,mood,note\n2026-03-14,good,Zoë rang\n".encode("utf-8-sig"),
        "date,mood,note\n2026-03-14,good,Zoë rang\n".encode("utf-16"),
        "date,mood,note\n2026-03-14,good,Zoë rang\n".encode("cp1252"),
        "date;mood;note\r\n2026-03-14;good;Zoë rang\r\n".encode(),
        "date\tmood\tnote\n2026-03-14\tgood\tZoë rang\n".encode(),
        "sep=;\ndate;mood;note\n2026-03-14;good;Zoë rang\n".encode(),
        'My year\n\n"date","mood","note"\n"2026-03-14","good","Zoë rang"\n'.encode(),
    ],
)
def test_letters_separators_and_first_lines_make_no_difference(content: bytes) -> None:
    (one,) = reading(content).brought
    assert (one.said.day, one.said.mood, one.said.note) == (date(2026, 3, 14), Mood.GOOD, "Zoë rang")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not a file of text"),
        (b"PK\x03\x04\x00\x00", "not a file of text"),
        (b"just words\n", "no line of headings"),
        (b"date,mood\n", "nothing below"),
        (b'date,mood\n2026-01-01,"good\n', "quotation marks"),
        (b"colour,size\nred,4\n", "called Date"),
        (b"date,colour\n2026-01-01,red\n", "called Date"),
        (b"date,mood\n" + b"2026-01-01,ok\n" * 20_001, "20,000 rows"),
        (b"x" * (1024 * 1024 + 1), "1 MB"),
    ],
)
def test_what_is_no_table_is_refused_in_one_sentence(content: bytes, says: str) -> None:
    with pytest.raises(NotATable, match=says):
        reading(content)


@given(st.binary(max_size=400))
def test_no_file_whatever_brings_it_down(content: bytes) -> None:
    said = ""
    try:
        reading(content)
    except NotATable as why:
        said = str(why)
    assert not said or said.endswith(".")


cells = st.text(alphabet='0123456789-/.:,; "\n\rabzYESNO_é\t|', max_size=14)
lines = st.lists(st.lists(cells, min_size=3, max_size=5), max_size=6)


@given(lines)
def test_under_headings_it_knows_nothing_that_stands_there_brings_it_down(rows: list[list[str]]) -> None:
    text = "date;used;drinks;mood;note\n" + "\n".join(";".join(row) for row in rows)
    try:
        found = reading(text)
    except NotATable:
        return
    numbers = [one.number for one in found.brought] + [one.number for one in found.refused]
    assert len(numbers) == len(set(numbers))
    assert all(one.said.day <= TODAY for one in found.brought)


@given(
    st.dates(date(1950, 1, 1), date(2026, 11, 20)),
    st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%d.%m.%Y", "%B %d, %Y"]),
)
def test_a_day_that_is_written_clearly_is_that_day(day: date, how: str) -> None:
    assert day_in(day.strftime(how), None) == day


@given(st.lists(st.dates(date(2000, 1, 1), date(2026, 11, 20)), min_size=1))
def test_an_order_that_a_column_shows_is_the_one_it_was_written_in(days: list[date]) -> None:
    for how, order in (("%d/%m/%Y", Order.DAY_FIRST), ("%m/%d/%Y", Order.MONTH_FIRST)):
        seen = order_of([day.strftime(how) for day in days])
        assert seen in (None, order)


def test_numbers_and_answers() -> None:
    assert [number_in(text) for text in ("2", "1,5", "0.25", "-1", "1e9", "", "a")] == [
        2,
        1.5,
        0.25,
        None,
        None,
        None,
        None,
    ]
    assert [yes_or_no(text) for text in ("Yes", "no", "3", "0", "well")] == [True, False, True, False, None]
    assert [hours_in(text) for text in ("7", "7,5", "6:45", "7h 30m", "8 hours", "lots")] == [
        7,
        7.5,
        6.75,
        7.5,
        8,
        None,
    ]


def test_a_moment_that_says_its_distance_from_utc_is_kept_as_it_is() -> None:
    (one,) = reading("timestamp,mood\n2026-03-04T21:30:00+02:00,ok\n").brought
    assert one.moment == datetime(2026, 3, 4, 19, 30, tzinfo=UTC)
