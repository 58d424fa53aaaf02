"""The desk where coordinators keep meetings."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.kit.clock import now
from porch.kit.community import here
from porch.meetings import actions, queries
from porch.meetings.forms import MeetingForm
from porch.meetings.models import Meeting
from porch.people.access import MemberRequest, staff_required

coordinator_required = staff_required("coordinator")


@require_safe
@coordinator_required
def desk(request: MemberRequest) -> HttpResponse:
    at = now()
    meetings = queries.all_meetings(request.user)
    listed = [(one, queries.is_long_unconfirmed(one, at)) for one in meetings]
    doubts = len(queries.doubted(request.user))
    theirs = queries.kept_off(request.user)
    return render(request, "meetings/desk.html", {"meetings": listed, "doubts": doubts, "theirs": theirs})


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
    actions.confirm(_anybodys(request, pk), by=request.user, now=now())
    messages.success(request, gettext("Thank you. It says today beside it."))
    return _back(request)


@require_POST
@coordinator_required
def take_off(request: MemberRequest, pk: UUID) -> HttpResponse:
    actions.take_off(_anybodys(request, pk), by=request.user, now=now())
    messages.success(request, gettext("It is off the list. You can put it back any time."))
    return _back(request)


@require_POST
@coordinator_required
def put_back(request: MemberRequest, pk: UUID) -> HttpResponse:
    actions.put_back(_anybodys(request, pk), by=request.user, now=now())
    messages.success(request, gettext("It is on the list again."))
    return redirect("meetings:desk")


def _at_desk(request: MemberRequest, pk: UUID) -> Meeting:
    return get_object_or_404(queries.all_meetings(request.user), pk=pk)


def _anybodys(request: MemberRequest, pk: UUID) -> Meeting:
    """Also one of somebody else's list: it can be confirmed, taken off and put back here, though not changed."""
    return get_object_or_404(queries.any_meeting(request.user), pk=pk)


def _back(request: MemberRequest) -> HttpResponse:
    return redirect("meetings:doubts" if request.POST.get("back") == "doubts" else "meetings:desk")
