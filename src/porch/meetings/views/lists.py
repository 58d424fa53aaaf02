"""Find a meeting, one meeting, its calendar file; and the desk where coordinators keep them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.kit.clock import now
from porch.kit.community import here
from porch.meetings import actions, queries
from porch.meetings.forms import MONDAY_FIRST, MeetingForm
from porch.meetings.models import Meeting
from porch.meetings.registries import meeting_sections
from porch.meetings.rules.calendar import Entry, calendar_file
from porch.meetings.rules.finding import Wanted
from porch.meetings.words import DAYS, OPEN_TO, day_in_words
from porch.people.access import MemberRequest, staff_required
from porch.people.models import Member
from porch.people.rules.zones import town_of

coordinator_required = staff_required("coordinator")


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Today first, then the week; the same for everyone, by their own clock where they have told it."""
    zone, at = zone_of(request), now()
    wanted = Wanted.said(request.GET.get("day", ""), request.GET.get("how", ""))
    days = queries.coming_up(wanted, zone, at)
    context = {
        "wanted": wanted,
        "days": [(day_in_words(day.on, day.ahead), day) for day in days],
        "count": sum(len(day.meetings) for day in days),
        "is_any": wanted != Wanted(),
        "week": [(str(number), DAYS[number]) for number in MONDAY_FIRST],
        "town": town_of(zone),
    }
    return render(request, "meetings/find.html", context)


@require_safe
def meeting(request: HttpRequest, slug: str) -> HttpResponse:
    found, zone, at = _listed(slug), zone_of(request), now()
    coming = queries.next_of(found, zone, at)
    ahead = (coming.day - timezone.localtime(at, coming.starts.tzinfo).date()).days
    context = {
        "meeting": found,
        "coming": coming,
        "when": day_in_words(coming.day, max(0, ahead)),
        "weekday": DAYS[found.day],
        "town": town_of(zone),
        "open_to": OPEN_TO[found.open_to],
        "sections": _sections(found, request, at),
    }
    return render(request, "meetings/meeting.html", context)


def _sections(found: Meeting, request: HttpRequest, at: datetime) -> list[dict[str, Any]]:
    """What rooms above add, for whoever looks."""
    viewer = request.user if isinstance(request.user, Member) and request.user.is_here else None
    ordered = sorted(meeting_sections, key=lambda one: one.order)
    drawn = [(one.template, one.context(found, viewer, at)) for one in ordered]
    return [{"template": template, "section": section} for template, section in drawn if section]


@require_safe
def calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """The file says only that there is something, and when; the place too where someone asks for it."""
    found = _listed(slug)
    place = (found.location or found.conference_url) if request.GET.get("place") else ""
    title = gettext("Meeting")
    entry = Entry(str(found.pk), title, place, found.weekly, found.changed_at, found.version)
    answer = HttpResponse(calendar_file(entry, now()), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="calendar.ics"'
    return answer


def zone_of(request: HttpRequest) -> str:
    """The clock this viewer goes by: their own, or the community's for a visitor."""
    return request.user.time_zone if request.user.is_authenticated else here().time_zone


def _listed(slug: str) -> Meeting:
    found = queries.meeting_at(slug)
    if found is None:
        raise Http404
    return found


# ---- the desk ----


@require_safe
@coordinator_required
def desk(request: MemberRequest) -> HttpResponse:
    listed = [(one, DAYS[one.day]) for one in queries.all_meetings(request.user)]
    return render(request, "meetings/desk.html", {"meetings": listed})


@require_http_methods(["GET", "HEAD", "POST"])
@coordinator_required
def new(request: MemberRequest) -> HttpResponse:
    form = MeetingForm(None, here().time_zone, request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.add(form.told, by=request.user, now=now())
        messages.success(request, gettext("It is on the list."))
        return redirect("meetings:desk")
    return render(request, "meetings/form.html", {"form": form}, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@coordinator_required
def change(request: MemberRequest, pk: UUID) -> HttpResponse:
    found = _at_desk(request, pk)
    form = MeetingForm(found, found.time_zone, request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.change(found, form.told, by=request.user, now=now())
        messages.success(request, gettext("Saved. Whoever opens the page sees it now."))
        return redirect("meetings:desk")
    context = {"form": form, "meeting": found}
    return render(request, "meetings/form.html", context, status=422 if form.is_bound else 200)


@require_POST
@coordinator_required
def confirm(request: MemberRequest, pk: UUID) -> HttpResponse:
    actions.confirm(_at_desk(request, pk), by=request.user, now=now())
    messages.success(request, gettext("Thank you. It says today beside it."))
    return redirect("meetings:desk")


@require_POST
@coordinator_required
def take_off(request: MemberRequest, pk: UUID) -> HttpResponse:
    actions.take_off(_at_desk(request, pk), by=request.user, now=now())
    messages.success(request, gettext("It is off the list. You can put it back any time."))
    return redirect("meetings:desk")


@require_POST
@coordinator_required
def put_back(request: MemberRequest, pk: UUID) -> HttpResponse:
    actions.put_back(_at_desk(request, pk), by=request.user, now=now())
    messages.success(request, gettext("It is on the list again."))
    return redirect("meetings:desk")


def _at_desk(request: MemberRequest, pk: UUID) -> Meeting:
    return get_object_or_404(queries.all_meetings(request.user), pk=pk)
