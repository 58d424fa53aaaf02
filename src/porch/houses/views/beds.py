"""Beds of a house, what each day looked like, and one resident's stay, for whoever looks after the house."""

import csv
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from porch.houses.actions import beds as actions
from porch.houses.actions.moving_out import NotSo, moved_out
from porch.houses.actions.opening import NotOpened, add_bed
from porch.houses.actions.staying import NotFree
from porch.houses.forms.beds import BedForm, CorrectForm, EndForm, HoldForm, MoveForm
from porch.houses.models import Bed, Stay
from porch.houses.queries import beds as queries
from porch.houses.queries.finding import free_beds
from porch.houses.queries.records import corrections_of
from porch.houses.queries.who import Place
from porch.houses.rules.endings import ENDINGS
from porch.houses.views.gate import looking_after
from porch.kit.clock import now, today_in
from porch.people.access import MemberRequest

YEAR = timedelta(days=365)


@require_safe
@looking_after
def everything(request: MemberRequest, place: Place) -> HttpResponse:
    return _beds(request, place)


@require_POST
@looking_after
def add(request: MemberRequest, place: Place) -> HttpResponse:
    form = BedForm(request.POST)
    if not form.is_valid():
        return _beds(request, place, bed_form=form)
    try:
        add_bed(place.house, **form.cleaned_data)
    except NotOpened as no:
        form.add_error("name", gettext(str(no)))
        return _beds(request, place, bed_form=form)
    return redirect("houses:beds", place.house.slug)


@require_safe
@looking_after
def bed(request: MemberRequest, place: Place, pk: UUID) -> HttpResponse:
    return _bed(request, place, _one(place, pk))


@require_POST
@looking_after
def bed_say(request: MemberRequest, place: Place, pk: UUID) -> HttpResponse:
    """Keep it for a while, let it go again, or take it out of the house."""
    row, at, what = _one(place, pk), now(), request.POST.get("say", "")
    form = HoldForm(request.POST) if what == "hold" else None
    if form is not None and not form.is_valid():
        return _bed(request, place, row, form=form)
    try:
        if form is not None:
            said = form.cleaned_data
            actions.hold(row, said["why"], said["from_on"], said["until_on"], by=request.user, now=at)
        elif what == "let-go":
            held = next((one for one in queries.bed_list(place, at) if one.bed.pk == row.pk), None)
            kept = held and (held.now or held.later)
            if not kept:
                raise actions.NotRight("Nothing is kept there.")
            actions.let_go(kept, by=request.user, now=at)
        elif what == "gone":
            actions.take_out(row, by=request.user, now=at)
        else:
            raise actions.NotRight("Choose one of the buttons.")
    except NotFree:
        return _bed(request, place, row, wrong=gettext("Somebody has that bed on one of these nights."))
    except actions.NotRight as no:
        return _bed(request, place, row, wrong=gettext(str(no)))
    return redirect("houses:beds", place.house.slug)


def _one(place: Place, pk: UUID) -> Bed:
    found = queries.bed_of(place.house, pk)
    if found is None:
        raise Http404
    return found


def _beds(request: MemberRequest, place: Place, bed_form: BedForm | None = None) -> HttpResponse:
    at = now()
    context = {
        "place": place,
        "house": place.house,
        "rows": queries.bed_list_read(place, at),
        "days": queries.last_days(place.house, at),
        "form": bed_form or BedForm(),
        "earlier": queries.earlier_stays(place.house, at),
    }
    return render(request, "houses/beds.html", context, status=422 if bed_form else 200)


def _bed(
    request: MemberRequest, place: Place, row: Bed, *, form: HoldForm | None = None, wrong: str = ""
) -> HttpResponse:
    at = now()
    today = today_in(place.house.time_zone, at)
    one = next(one for one in queries.bed_list(place, at) if one.bed.pk == row.pk)
    shown = form or HoldForm(initial={"from_on": today.isoformat()})
    context = {"place": place, "house": place.house, "one": one, "form": shown, "wrong": wrong}
    return render(request, "houses/bed.html", context, status=422 if form or wrong else 200)


@require_safe
@looking_after
def census(request: MemberRequest, place: Place) -> HttpResponse:
    """Each day of the last year, as a file: numbers of beds and nobody's name."""
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="beds.csv"'
    rows = csv.writer(answer)
    rows.writerow(["day", "beds", "lived_in", "held", "free"])
    for day in queries.last_days(place.house, now(), YEAR):
        rows.writerow([day.on.isoformat(), day.beds, day.lived, day.held, day.free])
    return answer


@require_safe
@looking_after
def stay(request: MemberRequest, place: Place, pk: UUID) -> HttpResponse:
    return _stay(request, place, _seen(place, pk))


@require_POST
@looking_after
def stay_say(request: MemberRequest, place: Place, pk: UUID) -> HttpResponse:
    """They move to another bed, do not live there any more, or something about the stay is put right."""
    row, what = _seen(place, pk), request.POST.get("say", "")
    forms: dict[str, Any] = {"move": MoveForm, "end": EndForm, "correct": CorrectForm}
    if what not in forms:
        return _stay(request, place, row, wrong=gettext("Choose one of the buttons."))
    form = MoveForm(_free(place), request.POST) if what == "move" else forms[what](request.POST)
    if not form.is_valid():
        return _stay(request, place, row, {what: form})
    try:
        _do(request, row, form)
    except NotFree:
        return _stay(
            request, place, row, {what: form}, gettext("Somebody has that bed on one of these nights.")
        )
    except (actions.NotRight, NotSo) as no:
        return _stay(request, place, row, {what: form}, gettext(str(no)))
    messages.success(request, gettext("Saved."))
    return redirect("houses:stay", place.house.slug, pk)


def _do(request: MemberRequest, row: Stay, form: Any) -> None:
    at, by, said = now(), request.user, form.cleaned_data
    if isinstance(form, MoveForm):
        bed = queries.bed_of(row.house, UUID(said["bed"]))
        if bed is None:
            raise NotFree("gone")
        actions.move_to(row, bed, said["on"], by=by, now=at)
    elif isinstance(form, EndForm):
        moved_out(row, said["until_on"], said["ending"], by=by, now=at)
    else:
        actions.correct(row, said["what"], form.value, said["because"], by=by, now=at)


def _seen(place: Place, pk: UUID) -> Stay:
    found = queries.stay_seen(place, pk, now())
    if found is None:
        raise Http404
    return found


def _free(place: Place) -> list[tuple[str, str]]:
    return [(str(bed.pk), str(bed)) for bed in free_beds([place.house], now())[place.house.pk]]


def _stay(
    request: MemberRequest,
    place: Place,
    row: Stay,
    forms: dict[str, Any] | None = None,
    wrong: str = "",
) -> HttpResponse:
    given, free = forms or {}, _free(place)
    today = today_in(place.house.time_zone, now()).isoformat()
    context = {
        "place": place,
        "house": place.house,
        "stay": row,
        "ended": gettext(ENDINGS.get(row.ending, row.ending)),
        "beds": row.beds.select_related("bed").order_by("from_on"),
        "corrections": corrections_of(row),
        "move": given.get("move") or (MoveForm(free) if free else None),
        "end": (given.get("end") or EndForm(initial={"until_on": today})) if place.is_manager else None,
        "correct": given.get("correct") or CorrectForm(),
        "wrong": wrong,
    }
    return render(request, "houses/stay.html", context, status=422 if forms or wrong else 200)
