"""Days and times as trackers and people write them."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from enum import StrEnum


class Order(StrEnum):
    """Which number of 03/04/2026 is the day."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


class NotADay(Exception):
    """No day can be read there."""


class WhichOrder(Exception):
    """It is a day either way: somebody has to say which number is the day."""


MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NUMBERS = re.compile(r"(\d{1,4})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{1,4})(?!\d)")
WORDS = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?\.?[\s-]+)?([a-z]{3,9})\.?[\s-]+(?:(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+)?(\d{4})"
)
CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([ap])?\.?\s?(?:m\b\.?)?", re.IGNORECASE)
SHEET_DAYS = range(20_000, 80_000)
"""Days since the end of 1899, as a spreadsheet shows them when it forgot that they are days: 1954 to 2119."""
SHEET_BEGAN = date(1899, 12, 30)


def day_in(text: str, order: Order | None) -> date:
    """The day that ``text`` begins with. NotADay; WhichOrder when it depends on an order nobody told."""
    plain = text.strip().lower()
    if plain.isdecimal() and len(plain) == 5 and int(plain) in SHEET_DAYS:
        return SHEET_BEGAN + timedelta(days=int(plain))
    if re.fullmatch(r"\d{8}", plain):
        return _day(int(plain[:4]), int(plain[4:6]), int(plain[6:]))
    if found := NUMBERS.match(plain):
        return _of_numbers(found[1], found[3], found[4], order if found[2] != "." else Order.DAY_FIRST)
    if found := WORDS.search(plain):
        return _of_words(found[1] or found[3], found[2], found[4])
    raise NotADay(text)


def _of_numbers(first: str, second: str, third: str, order: Order | None) -> date:
    if len(first) == 4:
        return _day(int(first), int(second), int(third))
    year = int(third) + 2000 if len(third) == 2 else int(third)
    if order is None and int(first) <= 12 and int(second) <= 12 and first.lstrip("0") != second.lstrip("0"):
        raise WhichOrder
    month_first = order == Order.MONTH_FIRST if order else int(second) > 12
    day, month = (int(second), int(first)) if month_first else (int(first), int(second))
    return _day(year, month, day)


def _of_words(day: str | None, month: str, year: str) -> date:
    if day is None or month[:3] not in MONTHS:
        raise NotADay(month)
    return _day(int(year), MONTHS.index(month[:3]) + 1, int(day))


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as none_such:
        raise NotADay(f"{year}-{month}-{day}") from none_such


def order_of(texts: Iterable[str]) -> Order | None:
    """The order that a column shows itself: one day above 12 tells. None when nothing there tells, or it contradicts
    itself."""
    seen: set[Order] = set()
    for text in texts:
        found = NUMBERS.match(text.strip())
        if found and found[2] != "." and len(found[1]) <= 2:
            if int(found[1]) > 12:
                seen.add(Order.DAY_FIRST)
            if int(found[3]) > 12:
                seen.add(Order.MONTH_FIRST)
    return seen.pop() if len(seen) == 1 else None


def time_in(text: str) -> time | None:
    """A time of day, with or without seconds, by 24 hours or by 12; None when there is none. Midnight that stands for
    "no time" cannot be told from midnight and counts as no time."""
    found = CLOCK.search(re.sub(NUMBERS, " ", text, count=1))
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2])
    if found[4]:
        hour = hour % 12 + (12 if found[4].lower() == "p" else 0)
    if hour > 23 or minute > 59 or (hour, minute) == (0, 0):
        return None
    return time(hour, minute)


def moment_in(text: str) -> datetime | None:
    """A moment that says itself how far from UTC it is, as in 2026-03-01T20:00:00Z."""
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return found if found.tzinfo else None
