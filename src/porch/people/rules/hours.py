"""Hours of the week, "mon-0" to "sun-23", in the member's own time zone."""

import re
from collections.abc import Iterable
from zoneinfo import ZoneInfo

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
PARTS = {
    "night": range(0, 6),
    "morning": range(6, 12),
    "afternoon": range(12, 18),
    "evening": range(18, 24),
}
"""Parts of a day, each six hours."""

ALL_HOURS = tuple(f"{day}-{hour}" for day in DAYS for hour in range(24))
_ORDER = {hour: place for place, hour in enumerate(ALL_HOURS)}
_HOUR = re.compile(r"(mon|tue|wed|thu|fri|sat|sun)-([0-9]{1,2})")


class NotAnHour(Exception):
    """Something that is no hour of a week."""


class NotAZone(Exception):
    """A time zone nobody knows; hours mean nothing without one."""


def checked_hours(hours: Iterable[str]) -> list[str]:
    """The hours, each once, from Monday on; "mon-08" is read as "mon-8"."""
    return sorted({_plain(hour) for hour in hours}, key=_ORDER.__getitem__)


def _plain(hour: str) -> str:
    found = _HOUR.fullmatch(hour)
    plain = f"{found[1]}-{int(found[2])}" if found else ""
    if plain not in _ORDER:
        raise NotAnHour(f"{hour!r} is not an hour of the week, such as mon-18")
    return plain


def checked_zone(name: str) -> str:
    """The name of a time zone, as it is; NotAZone when there is none of that name."""
    try:
        return ZoneInfo(name).key
    except (ValueError, OSError, LookupError) as unknown:
        raise NotAZone(f"{name!r} is not a time zone, such as Europe/London") from unknown


def hours_of_part(day: str, part: str) -> list[str]:
    return [f"{day}-{hour}" for hour in PARTS[part]]
