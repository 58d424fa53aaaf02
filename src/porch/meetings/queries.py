"""What there is: for anyone, the meetings that are on; for a coordinator, all of them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from porch.groups.models import Group
from porch.groups.registries import Occasion
from porch.meetings.models import Meeting
from porch.meetings.rules.finding import Wanted
from porch.meetings.rules.occurring import next_start, starts_between
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
        return town_of(self.meeting.time_zone)


@dataclass(frozen=True)
class Day:
    """One day of the week that begins now, with its meetings in order; ``ahead`` is 0 for today."""

    on: date
    ahead: int
    meetings: list[Coming]


def on_the_list() -> QuerySet[Meeting]:
    """Meetings anyone may know of."""
    return Meeting.objects.filter(active=True)


def meeting_at(slug: str) -> Meeting | None:
    """The listed meeting of this address, or None."""
    return on_the_list().filter(slug=slug).first()


def coming_up(wanted: Wanted, zone: str, now: datetime) -> list[Day]:
    """The week from now on by the clock of ``zone``: days that have a meeting which is wanted, today first."""
    today = now.astimezone(ZoneInfo(zone)).date()
    days: dict[date, list[Coming]] = {}
    for coming in sorted(_coming(on_the_list(), zone, now), key=lambda one: (one.starts, one.meeting.name)):
        on = today if coming.is_on else coming.day
        if wanted.takes(on, coming.meeting.is_online, coming.meeting.is_in_person, today=today):
            days.setdefault(on, []).append(coming)
    return [Day(on, (on - today).days, meetings) for on, meetings in sorted(days.items())]


def next_of(meeting: Meeting, zone: str, now: datetime) -> Coming:
    """The next time of one meeting, or now where it is on."""
    start = next_start(meeting.weekly, now)
    here = start.astimezone(ZoneInfo(zone))
    there = start.astimezone(ZoneInfo(meeting.time_zone))
    differs = here.replace(tzinfo=None) != there.replace(tzinfo=None)
    return Coming(meeting, here, here_after(here, meeting.length), start <= now, there if differs else None)


def here_after(start: datetime, length: timedelta) -> datetime:
    """The end by the same clock, also when the clocks change while people sit together."""
    utc = ZoneInfo("UTC")
    return (start.astimezone(utc) + length).astimezone(start.tzinfo)


def next_few(zone: str, now: datetime, most: int) -> list[Coming]:
    """The next meetings, soonest first: for a card in a pocket or a page on a wall."""
    soonest = sorted(_coming(on_the_list(), zone, now), key=lambda one: (one.starts, one.meeting.name))
    return soonest[:most]


def by_week() -> list[Meeting]:
    """Every listed meeting in the order of the week, Monday first."""
    return sorted(on_the_list(), key=lambda one: ((one.day - 1) % 7, one.time, one.name))


def all_meetings(viewer: Member) -> QuerySet[Meeting]:
    """Also what is off the list; nothing for anyone but a coordinator."""
    if not viewer.holds(Role.Name.COORDINATOR):
        return Meeting.objects.none()
    return Meeting.objects.order_by("-active", "day", "time", "name")


def of_group(group: Group) -> QuerySet[Meeting]:
    """Every meeting of a group's own, those off the list last."""
    return Meeting.objects.filter(group=group).order_by("-active", "day", "time", "name")


def occasions(groups: Collection[UUID], since: datetime, until: datetime) -> list[Occasion]:
    """The listed meetings of these groups in a span of time, for their calendars."""
    rows = on_the_list().filter(group__in=groups)
    return [
        _occasion(meeting, start)
        for meeting in rows
        for start in starts_between(meeting.weekly, since, until)
    ]


def _occasion(meeting: Meeting, start: datetime) -> Occasion:
    assert meeting.group_id is not None
    there = start.astimezone(ZoneInfo(meeting.time_zone))
    return Occasion(
        group=meeting.group_id,
        uid=f"{meeting.pk}-{there:%Y%m%d}",
        at=start,
        zone=meeting.time_zone,
        minutes=meeting.minutes,
        title=meeting.name,
        place=meeting.location or meeting.conference_url or meeting.conference_phone,
        path=meeting.get_absolute_url(),
        changed_at=meeting.changed_at,
        version=meeting.version,
    )


def _coming(meetings: Iterable[Meeting], zone: str, now: datetime) -> list[Coming]:
    return [next_of(meeting, zone, now) for meeting in meetings]
