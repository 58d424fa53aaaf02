"""Chores: this week and next, mine, swapping, and what there is to do."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from porch.houses.actions import chores as does
from porch.houses.forms.living import ChoreForm
from porch.houses.models import ChoreTurn
from porch.houses.queries import chores as seen
from porch.houses.queries.who import Place
from porch.houses.rules.refusing import Refused
from porch.houses.views.gate import looking_after, of_the_house, residents
from porch.kit.clock import now
from porch.people.access import MemberRequest


@require_http_methods(["GET", "HEAD", "POST"])
@of_the_house
def chores(request: MemberRequest, place: Place) -> HttpResponse:
    """Everybody's; whoever looks after the house writes down what there is to do."""
    form = ChoreForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if not place.looks_after:
            raise Http404
        if form.is_valid():
            try:
                does.add_chore(place.house, **form.cleaned_data, by=request.user, now=now())
            except Refused as why:
                form.add_error("name", str(why))
            else:
                messages.success(request, gettext("Kept. It goes from one to the next each week."))
                return redirect("houses:chores", place.house.slug)
    stay, at = place.stay, now()
    mine, week = seen.my_turns(stay, at) if stay else [], seen.week_of(place.house, at)
    first = next((one.pk for one in mine if not one.done_at and one.week <= week), None)
    context = {
        "place": place,
        "house": place.house,
        "first": first,
        "no_first": first is None,
        "week": week,
        "lines": seen.table(place.house, at),
        "mine": mine,
        "asked": seen.swaps_for(stay) if stay else [],
        "asking": seen.swaps_asked_by(stay) if stay else [],
        "form": form,
    }
    return render(request, "houses/chores.html", context, status=422 if form.errors else 200)


@require_POST
@looking_after
def end(request: MemberRequest, place: Place, pk: UUID) -> HttpResponse:
    chore = seen.chores_of(place.house).filter(pk=pk).first()
    if chore is None:
        raise Http404
    does.end_chore(chore, by=request.user, now=now())
    messages.success(request, gettext("Ended. What was done stays written down."))
    return redirect("houses:chores", place.house.slug)


@require_POST
@residents
def done(request: MemberRequest, place: Place, pk: UUID) -> HttpResponse:
    """``done=0``: it is not done after all."""
    turn = _mine(place, pk)
    if turn.week > seen.week_of(place.house, now()):
        messages.info(request, gettext("It can be said from the first day of that week."))
        return redirect("houses:chores", place.house.slug)
    does.say_done(turn, is_done=request.POST.get("done") != "0", now=now())
    return redirect("houses:chores", place.house.slug)


@require_http_methods(["GET", "HEAD", "POST"])
@residents
def swap(request: MemberRequest, place: Place, pk: UUID) -> HttpResponse:
    """Whom to ask: one of what others have this week and next."""
    mine = _mine(place, pk)
    if mine.done_at:
        raise Http404
    others, trouble = seen.others_turns(mine, now()), ""
    if request.method == "POST":
        picked = next((one for one in others if str(one.pk) == request.POST.get("for")), None)
        if picked is not None:
            does.ask_to_swap(mine, picked, now=now())
            messages.success(request, gettext("Asked. Until they say yes it stays as it is."))
            return redirect("houses:chores", place.house.slug)
        trouble = gettext("Pick one to change for.")
    context = {"house": place.house, "mine": mine, "others": others, "trouble": trouble}
    return render(request, "houses/chore_swap.html", context, status=422 if trouble else 200)


@require_POST
@residents
def answer(request: MemberRequest, place: Place, pk: UUID) -> HttpResponse:
    """Yes or no of whoever is asked; whoever asked takes it back."""
    assert place.stay is not None
    asked = seen.swaps_for(place.stay).filter(pk=pk).first()
    asking = seen.swaps_asked_by(place.stay).filter(pk=pk).first()
    if asked is not None:
        if does.answer_swap(asked, request.POST.get("say", ""), now=now()):
            messages.success(request, gettext("Changed. It stands in the table."))
    elif asking is not None:
        does.take_back_swap(asking)
    else:
        raise Http404
    return redirect("houses:chores", place.house.slug)


def _mine(place: Place, pk: UUID) -> ChoreTurn:
    assert place.stay is not None
    found = next((one for one in seen.my_turns(place.stay, now()) if one.pk == pk), None)
    if found is None:
        raise Http404
    return found
