"""Meetings as a calendar (RFC 5545, and 7986 for how to get in): the rule, its days off, what is held another time.

A meeting by appointment stands in no calendar. Who is named for a meeting is not known here, and so is not written.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from urllib.parse import quote

from icalendar import Timezone

from porch.kit.wall_clock import moment_of
from porch.listings.listing import Listing
from porch.listings.recurrence import NO_DAYS, Moved, Recurrence, Weekly, rule_days
from porch.listings.vocabulary import TYPES

DAYS = ("SU", "MO", "TU", "WE", "TH", "FR", "SA")
ALWAYS_UTC = frozenset({"UTC", "Etc/UTC"})
ZONES_SINCE, ZONES_UNTIL = (
    date(2010, 1, 1),
    date(2040, 1, 1),
)  # for which years a file says when clocks change
_RAREST = timedelta(days=100)  # from one fifth Tuesday of a month to the next
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})
_NO_CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127])


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A listing as a calendar holds it.

    ``uid`` names it for ever; ``changed_at`` (aware) and ``version`` say which of two copies is the newer. ``page`` is
    an address about it. ``begins`` is the first day shown; without, its last day before it was changed.
    ``private`` asks calendars that are shared to show only that there is something; ``is_off``: it is not held.
    """

    uid: str
    listing: Listing
    changed_at: datetime
    version: int = 0
    page: str = ""
    begins: date | None = None
    private: bool = False
    is_off: bool = False


def calendar(entries: Iterable[Entry], *, title: str = "", holidays: Collection[date] = NO_DAYS) -> bytes:
    """The whole file. ``holidays`` are the days on which meetings rest that rest on holidays."""
    lines: list[str] = []
    zones = set()
    for entry in entries:
        found = event(entry, holidays)
        lines += found
        if found:
            zones.add(entry.listing.zone)
    return file_of("\r\n".join(lines), zones, title=title)


def file_of(events: str, zones: Collection[str], *, title: str = "") -> bytes:
    """The file of these events, already written, with the clocks of their zones."""
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//calendar//EN", "CALSCALE:GREGORIAN"]
    if title:
        head += [_folded(f"NAME:{_text(title)}"), _folded(f"X-WR-CALNAME:{_text(title)}")]
    clocks = [_clock(zone) for zone in sorted(set(zones) - ALWAYS_UTC - {""})]
    return "\r\n".join([*head, *clocks, *([events] if events else []), "END:VCALENDAR", ""]).encode()


def event(entry: Entry, holidays: Collection[date] = NO_DAYS) -> list[str]:
    """The lines of one meeting; none for a meeting by appointment, or one that has ended before it begins."""
    listing = entry.listing
    if listing.day is None or listing.time is None:
        return []
    weekly = Weekly(listing.day, listing.time, listing.minutes, listing.zone, listing.recurrence)
    first = next(rule_days(weekly, entry.begins), None) if entry.begins else _before(weekly, entry.changed_at)
    if first is None:
        return []
    about = [_folded(line) for line in _about(entry)]
    lines = ["BEGIN:VEVENT", *about, *_times(weekly, first, listing.time), _rule(weekly)]
    off = _days_off(weekly, first, holidays)
    if off:
        lines.append(_folded(_stamped("EXDATE", weekly, [(on, weekly.time) for on in off])))
    lines.append("END:VEVENT")
    for one in _moved(weekly, first):
        which = _stamped("RECURRENCE-ID", weekly, [(one.on, weekly.time)])
        lines += ["BEGIN:VEVENT", *about, which, *_times(weekly, one.to, one.time), "END:VEVENT"]
    return lines


def place_of(listing: Listing) -> str:
    """The place in one line: what it is called, then where that is."""
    region = " ".join(filter(None, (listing.state, listing.postal_code)))
    parts = ", ".join(filter(None, (listing.address, listing.city, region, listing.country)))
    address = listing.formatted_address or parts
    return ", ".join(filter(None, (listing.location, address)))


def _flags(entry: Entry) -> Iterator[str]:
    if entry.private:
        yield "CLASS:PRIVATE"
    if entry.is_off:
        yield "STATUS:CANCELLED"


