"""Circles: the list, one circle, and what everyone in it may do."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.bonds.actions import TooLate
from porch.bonds.rules.calendar import calendar_file
from porch.kit.clock import now
from porch.kit.full import if_there_is_room
from porch.mentoring import actions, queries
from porch.mentoring.forms.circles import OfferForm, RhythmForm
from porch.people.access import MemberRequest, member_required
from porch.people.models import Role
from porch.wire.actions import seen


@require_safe
@member_required
def circles(request: MemberRequest) -> HttpResponse:
    return _list(request, OfferForm())


def _list(request: MemberRequest, form: OfferForm, status: int = 200) -> HttpResponse:
    at, mentor = now(), request.user.holds(Role.Name.MENTOR)
    mine = queries.my_circles(request.user, at)
    context = {
        "mine": mine,
        "section": {"mine": mine},
        "open": queries.may_be_asked(request.user, at),
        "form": form if mentor else None,
        "offer": queries.offer_of(request.user) if mentor else None,
        "leads": any(one.leads for one in mine),
        "nav_here": "people",
    }
    return render(request, "mentoring/circles.html", context, status=status)


@require_POST
@member_required
def offer(request: MemberRequest) -> HttpResponse:
    if not request.user.holds(Role.Name.MENTOR):
        raise Http404
    form = OfferForm(request.POST)
    if not form.is_valid():
        return _list(request, form, 422)
    actions.offer_circle(request.user, now=now(), **form.cleaned_data)
    messages.success(request, gettext("Thank you. A coordinator looks who could sit with you."))
    return redirect("mentoring:circles")


@require_POST
@member_required
def offer_end(request: MemberRequest) -> HttpResponse:
    actions.take_back_offer(request.user)
    messages.success(request, gettext("Taken back."))
    return redirect("mentoring:circles")


@require_safe
@member_required
def circle(request: MemberRequest, pk: UUID) -> HttpResponse:
    with if_there_is_room():
        seen(request.user, request.path, now())
    return render(request, "mentoring/circle.html", {"mine": _mine(request, pk), "nav_here": "people"})


@require_POST
@member_required
def say_yes(request: MemberRequest, pk: UUID) -> HttpResponse:
    return _answer(request, pk, actions.say_yes, gettext("Good. We tell you once it opens."))


@require_POST
@member_required
def not_for_me(request: MemberRequest, pk: UUID) -> HttpResponse:
    _answer(request, pk, actions.pass_it, gettext("That is fine. Nobody is told."))
    return redirect("mentoring:circles")


@require_POST
@member_required
def take_back(request: MemberRequest, pk: UUID) -> HttpResponse:
    """I asked to come, and would rather not."""
    _answer(request, pk, actions.take_back_asking, gettext("Taken back."))
    return redirect("mentoring:circles")


@require_POST
@member_required
def ask(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Whyever it cannot be, the answer does not say."""
    found = next((one for one, _, _ in queries.may_be_asked(request.user, now()) if one.pk == pk), None)
    if found is None:
        raise Http404
    try:
        actions.ask_to_come(found, by=request.user, now=now())
        messages.success(request, gettext("Asked. They have a week to answer."))
    except actions.NotACircle:
        messages.info(request, gettext("That one cannot be asked just now."))
    return redirect("mentoring:circles")


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def leave(request: MemberRequest, pk: UUID) -> HttpResponse:
    mine = _seated(request, pk)
    if request.method != "POST":
        return render(request, "mentoring/circle_leave.html", {"mine": mine, "nav_here": "people"})
    try:
        actions.leave(mine.seat, by=request.user, now=now())
        messages.success(request, gettext("You have left the circle. Nobody is told why."))
    except TooLate:
        messages.info(request, gettext("You had left already."))
    return redirect("mentoring:circles")


