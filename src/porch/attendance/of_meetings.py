"""Sittings of a group's own meetings, and who chairs them: whoever serves there and keeps its meetings."""

from collections.abc import Collection
from datetime import datetime

from porch.attendance.registries import Running, Source, sources
from porch.groups.models import Group
from porch.groups.queries import powers_of
from porch.listings.recurrence import starts_between
from porch.meetings.queries import by_the_week, holidays_of
from porch.meetings.today import MEETINGS
from porch.people.models import Member

KIND = "meeting"


def register() -> None:
    sources.register(KIND, Source(running, chairs, keeps))


def running(groups: Collection[Group], since: datetime, until: datetime) -> list[Running]:
    by_id = {group.pk: group for group in groups}
    rows = list(by_the_week().filter(group__in=by_id))
    holidays = holidays_of(rows)
    return [
        Running(
            KIND,
            str(meeting.pk),
            by_id[meeting.group_id],
            meeting.name,
            meeting.time_zone,
            starts,
            starts + meeting.length,
        )
        for meeting in rows
        if meeting.group_id is not None
        for starts in starts_between(meeting.weekly, since, until, holidays)
    ]


def chairs(running: Running, member: Member, now: datetime) -> bool:
    return keeps(running.group, member, now)


def keeps(group: Group, member: Member, now: datetime) -> bool:
    return MEETINGS in powers_of(member, group, now)
