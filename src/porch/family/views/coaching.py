"""Five calls: the page of the one they are for, which is also where a coach finds what is put to them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from porch.family import material
from porch.family.actions import coaches
from porch.family.actions import coaching as actions
from porch.family.forms.coaching import RoomForm, TimeForm, TryForm
from porch.family.queries import coaching as queries
from porch.family.rules.calls import NotSo
from porch.family.views.times import in_both
from porch.family.words_helping import CALLS_SAY
from porch.kit.clock import now
from porch.kit.full import if_there_is_room
from porch.people.access import MemberRequest, anyone_here
from porch.wire.actions import seen


@require_safe
@anyone_here
def mine(request: MemberRequest) -> HttpResponse:
    """How their five calls stand, and if they coach, who asks for them and whom they walk with."""
    with if_there_is_room():
        seen(request.user, actions.PATH, now())
    return page(request)


def page(
    request: MemberRequest, *, time: TimeForm | None = None, room: RoomForm | None = None, status: int = 200
) -> HttpResponse:
    """The same page, also when something on it could not be kept."""
    member, at = request.user, now()
    standing, coach = queries.standing_of(member, at), queries.coach_of(member)
    context: dict[str, Any] = {
        "standing": standing,
        "coach": coach,
        "put_to": queries.put_to(member),
        "walked": queries.walked_with(member),
        "time": time or TimeForm(),
        "room": room or RoomForm(coach.room if coach else 0),
    }
    if standing is not None:
        context |= {
            "guide": material.guides()[standing.number - 1] if standing.number else None,
            "when": in_both(standing.next, standing.coach),
            "my_yes": standing.next is not None and standing.next.waits_for(member),
            "is_near": standing.next is not None and standing.next.at <= at,
            "trying": TryForm(initial={"words": standing.held[-1].next_words}) if standing.held else None,
        }
    return render(request, "family/helping/coaching.html", context, status=status)


@require_POST
@anyone_here
def ask(request: MemberRequest) -> HttpResponse:
    try:
        actions.ask(by=request.user, now=now())
    except NotSo as why:
        messages.info(request, CALLS_SAY[why.code])
        return redirect("family:coaching")
    messages.success(request, gettext("Asked. You read here when somebody says yes."))
    return redirect("family:coaching")


@require_POST
@anyone_here
def room(request: MemberRequest) -> HttpResponse:
    """A coach says how much room they have. For everybody else there is nothing to say."""
    if queries.coach_of(request.user) is None:
        raise Http404
    form = RoomForm(data=request.POST)
    if not form.is_valid():
        return page(request, room=form, status=422)
    coaches.have_room(form.cleaned_data["room"], by=request.user)
    messages.success(request, gettext("Saved. Only you and the desk know."))
    return redirect("family:coaching")


@require_POST
@anyone_here
def yes(request: MemberRequest, pk: UUID) -> HttpResponse:
    try:
        row = actions.take_on(pk, by=request.user, now=now())
    except NotSo:
        raise Http404 from None
    return redirect("family:coaching-one", pk=row.pk)


@require_POST
@anyone_here
def no(request: MemberRequest, pk: UUID) -> HttpResponse:
    try:
        actions.not_me(pk, by=request.user, now=now())
    except NotSo:
        raise Http404 from None
    messages.success(request, gettext("All right. Nobody is told, and somebody else is asked."))
    return redirect("family:coaching")


@require_POST
@anyone_here
def end(request: MemberRequest, pk: UUID) -> HttpResponse:
    try:
        actions.end(pk, by=request.user, now=now())
    except NotSo:
        raise Http404 from None
    messages.success(request, gettext("It has ended. No reason was asked, and none is told."))
    return redirect("family:coaching")
