"""A meeting as a calendar file: bland on purpose, so that a shared calendar or a lock screen tells nothing."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from porch.listings.listing import Listing
from porch.listings.recurrence import NO_DAYS, Weekly, held_from
from porch.listings.writing import ics


@dataclass(frozen=True)
class Entry:
    """``title`` and ``place`` are what its owner wants to read there; ``place`` may be empty."""

    uid: str
    title: str
    place: str
    weekly: Weekly
    changed_at: datetime
    version: int


def calendar_file(entry: Entry, now: datetime, holidays: Collection[date] = NO_DAYS) -> bytes:
    """An iCalendar file (RFC 5545) that says: by its rule and its own clock, from the next one on."""
    weekly = entry.weekly
    coming = next(held_from(weekly, now, holidays), None)
    listing = Listing(
        slug=entry.uid,
        name=entry.title,
        location=entry.place,
        day=weekly.day,
        time=weekly.time,
        minutes=weekly.minutes,
        zone=weekly.zone,
        recurrence=weekly.recurrence,
    )
    written = ics.Entry(
        uid=entry.uid,
        listing=listing,
        changed_at=entry.changed_at,
        version=entry.version,
        begins=coming.on if coming else now.date(),
        private=True,
    )
    return ics.calendar([written], holidays=holidays)
