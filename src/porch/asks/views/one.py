"""One ask: as whoever asked sees it, and as whoever came does."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from porch.asks import actions
from porch.asks.forms import AfterForm
from porch.asks.models import Ask
from porch.asks.queries import mine
from porch.asks.views.shown import numbers, standing
from porch.kit.clock import now
from porch.kit.full import if_there_is_room
from porch.people import consent
from porch.people.access import MemberRequest, member_required
from porch.wire.actions import seen


@require_safe
@member_required
def one(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Where it stands. Whoever came reads what was written for them, and that they did is on the record."""
    ask, at = _ask(request, pk), now()
    with if_there_is_room():
        seen(request.user, request.path, at)
    came = ask.helper_id == request.user.pk
    context = {**standing(ask, request.user, at), "came": came, "numbers": numbers()}
    if came and ask.asker is not None:
        seen_now = consent.see(request.user, ask.asker, "ask", purpose="asks", now=at)
        context["told"] = ask.told if seen_now else {}
    return render(request, "asks/came.html" if came else "asks/one.html", context)


@require_POST
@member_required
def no_longer(request: MemberRequest, pk: UUID) -> HttpResponse:
    try:
        actions.withdraw(_mine(request, pk), by=request.user, now=now())
    except actions.TooLate:
        messages.info(request, gettext("That has changed meanwhile. This is how it stands now."))
        return redirect("asks:one", pk)
    messages.success(request, gettext("That is fine. You can ask again any time."))
    return redirect("asks:ask")


@require_POST
@member_required
def done(request: MemberRequest, pk: UUID) -> HttpResponse:
    ask = _ask(request, pk)
    try:
        actions.finish(ask, by=request.user, now=now())
    except actions.TooLate:
        messages.info(request, gettext("It had ended already."))
    if ask.helper_id == request.user.pk:
        messages.success(request, gettext("Thank you for being there. You are free again."))
    return redirect("asks:one", pk)


@require_POST
@member_required
def somebody_else(request: MemberRequest, pk: UUID) -> HttpResponse:
    try:
        actions.look_again(_mine(request, pk), by=request.user, now=now())
    except actions.TooLate:
        messages.info(request, gettext("That has changed meanwhile. This is how it stands now."))
    return redirect("asks:one", pk)


@require_POST
@member_required
def in_time(request: MemberRequest, pk: UUID) -> HttpResponse:
    ask, form = _mine(request, pk), AfterForm(request.POST)
    if not form.is_valid():
        return redirect("asks:one", pk)
    actions.say_in_time(ask, form.in_time, by=request.user)
    messages.success(request, gettext("Thank you. That is all we ask."))
    return redirect("/today/")


def _ask(request: MemberRequest, pk: UUID) -> Ask:
    return get_object_or_404(mine.asks_of(request.user), pk=pk)


def _mine(request: MemberRequest, pk: UUID) -> Ask:
    """Only whoever asked may do this."""
    ask = _ask(request, pk)
    if ask.asker_id != request.user.pk:
        raise Http404
    return ask
