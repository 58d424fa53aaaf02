"""Serving in a room: what is asked of somebody, and what whoever leads does about people and the door."""

from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from porch.kit.clock import now
from porch.people.access import MemberRequest, member_required
from porch.rooms import actions, queries
from porch.rooms.forms import Serving, Share, WithPeople
from porch.rooms.models import Seat
from porch.rooms.rules.floor import NotTheirs, Refused
from porch.rooms.rules.lead import WAYS_IN
from porch.rooms.rules.roles import may
from porch.rooms.rules.serving import TO_OFFER
from porch.rooms.views.doors import place, to
from porch.rooms.views.floor import answered, turned_down
from porch.rooms.views.room import seat_found
from porch.rooms.words import DOORS, ROLES


def may_here(seat: Seat, verb: str) -> bool:
    chair = seat.room.as_floor.chair(seat.no)
    return chair is not None and may(chair.role, verb)


@require_POST
@member_required
def serve(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Yes or not now to what is asked of them, or what they would do, or no longer do."""
    at, form = now(), Serving(request.POST)
    seat = seat_found(request, pk, at)
    if not form.is_valid():
        return turned_down(request, seat, gettext("Choose what to do from the list."))
    told = form.cleaned_data
    about, value = told["about"], told["value"]
    return answered(
        request,
        seat,
        lambda: actions.take(seat, told["verb"], by=request.user, now=at, about=about, value=value),
    )


@require_safe
@member_required
def people(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Who serves, who could, the door, and who is asked to step out: for those who lead."""
    at = now()
    seat = seat_found(request, pk, at)
    if not may_here(seat, "put-out"):
        raise Http404
    return people_page(request, seat)


def people_page(request: MemberRequest, seat: Seat, refused: str = "") -> HttpResponse:
    room = seat.room
    named = [(role, ROLES[role]) for role in TO_OFFER]
    context = {
        "room": room,
        "people": queries.people_in(room, seat),
        "served": queries.served(room, seat, request.user),
        "door": room.as_floor.door,
        "ways": [(way, DOORS[way]) for way in WAYS_IN],
        "roles": named,
        "role_words": ROLES,
        "refused": refused,
        "nav_here": place(request),
    }
    return render(request, "rooms/people.html", context, status=422 if refused else 200)


@require_POST
@member_required
def with_people(request: MemberRequest, pk: UUID) -> HttpResponse:
    """One thing about one person, or the door. It goes back to where it was asked for."""
    at, form = now(), WithPeople(request.POST)
    seat = seat_found(request, pk, at)
    if not form.is_valid():
        if not may_here(seat, "let-in"):
            raise Http404
        return people_page(request, seat, gettext("Choose what to do from the list."))
    told, from_room = form.cleaned_data, bool(request.POST.get("room"))
    try:
        _do(seat, told["verb"], told["about"] or 0, told["value"], request=request, at=at)
    except NotTheirs as wrong:
        raise Http404 from wrong
    except Refused as refused:
        words = gettext(str(refused))
        if from_room or not may_here(seat, "put-out"):
            return turned_down(request, seat, words)
        seat.room.refresh_from_db()
        return people_page(request, seat, words)
    if request.headers.get("X-Requested-With") == "fetch":
        return HttpResponse(status=204)
    return redirect(seat.room) if from_room else to(request, "people", seat.room.pk)


def _do(seat: Seat, verb: str, about: int, value: str, *, request: MemberRequest, at: datetime) -> None:
    by = request.user
    if verb == "door":
        actions.door_to(seat, value, by=by, now=at)
    elif verb == "let-in":
        actions.let_in(seat, about, by=by, now=at)
    elif verb == "send-back":
        actions.send_back(seat, about, by=by, now=at)
    elif verb == "put-out":
        actions.put_out(seat, about, by=by, now=at)
    else:
        actions.take(seat, verb, by=by, now=at, about=about, value=value)


@require_POST
@member_required
def caption(request: MemberRequest, pk: UUID) -> HttpResponse:
    at, form = now(), Share(request.POST)
    seat = seat_found(request, pk, at)
    if not may_here(seat, "caption"):
        raise Http404
    if not form.is_valid():
        return turned_down(request, seat, gettext("This page is too old to send from. Open it again."))
    words = actions.Words(form.cleaned_data["body"], request.user, form.cleaned_data["client_id"])
    return answered(request, seat, lambda: actions.caption(seat, words, now=at))
