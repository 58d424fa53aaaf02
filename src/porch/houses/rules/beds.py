"""Nights of beds: which are taken, and what a day looked like. A night is the evening of its day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

HOLDS: Mapping[str, str] = {
    "offer": "Offered to somebody",
    "hospital": "Somebody is in hospital",
    "pass": "Somebody is away for a while",
    "waiting": "Kept for somebody who waits",
    "out-of-use": "Out of use",
}
BY_HAND = tuple(code for code in HOLDS if code != "offer")
"""What may be written down by hand: an offer is made to somebody who waits."""


@dataclass(frozen=True)
class Nights:
    """From a day until the day before another; without an end it goes on."""

    from_on: date
    until_on: date | None

    def has(self, day: date) -> bool:
        return self.from_on <= day and (self.until_on is None or day < self.until_on)

    def meets(self, other: "Nights") -> bool:
        """Whether the two share a night."""
        return (other.until_on is None or self.from_on < other.until_on) and (
            self.until_on is None or other.from_on < self.until_on
        )


@dataclass(frozen=True)
class Bed:
    """A bed for a census: its nights that are lived in and that are held, and when it went out of the house."""

    lived: tuple[Nights, ...]
    held: tuple[Nights, ...]
    gone_on: date | None = None


@dataclass(frozen=True)
class Day:
    """How many beds there were on a day, and of them lived in, held, and free."""

    on: date
    beds: int
    lived: int
    held: int

    @property
    def free(self) -> int:
        return self.beds - self.lived - self.held


def census(beds: Iterable[Bed], first: date, last: date) -> list[Day]:
    """Each day of these. A bed is one of three on every day: lived in, held, or free."""
    there = tuple(beds)
    return [_day(there, first + timedelta(days=n)) for n in range((last - first).days + 1)]


def _day(beds: tuple[Bed, ...], on: date) -> Day:
    here = [bed for bed in beds if bed.gone_on is None or on < bed.gone_on]
    lived = [any(nights.has(on) for nights in bed.lived) for bed in here]
    held = [any(nights.has(on) for nights in bed.held) for bed in here]
    only_held = sum(is_held and not is_lived for is_lived, is_held in zip(lived, held, strict=True))
    return Day(on, len(here), sum(lived), only_held)
