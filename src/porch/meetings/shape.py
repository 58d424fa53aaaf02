"""A listing as a row of ours, and a row of ours as a listing: the one place where the two meet."""

from dataclasses import fields
from datetime import datetime
from typing import Any

from porch.listings.keeping import kept, rule_from
from porch.listings.listing import Listing
from porch.meetings.models import Meeting

COLUMNS = {
    *("name", "day", "time", "minutes", "fellowship", "location", "latitude", "longitude", "approximate"),
    *("conference_url", "conference_phone", "notes"),
}
_ELSEWHERE = {*COLUMNS, "slug", "zone", "recurrence", "types"}
_IN_MORE = [one for one in fields(Listing) if one.name not in _ELSEWHERE]


def columns_of(listing: Listing, zone: str) -> dict[str, Any]:
    """The columns of a row that a listing fills; ``zone`` where it names none.

    Not its identity (``slug``, ``key``, ``number``, ``source``) nor what happens to it here (``active``,
    ``confirmed_on``, ``version`` and the like).
    """
    filled = {name: getattr(listing, name) for name in COLUMNS}
    types = list(listing.types)
    open_to = next((word for word in ("open", "closed") if word in types), "")
    return filled | {
        "time_zone": listing.zone or zone,
        "recurrence": kept(listing.recurrence),
        "types": types,
        "open_to": open_to,
        "more": _more(listing),
    }


def listing_of(meeting: Meeting) -> Listing:
    """What is told of a meeting, as every format is written from."""
    told: dict[str, Any] = {name: getattr(meeting, name) for name in COLUMNS}
    for one in _IN_MORE:
        if one.name in meeting.more:
            told[one.name] = _as_told(one.name, meeting.more[one.name])
    types = tuple(meeting.types)
    if meeting.open_to and meeting.open_to not in types:
        types = (*(one for one in types if one not in ("open", "closed")), meeting.open_to)
    return Listing(
        slug=meeting.slug,
        zone=meeting.time_zone,
        recurrence=rule_from(meeting.recurrence),
        types=types,
        **told,
    )


def _more(listing: Listing) -> dict[str, Any]:
    said = {one.name: getattr(listing, one.name) for one in _IN_MORE}
    return {name: _as_kept(value) for name, value in said.items() if value}


def _as_kept(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _as_told(name: str, value: Any) -> Any:
    if name == "updated":
        return datetime.fromisoformat(value)
    return tuple(value) if isinstance(value, list) else value
