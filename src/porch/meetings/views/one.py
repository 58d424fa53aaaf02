"""One meeting: what to expect, when it is, how to get in, who says so; and its calendar file."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from porch.groups.queries import seen_group
from porch.kit.clock import now
from porch.kit.community import here
from porch.meetings import queries
from porch.meetings.models import Meeting
from porch.meetings.registries import meeting_sections
from porch.meetings.rules.asking import zone_asked
from porch.meetings.rules.calendar import Entry, calendar_file
from porch.meetings.rules.staleness import is_late
from porch.meetings.showing import One
from porch.meetings.words import day_in_words
from porch.people.models import Member


@require_safe
def meeting(request: HttpRequest, slug: str) -> HttpResponse:
    found, zone, at = listed(slug), zone_of(request), now()
    context = {
        "meeting": found,
        "one": One.of(found, at, queries.holidays_of([found])),
        "hosts": _group_of(found, request, at),
        "is_late": found.source is not None and is_late(found.source.read_at, found.source.every_hours, at),
        "sections": _sections(found, request, at),
        **_next(found, zone, at),
    }
    return render(request, "meetings/meeting.html", context)


def _next(found: Meeting, zone: str, at: datetime) -> dict[str, Any]:
    """The next time, for whoever looks; nothing for one by appointment, or one that is held no more."""
    coming = None if found.is_by_appointment else queries.next_of(found, zone, at)
    if coming is None:
        return {"coming": None}
    ahead = (coming.day - timezone.localtime(at, coming.starts.tzinfo).date()).days
    return {"coming": coming, "when": day_in_words(coming.day, max(0, ahead))}


def _group_of(found: Meeting, request: HttpRequest, at: datetime) -> Any:
    """The group whose own it is, where the viewer may see that group at all."""
    viewer = viewer_of(request)
    if found.group is None or viewer is None:
        return None
    seen = seen_group(found.group.slug, viewer, at)
    return seen.group if seen else None


def _sections(found: Meeting, request: HttpRequest, at: datetime) -> list[dict[str, Any]]:
    """What rooms above add, for whoever looks."""
    viewer = viewer_of(request)
    ordered = sorted(meeting_sections, key=lambda one: one.order)
    drawn = [(one.template, one.context(found, viewer, at)) for one in ordered]
    return [{"template": template, "section": section} for template, section in drawn if section]


@require_safe
def calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """The file says only that there is something, and when; the place too where someone asks for it."""
    found = listed(slug)
    if found.is_by_appointment:
        raise Http404
    place = (found.location or found.conference_url) if request.GET.get("place") else ""
    title = gettext("Meeting")
    entry = Entry(str(found.pk), title, place, found.weekly, found.changed_at, found.version)
    written = calendar_file(entry, now(), queries.holidays_of([found]))
    answer = HttpResponse(written, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="calendar.ics"'
    return answer


def viewer_of(request: HttpRequest) -> Member | None:
    """Whoever looks, where they are signed in and here."""
    return request.user if isinstance(request.user, Member) and request.user.is_here else None


def zone_of(request: HttpRequest) -> str:
    """The clock this viewer goes by: the one an address names, their own, or the community's for a visitor."""
    usual = request.user.time_zone if request.user.is_authenticated else here().time_zone
    return zone_asked(request.GET, usual)


def listed(slug: str) -> Meeting:
    """The listed meeting of this address; what is off the list is not found."""
    found = queries.meeting_at(slug)
    if found is None:
        raise Http404
    return found
