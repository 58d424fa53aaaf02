"""Meetings as a calendar file: bland on purpose, so that a shared calendar or a lock screen tells nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event


@dataclass(frozen=True)
class Entry:
    """One meeting as its owner wants it written. ``at`` is a moment; ``zone`` keeps the clock time right."""

    uid: str
    at: datetime
    zone: str
    minutes: int
    title: str
    place: str
    changed_at: datetime
    version: int
    is_off: bool


def calendar_file(entries: Iterable[Entry]) -> bytes:
    """An iCalendar file (RFC 5545). No site name, no other person's name, no place unless its owner wants it."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//calendar//EN")
    for entry in entries:
        calendar.add_component(_event(entry))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(entry: Entry) -> Event:
    event = Event()
    start = entry.at.astimezone(ZoneInfo(entry.zone))
    event.add("uid", entry.uid)
    event.add("summary", entry.title)
    event.add("dtstart", start)
    event.add("dtend", start + timedelta(minutes=entry.minutes))
    event.add("dtstamp", entry.changed_at.astimezone(UTC))
    event.add("sequence", entry.version)
    event.add("class", "PRIVATE")
    event.add("status", "CANCELLED" if entry.is_off else "CONFIRMED")
    if entry.place:
        event.add("location", entry.place)
    return event
