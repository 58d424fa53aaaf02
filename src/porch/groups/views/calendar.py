"""The group's calendar, its entries as those who serve keep them, and the secret address of each who belongs."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.groups import actions, queries
from porch.groups.calendar_file import calendar_file
from porch.groups.forms.calendar import EntryForm
from porch.groups.models import CalendarAddress, Entry
from porch.groups.queries import Seen
from porch.groups.views.gate import mine
from porch.kit.clock import now
from porch.people.access import MemberRequest, member_required

CALENDAR = "calendar"


@require_safe
@member_required
def calendar(request: MemberRequest, slug: str) -> HttpResponse:
    found, at = mine(request, slug), now()
    address = CalendarAddress.objects.filter(belonging=found.belonging).first()
    link = request.build_absolute_uri(reverse("groups:feed", args=[address.token])) if address else ""
    context = {
        "seen": found,
        "group": found.group,
        "days": queries.week_of(found.group, request.user, at),
        "entries": Entry.objects.filter(group=found.group),
        "may_write": CALENDAR in found.may,
        "link": link,
    }
    return render(request, "groups/calendar.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def new_entry(request: MemberRequest, slug: str) -> HttpResponse:
    found = mine(request, slug, CALENDAR)
    return _form(request, found, None)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def entry(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    found = mine(request, slug, CALENDAR)
    return _form(request, found, _entry(found, pk))


def _form(request: MemberRequest, found: Seen, there: Entry | None) -> HttpResponse:
    zone = there.time_zone if there else found.group.time_zone
    form = EntryForm(there, zone, request.POST if request.method == "POST" else None)
    if form.is_valid():
        given: dict[str, Any] = {"by": request.user, "now": now()}
        try:
            if there is None:
                actions.write_entry(found.group, form.wanted, **given)
            else:
                actions.change_entry(there, form.wanted, **given)
            messages.success(request, gettext("It stands in the calendar."))
            return redirect("groups:calendar", found.group.slug)
        except actions.NotAPlan:
            form.add_error("on", gettext("Pick a day that is still to come, within a year."))
    context = {"group": found.group, "form": form, "entry": there}
    return render(request, "groups/entry.html", context, status=422 if form.is_bound else 200)


@require_POST
@member_required
def call_off(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    """One day; the same button puts it on again."""
    found = mine(request, slug, CALENDAR)
    there, on = _entry(found, pk), _day(request.POST.get("on", ""))
    act = actions.put_on_again if "again" in request.POST else actions.call_off
    try:
        act(there, on, by=request.user, now=now())
    except actions.NotAPlan as no_such_day:
        raise Http404 from no_such_day
    messages.success(request, gettext("Saved. Calendars that hold it show it."))
    return redirect("groups:calendar", slug)


@require_POST
@member_required
def end_entry(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    found = mine(request, slug, CALENDAR)
    actions.end_entry(_entry(found, pk), by=request.user, now=now())
    messages.success(request, gettext("It stands in the calendar no longer."))
    return redirect("groups:calendar", slug)


@require_POST
@member_required
def new_address(request: MemberRequest, slug: str) -> HttpResponse:
    found = mine(request, slug)
    assert found.belonging is not None
    actions.new_address(found.belonging, now=now())
    return redirect("groups:calendar", slug)


@require_POST
@member_required
def forget_address(request: MemberRequest, slug: str) -> HttpResponse:
    found = mine(request, slug)
    assert found.belonging is not None
    actions.forget_address(found.belonging)
    messages.success(request, gettext("That address no longer works."))
    return redirect("groups:calendar", slug)


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """A calendar program reads this without signing in. Whoever has left the group reads nothing."""
    address = queries.calendar_at(token)
    if address is None:
        raise Http404
    answer = HttpResponse(
        calendar_file(address.belonging.group, now()), content_type="text/calendar; charset=utf-8"
    )
    answer["Content-Disposition"] = "inline; filename=calendar.ics"
    answer["Cache-Control"] = "private, no-store"
    return answer


def _entry(found: Seen, pk: UUID) -> Entry:
    there = queries.entry_for(found.group, pk)
    if there is None:
        raise Http404
    return there


def _day(said: str) -> date:
    try:
        return date.fromisoformat(said)
    except ValueError as no_day:
        raise Http404 from no_day
