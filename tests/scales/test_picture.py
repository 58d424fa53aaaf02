"""A picture of what answers came to: none below five times, the table is what is drawn, nothing leaves the sheet."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from porch.scales.picture import pictures_of
from porch.scales.queries import Answered, bundled

ALL = st.lists(
    st.tuples(st.integers(0, 900), st.none() | st.integers(0, 6)), max_size=40, unique_by=lambda one: one[0]
)


def times(said: list[tuple[int, int | None]]) -> list[Answered]:
    first = date(2026, 1, 1)
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    return [
        Answered(uuid4(), "two-a", "2003", first + timedelta(days=day), moment, True, {}, {"sum": value})
        for day, value in sorted(said)
    ]


def test_there_is_none_below_five_times() -> None:
    four = times([(day, 3) for day in range(4)])
    assert pictures_of(bundled()["two-a"], four) == []
    assert pictures_of(bundled()["two-a"], [*four, *times([(9, None)])]) == []


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(ALL)
def test_whatever_was_answered_the_table_is_what_is_drawn(said: list[tuple[int, int | None]]) -> None:
    there = [value for _, value in sorted(said) if value is not None]
    found = pictures_of(bundled()["two-a"], times(said))
    assert bool(found) == (len(there) >= 5)
    for picture in found:
        assert [int(row[1].value) for row in picture.rows] == there
        assert picture.csv().count("\r\n") == len(there) + 1
        for drawing in (picture.narrow, picture.wide):
            assert drawing is not None
            assert drawing.outside() == []
            assert drawing.colliding() == []


def test_the_four_are_drawn_each_for_itself() -> None:
    four = bundled()["four"]
    said = {"satisfied": 5, "worthwhile": 6, "happy": 7, "anxious": None}
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    rows = [
        Answered(uuid4(), "four", "2019", date(2026, 1, 1 + day), moment, True, said, {}) for day in range(6)
    ]
    assert [picture.title for picture in pictures_of(four, rows)] == ["Satisfied", "Worthwhile", "Happy"]
