"""What is doubted, for those who keep the list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from porch.meetings.models import Doubt, Meeting
from porch.meetings.rules.working_days import UNCONFIRMED_AFTER
from porch.people.models import Member, Role

MOST_SHOWN = 100


@dataclass(frozen=True)
class Doubted:
    """A meeting with what was said of it, oldest first. ``is_late``: its keepers had their time."""

    meeting: Meeting
    said: list[Doubt]

    @property
    def is_late(self) -> bool:
        return any(one.passed_on_at for one in self.said)

    @property
    def ends_at(self) -> datetime:
        return min(one.ends_at for one in self.said)


def doubted(viewer: Member) -> list[Doubted]:
    """Every doubted meeting, what has waited longest first; nothing for anyone but a coordinator."""
    if not viewer.holds(Role.Name.COORDINATOR):
        return []
    said = doubts_of(Doubt.objects.filter(settled_at=None).values_list("meeting", flat=True))
    meetings = Meeting.objects.filter(pk__in=said).select_related("source", "group")
    rows = [Doubted(meeting, said[meeting.pk]) for meeting in meetings]
    return sorted(rows, key=lambda row: (not row.is_late, row.said[0].at))


def doubts_of(meetings: Iterable[UUID]) -> dict[UUID, list[Doubt]]:
    """What is said of these meetings and not settled, oldest first."""
    found: dict[UUID, list[Doubt]] = {}
    for one in Doubt.objects.filter(meeting__in=list(meetings), settled_at=None).order_by("at", "pk"):
        found.setdefault(one.meeting_id, []).append(one)
    return found


def any_meeting(viewer: Member) -> QuerySet[Meeting]:
    """Every meeting, also of the lists of others; nothing for anyone but a coordinator."""
    return Meeting.objects.all() if viewer.holds(Role.Name.COORDINATOR) else Meeting.objects.none()


def kept_off(viewer: Member) -> list[Meeting]:
    """What was taken off here of the lists of others, the latest first; nothing for anyone but a coordinator."""
    rows = any_meeting(viewer).filter(source__isnull=False, kept_off=True)
    return list(rows.select_related("source").order_by("-changed_at")[:MOST_SHOWN])


def is_long_unconfirmed(meeting: Meeting, now: datetime) -> bool:
    """Nobody has said for half a year whether it is still as it stands. For meetings of ours alone."""
    return (
        meeting.source_id is None and meeting.active and now.date() - meeting.confirmed_on > UNCONFIRMED_AFTER
    )