@require_POST
@member_required
def step_back(request: MemberRequest, pk: UUID) -> HttpResponse:
    mine = _seated(request, pk)
    if not mine.leads:
        raise Http404
    try:
        actions.step_back(mine.seat, by=request.user, now=now())
        messages.success(request, gettext("You sit in it as one among others now."))
    except TooLate:
        messages.info(request, gettext("That had changed already."))
    return redirect("mentoring:circle", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def rhythm(request: MemberRequest, pk: UUID) -> HttpResponse:
    mine = _looked_after(request, pk)
    was = mine.circle
    initial = {"day": was.first_on.weekday(), "at": was.at.strftime("%H:%M"), "every": was.every}
    form = RhythmForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        try:
            actions.change_rhythm(was, by=request.user, now=now(), **form.said)
            messages.success(request, gettext("Changed. The others are told that there is a new time."))
        except TooLate:
            messages.info(request, gettext("Somebody changed it just then. Look again."))
        return redirect("mentoring:circle", pk)
    context = {"form": form, "mine": mine, "nav_here": "people"}
    return render(request, "mentoring/circle_rhythm.html", context, status=422 if form.is_bound else 200)


@require_POST
@member_required
def others_may_ask(request: MemberRequest, pk: UUID) -> HttpResponse:
    actions.let_others_ask(_looked_after(request, pk).circle, may=request.POST.get("may") == "yes")
    return redirect("mentoring:circle", pk)


@require_POST
@member_required
def let_in(request: MemberRequest, pk: UUID, seat: UUID) -> HttpResponse:
    return _answer_who_asks(request, pk, seat, actions.let_in, gettext("They are in the circle now."))


@require_POST
@member_required
def turn_away(request: MemberRequest, pk: UUID, seat: UUID) -> HttpResponse:
    return _answer_who_asks(
        request, pk, seat, actions.turn_away, gettext("Not now. They are not told who said so.")
    )


@require_safe
@member_required
def in_calendar(request: MemberRequest, pk: UUID) -> HttpResponse:
    """The next dates, under a bland title. The whole calendar of a member has them too."""
    mine = _seated(request, pk)
    entries = [
        one
        for one in queries.entries_of(request.user, None, now=now())
        if one.uid.startswith(str(mine.circle.pk))
    ]
    answer = HttpResponse(calendar_file(entries), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = "attachment; filename=call.ics"
    return answer


def _mine(request: MemberRequest, pk: UUID) -> queries.Mine:
    found = queries.my_circle(request.user, pk, now())
    if found is None:
        raise Http404
    return found


def _seated(request: MemberRequest, pk: UUID) -> queries.Mine:
    mine = _mine(request, pk)
    if mine.seat.state != "joined":
        raise Http404
    return mine


def _looked_after(request: MemberRequest, pk: UUID) -> queries.Mine:
    mine = _seated(request, pk)
    if not mine.may_change:
        raise Http404
    return mine


def _answer(request: MemberRequest, pk: UUID, verb: Callable[..., object], said: str) -> HttpResponse:
    try:
        verb(_mine(request, pk).seat, by=request.user, now=now())
        messages.success(request, said)
    except TooLate:
        messages.info(request, gettext("That one is no longer open. There is nothing you need to do."))
        return redirect("mentoring:circles")
    except actions.NoSeatLeft:
        messages.info(request, gettext("There is no seat just now. You are not the reason."))
        return redirect("mentoring:circles")
    return redirect("mentoring:circle", pk)


def _answer_who_asks(
    request: MemberRequest, pk: UUID, seat: UUID, verb: Callable[..., None], said: str
) -> HttpResponse:
    asking = next((one for one in _looked_after(request, pk).asking if one.pk == seat), None)
    if asking is None:
        raise Http404
    try:
        verb(asking, by=request.user, now=now())
        messages.success(request, said)
    except (TooLate, actions.NoSeatLeft):
        messages.info(request, gettext("That had changed already, or every seat is taken."))
    return redirect("mentoring:circle", pk)
