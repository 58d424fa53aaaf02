"""When a meeting is held, as whoever keeps it says: how often, one day off, one day at another time; and holidays.

Coordinators keep every meeting of ours, and those who serve in a group that group's own.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from porch.groups.models import Group
from porch.kit.clock import now
from porch.listings.recurrence import Held, Moved, held_between, off_between, told_for
from porch.meetings import actions, queries
from porch.meetings.forms import HolidayForm, MoveForm, RhythmForm
from porch.meetings.models import Holiday, Meeting
from porch.meetings.rules.dates import NotADate
from porch.meetings.views.of_groups import kept_group
from porch.people.access import MemberRequest, member_required, staff_required

coordinator_required = staff_required("coordinator")
EITHER = require_http_methods(["GET", "HEAD", "POST"])
AHEAD, MOST = timedelta(days=200), 10


@dataclass(frozen=True)
class _Day:
    """A day of the rule as its keeper sees it, by the meeting's own clock."""

    on: date
    starts: Any
    is_off: bool
    is_moved: bool


@dataclass(frozen=True)
class _Kept:
    """A meeting in the hands of whoever keeps it, and where its pages are."""

    meeting: Meeting
    group: Group | None

    def address(self, name: str, *more: Any) -> str:
        if self.group is None:
            return reverse(f"meetings:{name}", args=[self.meeting.pk, *more])
        return reverse(f"meetings:of-group-{name}", args=[self.group.slug, self.meeting.pk, *more])


@EITHER
@coordinator_required
def dates(request: MemberRequest, pk: UUID) -> HttpResponse:
    return _dates(request, _at_desk(request, pk))


@EITHER
@coordinator_required
def day(request: MemberRequest, pk: UUID, on: str) -> HttpResponse:
    return _day(request, _at_desk(request, pk), on)


@require_POST
@coordinator_required
def day_off(request: MemberRequest, pk: UUID, on: str) -> HttpResponse:
    return _day_off(request, _at_desk(request, pk), on)


@EITHER
@member_required
def of_group_dates(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    return _dates(request, _of_group(request, slug, pk))


@EITHER
@member_required
def of_group_day(request: MemberRequest, slug: str, pk: UUID, on: str) -> HttpResponse:
    return _day(request, _of_group(request, slug, pk), on)


@require_POST
@member_required
def of_group_day_off(request: MemberRequest, slug: str, pk: UUID, on: str) -> HttpResponse:
    return _day_off(request, _of_group(request, slug, pk), on)


def _dates(request: MemberRequest, its: _Kept) -> HttpResponse:
    form = RhythmForm(its.meeting.weekly, request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.set_rhythm(its.meeting, form.rule, by=request.user, now=now())
        messages.success(request, gettext("Saved. Whoever opens the page sees it now."))
        return redirect(its.address("dates"))
    days = [(one, its.address("day", one.on.isoformat())) for one in _coming(its.meeting)]
    context = {"meeting": its.meeting, "group": its.group, "form": form, "days": days}
    return render(request, "meetings/dates.html", context, status=422 if form.is_bound else 200)


def _day(request: MemberRequest, its: _Kept, said: str) -> HttpResponse:
    on = _a_date(said)
    one = next((each for each in _coming(its.meeting) if each.on == on), None)
    if one is None:
        raise Http404
    told = {"to": one.starts.date(), "time": one.starts.time()}
    form = MoveForm(request.POST if request.method == "POST" else None, initial=told)
    if form.is_valid():
        moved = Moved(on, form.cleaned_data["to"], form.cleaned_data["time"])
        try:
            actions.move(its.meeting, moved, by=request.user, now=now())
            messages.success(request, gettext("Saved. Calendars that hold it show it."))
            return redirect(its.address("dates"))
        except NotADate:
            form.add_error("to", gettext("Pick a day that is still to come, within a year."))
    context = {
        "meeting": its.meeting,
        "group": its.group,
        "form": form,
        "day": one,
        "back": its.address("dates"),
        "off": its.address("day-off", said),
    }
    return render(request, "meetings/date.html", context, status=422 if form.is_bound else 200)


def _day_off(request: MemberRequest, its: _Kept, said: str) -> HttpResponse:
    """One day; the same button puts it on again."""
    act: Callable[..., None] = actions.put_on_again if "again" in request.POST else actions.call_off
    try:
        act(its.meeting, _a_date(said), by=request.user, now=now())
    except NotADate as no_such_day:
        raise Http404 from no_such_day
    messages.success(request, gettext("Saved. Calendars that hold it show it."))
    return redirect(its.address("dates"))


def _coming(meeting: Meeting) -> list[_Day]:
    """Its next days by the rule, with those that are off."""
    weekly, at, there = meeting.weekly, now(), ZoneInfo(meeting.zone)
    holidays = queries.holidays_of([meeting])
    held = {one.on: one for one in held_between(weekly, at, at + AHEAD, holidays)}
    off = off_between(weekly, at.astimezone(there).date(), (at + AHEAD).date(), holidays)
    moved = {one.on for one in weekly.recurrence.moved}

    def shown(one: Held, is_off: bool) -> _Day:
        return _Day(one.on, one.start.astimezone(there), is_off, one.on in moved and not is_off)

    found = [shown(one, False) for one in held.values()] + [shown(told_for(weekly, on), True) for on in off]
    return sorted(found, key=lambda one: one.on)[:MOST]


def _at_desk(request: MemberRequest, pk: UUID) -> _Kept:
    return _dated(get_object_or_404(queries.all_meetings(request.user), pk=pk, source=None), None)


def _of_group(request: MemberRequest, slug: str, pk: UUID) -> _Kept:
    group = kept_group(request, slug)
    return _dated(get_object_or_404(queries.of_group(group), pk=pk), group)


def _dated(meeting: Meeting, group: Group | None) -> _Kept:
    if meeting.is_by_appointment:
        raise Http404
    return _Kept(meeting, group)


def _a_date(said: str) -> date:
    try:
        return date.fromisoformat(said)
    except ValueError as no_day:
        raise Http404 from no_day


@EITHER
@coordinator_required
def holidays(request: MemberRequest) -> HttpResponse:
    form = HolidayForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = form.cleaned_data
        actions.keep_holiday(said["on"], said["name"], by=request.user, now=now())
        messages.success(request, gettext("Saved. Meetings that rest on holidays rest on it."))
        return redirect("meetings:holidays")
    context = {"form": form, "holidays": queries.holidays_from(now().date()), "resting": queries.resting()}
    return render(request, "meetings/holidays.html", context, status=422 if form.is_bound else 200)


@require_POST
@coordinator_required
def drop_holiday(request: MemberRequest, pk: int) -> HttpResponse:
    actions.drop_holiday(get_object_or_404(Holiday, pk=pk), by=request.user, now=now())
    messages.success(request, gettext("Saved. Meetings are held on that day as usual."))
    return redirect("meetings:holidays")
