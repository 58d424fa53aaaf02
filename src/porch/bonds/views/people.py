"""My people, and answering an offer."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from porch.bonds import actions, queries, tasks
from porch.bonds.sections import around
from porch.kit.clock import now
from porch.kit.full import if_there_is_room
from porch.people.access import MemberRequest, member_required
from porch.wire.actions import seen


@require_safe
@member_required
def people(request: MemberRequest) -> HttpResponse:
    at = now()
    with if_there_is_room():
        seen(request.user, request.path, at)
    bonds, offers = queries.bonds_of(request.user, at), queries.open_offers_for(request.user, at)
    said_here = [bond for bond in bonds if bond.state == "active"]
    actions.note_reasons_read([*offers, *said_here], by=request.user, now=at)
    context = {
        **around(request.user, at),
        "offers": actions.with_what_stands_beside(offers, by=request.user, now=at),
        "circles": queries.invitations_for(request.user, at),
        "bonds": [bond for bond in bonds if bond.is_live],
        "lately": [bond for bond in bonds if bond.ended_lately(at)],
        "past": [bond for bond in bonds if bond.state == "ended" and not bond.ended_lately(at)],
        "waits": queries.waits_of(request.user, at),
        "carrying": queries.carrying_of(request.user),
        "talking": queries.closest(bonds),
    }
    return render(request, "bonds/people.html", context)


@require_POST
@member_required
def say_yes(request: MemberRequest, pk: UUID) -> HttpResponse:
    offer = _offer(request, pk)
    try:
        pair = actions.accept(offer.proposal, by=request.user, now=now())
    except (actions.TooLate, actions.NoPlaceLeft):
        return _no_longer_open(request)
    finally:
        tasks.look_for_the_next.enqueue()
    if pair is None or pair.conversation is None:
        said = gettext(
            "Thank you. Several things have to fall into place; if it goes ahead, we will tell you."
        )
        messages.success(request, said)
        return redirect("bonds:people")
    return redirect(pair.conversation)


@require_POST
@member_required
def say_not_now(request: MemberRequest, pk: UUID) -> HttpResponse:
    return _turn_down(request, pk, now_only=True)


@require_POST
@member_required
def say_no(request: MemberRequest, pk: UUID) -> HttpResponse:
    return _turn_down(request, pk, now_only=False)


def _turn_down(request: MemberRequest, pk: UUID, *, now_only: bool) -> HttpResponse:
    answer = actions.set_aside if now_only else actions.decline
    try:
        answer(_offer(request, pk).proposal, by=request.user, now=now())
    except actions.TooLate:
        return _no_longer_open(request)
    tasks.look_for_the_next.enqueue()
    messages.success(request, gettext("That is fine. Nobody is told."))
    return redirect("bonds:people")


def _offer(request: MemberRequest, pk: UUID) -> queries.Offer:
    """The offer, if it is this person's to answer right now."""
    for offer in queries.open_offers_for(request.user, now()):
        if offer.proposal.pk == pk:
            return offer
    raise Http404


def _no_longer_open(request: MemberRequest) -> HttpResponse:
    messages.info(request, gettext("That one is no longer open. There is nothing you need to do."))
    return redirect("bonds:people")
