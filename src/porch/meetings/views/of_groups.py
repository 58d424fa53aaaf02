"""A group's own meetings, kept by those who serve in it; for everyone else there is nothing here."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.groups.models import Group
from porch.groups.queries import group_for
from porch.kit.clock import now
from porch.meetings import actions, queries
from porch.meetings.forms import MeetingForm
from porch.meetings.models import Meeting
from porch.meetings.today import MEETINGS
from porch.meetings.words import DOUBTS
from porch.people.access import MemberRequest, member_required


@require_safe
@member_required
def desk(request: MemberRequest, slug: str) -> HttpResponse:
    group = kept_group(request, slug)
    meetings = list(queries.of_group(group))
    said = queries.doubts_of(one.pk for one in meetings)
    rows = [(one, [(DOUBTS[doubt.what], doubt) for doubt in said.get(one.pk, [])]) for one in meetings]
    return render(request, "meetings/of_group.html", {"group": group, "meetings": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def new(request: MemberRequest, slug: str) -> HttpResponse:
    group = kept_group(request, slug)
    form = MeetingForm(None, group.time_zone, request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.add(form.told, by=request.user, now=now(), group=group)
        messages.success(request, gettext("It is on the list."))
        return redirect("meetings:of-group", slug)
    context = {"form": form, "group": group}
    return render(request, "meetings/form.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def change(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    group = kept_group(request, slug)
    found = _meeting(group, pk)
    form = MeetingForm(found, found.time_zone, request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.change(found, form.told, by=request.user, now=now())
        messages.success(request, gettext("Saved. Whoever opens the page sees it now."))
        return redirect("meetings:of-group", slug)
    context = {"form": form, "meeting": found, "group": group}
    return render(request, "meetings/form.html", context, status=422 if form.is_bound else 200)


@require_POST
@member_required
def confirm(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    return _done(request, slug, pk, actions.confirm, gettext("Thank you. It says today beside it."))


@require_POST
@member_required
def take_off(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    said = gettext("It is off the list. You can put it back any time.")
    return _done(request, slug, pk, actions.take_off, said)


@require_POST
@member_required
def put_back(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    return _done(request, slug, pk, actions.put_back, gettext("It is on the list again."))


def kept_group(request: MemberRequest, slug: str) -> Group:
    """The group, for whoever keeps its meetings."""
    seen = group_for(slug, request.user, now())
    if seen is None or MEETINGS not in seen.may:
        raise Http404
    return seen.group


def _meeting(group: Group, pk: UUID) -> Meeting:
    return get_object_or_404(queries.of_group(group), pk=pk)


def _done(request: MemberRequest, slug: str, pk: UUID, act: Callable[..., object], said: str) -> HttpResponse:
    act(_meeting(kept_group(request, slug), pk), by=request.user, now=now())
    messages.success(request, said)
    return redirect("meetings:of-group", slug)
