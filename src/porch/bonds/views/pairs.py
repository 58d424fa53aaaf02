"""One pair: why, resting, ending kindly, staying friends; and meeting."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.bonds import actions, queries, tasks
from porch.bonds.forms import EndForm, MeetForm, NameForm
from porch.bonds.models import Meetup
from porch.bonds.rules.calendar import Entry, calendar_file
from porch.bonds.sections import beside_this
from porch.kit.clock import now
from porch.people.access import MemberRequest, member_required


@require_safe
@member_required
def pair(request: MemberRequest, pk: UUID) -> HttpResponse:
    bond, at = _mine(request, pk), now()
    actions.note_reasons_read([bond], by=request.user, now=at)
    context = {
        "bond": bond,
        "meetings": queries.meetings_of(request.user, pk, at),
        "given": actions.read_what_is_given(bond, now=at),
        "beside": beside_this(bond.pair, request.user, at),
    }
    return render(request, "bonds/pair.html", context)


@require_POST
@member_required
def rest(request: MemberRequest, pk: UUID) -> HttpResponse:
    return _change(request, pk, actions.pause, gettext("Resting. Come back to it when you like."))


@require_POST
@member_required
def go_on(request: MemberRequest, pk: UUID) -> HttpResponse:
    return _change(request, pk, actions.resume, gettext("Good. You are both there again."))


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def end(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Shows what the other will see, before anything is sent."""
    bond = _mine(request, pk)
    if not bond.is_live:
        raise Http404
    initial = {"look_again": "someone-else" in request.GET}
    form = EndForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        try:
            actions.end(bond.pair, by=request.user, now=now(), **form.cleaned_data)
            messages.success(request, gettext("It has ended. Thank you for the way you walked together."))
        except actions.TooLate:
            messages.info(request, gettext("It had ended already."))
        tasks.look_for_the_next.enqueue()
        return redirect("bonds:people")
    return render(
        request, "bonds/end.html", {"bond": bond, "form": form}, status=422 if form.is_bound else 200
    )


@require_POST
@member_required
def stay_friends(request: MemberRequest, pk: UUID) -> HttpResponse:
    bond = _mine(request, pk)
    try:
        both = actions.wish_to_stay_friends(bond.pair, by=request.user, now=now())
    except actions.TooLate as not_ended:
        raise Http404 from not_ended
    friends = gettext("You are friends now. Your conversation goes on.")
    kept = gettext("Kept. If they wish it too, your conversation goes on.")
    messages.success(request, friends if both else kept)
    return redirect("bonds:people")


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def meet(request: MemberRequest, pk: UUID) -> HttpResponse:
    """What is agreed, and a form to suggest another time."""
    bond = _mine(request, pk)
    if bond.state not in ("active", "friends"):
        raise Http404
    form = MeetForm(request.user, request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = form.cleaned_data
        try:
            actions.suggest_meeting(
                bond.pair, form.moment, by=request.user, now=now(), kind=said["kind"], where=said["where"]
            )
            messages.success(request, gettext("Sent. It stands in your calendar once it is agreed."))
            return redirect("bonds:pair", pk)
        except actions.NotATimeToMeet:
            form.add_error("on", gettext("Pick a time that is still to come, within a year."))
    context = {"bond": bond, "form": form, "zone": request.user.time_zone}
    return render(request, "bonds/meet.html", context, status=422 if form.is_bound else 200)


@require_POST
@member_required
def agree(request: MemberRequest, pk: UUID) -> HttpResponse:
    return _answer(request, pk, actions.agree, gettext("Agreed. It stands in both calendars."))


@require_POST
@member_required
def turn_down(request: MemberRequest, pk: UUID) -> HttpResponse:
    return _answer(request, pk, actions.turn_down, gettext("Fine. Another time."))


@require_POST
@member_required
def call_off(request: MemberRequest, pk: UUID) -> HttpResponse:
    return _answer(request, pk, actions.call_off, gettext("Called off. They are told."))


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def name_it(request: MemberRequest, pk: UUID) -> HttpResponse:
    """What one's own calendar calls a meeting."""
    meetup = _meetup(request, pk)
    mine = next(
        (m for m in queries.meetings_of(request.user, meetup.pair_id, now()) if m.meetup.pk == pk), None
    )
    if mine is None:
        raise Http404
    initial = {"title": mine.title, "shows_place": mine.shows_place}
    form = NameForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        actions.name_it(meetup, by=request.user, now=now(), **form.cleaned_data)
        messages.success(request, gettext("Saved. Only your own calendar shows it."))
        return redirect("bonds:pair", meetup.pair_id)
    context = {"form": form, "meetup": meetup}
    return render(request, "bonds/name.html", context, status=422 if form.is_bound else 200)


@require_safe
@member_required
def one_in_calendar(request: MemberRequest, pk: UUID) -> HttpResponse:
    entries = queries.calendar_of(request.user, now(), only=_meetup(request, pk))
    if not entries:
        raise Http404
    return _calendar(entries, "attachment; filename=call.ics")


@require_safe
@member_required
def calendar(request: MemberRequest) -> HttpResponse:
    """One's own secret address, shown to nobody else."""
    address = queries.address_of(request.user)
    link = (
        request.build_absolute_uri(reverse("bonds:feed", args=[address.token]))
        if address and address.token
        else ""
    )
    return render(request, "bonds/calendar.html", {"link": link})


@require_POST
@member_required
def new_address(request: MemberRequest) -> HttpResponse:
    actions.new_calendar_address(request.user, now=now())
    return redirect("bonds:calendar")


@require_POST
@member_required
def forget_address(request: MemberRequest) -> HttpResponse:
    actions.forget_calendar_address(request.user)
    messages.success(request, gettext("That address no longer works."))
    return redirect("bonds:calendar")


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """A calendar program reads this without signing in: whoever holds the address is its owner."""
    member = queries.member_at(token)
    if member is None:
        raise Http404
    return _calendar(queries.calendar_of(member, now()), "inline; filename=calendar.ics")


def _calendar(entries: list[Entry], disposition: str) -> HttpResponse:
    answer = HttpResponse(calendar_file(entries), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = disposition
    return answer


def _mine(request: MemberRequest, pk: UUID) -> queries.Bond:
    bond = queries.pair_for(request.user, pk, now())
    if bond is None:
        raise Http404
    return bond


def _meetup(request: MemberRequest, pk: UUID) -> Meetup:
    meetup = queries.meetup_for(request.user, pk)
    if meetup is None:
        raise Http404
    return meetup


def _change(request: MemberRequest, pk: UUID, act: Callable[..., None], said: str) -> HttpResponse:
    try:
        act(_mine(request, pk).pair, by=request.user, now=now())
        messages.success(request, said)
    except actions.TooLate:
        messages.info(request, gettext("That had changed already."))
    except actions.NotTheirs as other:
        raise Http404 from other
    return redirect("bonds:pair", pk)


def _answer(request: MemberRequest, pk: UUID, act: Callable[..., None], said: str) -> HttpResponse:
    meetup = _meetup(request, pk)
    try:
        act(meetup, by=request.user, now=now())
        messages.success(request, said)
    except actions.TooLate:
        messages.info(request, gettext("That had changed already."))
    except actions.NotTheirs as other:
        raise Http404 from other
    return redirect("bonds:pair", meetup.pair_id)
