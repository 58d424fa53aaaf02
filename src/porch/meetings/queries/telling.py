"""The list as plain values, for commands: what a search found, and the whole of it in the formats of the field."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from porch.listings.found import Hit
from porch.listings.wanted import Wanted
from porch.meetings.models import Meeting
from porch.meetings.queries.searching import meetings_of, search

type Row = dict[str, Any]


@dataclass(frozen=True)
class Shown:
    """A ``Found`` with what a line about each meeting says."""

    total: int
    rows: list[Row]
    nearest: list[Row]
    let_go: str
    online_now: list[Row]


def shown(wanted: Wanted, *, most: int) -> Shown:
    """What is wanted, by the clock of ``wanted.zone``."""
    found = search(wanted, most=most)
    rows, nearest, online = (
        _rows(some, wanted.zone) for some in (found.rows, found.nearest, found.online_now)
    )
    return Shown(found.total, rows, nearest, found.let_go, online)


def _rows(hits: Iterable[Hit], zone: str) -> list[Row]:
    return [_row(meeting, hit, ZoneInfo(zone)) for meeting, hit in meetings_of(hits)]


def _row(meeting: Meeting, hit: Hit, zone: ZoneInfo) -> Row:
    starts = hit.starts and hit.starts.astimezone(zone)
    ends = hit.ends and hit.ends.astimezone(zone)
    return {
        "slug": meeting.slug,
        "name": meeting.name,
        "starts": starts and starts.isoformat(),
        "ends": ends and ends.isoformat(),
        "when": f"{starts:%a %d %b %H:%M}-{ends:%H:%M}" if starts and ends else "",
        "is_on": hit.is_on,
        "km": None if hit.km is None else round(hit.km, 3),
        "time_zone": meeting.time_zone,
        "where": _where(meeting),
        "online": meeting.is_online,
        "types": meeting.types,
        "fellowship": meeting.fellowship,
        "doubted": meeting.doubted_at is not None,
        "confirmed_on": meeting.confirmed_on.isoformat(),
        "path": meeting.get_absolute_url(),
    }


def _where(meeting: Meeting) -> str:
    more = meeting.more
    street = more.get("formatted_address") or ", ".join(filter(None, (more.get("address"), more.get("city"))))
    place = ", ".join(filter(None, (meeting.location, street)))
    return place or ("online" if meeting.is_online else "")
