"""The list on paper: every meeting that is wanted once, by day or by place, each line in words."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext

from porch.listings.found import Found
from porch.listings.wanted import Wanted
from porch.meetings import queries
from porch.meetings.cards import words_of
from porch.meetings.models import Meeting
from porch.meetings.queries import Placed
from porch.meetings.rules.asking import lasting
from porch.meetings.rules.towns import town_in
from porch.meetings.telling import how_often
from porch.meetings.words import DAYS
from porch.people.rules.zones import town_of

PART = 600
"""Meetings of one part: more would make a page few phones can hold, and nobody staples."""
MOST_SOUGHT = 6000
"""How many of a search that leaves some out are printed; the whole list is printed whole, part by part."""


@dataclass(frozen=True)
class Line:
    """One meeting of a booklet; ``day`` is said where lines stand by place, ``often`` where it is not every week."""

    time: str
    day: str
    name: str
    where: str
    words: str
    often: str
    checked: str
    is_doubted: bool


@dataclass(frozen=True)
class Booklet:
    """One part of the list, by its headings. ``town`` is whose clock all times go by, empty where they differ."""

    groups: list[tuple[str, list[Line]]]
    total: int
    part: int
    parts: int
    town: str
    is_cut: bool


def booklet(wanted: Wanted, *, by_place: bool, part: int, now: datetime) -> Booklet:
    """Days and hours of ``wanted`` hold; the time of day it is now does not."""
    wanted = lasting(wanted)
    found = None if wanted.is_anything else queries.search(wanted, most=MOST_SOUGHT)
    rows = _headed(found, now, _by_town if by_place else _by_day)
    total = len(rows)
    parts = max(1, -(-total // PART))
    part = min(part, parts)
    listed = rows[(part - 1) * PART : part * PART]
    known = Meeting.objects.in_bulk([pk for pk, _ in listed])
    town = _one_clock(known.values())
    heads = groupby(((head, known[pk]) for pk, head in listed if pk in known), key=itemgetter(0))
    groups = [(head, [_line(one, by_place, bool(town)) for _, one in rows]) for head, rows in heads]
    return Booklet(groups, total, part, parts, town, found is not None and found.total > total)


def _one_clock(meetings: Iterable[Meeting]) -> str:
    zones = {meeting.time_zone for meeting in meetings}
    return town_of(zones.pop()) if len(zones) == 1 else ""


def _headed(
    found: Found | None, now: datetime, order: Callable[[], Iterable[tuple[str, Placed]]]
) -> list[tuple[UUID, str]]:
    """Each meeting that is wanted with the heading it stands under; without those of lists that are too old."""
    old = queries.left_out(now)
    wanted = None if found is None else {hit.key for hit in found.rows}
    return [
        (one.pk, head)
        for head, one in order()
        if one.source not in old and (wanted is None or one.pk in wanted)
    ]


def _by_town() -> Iterator[tuple[str, Placed]]:
    none = gettext("Online, by phone, or no town named")
    return ((one.town or none, one) for one in queries.in_order().by_town)


def _by_day() -> Iterator[tuple[str, Placed]]:
    heads: dict[int | None, str] = {
        None: gettext("By appointment"),
        **{day: str(words) for day, words in enumerate(DAYS)},
    }
    return ((heads[one.day], one) for one in queries.in_order().by_day)


def _line(meeting: Meeting, by_place: bool, is_one_clock: bool) -> Line:
    uneven = bool(meeting.recurrence) and not meeting.is_by_appointment
    return Line(
        time=_time(meeting, is_one_clock),
        day=(meeting.weekday or gettext("By appointment")) if by_place else "",
        name=meeting.name,
        where=_where(meeting),
        words=", ".join(words_of(meeting)),
        often=how_often(meeting.weekly) if uneven else "",
        checked=date_format(meeting.confirmed_on, "j M Y"),
        is_doubted=meeting.doubted_at is not None,
    )


def _time(meeting: Meeting, is_one_clock: bool) -> str:
    if meeting.time is None or meeting.day is None:
        return ""
    ends = datetime.combine(date.min, meeting.time) + meeting.length
    said = f"{meeting.time:%H:%M}–{ends:%H:%M}"
    return said if is_one_clock else f"{said} {town_of(meeting.zone)}"


def _where(meeting: Meeting) -> str:
    more, parts = meeting.more, []
    if meeting.has_a_door:
        street = more.get("formatted_address") or ", ".join(
            part for part in (more.get("address", ""), more.get("city", "")) if part
        )
        parts += [part for part in (meeting.location, street) if part]
    if meeting.conference_url:
        parts.append(gettext("online"))
    if meeting.conference_phone:
        parts.append(meeting.conference_phone)
    if not parts:
        parts = [", ".join(part for part in (town_in(more), gettext("ask where")) if part)]
    return " · ".join(dict.fromkeys(parts))
