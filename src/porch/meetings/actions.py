"""What a coordinator does with a meeting: tell of it, change it, say it is still right, take it off the list."""

from dataclasses import asdict
from datetime import date, datetime
from itertools import count

from django.db import transaction
from django.db.models import F

from porch.groups.models import Group
from porch.meetings.models import Meeting
from porch.meetings.rules.told import Told, slug_of
from porch.people.models import Member
from porch.record.actions import note


@transaction.atomic
def add(
    told: Told, *, by: Member | None, now: datetime, is_demo: bool = False, group: Group | None = None
) -> Meeting:
    """Put a meeting on the list; NotTellable says what is wrong. ``by`` is None for the made-up community.

    With ``group`` it is that group's own, and those who serve there keep it.
    """
    told.check()
    meeting = Meeting.objects.create(
        slug=_free_slug(told.name),
        confirmed_on=now.date(),
        changed_at=now,
        is_demo=is_demo,
        group=group,
        **asdict(told),
    )
    _note("meeting-added", meeting, by, now)
    return meeting


@transaction.atomic
def change(meeting: Meeting, told: Told, *, by: Member, now: datetime) -> None:
    """What is told now holds, and counts as confirmed today. The address stays, so that links keep working."""
    told.check()
    changes = {**asdict(told), "confirmed_on": now.date(), "changed_at": now, "version": F("version") + 1}
    _update(meeting, changes)
    _note("meeting-changed", meeting, by, now)


@transaction.atomic
def confirm(meeting: Meeting, *, by: Member, now: datetime) -> date:
    """Somebody looked: time, place and link are still right."""
    _update(meeting, {"confirmed_on": now.date()})
    _note("meeting-confirmed", meeting, by, now)
    return meeting.confirmed_on


@transaction.atomic
def take_off(meeting: Meeting, *, by: Member, now: datetime) -> None:
    """It is not held for now: nobody finds it, nothing of it is lost."""
    _update(meeting, {"active": False, "changed_at": now, "version": F("version") + 1})
    _note("meeting-taken-off", meeting, by, now)


@transaction.atomic
def put_back(meeting: Meeting, *, by: Member, now: datetime) -> None:
    """It is held again, and counts as confirmed today."""
    changes = {"active": True, "confirmed_on": now.date(), "changed_at": now, "version": F("version") + 1}
    _update(meeting, changes)
    _note("meeting-put-back", meeting, by, now)


def _update(meeting: Meeting, changes: dict[str, object]) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(**changes)
    meeting.refresh_from_db()


def _free_slug(name: str) -> str:
    taken = set(Meeting.objects.values_list("slug", flat=True))
    return next(slug for number in count(1) if (slug := slug_of(name, number)) not in taken)


def _note(act: str, meeting: Meeting, by: Member | None, now: datetime) -> None:
    note(act, by=by.pk if by else None, about=None, now=now, detail={"meeting": str(meeting.pk)})
