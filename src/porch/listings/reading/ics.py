"""Calendars (RFC 5545): what comes again, by the week or on certain weekdays of a month, becomes a listing.

Whoever organises or attends stands in a calendar by name: they are read over.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Component, Event
from icalendar.prop import vBroken

from porch.listings.listing import Listing
from porch.listings.reading.ics_rules import NotHere, Rule, rule_of
from porch.listings.reading.ics_texts import (
    LINK,
    LONGEST_SLUG,
    moment_of,
    names_in,
    notes_in,
    place_in,
    plain,
    slug_of,
    ways_in,
)
from porch.listings.reading.ics_zones import Clocks
from porch.listings.recurrence import LONGEST, Moved, NoRule, Recurrence, day_of
from porch.listings.report import Noted, Read, Refused, Unreadable
from porch.listings.vocabulary import by_name

_STRANGE = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError)
"""What comes of values a calendar should not have; the reader of calendars leaves some to whoever asks for them."""
_NEEDED = ("DTSTART", "RRULE")


def read_ics(body: bytes, *, zone: str = "") -> Read:
    """The listings of a calendar. ``zone`` is the clock of times that name none. Raises Unreadable."""
    calendar = _parsed(body)
    if str(calendar.get("METHOD", "")).upper() == "CANCEL":
        raise Unreadable("This calendar only takes back what another one told.")
    read = Read("ics")
    events = [one for one in calendar.walk("VEVENT") if isinstance(one, Event)]
    if not events:
        raise Unreadable("This calendar has nothing in it.")
    clocks = Clocks(calendar, zone)
    changes: dict[str, list[Event]] = {}
    for one in events:
        if "RECURRENCE-ID" in one:
            changes.setdefault(str(one.get("UID", "")), []).append(one)
    taken: set[str] = set()
    for number, one in enumerate(events, start=1):
        if "RECURRENCE-ID" in one:
            continue
        read.rows += 1
        told = _Row(read, number, clocks, changes.pop(str(one.get("UID", "")), []))
        try:
            read.listings += [_free(listing, taken) for listing in told.listings(one)]
        except (NotHere, NoRule) as why:
            read.refused.append(Refused(number, getattr(why, "field", "RRULE"), str(why)))
        except _STRANGE as trouble:
            read.refused.append(Refused(number, "VEVENT", f"It cannot be read: {trouble}."[:200]))
    _left_over(read, changes, events)
    return read


def _parsed(body: bytes) -> Component:
    text = body.decode("utf-8-sig", errors="replace").replace("\x00", "")
    if not text.lstrip().upper().startswith("BEGIN:VCALENDAR"):
        raise Unreadable("This is no calendar: it does not begin with BEGIN:VCALENDAR.")
    try:
        return Calendar.from_ical(text.lstrip())
    except OSError:  # a name of a time zone that is longer than that of any file
        raise Unreadable("This calendar is broken: a time zone in it is none.") from None
    except _STRANGE as trouble:
        raise Unreadable(f"This calendar is broken: {trouble}."[:200]) from trouble


def _left_over(read: Read, changes: dict[str, list[Event]], events: list[Event]) -> None:
    """Changed times of something that is not in the file."""
    for alone in [one for some in changes.values() for one in some]:
        read.rows += 1
        number = next(n for n, one in enumerate(events, start=1) if one is alone)
        reason = "It changes one time of a meeting that is not in this calendar."
        read.refused.append(Refused(number, "RECURRENCE-ID", reason))


def _free(listing: Listing, taken: set[str]) -> Listing:
    slug, number = listing.slug, 1
    while slug in taken:
        number += 1
        slug = f"{listing.slug[: LONGEST_SLUG - 6]}-{number}"
    taken.add(slug)
    return replace(listing, slug=slug)


class _Row:
    """One event of a calendar, with the changes of single times of it."""

    def __init__(self, read: Read, number: int, clocks: Clocks, changes: list[Event]) -> None:
        self._read, self._number, self._clocks, self._changes = read, number, clocks, changes

    def listings(self, event: Event) -> Iterator[Listing]:
        """One for each day of its week. Raises NotHere."""
        self._without_what_is_broken(event)
        if str(event.get("STATUS", "")).upper() == "CANCELLED":
            raise NotHere("STATUS", "It is cancelled.")
        name = plain(event.get("SUMMARY"))
        if not name:
            raise NotHere("SUMMARY", "It has no name.")
        zone, start = self._start(event)
        about = self._about(event, name, zone, start)
        found = list(rule_of(event, start, self._note))
        for rule in found:
            slug = slug_of(event, name)
            slug = f"{slug[: LONGEST_SLUG - 2]}-{rule.day}" if len(found) > 1 else slug
            recurrence = self._with_changes(event, rule, zone, start)
            yield Listing(slug=slug, day=rule.day, recurrence=recurrence, **about)

    def _without_what_is_broken(self, event: Event) -> None:
        for name, said in list(event.items()):
            if not any(isinstance(one, vBroken) for one in (said if isinstance(said, list) else [said])):
                continue
            if name in _NEEDED:
                raise NotHere(name, f"“{said!s:.60}” cannot be read.")
            self._note(name, f"“{said!s:.60}” cannot be read; it is left out.")
            del event[name]

    def _start(self, event: Event) -> tuple[str, datetime]:
        """Its zone, and its first beginning by that clock."""
        said = event.get("DTSTART")
        moment = getattr(said, "dt", None)
        if said is None or moment is None:
            raise NotHere("DTSTART", "It does not say when it begins.")
        if not isinstance(moment, datetime):
            raise NotHere("DTSTART", "It is for a whole day, without a time.")
        zone, note = self._clocks.zone_of(said, moment)
        if note:
            self._note("DTSTART", note)
        return zone, moment.replace(tzinfo=ZoneInfo(zone) if zone else None)

    def _about(self, event: Event, name: str, zone: str, start: datetime) -> dict[str, Any]:
        where, link = place_in(plain(event.get("LOCATION")))
        ways = ways_in(event)
        notes = notes_in(plain(event.get("DESCRIPTION"), lines=True), ways)
        if link and "conference_url" not in ways:
            ways["conference_url"] = link
        latitude, longitude = self._point(event)
        page = str(event.get("URL", ""))
        return {
            "name": name[:255],
            "time": time(start.hour, start.minute),
            "minutes": self._minutes(event),
            "zone": zone,
            "types": self._types(event),
            "notes": notes,
            "latitude": latitude,
            "longitude": longitude,
            "updated": moment_of(event.get("LAST-MODIFIED")),
            "url": page if LINK.fullmatch(page) else "",
            **where,
            **ways,
        }

    def _minutes(self, event: Event) -> int:
        begins, ends = (getattr(event.get(name), "dt", None) for name in ("DTSTART", "DTEND"))
        length = getattr(event.get("DURATION"), "dt", None)
        if isinstance(begins, datetime) and isinstance(ends, datetime):
            aware = begins.tzinfo is not None and ends.tzinfo is not None
            moments = (
                (ends.astimezone(UTC), begins.astimezone(UTC))
                if aware
                else (
                    ends.replace(tzinfo=None),
                    begins.replace(tzinfo=None),
                )
            )
            length = moments[0] - moments[1]
        if not isinstance(length, timedelta):
            return 60
        minutes = int(length.total_seconds() // 60)
        if 1 <= minutes <= LONGEST:
            return minutes
        self._note("DURATION", f"It lasts {minutes} minutes, which cannot be; an hour is taken.")
        return 60

    def _point(self, event: Event) -> tuple[float | None, float | None]:
        said = event.get("GEO")
        latitude, longitude = getattr(said, "latitude", None), getattr(said, "longitude", None)
        if latitude is None or longitude is None:
            return None, None
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180) or (latitude, longitude) == (0, 0):
            self._note("GEO", "These coordinates are nowhere; they are left out.")
            return None, None
        return float(latitude), float(longitude)

    def _types(self, event: Event) -> tuple[str, ...]:
        said = event.get("CATEGORIES") or []
        names = [str(one) for some in (said if isinstance(said, list) else [said]) for one in names_in(some)]
        found = {name: by_name(name) for name in names if name.strip()}
        for name in [name for name, known in found.items() if known is None]:
            self._note(
                "CATEGORIES", f"“{name[:60]}” is no kind of meeting that is known here; it is left out."
            )
        return tuple(dict.fromkeys(known.id for known in found.values() if known))

    def _with_changes(self, event: Event, rule: Rule, zone: str, start: datetime) -> Recurrence:
        """The rule with its days off and what is held at another time."""
        since = rule.since if rule.recurrence.every > 1 or self._begins_later(event, start) else None
        off = {on for on in self._days_off(event, zone) if day_of(on) == rule.day}
        moved = []
        for one in self._changes:
            on = self._clocks.day_of(one.get("RECURRENCE-ID"), zone)
            if on is None or day_of(on) != rule.day:
                continue
            if str(one.get("STATUS", "")).upper() == "CANCELLED":
                off.add(on)
            elif (to := self._moved_to(one, zone)) and to != datetime.combine(
                on, time(start.hour, start.minute)
            ):
                moved += self._move(on, to)
        known = tuple(sorted(moved, key=lambda one: one.on))
        return replace(rule.recurrence, since=since, skips=frozenset(off), moved=known)

    def _begins_later(self, event: Event, start: datetime) -> bool:
        """Whether its first time was still to come when it was written; else it is only where the calendar begins."""
        written = [moment_of(event.get(name)) for name in ("DTSTAMP", "LAST-MODIFIED", "CREATED")]
        last = max((one for one in written if one), default=None)
        return last is not None and start.date() > last.date() + timedelta(days=1)

    def _days_off(self, event: Event, zone: str) -> Iterator[date]:
        said = event.get("EXDATE") or []
        for some in said if isinstance(said, list) else [said]:
            for one in getattr(some, "dts", []):
                on = self._clocks.day_of(one, zone)
                if on:
                    yield on

    def _moved_to(self, change: Event, zone: str) -> datetime | None:
        if str(change["RECURRENCE-ID"].params.get("RANGE", "")).upper() == "THISANDFUTURE":
            self._note("RECURRENCE-ID", "A change of this time and all after it is not kept.")
            return None
        moment = getattr(change.get("DTSTART"), "dt", None)
        if not isinstance(moment, datetime):
            self._note("RECURRENCE-ID", "One time is moved, and it is not said to when.")
            return None
        local = self._clocks.local(moment, zone)
        return datetime.combine(local.date(), time(local.hour, local.minute))  # by the wall, without a zone

    def _move(self, on: date, to: datetime) -> list[Moved]:
        try:
            return [Moved(on, to.date(), to.time())]
        except NoRule as why:
            self._note("RECURRENCE-ID", f"One time is moved to {to.date()}, which is not kept. {why}")
            return []

    def _note(self, field: str, said: str) -> None:
        self._read.noted.append(Noted(self._number, field, said))
