"""A return to use in a house: telling of it, and each step until it is decided. See ``docs/decisions/0099``."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.bonds.actions.moving import TooLate
from porch.houses.actions import leaving as acts
from porch.houses.actions.leaving_voted import ask_the_house
from porch.houses.forms.leaving import BeginForm, DecideForm, SafetyForm, TonightForm
from porch.houses.models import Leaving
from porch.houses.queries import leaving as reads
from porch.houses.queries.looking_after import has_nobody_besides
from porch.houses.queries.who import Place
from porch.houses.rules.leaving import NotYet, still_to_do
from porch.houses.views.gate import of_the_house
from porch.houses.views.leaving_shown import shown
from porch.houses.words_fairness import OUTCOMES
from porch.kit.clock import now
from porch.kit.community import here
from porch.people.access import MemberRequest, member_required
from porch.people.models import Member
from porch.safety import crisis
from porch.wire.actions import seen


@require_http_methods(["GET", "HEAD", "POST"])
@of_the_house
def after_use(request: MemberRequest, place: Place) -> HttpResponse:
    """A resident says "I used"; whoever looks after the house says it of somebody, and sees what goes on."""
    at, member = now(), request.user
    could_be = reads.who_could_be_meant(member, place.house, at) if place.looks_after else []
    form = BeginForm(could_be)
    if request.method == "POST":
        stay = place.stay if "mine" in request.POST else None
        if stay is None and place.looks_after:
            form = BeginForm(could_be, request.POST)
            stay = form.cleaned_data["stay"] if form.is_valid() else None
        elif stay is None:
            raise Http404
        if stay is not None:
            return _begun(request, stay)
    mine = reads.going_on(place.house).filter(stay=place.stay).first() if place.stay else None
    context = {
        "place": place,
        "form": form,
        "could_be": could_be,
        "mine": mine,
        "everybody_is_told": has_nobody_besides(place.house, member, at),
        "going_on": reads.going_on_seen(member, place.house, at),
    }
    return render(request, "houses/after_use.html", context, status=422 if form.errors else 200)


def _begun(request: MemberRequest, stay: Any) -> HttpResponse:
    try:
        row = acts.begin(stay, by=request.user, now=now())
    except TooLate:
        row = Leaving.objects.get(stay=stay, closed_at=None)
    if stay.member_id == request.user.pk:
        messages.success(request, gettext("Thank you for being honest."))
    return redirect("houses:leaving", row.pk)


def _row(member: Member, pk: UUID) -> Leaving:
    row = reads.own(member, pk) or reads.seen(member, pk, now())
    if row is None:
        raise Http404
    return row


@require_safe
@member_required
def one(request: MemberRequest, pk: UUID) -> HttpResponse:
    """All steps, for the person also when they have left; for those who look after the house by a rule."""
    row = _row(request.user, pk)
    seen(request.user, request.path, now())
    return _page(request, row)


def _page(request: MemberRequest, row: Leaving, form: Any = None) -> HttpResponse:
    context = shown(row, request.user, now()) | {
        "safety_form": form if isinstance(form, SafetyForm) else SafetyForm(row),
        "tonight_form": form if isinstance(form, TonightForm) else TonightForm(),
        "decide_form": form if isinstance(form, DecideForm) else DecideForm(),
        "numbers": crisis.load(here().country, settings.PORCH_DATA),
    }
    return render(request, "houses/leaving.html", context, status=422 if form is not None else 200)


def _step(request: MemberRequest, row: Leaving, do: Callable[[], object], form: Any = None) -> HttpResponse:
    """Do it; what is missing stands beside the form, and whoever came second is told so."""
    try:
        do()
    except NotYet as missing:
        if form is not None:
            form.add_error(None, str(missing))
            return _page(request, row, form)
        messages.info(request, str(missing))
    except TooLate:
        messages.info(request, gettext("That had moved on already. This is how it stands."))
    return redirect("houses:leaving", row.pk)


@require_safe
@member_required
def asked(request: MemberRequest, pk: UUID) -> HttpResponse:
    """What a house is asked to decide, and why, for those who have the vote and only while it goes on."""
    row = reads.asked_of(request.user, pk, now())
    if row is None:
        raise Http404
    return render(request, "houses/leaving_asked.html", {"row": row, "outcome": OUTCOMES[row.decided]})


@require_POST
@member_required
def safe(request: MemberRequest, pk: UUID) -> HttpResponse:
    row = _row(request.user, pk)
    done = request.POST.getlist("safe")
    at = now()
    if row.state == "safety" and still_to_do(done):
        said = gettext("Kept. It goes on when all of them are ticked.")
        messages.info(
            request, said if done else gettext("Nothing is ticked. It goes on when all of them are.")
        )
    return _step(request, row, lambda: acts.look_at_safety(row, done, by=request.user, now=at))


@require_POST
@member_required
def tonight(request: MemberRequest, pk: UUID) -> HttpResponse:
    row, form = _row(request.user, pk), TonightForm(request.POST)
    if not form.is_valid():
        return _page(request, row, form)
    said = form.cleaned_data
    return _step(
        request,
        row,
        lambda: acts.say_tonight(row, said["where"], said["words"], by=request.user, now=now()),
        form,
    )


def _not_theirs(request: MemberRequest, pk: UUID) -> Leaving:
    """What others decide: never whom it is about."""
    row = reads.seen(request.user, pk, now())
    if row is None:
        raise Http404
    return row


@require_POST
@member_required
def decide(request: MemberRequest, pk: UUID) -> HttpResponse:
    row, form = _not_theirs(request, pk), DecideForm(request.POST)
    if not form.is_valid():
        return _page(request, row, form)
    said = form.cleaned_data
    how = ask_the_house if request.POST.get("how") == "vote" else acts.decide
    what = (said["outcome"], said["reasons"], said["on"])
    return _step(request, row, lambda: how(row, *what, by=request.user, now=now()), form)


@require_POST
@member_required
def hold(request: MemberRequest, pk: UUID) -> HttpResponse:
    """The bed is held: they are back in it, or they give it up themselves."""
    row, at = _row(request.user, pk), now()
    if request.POST.get("say") == "gone":
        return _step(request, row, lambda: acts.let_go(row, by=request.user, now=at))
    return _step(request, row, lambda: acts.come_back(row, by=request.user, now=at))


@require_POST
@member_required
def withdraw(request: MemberRequest, pk: UUID) -> HttpResponse:
    row = reads.own(request.user, pk)
    if row is None or not reads.may_take_back(row, request.user):
        row = _not_theirs(request, pk)
    return _step(request, row, lambda: acts.withdraw(row, by=request.user, now=now()))
