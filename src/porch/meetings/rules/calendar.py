"""A weekly meeting as a calendar file: bland on purpose, so that a shared calendar or a lock screen tells nothing."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from porch.meetings.rules.occurring import Weekly, next_start


@dataclass(frozen=True)
class Entry:
    """``title`` and ``place`` are what its owner wants to read there; ``place`` may be empty."""

    uid: str
    title: str
    place: str
    weekly: Weekly
    changed_at: datetime
    version: int


def calendar_file(entry: Entry, now: datetime) -> bytes:
    """An iCalendar file (RFC 5545) that says: every week, by the meeting's own clock, from the next one on."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//calendar//EN")
    calendar.add_component(_event(entry, now))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(entry: Entry, now: datetime) -> Event:
    weekly, event = entry.weekly, Event()
    moment = next_start(weekly, now).astimezone(ZoneInfo(weekly.zone))
    start = moment.replace(hour=weekly.time.hour, minute=weekly.time.minute, second=0, microsecond=0, fold=0)
    event.add("uid", entry.uid)
    event.add("summary", entry.title)
    event.add("dtstart", start)
    event.add("duration", timedelta(minutes=weekly.minutes))
    event.add("rrule", {"freq": "weekly"})
    event.add("dtstamp", entry.changed_at.astimezone(UTC))
    event.add("sequence", entry.version)
    event.add("class", "PRIVATE")
    if entry.place:
        event.add("location", entry.place)
    return event
