"""Small things together: what is coming, proposing, saying yes, and looking after one's own."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.bonds.actions import TooLate
from porch.bonds.rules.calendar import Entry, calendar_file
from porch.company import actions, queries
from porch.company.calendar import entry_of
from porch.company.forms import ChangeForm, ProposeForm
from porch.company.forms.together import audience_in_words
from porch.company.rules.together import KEPT
from porch.company.words import GOOD
from porch.kit.clock import now
from porch.kit.full import if_there_is_room
from porch.people.access import MemberRequest, member_required
from porch.people.actions import block as block_them
from porch.wire.actions import seen as seen_there


@require_safe
@member_required
def together(request: MemberRequest) -> HttpResponse:
    at = now()
    context = {"mine": queries.mine_ahead(request.user, at), "ahead": queries.ahead_for(request.user, at)}
    return render(request, "company/together.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def propose(request: MemberRequest) -> HttpResponse:
    member, at = request.user, now()
    audiences = queries.audiences_for(member, at)
    form = ProposeForm(member.time_zone, audiences, request.POST if request.method == "POST" else None)
    if audiences and form.is_valid():
        try:
            made = actions.propose(form.proposal, by=member, now=at)
            messages.success(request, gettext("It is there for them to see. You can call it off any time."))
            return redirect("company:activity", made.pk)
        except actions.NotATime:
            form.add_error("on", gettext("Pick a time at least half an hour from now, within four months."))
    context = {"form": form, "audiences": audiences, "zone": member.time_zone}
    return render(request, "company/propose.html", context, status=422 if form.is_bound else 200)


@require_safe
@member_required
def activity(request: MemberRequest, pk: UUID) -> HttpResponse:
    seen, at = _seen(request, pk), now()
    with if_there_is_room():
        seen_there(request.user, request.path, at)
    comers, by = queries.comers_of(seen, at) if seen.is_ahead else [], seen.activity.proposed_by
    context = {
        "seen": seen,
        "comers": comers,
        "to_block": comers or ([by] if by is not None and not seen.is_mine else []),
        "for_whom": _for_whom(seen),
        "good": GOOD,
    }
    return render(request, "company/activity.html", context)


@require_POST
@member_required
def say_yes(request: MemberRequest, pk: UUID) -> HttpResponse:
    seen = _seen(request, pk)
    try:
        actions.say_yes(seen.activity, by=request.user, now=now())
        messages.success(request, gettext("You are in. Here is where."))
    except actions.NotNow as desk_is_empty:
        messages.info(request, str(desk_is_empty))
    except actions.NoPlace:
        messages.info(request, gettext("There is no place free any more. That has nothing to do with you."))
    except actions.NotForThem as other:
        raise Http404 from other
    return redirect("company:activity", pk)


@require_POST
@member_required
def step_back(request: MemberRequest, pk: UUID) -> HttpResponse:
    return _do(
        request, pk, actions.step_back, gettext("You are out. Nobody is told why."), "company:together"
    )


@require_POST
@member_required
def close_it(request: MemberRequest, pk: UUID) -> HttpResponse:
    return _do(request, pk, actions.close_it, gettext("Nobody else can say yes now."))


@require_POST
@member_required
def open_it(request: MemberRequest, pk: UUID) -> HttpResponse:
    return _do(request, pk, actions.open_it, gettext("It is open again."))


@require_POST
@member_required
def call_off(request: MemberRequest, pk: UUID) -> HttpResponse:
    return _do(
        request, pk, actions.call_off, gettext("Called off. Whoever said yes is told."), "company:together"
    )


@require_POST
@member_required
def hand_on(request: MemberRequest, pk: UUID) -> HttpResponse:
    said = gettext("You are out. Those who said yes are asked whether one of them looks after it.")
    return _do(request, pk, actions.hand_on, said, "company:together")


@require_POST
@member_required
def take_over(request: MemberRequest, pk: UUID) -> HttpResponse:
    return _do(request, pk, actions.take_over, gettext("Thank you. You look after it now."))


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def change(request: MemberRequest, pk: UUID) -> HttpResponse:
    seen = _seen(request, pk)
    if not seen.is_mine or not seen.is_ahead:
        raise Http404
    form = ChangeForm(seen.activity, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.change(seen.activity, by=request.user, now=now(), **form.changes)
            messages.success(request, gettext("Changed. Whoever said yes is told."))
            return redirect("company:activity", pk)
        except actions.NotATime:
            form.add_error("on", gettext("Pick a time at least half an hour from now, within four months."))
    context = {"form": form, "seen": seen}
    return render(request, "company/change.html", context, status=422 if form.is_bound else 200)


@require_POST
@member_required
def was_it_good(request: MemberRequest, pk: UUID) -> HttpResponse:
    try:
        actions.say_if_good(_seen(request, pk).activity, request.POST.get("good", ""), by=request.user)
    except actions.NotForThem as other:
        raise Http404 from other
    messages.success(request, gettext("Kept for you alone."))
    return redirect("company:activity", pk)


@require_POST
@member_required
def block(request: MemberRequest, pk: UUID, member_id: UUID) -> HttpResponse:
    """Not to meet somebody whose name one reads here: they are not told."""
    whom = queries.named_to(_seen(request, pk), member_id)
    if whom is None:
        raise Http404
    block_them(whom, by=request.user, now=now())
    messages.success(request, gettext("Blocked. You two do not meet here. They are not told."))
    return redirect("company:together")


@require_safe
@member_required
def calendar(request: MemberRequest, pk: UUID) -> HttpResponse:
    seen = _seen(request, pk)
    if not seen.is_in:
        raise Http404
    place = seen.place if request.GET.get("place") else ""
    return calendar_answer([entry_of(seen.activity, place=place)])


def calendar_answer(entries: list[Entry]) -> HttpResponse:
    answer = HttpResponse(calendar_file(entries), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = "attachment; filename=calendar.ics"
    return answer


def _for_whom(seen: queries.Seen) -> str:
    """As its proposer chose it, or as whoever it is put to reads it."""
    by = seen.activity.proposed_by
    if seen.activity.audience == KEPT and not seen.is_mine and by is not None:
        return gettext("People whom %(name)s keeps, or walks with") % {"name": by.handle}
    return audience_in_words(seen.activity.audience, seen.group)


def _seen(request: MemberRequest, pk: UUID) -> queries.Seen:
    found = queries.activity_for(request.user, pk, now())
    if found is None:
        raise Http404
    return found


def _do(
    request: MemberRequest, pk: UUID, act: Callable[..., object], said: str, then: str = ""
) -> HttpResponse:
    try:
        act(_seen(request, pk).activity, by=request.user, now=now())
        messages.success(request, said)
    except TooLate:
        messages.info(request, gettext("That had changed already."))
    except actions.NotForThem as other:
        raise Http404 from other
    return redirect(then) if then else redirect("company:activity", pk)
