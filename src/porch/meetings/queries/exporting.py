"""The whole list in a format of the field, to take it elsewhere: also what is off it, which says so."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.conf import settings

from porch.listings.semantic.rows import Entry as Row
from porch.listings.semantic.rows import fields_of, row_of
from porch.listings.writing import ics, meeting_guide
from porch.listings.writing.table import table
from porch.meetings.models import Holiday, Meeting
from porch.meetings.queries.public_numbers import Numbers, numbers_here
from porch.meetings.shape import listing_of


def whole_list_as(kind: str, now: datetime) -> tuple[int, bytes]:
    """How many meetings there are in it, and the file. ``kind`` is meeting-guide, bmlt, csv or ics.

    Two of the formats have no word for a meeting without day and time: bmlt and ics leave it out.
    """
    return _WRITERS[kind](list(Meeting.objects.order_by("name", "slug")), now)


def _meeting_guide(meetings: list[Meeting], now: datetime) -> tuple[int, bytes]:
    rows = list(meeting_guide.rows([listing_of(one) for one in meetings], today=now.date()))
    for row, meeting in zip(rows, meetings, strict=True):
        if not meeting.active:
            row["attendance_option"] = "inactive"
    return len(rows), _as_json(rows)


def _bmlt(meetings: list[Meeting], now: datetime) -> tuple[int, bytes]:
    numbers, rows = numbers_here(), [one for one in meetings if not one.is_by_appointment]
    extra = sorted(
        set().union(*(fields_of(listing_of(one)) for one in rows if one.source_id in numbers.moved))
    )
    told = [_bmlt_row(one, extra, numbers) | {"published": "1" if one.active else "0"} for one in rows]
    return len(told), _as_json(told)


def _bmlt_row(meeting: Meeting, extra: list[str], numbers: Numbers) -> dict[str, str]:
    listing = listing_of(meeting)
    entry = Row(
        number=meeting.number,
        listing=listing,
        body=numbers.body_of(meeting),
        formats=numbers.formats_of(meeting, listing.types),
        changed_at=meeting.changed_at,
        version=meeting.version,
        is_bmlt=meeting.source_id in numbers.moved,
        is_doubted=meeting.doubted_at is not None,
    )
    return row_of(entry, extra, settings.SITE_URL)


def _csv(meetings: list[Meeting], now: datetime) -> tuple[int, bytes]:
    active = [one.active for one in meetings]
    return len(meetings), table([listing_of(one) for one in meetings], active=active, today=now.date())


def _ics(meetings: list[Meeting], now: datetime) -> tuple[int, bytes]:
    holidays = frozenset(Holiday.objects.values_list("on", flat=True))
    entries = [
        ics.Entry(
            uid=str(one.pk),
            listing=listing_of(one),
            changed_at=one.changed_at,
            version=one.version,
            page=f"{settings.SITE_URL}{one.get_absolute_url()}" if one.active else "",
            is_off=not one.active,
        )
        for one in meetings
    ]
    return sum(bool(ics.event(one, holidays)) for one in entries), ics.calendar(entries, holidays=holidays)


def _as_json(rows: list[dict[str, Any]]) -> bytes:
    lines = (json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode()


_WRITERS: dict[str, Callable[[list[Meeting], datetime], tuple[int, bytes]]] = {
    "meeting-guide": _meeting_guide,
    "bmlt": _bmlt,
    "csv": _csv,
    "ics": _ics,
}
