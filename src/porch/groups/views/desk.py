"""The groups desk: what is asked for, who waits where nobody serves, and opening a group by hand."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.bonds.actions.moving import TooLate
from porch.groups import actions, queries
from porch.groups.forms.groups import FoundingForm
from porch.groups.models import Group, Joiner
from porch.groups.queries.asked import all_groups
from porch.kit.clock import now
from porch.people.access import MemberRequest, staff_required

coordinator_required = staff_required("coordinator")


@require_safe
@coordinator_required
def desk(request: MemberRequest) -> HttpResponse:
    """Whoever is named here reads who looked."""
    at = now()
    asked = actions.desk_seen(queries.asked_groups(request.user), by=request.user, now=at)
    waiting = actions.desk_joiners_seen(queries.desk_joiners(request.user, at), by=request.user, now=at)
    context = {"asked": asked, "joiners": waiting, "groups": all_groups(request.user, at)}
    return render(request, "groups/desk.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@coordinator_required
def new(request: MemberRequest) -> HttpResponse:
    form = FoundingForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        group = actions.open_by_hand(form.told, by=request.user, now=now())
        messages.success(request, gettext("It is open, and you are its secretary for now."))
        return redirect(group)
    context = {"form": form, "by_hand": True}
    return render(request, "groups/founding.html", context, status=422 if form.is_bound else 200)


@require_POST
@coordinator_required
def say_yes(request: MemberRequest, pk: UUID) -> HttpResponse:
    return _answer(request, _asked(request, pk), actions.answer_yes, gettext("It is open. They are told."))


@require_POST
@coordinator_required
def say_not_now(request: MemberRequest, pk: UUID) -> HttpResponse:
    return _answer(request, _asked(request, pk), actions.say_not_now, gettext("Answered. They are told."))


@require_POST
@coordinator_required
def rest(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Nobody new finds it or comes in. What its own people do there is theirs."""
    return _answer(
        request, _group(request, pk), actions.rest_group, gettext("It rests. Nobody new finds it.")
    )


@require_POST
@coordinator_required
def wake(request: MemberRequest, pk: UUID) -> HttpResponse:
    return _answer(request, _group(request, pk), actions.wake_group, gettext("It goes on."))


@require_POST
@coordinator_required
def let_in(request: MemberRequest, pk: UUID) -> HttpResponse:
    return _answer(request, _joiner(request, pk), actions.let_in, gettext("They are in, and they are told."))


@require_POST
@coordinator_required
def not_now(request: MemberRequest, pk: UUID) -> HttpResponse:
    return _answer(
        request, _joiner(request, pk), actions.not_now, gettext("Left for now. They are told nothing.")
    )


def _asked(request: MemberRequest, pk: UUID) -> Group:
    return _one(queries.asked_groups(request.user), pk)


def _group(request: MemberRequest, pk: UUID) -> Group:
    return _one([group for group, _ in all_groups(request.user, now())], pk)


def _joiner(request: MemberRequest, pk: UUID) -> Joiner:
    return _one(queries.desk_joiners(request.user, now()), pk)


def _one[R: (Group, Joiner)](rows: list[R], pk: UUID) -> R:
    found = next((row for row in rows if row.pk == pk), None)
    if found is None:
        raise Http404
    return found


def _answer(
    request: MemberRequest, thing: Group | Joiner, act: Callable[..., None], said: str
) -> HttpResponse:
    try:
        act(thing, by=request.user, now=now())
        messages.success(request, said)
    except TooLate:
        messages.info(request, gettext("That had changed already."))
    return redirect("groups:desk")
