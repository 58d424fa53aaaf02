"""Asking a peer supervisor for a talk, and answering."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from porch.bonds.actions import TooLate
from porch.care import actions, queries
from porch.care.models import Debrief
from porch.kit.clock import now
from porch.people.access import MemberRequest, member_required


@require_POST
@member_required
def ask(request: MemberRequest) -> HttpResponse:
    wants = request.POST.get("about", Debrief.About.TALK)
    about = wants if wants in Debrief.About.values else Debrief.About.TALK
    try:
        actions.ask_debrief(request.user, about=about, now=now())
    except actions.NotToBeAsked:
        messages.info(request, gettext("You have asked already. It goes on looking."))
        return redirect("care:care")
    said = gettext(
        "Asked. Within two days somebody answers, or everyone who listens is asked, then a coordinator."
    )
    messages.success(request, said)
    return redirect("care:care")


@require_POST
@member_required
def say_yes(request: MemberRequest, pk: UUID) -> HttpResponse:
    found = _found(request, pk)
    if found.member_id == request.user.pk:
        raise Http404
    try:
        actions.take_debrief(found, by=request.user, now=now())
    except TooLate:
        return _taken(request)
    return redirect(found.conversation) if found.conversation else redirect("care:care")


@require_POST
@member_required
def not_me(request: MemberRequest, pk: UUID) -> HttpResponse:
    found = _found(request, pk)
    if found.asked_id != request.user.pk:
        raise Http404
    try:
        actions.pass_debrief(found, by=request.user, now=now())
    except TooLate:
        return _taken(request)
    messages.success(request, gettext("That is fine. The others are asked; nobody is told who passed."))
    return redirect("care:care")


@require_POST
@member_required
def withdraw(request: MemberRequest, pk: UUID) -> HttpResponse:
    found = _found(request, pk)
    if found.member_id != request.user.pk:
        raise Http404
    try:
        actions.withdraw_debrief(found, by=request.user, now=now())
    except TooLate:
        messages.info(
            request, gettext("Somebody had said yes just then. You can still say it is not needed.")
        )
    return redirect("care:care")


@require_POST
@member_required
def over(request: MemberRequest, pk: UUID) -> HttpResponse:
    return _end(request, pk, actions.finish_debrief)


@require_POST
@member_required
def talked(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Whoever listened marks that the two went through the training."""
    return _end(request, pk, actions.mark_training_talk)


def _end(request: MemberRequest, pk: UUID, verb: Callable[..., None]) -> HttpResponse:
    try:
        verb(_found(request, pk), by=request.user, now=now())
    except TooLate:
        messages.info(request, gettext("That had changed already."))
    except actions.NotToBeAsked as not_theirs:
        raise Http404 from not_theirs
    return redirect("care:care")


def _found(request: MemberRequest, pk: UUID) -> Debrief:
    found = queries.debrief_for(request.user, pk, now())
    if found is None:
        raise Http404
    return found


def _taken(request: MemberRequest) -> HttpResponse:
    messages.info(request, gettext("Somebody has taken it. Thank you for being ready."))
    return redirect("care:care")
