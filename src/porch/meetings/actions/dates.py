"""When a meeting is held: how often, single days off or at another time, and the holidays on which meetings rest."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F

from porch.listings.keeping import kept
from porch.listings.recurrence import Moved, Recurrence
from porch.meetings.actions.counting import turned
from porch.meetings.models import Holiday, Meeting
from porch.meetings.rules import dates
from porch.people.models import Member
from porch.record.actions import note


@transaction.atomic
def set_rhythm(meeting: Meeting, wanted: Recurrence, *, by: Member, now: datetime) -> None:
    """How often it is held, from now on and looking back. What was said of single days stays."""
    _write(meeting, dates.with_rhythm(meeting.weekly.recurrence, wanted), by, now)


@transaction.atomic
def call_off(meeting: Meeting, on: date, *, by: Member, now: datetime) -> None:
    """It is not held on this day. Raises NotADate."""
    _write(meeting, dates.without(meeting.weekly, on, _today(meeting, now)), by, now)


@transaction.atomic
def put_on_again(meeting: Meeting, on: date, *, by: Member, now: datetime) -> None:
    """It is held on this day as usual. Raises NotADate."""
    _write(meeting, dates.with_again(meeting.weekly, on, _today(meeting, now)), by, now)


@transaction.atomic
def move(meeting: Meeting, moved: Moved, *, by: Member, now: datetime) -> None:
    """It is held at another time in place of this day's. Raises NotADate."""
    _write(meeting, dates.with_move(meeting.weekly, moved, _today(meeting, now)), by, now)


@transaction.atomic
def keep_holiday(on: date, name: str, *, by: Member, now: datetime) -> None:
    """A day on which meetings rest that rest on holidays; said again, it is called anew."""
    Holiday.objects.update_or_create(on=on, defaults={"name": name})
    _holidays_changed(by, now)


@transaction.atomic
def drop_holiday(holiday: Holiday, *, by: Member, now: datetime) -> None:
    holiday.delete()
    _holidays_changed(by, now)


def _today(meeting: Meeting, now: datetime) -> date:
    return now.astimezone(ZoneInfo(meeting.zone)).date()


def _write(meeting: Meeting, rule: Recurrence, by: Member, now: datetime) -> None:
    changes = {"recurrence": kept(rule), "changed_at": now, "version": F("version") + 1, "seq": turned()}
    Meeting.objects.filter(pk=meeting.pk).update(**changes)
    meeting.refresh_from_db()
    note("meeting-dates-changed", by=by.pk, about=None, now=now, detail={"meeting": str(meeting.pk)})


def _holidays_changed(by: Member, now: datetime) -> None:
    """Those that rest on holidays are another now, for calendars too."""
    changes = {"changed_at": now, "version": F("version") + 1, "seq": turned()}
    Meeting.objects.filter(recurrence__rests_on_holidays=True).update(**changes)
    note("holidays-changed", by=by.pk, about=None, now=now)