def _about(entry: Entry) -> Iterator[str]:
    listing = entry.listing
    yield f"UID:{_text(entry.uid)}"
    yield f"DTSTAMP:{_utc(entry.changed_at)}"
    yield f"SEQUENCE:{entry.version}"
    yield f"SUMMARY:{_text(listing.name)}"
    yield from _flags(entry)
    if place := place_of(listing):
        yield f"LOCATION:{_text(place)}"
    if listing.latitude is not None and listing.longitude is not None:
        yield f"GEO:{listing.latitude:.6f};{listing.longitude:.6f}"
    said = "\n".join(filter(None, (listing.notes, listing.conference_url, listing.conference_phone)))
    if said:
        yield f"DESCRIPTION:{_text(said)}"
    if names := [TYPES[one].name for one in listing.types if one in TYPES]:
        yield "CATEGORIES:" + ",".join(map(_text, names))
    if entry.page:
        yield f"URL:{_plain(entry.page)}"
    if listing.conference_url:
        label = _parameter(listing.conference_url_notes)
        yield f"CONFERENCE;VALUE=URI;FEATURE=VIDEO{label}:{_plain(listing.conference_url)}"
    if listing.conference_phone:
        label = _parameter(listing.conference_phone_notes)
        yield f"CONFERENCE;VALUE=URI;FEATURE=PHONE{label}:tel:{quote(listing.conference_phone, safe='+,*()-.')}"
    if listing.updated:
        yield f"LAST-MODIFIED:{_utc(listing.updated)}"


def _times(weekly: Weekly, on: date, at: time) -> list[str]:
    return [_stamped("DTSTART", weekly, [(on, at)]), f"DURATION:PT{weekly.minutes}M"]


def _rule(weekly: Weekly) -> str:
    rule, day = weekly.recurrence, DAYS[weekly.day]
    if rule.nth:
        said = "FREQ=MONTHLY;BYDAY=" + ",".join(f"{n}{day}" for n in rule.nth)
    else:
        every = f";INTERVAL={rule.every}" if rule.every > 1 else ""
        said = f"FREQ=WEEKLY{every};BYDAY={day}"
    return f"RRULE:{said}{_until(weekly, rule)}"


def _until(weekly: Weekly, rule: Recurrence) -> str:
    if rule.until is None:
        return ""
    if not weekly.zone:
        return f";UNTIL={rule.until:%Y%m%d}T235959"
    return f";UNTIL={_utc(moment_of(rule.until, time(23, 59, 59), weekly.zone))}"


def _days_off(weekly: Weekly, first: date, holidays: Collection[date]) -> list[date]:
    """Skipped days and holidays; of what is moved the day stays, for the move names it."""
    rule = weekly.recurrence
    off = set(rule.skips)
    if rule.rests_on_holidays:
        off |= set(holidays) - {one.on for one in rule.moved}
    return [on for on in sorted(off) if on >= first and next(rule_days(weekly, on), None) == on]


def _moved(weekly: Weekly, first: date) -> list[Moved]:
    rule = weekly.recurrence
    there = [one for one in rule.moved if one.on >= first and one.on not in rule.skips]
    return [one for one in there if next(rule_days(weekly, one.on), None) == one.on]


def _stamped(name: str, weekly: Weekly, times: list[tuple[date, time]]) -> str:
    """Local times with their zone, in UTC where that is the zone, or as clocks show them anywhere."""
    if weekly.zone in ALWAYS_UTC:
        return f"{name}:" + ",".join(f"{on:%Y%m%d}T{at:%H%M%S}Z" for on, at in times)
    zone = f";TZID={weekly.zone}" if weekly.zone else ""
    return f"{name}{zone}:" + ",".join(f"{on:%Y%m%d}T{at:%H%M%S}" for on, at in times)


def _before(weekly: Weekly, written: datetime) -> date | None:
    """The last of its days that was past when it was written, so that one reads that it is no beginning.

    Where there was none yet, the first of them, which is its beginning.
    """
    rule, on = weekly.recurrence, written.astimezone(UTC).date()
    since = rule.since or on - (_RAREST if rule.nth else timedelta(days=6))
    first = None
    for day in rule_days(weekly, since):
        if first is not None and (rule.since or day > on):
            break
        first = day
    return first


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(said: str) -> str:
    return _plain(said.replace("\r\n", "\n").replace("\r", "\n").translate(_ESCAPED))


def _plain(said: str) -> str:
    return said.translate(_NO_CONTROLS).replace("\n", " ").replace("\r", " ")


def _parameter(said: str) -> str:
    """A label; what cannot stand between its quotation marks is told as RFC 6868 has it."""
    told = _plain(said.replace("^", "^^").replace("\n", "^n").replace('"', "^'"))
    return f';LABEL="{told}"' if said else ""


def _folded(line: str) -> str:
    """Lines of at most 75 octets, never cut within a letter."""
    if len(line) <= 75 and line.isascii():
        return line
    parts, part, size = [], "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > 75:
            parts.append(part)
            part, size = " ", 1
        part, size = part + letter, size + width
    return "\r\n".join([*parts, part])


@cache
def _clock(zone: str) -> str:
    told = Timezone.from_tzid(zone, first_date=ZONES_SINCE, last_date=ZONES_UNTIL)
    return bytes(told.to_ical()).decode().strip()
