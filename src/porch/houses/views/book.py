"""The book of a house, for whoever keeps it: whose account stands where, and one account."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.houses.actions import book as doing
from porch.houses.actions import paying, planning, settling
from porch.houses.forms.money import BeginForm, OtherForm, PaidForm, PayOutForm, PlanForm
from porch.houses.models import NotRight, Plan, SaidPaid, Stay
from porch.houses.queries import book_keepers as keepers
from porch.houses.queries import owing
from porch.houses.queries.who import Place
from porch.houses.views.gate import of_the_house
from porch.houses.views.money import answer_a_plan
from porch.houses.words_owing import PURSES, REFUND, title
from porch.kit.clock import now, today_in
from porch.people.access import MemberRequest, Page


def keeping[**P](view: Callable[Concatenate[MemberRequest, Place, P], HttpResponse]) -> Page[...]:
    """For whoever keeps the book of the house; for everybody else there is nothing."""

    @wraps(view)
    def gate(request: MemberRequest, place: Place, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not keepers.reads(place):
            raise Http404
        return view(request, place, *args, **kwargs)

    return of_the_house(gate)


def written_by(place: Place, pk: UUID) -> Stay:
    """A stay on whose account this keeper may write."""
    stay = keepers.stay_kept(place, pk, now())
    if stay is None or not keepers.writes_for(place, stay):
        raise Http404
    return stay


@require_http_methods(["GET", "HEAD", "POST"])
@keeping
def everybody(request: MemberRequest, place: Place) -> HttpResponse:
    """Whose account stands where, what waits; and the book's beginning."""
    today = today_in(place.house.time_zone, now())
    form = BeginForm(today, request.POST if request.method == "POST" else None)
    if form.is_bound:
        if not keepers.writes(place):
            raise Http404
        if form.is_valid():
            doing.begin(place.house, **form.cleaned_data, by=request.user, now=now())
            messages.success(request, gettext("The book begins. Shares are raised by the clock."))
            return redirect("houses:book", place.house.slug)
    stays = keepers.stays_kept(place, now())
    sums, purses = owing.balances(place.house), owing.accounts(place.house)
    ids = {one.pk for one in stays}
    context = {
        "place": place,
        "house": place.house,
        "keeps": owing.keeps_a_book(place.house),
        "writes": keepers.writes(place),
        "rows": [(one, sums.get(one.pk, 0)) for one in stays],
        "purses": [(words, purses.get(code, 0)) for code, words in PURSES.items()],
        "waiting": keepers.waiting(place, ids),
        "form": form,
        "today": today,
    }
    return render(request, "houses/book.html", context, status=422 if form.errors else 200)


@require_safe
@keeping
def account(request: MemberRequest, place: Place, pk: UUID) -> HttpResponse:
    """One account. The look is written down for whoever it is about."""
    stay = keepers.stay_kept(place, pk, now())
    if stay is None:
        raise Http404
    return _account(request, place, stay)


def _account(
    request: MemberRequest, place: Place, stay: Stay, status: int = 200, **forms: Any
) -> HttpResponse:
    house, at = place.house, now()
    today = today_in(house.time_zone, at)
    has_left = stay.until_on is not None and stay.until_on <= today
    refund = owing.refund_of(stay, stay.until_on) if has_left and stay.until_on else None
    owes = owing.balance(stay)
    context = {
        "place": place,
        "stay": stay,
        "house": house,
        "owes": owes,
        "held": owing.held(stay),
        "lines": [(line, title(line.entry)) for line in owing.newest(stay)],
        "plan": owing.plan_of(stay),
        "may_write": keepers.writes_for(place, stay),
        "has_left": has_left,
        "refund": refund,
        "refund_lines": [(REFUND[one.code], one) for one in refund.lines] if refund else [],
        "is_settled": bool(refund) and not owing.charged_beyond(stay) and not owing.held(stay),
        "today": today,
        "form": PaidForm(house, today, keeper=True),
        "other_form": OtherForm(house),
        "plan_form": PlanForm(house, today),
        "out_form": PayOutForm(house),
    } | forms
    return render(request, "houses/account.html", context, status=status)


@require_POST
@keeping
def payment(request: MemberRequest, place: Place, pk: UUID) -> HttpResponse:
    """They paid."""
    stay = written_by(place, pk)
    form = PaidForm(place.house, today_in(place.house.time_zone, now()), request.POST, keeper=True)
    if not form.is_valid():
        return _account(request, place, stay, 422, form=form)
    said = form.cleaned_data
    entry = paying.pay(
        *(stay, said["cents"], said["how"]),
        by=request.user,
        now=now(),
        on=said["on"],
        words=said["words"],
        for_plan=said["for_plan"],
    )
    messages.success(
        request, gettext("Written, with number %(n)s. They read it at once.") % {"n": entry.number}
    )
    return redirect("houses:book-account", place.house.slug, stay.pk)


