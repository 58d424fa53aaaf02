"""The week that begins now, as people look through it, and single meetings."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from porch.groups.models import Group
from porch.groups.registries import Occasion
from porch.kit.wall_clock import shown_elsewhere
from porch.listings.recurrence import (
    Held,
    held_between,
    next_start,
    off_between,
    told_for,
)
from porch.meetings.models import Meeting
from porch.meetings.queries.holidays import NONE, holidays_of
from porch.people.models import Member, Role
from porch.people.rules.zones import town_of


@dataclass(frozen=True)
class Coming:
    """A meeting and the next time it is, in the zone of whoever looks."""

    meeting: Meeting
    starts: datetime
    ends: datetime
    is_on: bool
    elsewhere: datetime | None  # the start by the meeting's own clock, where that shows another time

    @property
    def day(self) -> date:
        return self.starts.date()

    @property
    def town(self) -> str:
        """The town whose clock the meeting goes by."""
        return town_of(self.meeting.zone)


def on_the_list() -> QuerySet[Meeting]:
    """Meetings anyone may know of."""
    return Meeting.objects.filter(active=True)


def by_the_week() -> QuerySet[Meeting]:
    """Of these, the ones that have a day and a time."""
    return on_the_list().filter(day__isnull=False, time__isnull=False)


def meeting_at(slug: str) -> Meeting | None:
    """The listed meeting of this address, or None."""
    return on_the_list().filter(slug=slug).select_related("source", "group").first()


def next_of(meeting: Meeting, zone: str, now: datetime) -> Coming | None:
    """The next time of one meeting, or now where it is on; None where it has ended, or is by appointment."""
    return None if meeting.is_by_appointment else _next_of(meeting, zone, now, holidays_of([meeting]))


def _next_of(meeting: Meeting, zone: str, now: datetime, holidays: Collection[date] = NONE) -> Coming | None:
    start = next_start(meeting.weekly, now, holidays)
    if start is None:
        return None
    here = start.astimezone(ZoneInfo(zone))
    ends, elsewhere = here_after(here, meeting.length), shown_elsewhere(here, meeting.zone)
    return Coming(meeting, here, ends, start <= now, elsewhere)


def here_after(start: datetime, length: timedelta) -> datetime:
    """The end by the same clock, also when the clocks change while people sit together."""
    utc = ZoneInfo("UTC")
    return (start.astimezone(utc) + length).astimezone(start.tzinfo)


def by_week() -> list[Meeting]:
    """Every listed meeting of the community's own and of its groups in the order of the week, Monday first."""
    return sorted(
        by_the_week().filter(source=None), key=lambda one: (((one.day or 0) - 1) % 7, one.time, one.name)
    )


def all_meetings(viewer: Member) -> QuerySet[Meeting]:
    """Those told here, also what is off the list; nothing for anyone but a coordinator."""
    if not viewer.holds(Role.Name.COORDINATOR):
        return Meeting.objects.none()
    return Meeting.objects.filter(source=None).order_by("-active", "day", "time", "name")


def of_group(group: Group) -> QuerySet[Meeting]:
    """Every meeting of a group's own, those off the list last."""
    return Meeting.objects.filter(group=group).order_by("-active", "day", "time", "name")


def occasions(groups: Collection[UUID], since: datetime, until: datetime) -> list[Occasion]:
    """The listed meetings of these groups in a span of time, for their calendars."""
    rows = list(by_the_week().filter(group__in=groups))
    holidays = holidays_of(rows)
    found = []
    for meeting in rows:
        weekly = meeting.weekly
        found += [_occasion(meeting, one) for one in held_between(weekly, since, until, holidays)]
        off = off_between(weekly, since.date(), until.date(), holidays)
        found += [_occasion(meeting, told_for(weekly, on), is_off=True) for on in off]
    return found


def _occasion(meeting: Meeting, held: Held, *, is_off: bool = False) -> Occasion:
    """Named by its day by the rule, so that a calendar that holds it sees it move."""
    assert meeting.group_id is not None
    return Occasion(
        group=meeting.group_id,
        uid=f"{meeting.pk}-{held.on:%Y%m%d}",
        at=held.start,
        zone=meeting.zone,
        minutes=meeting.minutes,
        title=meeting.name,
        place=meeting.location or meeting.conference_url or meeting.conference_phone,
        path=meeting.get_absolute_url(),
        changed_at=meeting.changed_at,
        version=meeting.version,
        is_off=is_off,
    )
