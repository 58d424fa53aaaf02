"""What somebody does inside a room. A script is answered in a word; a plain page goes back to the room."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from porch.kit.clock import now
from porch.people.access import MemberRequest, member_required
from porch.rooms import actions
from porch.rooms.forms import Hand, Leading, Reaction, Share
from porch.rooms.models import Seat
from porch.rooms.rules.floor import NotTheirs, Refused
from porch.rooms.rules.rooms import OVER
from porch.rooms.views.room import inside, seat_found


def _from_script(request: MemberRequest) -> bool:
    return request.headers.get("X-Requested-With") == "fetch"


def answered(
    request: MemberRequest, seat: Seat, do: Callable[[], object], share: Share | None = None
) -> HttpResponse:
    """Do it, and say how it went: done, one sentence why not, or that there is nothing."""
    try:
        do()
    except Refused as refused:
        return turned_down(request, seat, gettext(str(refused)), share)
    except NotTheirs as wrong:
        raise Http404 from wrong
    return HttpResponse(status=204) if _from_script(request) else redirect(seat.room)


def turned_down(request: MemberRequest, seat: Seat, words: str, share: Share | None = None) -> HttpResponse:
    if _from_script(request):
        return HttpResponse(words, status=422, content_type="text/plain; charset=utf-8")
    seat.room.refresh_from_db()
    if seat.room.state == OVER:
        messages.info(request, words)
        return redirect(seat.room)
    return inside(request, seat, now(), refused=words, share=share)


@require_POST
@member_required
def hand(request: MemberRequest, pk: UUID) -> HttpResponse:
    """A hand goes up, or down."""
    at, form = now(), Hand(request.POST)
    seat = seat_found(request, pk, at)
    given = form.cleaned_data if form.is_valid() else {}
    verb, value = ("raise" if given.get("up") else "lower"), ("types" if given.get("types") else "")
    value = value if verb == "raise" else ""
    return answered(request, seat, lambda: actions.take(seat, verb, by=request.user, now=at, value=value))


@require_POST
@member_required
def turn(request: MemberRequest, pk: UUID) -> HttpResponse:
    """A turn is over, or passes by."""
    at = now()
    seat = seat_found(request, pk, at)
    verb = "pass" if request.POST.get("pass") else "done"
    return answered(request, seat, lambda: actions.take(seat, verb, by=request.user, now=at))


@require_POST
@member_required
def react(request: MemberRequest, pk: UUID) -> HttpResponse:
    at, form = now(), Reaction(request.POST)
    seat = seat_found(request, pk, at)
    word = form.cleaned_data["word"] if form.is_valid() else ""
    return answered(request, seat, lambda: actions.take(seat, "react", by=request.user, now=at, value=word))


@require_POST
@member_required
def say(request: MemberRequest, pk: UUID) -> HttpResponse:
    """A typed share. Words that cannot be shown now come back whole."""
    at, form = now(), Share(request.POST)
    seat = seat_found(request, pk, at)
    if not form.is_valid():
        old = gettext("This page is too old to send from. Copy your words, open it again, and send them.")
        return turned_down(request, seat, old, form)
    given, goes_on = form.cleaned_data, bool(request.POST.get("more"))

    def do() -> None:
        actions.say(
            seat, given["body"], by=request.user, now=at, client_id=given["client_id"], goes_on=goes_on
        )

    return answered(request, seat, do, form)


@require_POST
@member_required
def lead(request: MemberRequest, pk: UUID) -> HttpResponse:
    """One thing a host does with the floor."""
    at, form = now(), Leading(request.POST)
    seat = seat_found(request, pk, at)
    if not form.is_valid():
        _only_for_hosts(seat)
        return turned_down(request, seat, gettext("Choose what to do from the list."))
    told = form.cleaned_data
    about, value = told["about"], told["value"]
    return answered(
        request,
        seat,
        lambda: actions.take(seat, told["verb"], by=request.user, now=at, about=about, value=value),
    )


def _only_for_hosts(seat: Seat) -> None:
    chair = seat.room.as_floor.chair(seat.no)
    if chair is None or not chair.role:
        raise Http404


@require_POST
@member_required
def close(request: MemberRequest, pk: UUID) -> HttpResponse:
    at = now()
    seat = seat_found(request, pk, at)
    return answered(request, seat, lambda: actions.close(seat, by=request.user, now=at))


@require_POST
@member_required
def here(request: MemberRequest, pk: UUID) -> HttpResponse:
    """A sign that the page still listens."""
    at = now()
    seat = seat_found(request, pk, at)
    if seat.room.state == OVER:
        raise Http404
    actions.is_here(seat, at)
    return HttpResponse(status=204)
