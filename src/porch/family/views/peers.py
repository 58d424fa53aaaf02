"""Family peers: looking for one, a suggestion, walking together, ending it."""

from contextlib import suppress
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.bonds.actions.moving import TooLate
from porch.family.actions import peers as actions
from porch.family.forms.peers import EndingForm, SeekingForm
from porch.family.models import FamilyOffer, FamilyPair
from porch.family.queries import peers as queries
from porch.family.views.gate import family_here
from porch.kit.clock import now
from porch.kit.full import if_there_is_room
from porch.people.access import MemberRequest
from porch.wire.actions import seen

HERE = {"nav_here": "family"}


@require_safe
@family_here
def peers(request: MemberRequest) -> HttpResponse:
    with if_there_is_room():
        seen(request.user, request.path, now())
    return _page(request)


def _page(request: MemberRequest, form: SeekingForm | None = None) -> HttpResponse:
    row, suggested = queries.seeking_of(request.user), queries.suggested_to(request.user)
    pairs = [(pair, pair.other_than(request.user)) for pair in queries.pairs_of(request.user)]
    asks = suggested is not None and not suggested.said_yes
    context = {
        "seeking": row,
        "suggested": suggested,
        "pairs": pairs,
        "primary": "answer" if asks else "talk" if pairs and pairs[0][0].conversation else "look",
        "form": form or SeekingForm(row),
        **HERE,
    }
    return render(request, "family/peers.html", context, status=422 if form else 200)


@require_POST
@family_here
def look(request: MemberRequest) -> HttpResponse:
    form = SeekingForm(queries.seeking_of(request.user), request.POST)
    if not form.is_valid():
        return _page(request, form)
    actions.look(form.told(), by=request.user, now=now())
    messages.success(request, gettext("Saved. When there is somebody, you both read it on this page."))
    return redirect("family:peers")


@require_POST
@family_here
def rest(request: MemberRequest) -> HttpResponse:
    """Nobody new for a while, or open to it again."""
    if "back" in request.POST:
        actions.come_back(request.user, now())
        messages.success(request, gettext("Good. You are in the queue where you were."))
    else:
        actions.rest(request.user, now())
        messages.success(request, gettext("Nobody is suggested to you until you say so."))
    return redirect("family:peers")


@require_POST
@family_here
def stop(request: MemberRequest) -> HttpResponse:
    actions.stop_looking(request.user, now())
    messages.success(request, gettext("What you told for it is gone. Whom you walk with stays."))
    return redirect("family:peers")


@require_POST
@family_here
def yes(request: MemberRequest, pk: UUID) -> HttpResponse:
    offer = _offer(request, pk)
    try:
        pair = actions.say_yes(offer, by=request.user, now=now())
    except TooLate:
        pair = None
    if pair is not None and pair.conversation is not None:
        messages.success(request, gettext("You both said yes. A hello is enough."))
        return redirect(pair.conversation)
    messages.success(request, gettext("Thank you. If it comes about, you both read it here."))
    return redirect("family:peers")


@require_POST
@family_here
def no(request: MemberRequest, pk: UUID) -> HttpResponse:
    with suppress(TooLate):
        actions.say_no(_offer(request, pk), by=request.user, now=now())
    messages.success(request, gettext("That is fine. Nobody is told."))
    return redirect("family:peers")


@require_safe
@family_here
def pair(request: MemberRequest, pk: UUID) -> HttpResponse:
    found = _pair(request, pk)
    context = {
        "pair": found,
        "other": found.other_than(request.user),
        "reasons": found.offer.reasons,
        "form": EndingForm(),
        **HERE,
    }
    return render(request, "family/pair.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@family_here
def end(request: MemberRequest, pk: UUID) -> HttpResponse:
    found = _pair(request, pk)
    form = EndingForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = {
            "pair": found,
            "other": found.other_than(request.user),
            "me": request.user,
            "form": form,
            **HERE,
        }
        return render(request, "family/pair_end.html", context, status=422 if form.is_bound else 200)
    told = form.cleaned_data
    with suppress(TooLate):
        actions.end_pair(
            found, by=request.user, now=now(), line=told["line"], quietly=told["how"] == "quietly"
        )
    messages.success(
        request, gettext("It has ended. You can look for another family peer whenever you like.")
    )
    return redirect("family:peers")


def _offer(request: MemberRequest, pk: UUID) -> FamilyOffer:
    found = queries.offer_for(request.user, pk)
    if found is None:
        raise Http404
    return found


def _pair(request: MemberRequest, pk: UUID) -> FamilyPair:
    found = queries.pair_for(request.user, pk)
    if found is None:
        raise Http404
    return found
