"""Going out and coming back, being away, and the board of those who look after the house."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.houses.actions import going_out as does
from porch.houses.forms.going_out import AwayForm, FoundForm, LaterForm, OutForm
from porch.houses.models import SignOut
from porch.houses.queries import going_out as seen
from porch.houses.queries import voted
from porch.houses.queries.who import Place
from porch.houses.rules.refusing import Refused
from porch.houses.rules.signing_out import was_late
from porch.houses.views.gate import looking_after, residents
from porch.houses.words_living import FOUND
from porch.kit.clock import now, today_in
from porch.kit.community import here
from porch.kit.full import if_there_is_room
from porch.people.access import MemberRequest
from porch.safety import crisis
from porch.wire.actions import seen as has_seen


@require_http_methods(["GET", "HEAD", "POST"])
@residents
def out(request: MemberRequest, place: Place) -> HttpResponse:
    """One's own: going out where the house voted for it, coming back, and what was written down."""
    assert place.stay is not None
    at, house = now(), place.house
    form = OutForm(house.time_zone, at, request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if not voted.signs_out(house):
            raise Http404
        if form.is_valid():
            said = form.cleaned_data
            told = {name: said[name] for name in ("words", "is_night", "is_shown")}
            try:
                does.go_out(place.stay, form.back_by, **told, now=at)
            except Refused as why:
                form.add_error(None, str(why))
            else:
                messages.success(request, gettext("You are out. One tap here when you are back."))
                return redirect("houses:out", house.slug)
    else:
        with if_there_is_room():
            has_seen(request.user, request.path, at)
    return _own_page(request, place, at, form=form)


def _own_page(request: MemberRequest, place: Place, at: datetime, **forms: Any) -> HttpResponse:
    assert place.stay is not None
    house = place.house
    context = {
        "place": place,
        "house": house,
        "zone": house.time_zone,
        "signs_out": voted.signs_out(house),
        "curfew": voted.curfew(house),
        "now_out": seen.out_now(place.stay),
        "later": LaterForm(house.time_zone, at),
        "before": [(one, _said(one)) for one in seen.own(place.stay).exclude(back_at=None)[:30]],
        "away": seen.away_of(place.stay, at),
        "away_form": AwayForm(today_in(house.time_zone, at)),
        "form": OutForm(house.time_zone, at),
    } | forms
    wrong = any(getattr(one, "is_bound", False) and one.errors for one in forms.values())
    return render(request, "houses/out.html", context, status=422 if wrong else 200)


def _said(row: SignOut) -> str:
    """What stands there about a return, for whose it is."""
    if row.looked_at:
        by = row.looked_by.handle if row.looked_by else gettext("somebody")
        return gettext("%(by)s looked at it: %(found)s.") % {"by": by, "found": FOUND[row.found]}
    if was_late(seen.span_of(row)):
        return gettext("Later than you said. Nobody has looked at it, and until then it is nothing else.")
    return ""


@require_POST
@residents
def later(request: MemberRequest, place: Place) -> HttpResponse:
    assert place.stay is not None
    row, at = seen.out_now(place.stay), now()
    if row is None:
        raise Http404
    form = LaterForm(place.house.time_zone, at, request.POST)
    if not form.is_valid():
        return _own_page(request, place, at, later=form)
    does.be_later(row, form.back_by, now=at)
    messages.success(request, gettext("Kept."))
    return redirect("houses:out", place.house.slug)


@require_POST
@residents
def back(request: MemberRequest, place: Place) -> HttpResponse:
    """Tapped twice it is as tapped once."""
    assert place.stay is not None
    row = seen.out_now(place.stay)
    if row is not None:
        does.come_back(row, by=request.user, now=now())
        messages.success(request, gettext("You are back."))
    return redirect("houses:out", place.house.slug)


@require_POST
@residents
def away(request: MemberRequest, place: Place) -> HttpResponse:
    assert place.stay is not None
    at = now()
    form = AwayForm(today_in(place.house.time_zone, at), request.POST)
    if form.is_valid():
        try:
            does.be_away(place.stay, **form.cleaned_data)
        except Refused as why:
            form.add_error(None, str(why))
        else:
            messages.success(request, gettext("Kept. Chores pass you by then."))
            return redirect("houses:out", place.house.slug)
    return _own_page(request, place, at, away_form=form)


@require_POST
@residents
def not_away(request: MemberRequest, place: Place, pk: UUID) -> HttpResponse:
    assert place.stay is not None
    row = seen.away_of(place.stay, now()).filter(pk=pk).first()
    if row is None:
        raise Http404
    does.not_away(row)
    return redirect("houses:out", place.house.slug)


@require_safe
@looking_after
def board(request: MemberRequest, place: Place) -> HttpResponse:
    """Who is out. Whoever is overdue stands first, with what to do first."""
    return _board(request, place)


def _board(
    request: MemberRequest, place: Place, form: FoundForm | None = None, at: UUID | None = None
) -> HttpResponse:
    house, moment = place.house, now()
    with if_there_is_room():
        has_seen(request.user, request.path, moment)
    there = seen.board(request.user, house, moment) if voted.signs_out(house) else []
    late = [one for one in there if one.is_overdue]
    context = {
        "place": place,
        "house": house,
        "zone": house.time_zone,
        "signs_out": voted.signs_out(house),
        "overdue": late,
        "others": [one for one in there if not one.is_overdue],
        "to_look_at": [
            (one, form if form is not None and one.pk == at else FoundForm())
            for one in seen.to_look_at(request.user, house, moment)
        ],
        "numbers": crisis.load(here().country, settings.PORCH_DATA),
    }
    return render(request, "houses/board.html", context, status=422 if form is not None else 200)


def _row(place: Place, pk: UUID) -> SignOut:
    found = seen.of_house(place.house, now()).filter(pk=pk).exclude(stay__member=place.member).first()
    if found is None:
        raise Http404
    return found


@require_POST
@looking_after
def is_back(request: MemberRequest, place: Place, pk: UUID) -> HttpResponse:
    """Somebody saw them."""
    does.come_back(_row(place, pk), by=request.user, now=now())
    messages.success(request, gettext("Written down."))
    return redirect("houses:board", place.house.slug)


@require_POST
@looking_after
def look(request: MemberRequest, place: Place, pk: UUID) -> HttpResponse:
    """What was found about one late return."""
    row, form = _row(place, pk), FoundForm(request.POST)
    if not form.is_valid():
        return _board(request, place, form, pk)
    try:
        does.look_at(row, form.cleaned_data["found"], by=request.user, now=now())
    except Refused as why:
        messages.warning(request, str(why))
    else:
        messages.success(request, gettext("Kept. They read it too, and nothing else follows from it."))
    return redirect("houses:board", place.house.slug)
