"""Guests, repairs and notices."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from porch.houses.actions import together as does
from porch.houses.forms.living import GuestForm, NoticeForm, RepairForm
from porch.houses.models import Notice, Repair
from porch.houses.queries import together as seen
from porch.houses.queries import voted
from porch.houses.queries.who import Place, living_in
from porch.houses.rules.refusing import Refused
from porch.houses.views.gate import looking_after, of_the_house, residents
from porch.houses.words_living import REPAIRS
from porch.kit.clock import now
from porch.kit.full import if_there_is_room
from porch.people.access import MemberRequest
from porch.wire.actions import seen as has_seen


def _sent(request: MemberRequest) -> Any:
    return request.POST if request.method == "POST" else None


@require_http_methods(["GET", "HEAD", "POST"])
@of_the_house
def guests(request: MemberRequest, place: Place) -> HttpResponse:
    """Who comes by; whoever lives there says that somebody does, or asks."""
    at, house = now(), place.house
    form = GuestForm(house.time_zone, at, _sent(request))
    if request.method == "POST":
        if place.stay is None:
            raise Http404
        if form.is_valid():
            does.say_guest(place.stay, form.since, form.until, words=form.cleaned_data["words"], now=at)
            asks = voted.asks_about_guests(house)
            messages.success(
                request, gettext("Asked. You read the answer here.") if asks else gettext("Kept.")
            )
            return redirect("houses:guests", house.slug)
    else:
        with if_there_is_room():
            has_seen(request.user, request.path, at)
    context = {
        "place": place,
        "house": house,
        "zone": house.time_zone,
        "asks": voted.asks_about_guests(house),
        "guests": seen.guests(place, at),
        "form": form,
    }
    return render(request, "houses/guests.html", context, status=422 if form.errors else 200)


@require_POST
@looking_after
def guest_answer(request: MemberRequest, place: Place, pk: UUID) -> HttpResponse:
    row = seen.guest(place, pk, now())
    if row is None:
        raise Http404
    try:
        does.answer_guest(row, request.POST.get("say", ""), by=request.user, now=now())
    except Refused as why:
        messages.warning(request, str(why))
    return redirect("houses:guests", place.house.slug)


@require_POST
@residents
def guest_end(request: MemberRequest, place: Place, pk: UUID) -> HttpResponse:
    row = seen.guest(place, pk, now())
    if row is None or row.stay.member_id != request.user.pk:
        raise Http404
    does.take_back_guest(row)
    messages.success(request, gettext("Taken back."))
    return redirect("houses:guests", place.house.slug)


@require_http_methods(["GET", "HEAD", "POST"])
@of_the_house
def repairs(request: MemberRequest, place: Place) -> HttpResponse:
    """What is broken, and what became of it; anybody of the house says so."""
    form = RepairForm(_sent(request))
    if request.method == "POST" and form.is_valid():
        does.say_broken(place.house, **form.cleaned_data, by=request.user, now=now())
        messages.success(request, gettext("Kept. It stands here until it is done."))
        return redirect("houses:repairs", place.house.slug)
    with if_there_is_room():
        has_seen(request.user, request.path, now())
    rows = [(one, REPAIRS[one.state]) for one in seen.repairs(place.house, now())]
    context = {"place": place, "house": place.house, "repairs": rows, "states": REPAIRS.items(), "form": form}
    return render(request, "houses/repairs.html", context, status=422 if form.errors else 200)


@require_POST
@of_the_house
def repair(request: MemberRequest, place: Place, pk: UUID) -> HttpResponse:
    """What became of it: whoever knows says so."""
    row = Repair.objects.filter(house=place.house, pk=pk).first()
    if row is None:
        raise Http404
    try:
        does.say_repair(row, request.POST.get("state", ""), request.POST.get("words", "").strip(), now=now())
    except Refused as why:
        messages.warning(request, str(why))
    return redirect("houses:repairs", place.house.slug)


@require_http_methods(["GET", "HEAD", "POST"])
@of_the_house
def notices(request: MemberRequest, place: Place) -> HttpResponse:
    """What is pinned up. Whoever looks after the house pins something up, for everybody or for one."""
    at = now()
    stays = {str(one.pk): one for one in living_in(place.house, at).select_related("member", "house")}
    form = NoticeForm([(key, one.member.handle) for key, one in stays.items()], _sent(request))
    if request.method == "POST":
        if not place.looks_after:
            raise Http404
        if form.is_valid():
            said = form.cleaned_data
            to = stays.get(said["to"])
            does.pin_up(place.house, said["title"], said["words"], to=to, by=request.user, now=at)
            messages.success(request, gettext("Pinned up."))
            return redirect("houses:notices", place.house.slug)
    else:
        with if_there_is_room():
            has_seen(request.user, request.path, at)
    rows = seen.notices(place, at)
    first = next((one.row.pk for one in rows if one.is_for_me and not one.is_read), None)
    context = {
        "place": place,
        "house": place.house,
        "zone": place.house.time_zone,
        "notices": rows,
        "first": first,
        "no_first": first is None,
        "form": form,
    }
    return render(request, "houses/notices.html", context, status=422 if form.errors else 200)


def _notice(place: Place, pk: UUID) -> Notice:
    found = next((one.row for one in seen.notices(place, now()) if one.row.pk == pk), None)
    if found is None:
        raise Http404
    return found


@require_POST
@residents
def notice_read(request: MemberRequest, place: Place, pk: UUID) -> HttpResponse:
    row = _notice(place, pk)
    if place.stay is None or row.to_id not in (None, place.stay.pk):
        raise Http404
    does.have_read(row, place.stay, now=now())
    return redirect("houses:notices", place.house.slug)


@require_POST
@looking_after
def notice_end(request: MemberRequest, place: Place, pk: UUID) -> HttpResponse:
    does.take_down(_notice(place, pk), now=now())
    messages.success(request, gettext("Taken down."))
    return redirect("houses:notices", place.house.slug)
