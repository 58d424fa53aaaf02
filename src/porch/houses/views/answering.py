"""Who asks this house for a room: for those who answer, and for those who vote while they vote."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from porch.bonds.actions.moving import TooLate
from porch.houses.actions import applying
from porch.houses.actions.staying import NotFree
from porch.houses.forms.asking import AnswerForm, OfferForm
from porch.houses.models import Application
from porch.houses.queries import asking as queries
from porch.houses.queries.finding import free_beds
from porch.houses.queries.moving_over import brought
from porch.houses.queries.who import Place
from porch.houses.rules.applying import AGREED, APPLIED, ASKED, OFFERED, TALKING, VOTING, WAITING
from porch.houses.views.gate import of_the_house
from porch.kit.clock import now
from porch.people.access import MemberRequest
from porch.wire.actions import seen

STATES = {
    ASKED: "asks about a room",
    TALKING: "talks with the house",
    APPLIED: "applied",
    VOTING: "is voted on",
    WAITING: "waits for a bed",
    OFFERED: "was offered a bed",
    AGREED: "moves in",
}


@require_safe
@of_the_house
def everybody(request: MemberRequest, place: Place) -> HttpResponse:
    at = now()
    rows = [(row, gettext(STATES[row.state])) for row in queries.read_of_house(place, at)]
    context = {"place": place, "house": place.house, "rows": rows, "answers": queries.answers(place, at)}
    return render(request, "houses/asked.html", context)


@require_safe
@of_the_house
def one(request: MemberRequest, place: Place, pk: UUID) -> HttpResponse:
    row = _one(place, pk)
    seen(request.user, request.path, now())
    return _page(request, place, row)


@require_POST
@of_the_house
def say(request: MemberRequest, place: Place, pk: UUID) -> HttpResponse:
    """Answer, not this time, let the house vote, offer a bed, let them move in: as the button says."""
    if not queries.answers(place, now()):
        raise Http404
    row = _one(place, pk)
    form = AnswerForm(request.POST) if request.POST.get("say") == "answer" else None
    if form is not None and not form.is_valid():
        return _page(request, place, row, form=form)
    try:
        done = _do(request, row, form)
    except NotFree:
        return _page(
            request, place, row, wrong=gettext("That bed is taken, or they live in a house already.")
        )
    except applying.NotReady as no:
        return _page(request, place, row, wrong=gettext(str(no)))
    except TooLate:
        messages.info(request, gettext("That had changed already."))
        return redirect("houses:asked", place.house.slug)
    if not done:
        return _page(request, place, row, wrong=gettext("Choose one of the buttons, and a bed that is free."))
    messages.success(request, gettext("Done. They are told."))
    return redirect("houses:asked", place.house.slug)


def _do(request: MemberRequest, row: Application, form: AnswerForm | None) -> bool:
    at, by, what = now(), request.user, request.POST.get("say", "")
    if form is not None:
        applying.answer(row, form.cleaned_data["words"].strip(), by=by, now=at)
    elif what == "not-this-time":
        applying.say_no(row, by=by, now=at)
    elif what == "vote":
        applying.call_vote(row, by=by, now=at)
    elif what == "move-in":
        applying.move_in(row, by=by, now=at)
    elif what == "offer":
        beds = {str(bed.pk): bed for bed in free_beds([row.house], at)[row.house_id]}
        bed = beds.get(request.POST.get("bed", ""))
        if bed is None:
            return False
        applying.offer(row, bed, by=by, now=at)
    else:
        return False
    return True


def _one(place: Place, pk: UUID) -> Application:
    found = queries.one_of_house(place, pk, now())
    if found is None:
        raise Http404
    return found


def _page(
    request: MemberRequest,
    place: Place,
    row: Application,
    *,
    form: AnswerForm | None = None,
    wrong: str = "",
) -> HttpResponse:
    at = now()
    beds = free_beds([row.house], at)[row.house_id] if row.state == WAITING else []
    context = {
        "place": place,
        "house": place.house,
        "row": row,
        "said": gettext(STATES[row.state]),
        "answers": queries.answers(place, at),
        "form": form or AnswerForm(),
        "offer_form": OfferForm([(str(bed.pk), str(bed)) for bed in beds]) if beds else None,
        "brought": brought(place, row, at),
        "turn": queries.place_in_line(row) if row.state == WAITING else 0,
        "may_say_no": row.state in (ASKED, TALKING, APPLIED),
        "wrong": wrong,
    }
    return render(request, "houses/asked_one.html", context, status=422 if wrong or form else 200)
