"""Gatherings of the whole community, for members; and the desk that announces them."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.bonds.actions import TooLate
from porch.company import actions, queries
from porch.company.calendar import entry_of
from porch.company.forms import GatheringForm
from porch.company.views.together import calendar_answer
from porch.company.words import ALCOHOL, CHILDREN, STEP_FREE
from porch.kit.clock import now
from porch.kit.community import here
from porch.kit.full import if_there_is_room
from porch.people.access import MemberRequest, member_required, staff_required
from porch.wire.actions import seen as seen_there

coordinator_required = staff_required("coordinator")


@require_safe
@member_required
def gatherings(request: MemberRequest) -> HttpResponse:
    return render(
        request,
        "company/gatherings.html",
        {"gatherings": queries.gatherings_ahead(request.user, now()), "nav_here": "people"},
    )


@require_safe
@member_required
def gathering(request: MemberRequest, pk: UUID) -> HttpResponse:
    found, at = _found(request, pk), now()
    with if_there_is_room():
        seen_there(request.user, request.path, at)
    told = found.gathering
    context = {
        "found": found,
        "gathering": told,
        "nav_here": "people",
        "is_ahead": told.state == "announced" and told.at > at,
        "step_free": STEP_FREE[told.step_free],
        "children": CHILDREN[told.children],
        "alcohol": ALCOHOL[told.alcohol],
    }
    return render(request, "company/gathering.html", context)


@require_POST
@member_required
def come(request: MemberRequest, pk: UUID) -> HttpResponse:
    try:
        actions.come(_found(request, pk).gathering, by=request.user, now=now())
        messages.success(request, gettext("Good. It stands in your calendar. Nobody else is told."))
    except TooLate:
        messages.info(request, gettext("That one is over, or called off."))
    return redirect("company:gathering", pk)


@require_POST
@member_required
def do_not_come(request: MemberRequest, pk: UUID) -> HttpResponse:
    actions.do_not_come(_found(request, pk).gathering, by=request.user)
    messages.success(request, gettext("That is fine. Nobody is told."))
    return redirect("company:gathering", pk)


@require_safe
@member_required
def calendar(request: MemberRequest, pk: UUID) -> HttpResponse:
    told = _found(request, pk).gathering
    return calendar_answer([entry_of(told, place=told.place if request.GET.get("place") else "")])


def _found(request: MemberRequest, pk: UUID) -> queries.Announced:
    found = queries.gathering_for(request.user, pk)
    if found is None:
        raise Http404
    return found


# ---- the desk ----


@require_safe
@coordinator_required
def desk(request: MemberRequest) -> HttpResponse:
    return render(request, "company/desk.html", {"gatherings": queries.all_gatherings(request.user)})


@require_http_methods(["GET", "HEAD", "POST"])
@coordinator_required
def new(request: MemberRequest) -> HttpResponse:
    form = GatheringForm(None, here().time_zone, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.announce(form.told, by=request.user, now=now())
            messages.success(request, gettext("It is announced. Members see it on their pages."))
            return redirect("company:desk")
        except actions.NotATimeToGather:
            form.add_error("on", gettext("Pick a time that is still to come."))
    return render(request, "company/desk_form.html", {"form": form}, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@coordinator_required
def change(request: MemberRequest, pk: UUID) -> HttpResponse:
    told = _found(request, pk).gathering
    form = GatheringForm(told, told.zone, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.change_gathering(told, form.told, by=request.user, now=now())
            messages.success(request, gettext("Changed. Whoever means to come is told."))
            return redirect("company:desk")
        except actions.NotATimeToGather:
            form.add_error("on", gettext("Pick a time that is still to come."))
        except TooLate:
            form.add_error(None, gettext("It is over or called off: announce another one."))
    context = {"form": form, "gathering": told}
    return render(request, "company/desk_form.html", context, status=422 if form.is_bound else 200)


@require_POST
@coordinator_required
def call_off(request: MemberRequest, pk: UUID) -> HttpResponse:
    try:
        actions.call_off_gathering(_found(request, pk).gathering, by=request.user, now=now())
        messages.success(request, gettext("Called off. Whoever meant to come is told."))
    except TooLate:
        messages.info(request, gettext("That had changed already."))
    return redirect("company:desk")
