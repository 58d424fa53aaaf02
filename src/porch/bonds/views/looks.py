"""A coordinator's look at one person, at two, or at circles: asked by POST, answered by a task, shown here."""

from datetime import timedelta
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from porch.bonds import actions, queries, tasks
from porch.bonds.models import Look, Mode
from porch.bonds.views.desk import coordinator_required
from porch.bonds.words import LIMITS
from porch.kit.clock import now
from porch.people.access import MemberRequest

LONG_ENOUGH = timedelta(minutes=2)
"""A look that took longer has failed: the page stops asking and says so."""


@require_POST
@coordinator_required
def look_at(request: MemberRequest, mode: str, member_id: UUID) -> HttpResponse:
    if mode not in Mode.values:
        raise Http404
    member = get_object_or_404(queries.people_to_pair(request.user), pk=member_id)
    look = actions.look_at(member, mode, by=request.user, now=now())
    tasks.answer_look.enqueue(str(look.pk))
    return redirect("bonds:look", look.pk)


@require_POST
@coordinator_required
def circles(request: MemberRequest) -> HttpResponse:
    look = actions.look_for_circles(by=request.user, now=now())
    tasks.answer_look.enqueue(str(look.pk))
    return redirect("bonds:look", look.pk)


@require_safe
@coordinator_required
def look(request: MemberRequest, pk: UUID) -> HttpResponse:
    """The answer, or a line that it is being worked out."""
    found = _look(request, pk)
    shown = partial(actions.let_be_read, by=request.user, now=now())
    if not _two_of(found) <= shown(_two_of(found)):
        raise Http404
    if found.answered_at is None or "trouble" in found.answer:
        is_late = "trouble" in found.answer or found.asked_at < now() - LONG_ENOUGH
        return render(request, "bonds/look_waits.html", {"look": found, "is_late": is_late})
    if found.kind == Look.Kind.TWO:
        return render(request, "bonds/look_two.html", _two(found))
    if found.kind == Look.Kind.CIRCLES:
        circles = queries.circles_in(found)
        open_now = shown(member.pk for circle in circles for member in circle.members)
        circles = [one for one in circles if {member.pk for member in one.members} <= open_now]
        return render(request, "bonds/look_circles.html", {"look": found, "circles": circles})
    candidates = queries.candidates_in(found)
    open_now = shown(one.member.pk for one in candidates)
    candidates = [one for one in candidates if one.member.pk in open_now]
    context = {"look": found, "candidates": candidates, "asked": queries.asked_of(found)}
    return render(request, "bonds/look_someone.html", context)


@require_POST
@coordinator_required
def pair_two(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Ask the two looked at, on this coordinator's word."""
    found = _look(request, pk)
    if found.kind != Look.Kind.TWO:
        raise Http404
    try:
        offer = actions.pair_by_hand(found, by=request.user, now=now(), despite="despite" in request.POST)
    except (actions.NotTogether, actions.AlreadyOffered):
        messages.warning(request, gettext("Something stands between these two. Nothing was sent."))
        return redirect("bonds:look", pk)
    messages.success(request, gettext("%(name)s is asked first.") % {"name": offer.first})
    return redirect("bonds:desk")


@require_POST
@coordinator_required
def choose(request: MemberRequest, pk: UUID, member_id: UUID) -> HttpResponse:
    """Ask one of the candidates; those ticked are asked next if it comes to nothing."""
    found = _look(request, pk)
    if found.kind != Look.Kind.SOMEONE:
        raise Http404
    other = get_object_or_404(queries.people_to_pair(request.user), pk=member_id)
    then = [pk for pk in map(_as_id, request.POST.getlist("then")) if pk is not None]
    try:
        offer = actions.choose(found, other, by=request.user, now=now(), then=then)
    except (actions.NotTogether, actions.AlreadyOffered):
        messages.warning(request, gettext("That is no longer possible. Look again."))
        return redirect("bonds:desk")
    messages.success(request, gettext("%(name)s is asked first.") % {"name": offer.first})
    return redirect("bonds:desk")


def _look(request: MemberRequest, pk: UUID) -> Look:
    """A look of this coordinator's own: what another one looked at is theirs."""
    mine = Look.objects.filter(asked_by=request.user).select_related("first__lived", "second__lived")
    return get_object_or_404(mine, pk=pk)


def _two_of(found: Look) -> set[UUID]:
    return {one.pk for one in (found.first, found.second) if one is not None}


def _two(found: Look) -> dict[str, object]:
    limits = actions.limits_of(found, now())
    return {
        "look": found,
        "limits": [LIMITS[limit] for limit in limits],
        "may_pass": bool(limits) and all(limit in actions.MAY_BE_PASSED for limit in limits),
        "answer": found.answer["pair"],
        "carrying": queries.carried(found.first, found.mode) if found.first else (0, 0),
    }


def _as_id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
