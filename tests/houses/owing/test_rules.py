"""Amounts to the cent: typed and written, split, due for whole days, paid back, and in instalments."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from porch.houses.rules import book, plans, refunds
from porch.houses.rules.book import NotMoney, Side, Unbalanced, balanced, read, written
from porch.houses.rules.refunds import Charged, refund
from porch.houses.rules.shares import Span, due, for_days, period_of, periods, split

cents = st.integers(1, 9_999_999)
days = st.dates(date(2024, 1, 1), date(2028, 12, 31))
MONDAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("typed", "currency", "comes_to"),
    [
        ("140", "USD", 14000),
        ("140.5", "USD", 14050),
        ("140,50", "EUR", 14050),
        ("1,400.00", "USD", 140000),
        ("1.400,00", "EUR", 140000),
        ("1 400", "SEK", 140000),
        ("15000", "JPY", 15000),
        ("1.234", "KWD", 1234),
        ("0.05", "USD", 5),
    ],
)
def test_an_amount_is_read_as_it_is_typed(typed: str, currency: str, comes_to: int) -> None:
    assert read(typed, currency) == comes_to


@pytest.mark.parametrize(
    ("typed", "currency"),
    [
        ("", "USD"),
        ("0", "USD"),
        ("-5", "USD"),
        ("1,400", "USD"),
        ("140.505", "USD"),
        ("10.5", "JPY"),
        ("ten", "USD"),
        ("1e3", "USD"),
        ("²", "USD"),
        ("9" * 20, "USD"),
    ],
)
def test_what_could_be_two_amounts_or_none_is_refused(typed: str, currency: str) -> None:
    with pytest.raises(NotMoney):
        read(typed, currency)


@given(cents, st.sampled_from(("USD", "EUR", "JPY", "KWD")))
def test_what_is_written_is_read_again_as_the_same(amount: int, currency: str) -> None:
    shown = written(amount, currency).removesuffix(f" {currency}")
    assert read(shown.replace(",", ""), currency) == amount


def test_an_amount_is_written_with_the_digits_of_its_currency() -> None:
    assert written(14000, "USD") == "140.00 USD"
    assert written(-1500000, "JPY") == "−1,500,000 JPY"
    assert written(1234, "KWD") == "1.234 KWD"


def test_an_entry_that_does_not_add_up_to_nothing_is_none() -> None:
    sides = [Side(book.CASH, 100), Side(book.SHARES, -100)]
    assert balanced(sides) == sides
    for wrong in (
        [Side(book.CASH, 100), Side(book.SHARES, -99)],
        [Side(book.CASH, 0), Side(book.SHARES, 0)],
        [Side(book.CASH, 100)],
        [Side(book.RESIDENT, 100), Side(book.SHARES, -100)],
        [Side(book.CASH, 1.5), Side(book.SHARES, -1.5)],  # type: ignore[arg-type]
    ):
        with pytest.raises(Unbalanced):
            balanced(wrong)


@given(st.integers(0, 10**9), st.lists(st.integers(0, 400), min_size=1, max_size=12).filter(any))
def test_a_split_gives_out_every_cent_and_nobody_is_a_cent_off(total: int, weights: list[int]) -> None:
    parts = split(total, weights)
    assert sum(parts) == total
    whole = sum(weights)
    assert all(
        abs(part * whole - total * weight) < whole for part, weight in zip(parts, weights, strict=True)
    )


@given(days, st.sampled_from(("week", "month")), st.integers(0, 6))
def test_every_day_lies_in_one_period_and_periods_leave_no_day_out(day: date, per: str, weekday: int) -> None:
    span = period_of(per, weekday, day)
    assert span.first <= day < span.until
    assert period_of(per, weekday, span.last) == span
    assert period_of(per, weekday, span.until).first == span.until
    begun = list(periods(per, weekday, day, day + timedelta(days=70)))
    assert begun[0] == span
    assert all(one.until == next_.first for one, next_ in pairwise(begun))


def test_moving_in_on_a_thursday_costs_the_days_that_are_left_of_the_week() -> None:
    week = period_of("week", 0, MONDAY)
    assert due(14000, week, Span(MONDAY + timedelta(days=3), date.max)) == 8000
    assert due(10000, week, Span(MONDAY + timedelta(days=3), date.max)) == 5714
    assert due(14000, week, Span(MONDAY, date.max)) == 14000
    assert due(14000, week, Span(week.until, date.max)) == 0


@given(cents, days, st.sampled_from(("week", "month")), st.integers(0, 31))
def test_days_lived_and_days_not_lived_are_the_whole_share(
    share: int, day: date, per: str, lived: int
) -> None:
    period = period_of(per, 0, day)
    lived = min(lived, period.days)
    cut = period.first + timedelta(days=lived)
    kept = due(share, period, Span(period.first, cut))
    back = refund([Charged(period, share, share)], lives_from=period.first, leaves_on=cut, owes=0, deposit=0)
    assert kept + back.cents == share
    assert kept == for_days(share, period, lived)


@given(
    *(cents, st.integers(0, 500_000), st.integers(-500_000, 500_000)),
    *(st.integers(0, 28), st.integers(0, 28)),
)
def test_every_cent_of_a_refund_stands_on_a_line(
    share: int, deposit: int, owes: int, first: int, last: int
) -> None:
    weeks = [Span(MONDAY + timedelta(weeks=n), MONDAY + timedelta(weeks=n + 1)) for n in range(4)]
    came, leaves = MONDAY + timedelta(days=first), MONDAY + timedelta(days=first + last)
    rows = [Charged(one, due(share, one, Span(came, date.max)), share) for one in weeks]
    found = refund(
        [row for row in rows if row.cents], lives_from=came, leaves_on=leaves, owes=owes, deposit=deposit
    )
    assert found.cents >= 0
    assert sum(line.cents for line in found.lines) == found.cents
    assert found.cents == 0 or found.still_owed == 0
    lived = sum(due(share, one, Span(came, leaves)) for one in weeks)
    given_back = sum(line.cents for line in found.lines if line.code == refunds.NOT_LIVED)
    assert given_back == sum(row.cents for row in rows) - lived


@given(cents, cents, st.integers(0, 9_999_999), st.sampled_from(("week", "month")), days)
def test_instalments_add_up_to_what_was_agreed(
    total: int, each: int, paid: int, per: str, first: date
) -> None:
    each = max(each, -(-total // plans.MOST_PARTS))
    rows = plans.parts(total, each, per, first, paid)
    assert sum(one.cents for one in rows) == total
    assert sum(one.there for one in rows) == min(paid, total)
    assert [one.on for one in rows] == sorted({one.on for one in rows})
    assert all(0 < one.cents <= each for one in rows)


def test_the_thirty_first_is_the_last_day_of_a_shorter_month() -> None:
    assert plans.day_of(date(2026, 12, 31), "month", 2) == date(2027, 2, 28)
    assert sum(plans.even(1000, 3)) == 1000
