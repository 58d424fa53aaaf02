"""Family circles: all of them, one of them, and who would lead one."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from porch.bonds.rules.calendar import Entry, calendar_file
from porch.family.actions import circles as actions
from porch.family.models import Circle, Evening, WouldHost
from porch.family.queries import circles as queries
from porch.kit.clock import now
from porch.kit.wall_clock import shown_elsewhere
from porch.people.access import MemberRequest, anyone_here

ALL = "family-rooms:rooms"


def _may_sit(request: MemberRequest) -> None:
    if not queries.may_sit(request.user):
        raise Http404


def _circle(request: MemberRequest, slug: str) -> Circle:
    _may_sit(request)
    found = queries.circle_for(request.user, slug)
    if found is None:
        raise Http404
    return found


@require_safe
@anyone_here
def circles(request: MemberRequest) -> HttpResponse:
    _may_sit(request)
    at = now()
    context = {
        "rows": queries.for_member(request.user, at),
        "tonight": queries.tonight(request.user, at),
        "would_host": WouldHost.objects.filter(pk=request.user.pk).exists(),
        "nav_here": "family",
    }
    return render(request, "family/circles.html", context)


@require_safe
@anyone_here
def circle(request: MemberRequest, slug: str) -> HttpResponse:
    found, at = _circle(request, slug), now()
    coming = queries.coming_of(found, at)
    context = {
        "circle": found,
        "day": queries.day_of(found),
        "coming": coming,
        "next": next((one for one in coming if not one.is_off), None),
        "elsewhere": _is_elsewhere(found, coming[0].at if coming else at, request.user.time_zone or "UTC"),
        "leads": found.host_id == request.user.pk,
        "nav_here": "family",
    }
    return render(request, "family/circle.html", context)


def _is_elsewhere(circle: Circle, at: datetime, zone: str) -> bool:
    """Whether the circle's own clock shows another time than theirs."""
    return shown_elsewhere(at.astimezone(ZoneInfo(circle.time_zone)), zone) is not None


@require_safe
@anyone_here
def in_calendar(request: MemberRequest, slug: str) -> HttpResponse:
    """Its next evenings, under a title that says nothing."""
    found = _circle(request, slug)
    entries = [
        Entry(
            uid=f"{found.pk}-{one.at:%Y%m%d}",
            at=one.at,
            zone=found.time_zone,
            minutes=found.minutes,
            title=gettext("Call"),
            place="",
            changed_at=found.begun_at,
            version=int(one.is_off),
            is_off=one.is_off,
        )
        for one in queries.coming_of(found, now())
    ]
    answer = HttpResponse(calendar_file(entries), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = "attachment; filename=call.ics"
    return answer


@require_POST
@anyone_here
def lead(request: MemberRequest) -> HttpResponse:
    """They would lead a circle, or would rather not any more."""
    _may_sit(request)
    if "off" in request.POST:
        actions.would_not_host(request.user)
        messages.success(request, gettext("Taken back. What you lead already stays as it is."))
    else:
        actions.would_host(request.user, now())
        messages.success(request, gettext("Thank you. A coordinator reads it, and nobody else."))
    return redirect(ALL)


@require_POST
@anyone_here
def call_off(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    """Whoever leads it calls one evening off."""
    found = _circle(request, slug)
    evening = Evening.objects.filter(circle=found, pk=pk).select_related("circle").first()
    if evening is None or found.host_id != request.user.pk:
        raise Http404
    actions.call_off(evening, by=request.user, now=now())
    messages.success(request, gettext("This evening is off. Its page says so."))
    return redirect("family:circle", found.slug)
