"""One call after another: its time, its guide, that it was held, what they mean to try."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from porch.family import material
from porch.family.actions import calls as actions
from porch.family.forms.coaching import TimeForm, TryForm
from porch.family.queries import coaching as queries
from porch.family.rules.calls import NotSo
from porch.family.views import coaching
from porch.family.views.times import in_both
from porch.family.words_helping import CALLS_SAY
from porch.kit.clock import now
from porch.kit.full import if_there_is_room
from porch.people.access import MemberRequest, anyone_here
from porch.wire.actions import seen

HERE = ("over",)
"""Codes that mean: for this person there is nothing of the kind."""


@require_safe
@anyone_here
def one(request: MemberRequest, pk: UUID) -> HttpResponse:
    """The coach's side."""
    with if_there_is_room():
        seen(request.user, request.path, now())
    return _coach_page(request, pk, TimeForm(), 200)


def _coach_page(request: MemberRequest, pk: UUID, time: TimeForm, status: int) -> HttpResponse:
    walked = queries.walked_one(request.user, pk)
    if walked is None:
        raise Http404
    first, never = material.for_coaches()
    context = {
        "walked": walked,
        "guide": material.guides()[walked.number - 1] if walked.number else None,
        "first": first,
        "never": never,
        "time": time,
        "when": in_both(walked.next, walked.row.member),
        "my_yes": walked.next is not None and walked.next.waits_for(request.user),
        "is_near": walked.next is not None and walked.next.at <= now(),
        "trying": TryForm(initial={"words": walked.held[-1].next_words}) if walked.held else None,
    }
    return render(request, "family/helping/coaching_one.html", context, status=status)


@require_POST
@anyone_here
def time(request: MemberRequest, pk: UUID) -> HttpResponse:
    """One of the two suggests a time."""
    form = TimeForm(request.POST)
    if form.is_valid():
        try:
            actions.set_call(pk, form.moment(request.user.time_zone or "UTC"), by=request.user, now=now())
            messages.success(request, gettext("Suggested. It holds when the other says yes."))
            return _back(request, pk)
        except NotSo as why:
            if why.code in HERE:
                raise Http404 from None
            form.add_error("on", CALLS_SAY[why.code])
    if _is_coach(request, pk):
        return _coach_page(request, pk, form, 422)
    _mine(request, pk)
    return coaching.page(request, time=form, status=422)


@require_POST
@anyone_here
def agree(request: MemberRequest, pk: UUID) -> HttpResponse:
    try:
        actions.agree(pk, by=request.user, now=now())
        messages.success(request, gettext("It stands. You are told shortly before."))
    except NotSo as why:
        _refused(request, why)
    return _back(request, pk)


@require_POST
@anyone_here
def held(request: MemberRequest, pk: UUID) -> HttpResponse:
    """One of the two says that it was held. Whoever it is for is asked the safety question first."""
    try:
        both = actions.say_held(pk, by=request.user, now=now())
    except NotSo as why:
        if why.code == "ask first":
            return redirect("/family/safety/?back=coaching")
        _refused(request, why)
        return _back(request, pk)
    words = gettext("Both of you said it. Thank you.") if both else gettext("Noted. The other says it too.")
    messages.success(request, words)
    if _is_coach(request, pk):
        return redirect("family:coaching-one", pk=pk)
    return redirect("family:coaching")


@require_POST
@anyone_here
def trying(request: MemberRequest, pk: UUID) -> HttpResponse:
    try:
        actions.mean_to_try(pk, request.POST.get("words", ""), by=request.user, now=now())
        messages.success(request, gettext("Kept, for the two of you."))
    except NotSo as why:
        _refused(request, why)
    return _back(request, pk)


def _refused(request: MemberRequest, why: NotSo) -> None:
    if why.code in HERE:
        raise Http404
    messages.info(request, CALLS_SAY[why.code])


def _back(request: MemberRequest, pk: UUID) -> HttpResponse:
    if _is_coach(request, pk):
        return redirect("family:coaching-one", pk=pk)
    return redirect("family:coaching")


def _is_coach(request: MemberRequest, pk: UUID) -> bool:
    return queries.walked_one(request.user, pk) is not None


def _mine(request: MemberRequest, pk: UUID) -> None:
    row = queries.open_of(request.user)
    if row is None or row.pk != pk or row.state != "going":
        raise Http404