@require_POST
@keeping
def other(request: MemberRequest, place: Place, pk: UUID) -> HttpResponse:
    """Something they owe besides, help, or what they need not pay."""
    stay = written_by(place, pk)
    form = OtherForm(place.house, request.POST)
    if not form.is_valid():
        return _account(request, place, stay, 422, other_form=form)
    said = form.cleaned_data
    try:
        paying.OF_A_STAY[said["what"]](stay, said["cents"], said["words"], by=request.user, now=now())
    except paying.NotSo:
        form.add_error("cents", gettext("The help fund holds less than that."))
        return _account(request, place, stay, 422, other_form=form)
    messages.success(request, gettext("Written. They read it at once."))
    return redirect("houses:book-account", place.house.slug, stay.pk)


@require_POST
@keeping
def propose(request: MemberRequest, place: Place, pk: UUID) -> HttpResponse:
    """A plan, from the house: it waits for whoever it is about."""
    stay = written_by(place, pk)
    form = PlanForm(place.house, today_in(place.house.time_zone, now()), request.POST)
    if not form.is_valid():
        return _account(request, place, stay, 422, plan_form=form)
    planning.propose(stay, form.wish, from_house=True, by=request.user, now=now())
    messages.success(request, gettext("Proposed. It holds when they say yes."))
    return redirect("houses:book-account", place.house.slug, stay.pk)


@require_POST
@keeping
def answer_plan(request: MemberRequest, place: Place, pk: UUID, plan: UUID) -> HttpResponse:
    stay = written_by(place, pk)
    row = Plan.objects.filter(pk=plan, stay=stay).first()
    if row is None:
        raise Http404
    answer_a_plan(request, row, from_house=True)
    return redirect("houses:book-account", place.house.slug, stay.pk)


@require_POST
@keeping
def settle(request: MemberRequest, place: Place, pk: UUID) -> HttpResponse:
    """They have left: what is given back goes on their account."""
    stay = written_by(place, pk)
    try:
        settling.settle(stay, by=request.user, now=now())
    except paying.NotSo:
        messages.info(request, gettext("That is for when they have left."))
    else:
        messages.success(request, gettext("It stands on their account, line by line."))
    return redirect("houses:book-account", place.house.slug, stay.pk)


@require_POST
@keeping
def pay_out(request: MemberRequest, place: Place, pk: UUID) -> HttpResponse:
    """What is theirs goes to them."""
    stay = written_by(place, pk)
    form = PayOutForm(place.house, request.POST)
    if form.is_valid():
        try:
            settling.pay_out(
                stay, form.cleaned_data["cents"], form.cleaned_data["how"], by=request.user, now=now()
            )
        except paying.NotSo:
            form.add_error("cents", gettext("That is more than is theirs."))
        else:
            messages.success(request, gettext("Written. They have a receipt."))
            return redirect("houses:book-account", place.house.slug, stay.pk)
    return _account(request, place, stay, 422, out_form=form)


@require_POST
@keeping
def answer_paid(request: MemberRequest, place: Place, pk: UUID) -> HttpResponse:
    """Somebody says that they paid: it is here, or it was not found."""
    said = SaidPaid.objects.filter(pk=pk, stay__house=place.house).first()
    if said is None:
        raise Http404
    written_by(place, said.stay_id)
    answer = request.POST.get("say", "")
    if answer not in ("yes", "no"):
        messages.info(request, gettext("Say whether it is here."))
        return redirect("houses:book", place.house.slug)
    try:
        paying.answer_paid(said, answer == "yes", by=request.user, now=now())
    except paying.TooLate:
        messages.info(request, gettext("That was answered already."))
    else:
        found = gettext("Written. They have a receipt.")
        messages.success(request, found if answer == "yes" else gettext("They read that it was not found."))
    return redirect("houses:book", place.house.slug)


@require_POST
@keeping
def answer_not_right(request: MemberRequest, place: Place, pk: UUID) -> HttpResponse:
    """Somebody says that a line is not right: it is taken back, or it stays."""
    mark = NotRight.objects.filter(pk=pk, stay__house=place.house).select_related("entry__house").first()
    if mark is None:
        raise Http404
    written_by(place, mark.stay_id)
    answer = request.POST.get("say", "")
    if answer not in ("back", "stays"):
        messages.info(request, gettext("Say whether it is taken back or stays."))
        return redirect("houses:book", place.house.slug)
    try:
        paying.answer_not_right(mark, is_undone=answer == "back", by=request.user, now=now())
    except paying.TooLate:
        messages.info(request, gettext("That had changed already."))
    except doing.AlreadyUndone:
        messages.info(request, gettext("That line cannot be taken back. It still waits for an answer."))
    else:
        messages.success(request, gettext("They read your answer."))
    return redirect("houses:book", place.house.slug)
