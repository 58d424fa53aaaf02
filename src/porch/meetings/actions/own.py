"""What a coordinator does with a meeting: tell of it, change it, say it is still right, take it off the list."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import F
from django.urls import reverse

from porch.groups.models import Group
from porch.meetings.actions.counting import free_slug, next_number, slugs_taken, turned
from porch.meetings.actions.doubts import settle
from porch.meetings.models import Doubt, Meeting
from porch.meetings.rules.told import Told, is_asked
from porch.people.models import Member
from porch.people.queries import coordinators
from porch.record.actions import note
from porch.wire.actions import tell


@transaction.atomic
def add(
    told: Told, *, by: Member | None, now: datetime, is_demo: bool = False, group: Group | None = None
) -> Meeting:
    """Put a meeting on the list; NotTellable says what is wrong. ``by`` is None for the made-up community.

    With ``group`` it is that group's own, and those who serve there keep it.
    """
    told.check()
    meeting = Meeting.objects.create(
        number=next_number(),
        seq=turned(),
        slug=free_slug(told.name, slugs_taken()),
        confirmed_on=now.date(),
        changed_at=now,
        is_demo=is_demo,
        group=group,
        **told.columns(),
    )
    _note("meeting-added", meeting, by, now)
    return meeting


@transaction.atomic
def change(meeting: Meeting, told: Told, *, by: Member, now: datetime) -> None:
    """What is told now holds, and counts as confirmed today. The address stays, so that links keep working."""
    told.check()
    settle([meeting.pk], Doubt.Outcome.MENDED, by=by, now=now)
    unasked = [one for one in meeting.types if not is_asked(one)]
    columns = told.columns(unasked, meeting.more)
    changes = {**columns, "confirmed_on": now.date(), "changed_at": now, "version": F("version") + 1}
    _update(meeting, changes | {"doubted_at": None})
    _note("meeting-changed", meeting, by, now)


@transaction.atomic
def confirm(meeting: Meeting, *, by: Member, now: datetime) -> date:
    """Somebody looked: time, place and link are still right."""
    settle([meeting.pk], Doubt.Outcome.RIGHT, by=by, now=now)
    _update(meeting, {"confirmed_on": now.date(), "doubted_at": None})
    _note("meeting-confirmed", meeting, by, now)
    return meeting.confirmed_on


@transaction.atomic
def take_off(meeting: Meeting, *, by: Member, now: datetime) -> None:
    """It is not held for now: nobody finds it, nothing of it is lost."""
    settle([meeting.pk], Doubt.Outcome.OFF, by=by, now=now)
    changes = {"active": False, "kept_off": True, "doubted_at": None, "changed_at": now}
    _update(meeting, changes | {"version": F("version") + 1})
    _note("meeting-taken-off", meeting, by, now)


@transaction.atomic
def of_ended_group(group: Group, now: datetime) -> None:
    """A group that has ended holds nothing any more: its meetings go off the list, and coordinators hear of it."""
    held = list(Meeting.objects.filter(group=group, active=True))
    for meeting in held:
        settle([meeting.pk], Doubt.Outcome.OFF, by=None, now=now)
        changes = {"active": False, "kept_off": True, "doubted_at": None, "changed_at": now}
        _update(meeting, changes | {"version": F("version") + 1})
        _note("meeting-ended-with-group", meeting, None, now)
    for one in coordinators() if held else ():
        tell(one, kind="needs-a-person", path=reverse("meetings:desk"), now=now)


@transaction.atomic
def put_back(meeting: Meeting, *, by: Member, now: datetime) -> None:
    """It is held again, and counts as confirmed today."""
    changes = {"active": True, "kept_off": False, "confirmed_on": now.date(), "changed_at": now}
    _update(meeting, changes | {"version": F("version") + 1})
    _note("meeting-put-back", meeting, by, now)


def _update(meeting: Meeting, changes: dict[str, object]) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(**changes, seq=turned())
    meeting.refresh_from_db()


def _note(act: str, meeting: Meeting, by: Member | None, now: datetime) -> None:
    note(act, by=by.pk if by else None, about=None, now=now, detail={"meeting": str(meeting.pk)})
