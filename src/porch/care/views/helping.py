"""One page for whoever helps: rest, what I carry, a talk, and what is asked of those who listen."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from porch.care import actions, queries
from porch.care.forms import RestForm
from porch.care.rules.resting import USUAL, until_of
from porch.kit.clock import now
from porch.kit.full import if_there_is_room
from porch.people.access import MemberRequest, member_required
from porch.wire.actions import seen


@require_safe
@member_required
def care(request: MemberRequest) -> HttpResponse:
    with if_there_is_room():
        seen(request.user, request.path, now())
    return _page(request, RestForm())


@require_POST
@member_required
def hard(request: MemberRequest) -> HttpResponse:
    """One tap after a hard talk."""
    at = now()
    actions.cool_down(request.user, until_of(USUAL, at), now=at)
    messages.success(request, gettext("You will not be asked until tomorrow at this time. Nobody is told."))
    return redirect("care:care")


@require_POST
@member_required
def rest(request: MemberRequest) -> HttpResponse:
    at, form = now(), RestForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    actions.cool_down(request.user, until_of(form.cleaned_data["length"], at), now=at)
    messages.success(request, gettext("You will not be asked until then. Nobody is told."))
    return redirect("care:care")


@require_POST
@member_required
def end_rest(request: MemberRequest) -> HttpResponse:
    actions.end_rest(request.user)
    messages.success(request, gettext("Good. You can be asked again."))
    return redirect("care:care")


@require_POST
@member_required
def a_lot(request: MemberRequest) -> HttpResponse:
    actions.say_it_is_a_lot(request.user, now=now())
    messages.success(
        request, gettext("The coordinators know. One of them will be in touch, or take it back here.")
    )
    return redirect("care:care")


@require_POST
@member_required
def not_a_lot(request: MemberRequest) -> HttpResponse:
    actions.take_back_it_is_a_lot(request.user)
    messages.success(request, gettext("Taken back. The desk does not see it any more."))
    return redirect("care:care")


def _page(request: MemberRequest, form: RestForm, status: int = 200) -> HttpResponse:
    member, at = request.user, now()
    asked = actions.read_debriefs(queries.asked_of(member, at), by=member, now=at)
    until, mine = queries.rest_of(member, at), queries.my_debrief(member)
    context = {
        "form": form,
        "until": until,
        "lines": queries.carried(member, at),
        "a_lot": queries.has_said_it_is_a_lot(member),
        "mine": mine,
        "asked": asked,
        "listening": queries.listening_of(member, at),
        "checked": queries.last_check(member),
        "training": queries.progress_of(member, at),
        "first": _first(until is not None, mine),
        "nav_here": "helping",
    }
    return render(request, "care/care.html", context, status=status)


def _first(rests: bool, mine: object) -> str:
    """Which control is the page's one primary."""
    if not rests:
        return "hard"
    return "debrief" if mine is None else "back"
