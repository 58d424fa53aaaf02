"""Words to somebody alone, “I am not OK”, and telling the safety desk."""

from uuid import UUID, uuid4

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.kit.clock import now
from porch.kit.community import here
from porch.people.access import MemberRequest, member_required
from porch.rooms import actions, queries
from porch.rooms.actions.asides import LONGEST
from porch.rooms.forms import Line, NotOk
from porch.rooms.models import Seat
from porch.rooms.rules.floor import NotTheirs, Refused
from porch.rooms.views.doors import place, to
from porch.rooms.views.room import room_found, seat_found
from porch.safety import crisis
from porch.safety.queries import promise


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def words(request: MemberRequest, pk: UUID) -> HttpResponse:
    """A line to those who lead, and what came back."""
    at = now()
    seat = seat_found(request, pk, at)
    form = Line(request.POST if request.method == "POST" else None, initial={"client_id": uuid4()})
    if not form.is_bound:
        return _page(request, seat, form)
    if not form.is_valid():
        return _page(request, seat, form, gettext("This page is too old to send from. Open it again."))
    said = actions.Words(form.cleaned_data["body"], request.user, form.cleaned_data["client_id"])
    try:
        actions.write_to_hosts(seat, said, now=at)
    except Refused as refused:
        return _page(request, seat, form, gettext(str(refused)))
    return to(request, "words", seat.room.pk)


@require_POST
@member_required
def words_to(request: MemberRequest, pk: UUID, number: int) -> HttpResponse:
    """An answer of those who lead, or a greeter's word to whoever came late."""
    at, form = now(), Line(request.POST)
    seat = seat_found(request, pk, at)
    if not form.is_valid():
        _only_for_those_who_serve(seat)
        return _page(request, seat, Line(), gettext("This page is too old to send from. Open it again."))
    said = actions.Words(form.cleaned_data["body"], request.user, form.cleaned_data["client_id"])
    send = actions.welcome if request.POST.get("welcome") else actions.answer
    try:
        send(seat, number, said, now=at)
    except Refused as refused:
        return _page(request, seat, Line(), gettext(str(refused)), kept=form.cleaned_data["body"], to=number)
    except NotTheirs as wrong:
        raise Http404 from wrong
    return to(request, "words", seat.room.pk)


def _only_for_those_who_serve(seat: Seat) -> None:
    chair = seat.room.as_floor.chair(seat.no)
    if chair is None or not chair.role:
        raise Http404


def _page(
    request: MemberRequest, seat: Seat, form: Line, refused: str = "", *, kept: str = "", to: int = 0
) -> HttpResponse:
    room = seat.room
    room.refresh_from_db()
    context = {
        "room": room,
        "seat": seat,
        "form": form,
        "served": queries.served(room, seat, request.user),
        "hosts": queries.who_leads_here(room.as_floor, room),
        "mark": uuid4(),
        "longest": LONGEST,
        "refused": refused,
        "kept": kept,
        "to": to,
        "nav_here": place(request),
    }
    return render(request, "rooms/words.html", context, status=422 if refused else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def not_ok(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Who will know stands there before anything is sent, and beside it where help is now."""
    at = now()
    seat = seat_found(request, pk, at)
    if request.method == "POST":
        form = NotOk(request.POST)
        made = actions.not_ok(seat, form.cleaned_data["body"] if form.is_valid() else "", now=at)
        return redirect("safety:receipt", made.pk)
    context = {
        "room": seat.room,
        "form": NotOk(),
        "hosts": queries.who_leads_here(seat.room.as_floor, seat.room),
        "promise": promise(at),
        "numbers": crisis.load(here().country, settings.PORCH_DATA),
        "nav_here": place(request),
    }
    return render(request, "rooms/not_ok.html", context)


@require_safe
@member_required
def tell(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Telling the safety desk of the room, or of somebody in it: also for whoever was asked to step out."""
    room = room_found(request, pk, now())
    seat = queries.seat_of(request.user, room)
    if seat is None:
        raise Http404
    others = (one for one in queries.people_in(room, seat) if not one.is_me)
    people = [(one.name, f"{room.pk}.{one.no}") for one in others]
    context = {"room": room, "people": people, "nav_here": place(request)}
    return render(request, "rooms/tell.html", context)
