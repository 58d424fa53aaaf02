"""What I owe in a house and what I paid: also after leaving it, for good."""

import csv
import io
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.houses.actions import paying, planning
from porch.houses.forms.money import DaysForm, NotRightForm, PaidForm, PlanForm
from porch.houses.models import Plan, Stay
from porch.houses.queries import owing
from porch.houses.queries.who import Place
from porch.houses.rules.book import plain
from porch.houses.rules.shares import period_of
from porch.houses.views.gate import residents
from porch.houses.words_owing import title
from porch.kit.clock import now, today_in
from porch.people.access import MemberRequest, member_required

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def _mine(request: MemberRequest, pk: UUID) -> Stay:
    stay = Stay.objects.filter(pk=pk, member=request.user).select_related("member", "house__book").first()
    if stay is None:
        raise Http404
    return stay


def _today(stay: Stay) -> date:
    return today_in(stay.house.time_zone, now())


@require_safe
@residents
def here(request: MemberRequest, place: Place) -> HttpResponse:
    """What I owe where I live."""
    assert place.stay
    return _page(request, _mine(request, place.stay.pk))


@require_safe
@member_required
def mine(request: MemberRequest, pk: UUID) -> HttpResponse:
    """The account of one stay of mine."""
    return _page(request, _mine(request, pk))


def _page(request: MemberRequest, stay: Stay, status: int = 200, **forms: Any) -> HttpResponse:
    today, house = _today(stay), stay.house
    lives_here = stay.until_on is None or stay.until_on > today
    keeps = owing.keeps_a_book(house)
    context = {
        "stay": stay,
        "house": house,
        "keeps": keeps,
        "owes": owing.balance(stay),
        "held": owing.held(stay),
        "lines": [(line, title(line.entry)) for line in owing.newest(stay)],
        "plan": owing.plan_of(stay),
        "said": stay.said_paid.filter(answered_at=None).order_by("said_at"),
        "not_found": stay.said_paid.filter(answered_at__isnull=False, entry=None).order_by("-said_at")[:3],
        "lives_here": lives_here,
        "next": period_of(house.per, house.book.weekday, today).until if keeps and lives_here else None,
        "form": PaidForm(house, today),
        "plan_form": PlanForm(house, today),
        "today": today,
    } | forms
    return render(request, "houses/money.html", context, status=status)


@require_POST
@member_required
def paid(request: MemberRequest, pk: UUID) -> HttpResponse:
    """I paid: it waits for a yes."""
    stay = _mine(request, pk)
    form = PaidForm(stay.house, _today(stay), request.POST)
    if not form.is_valid():
        return _page(request, stay, 422, form=form)
    paying.say_paid(
        stay, form.cleaned_data["cents"], form.cleaned_data["how"], on=form.cleaned_data["on"], now=now()
    )
    messages.success(request, gettext("Kept. It stands in the book when whoever keeps it has found it."))
    return redirect("houses:my-money", stay.pk)


@require_POST
@member_required
def propose(request: MemberRequest, pk: UUID) -> HttpResponse:
    """A plan, from me: it waits for the house."""
    stay = _mine(request, pk)
    form = PlanForm(stay.house, _today(stay), request.POST)
    if not form.is_valid():
        return _page(request, stay, 422, plan_form=form)
    planning.propose(stay, form.wish, from_house=False, by=request.user, now=now())
    messages.success(request, gettext("Proposed. It holds when the house says yes."))
    return redirect("houses:my-money", stay.pk)


@require_POST
@member_required
def answer_plan(request: MemberRequest, pk: UUID, plan: UUID) -> HttpResponse:
    """Yes to a plan the house proposed; or end it, whoever proposed it."""
    stay = _mine(request, pk)
    row = Plan.objects.filter(pk=plan, stay=stay).first()
    if row is None:
        raise Http404
    answer_a_plan(request, row, from_house=False)
    return redirect("houses:my-money", stay.pk)


def answer_a_plan(request: MemberRequest, plan: Plan, *, from_house: bool) -> None:
    """What one side says to a plan, and what they read then."""
    said = request.POST.get("say", "")
    try:
        if said == "yes":
            planning.agree(plan, from_house=from_house, by=request.user, now=now())
            messages.success(request, gettext("Agreed. Both of you read it here."))
        elif said == "end":
            planning.end(plan, now())
            messages.success(request, gettext("It does not hold any more. Talk about what comes instead."))
        else:
            messages.info(request, gettext("Say yes, or that it ends."))
    except paying.TooLate:
        messages.info(request, gettext("That had changed already."))


@require_safe
@member_required
def entry(request: MemberRequest, pk: UUID, number: int) -> HttpResponse:
    """One line of my account, as a receipt to print."""
    return _entry(request, _mine(request, pk), number)


def _entry(
    request: MemberRequest, stay: Stay, number: int, form: NotRightForm | None = None, status: int = 200
) -> HttpResponse:
    line = owing.entry_of(stay, number)
    if line is None:
        raise Http404
    context = {
        "stay": stay,
        "house": stay.house,
        "line": line,
        "cents": abs(line.cents),
        "title": title(line.entry),
        "marks": stay.not_right.filter(entry=line.entry).order_by("-said_at"),
        "form": form or NotRightForm(),
    }
    return render(request, "houses/receipt.html", context, status=status)


@require_POST
@member_required
def not_right(request: MemberRequest, pk: UUID, number: int) -> HttpResponse:
    """Mark a line: whoever keeps the book reads it."""
    stay = _mine(request, pk)
    line, form = owing.entry_of(stay, number), NotRightForm(request.POST)
    if line is None:
        raise Http404
    if not form.is_valid():
        return _entry(request, stay, number, form, 422)
    paying.say_not_right(stay, line.entry, form.cleaned_data["words"], now=now())
    messages.success(request, gettext("Marked. Whoever keeps the book looks at it and answers."))
    return redirect("houses:my-entry", stay.pk, number)


def _days(request: MemberRequest, stay: Stay) -> tuple[DaysForm, owing.Statement | None]:
    today = _today(stay)
    data = request.GET if {"since", "until"} & set(request.GET) else None
    first = max(stay.from_on, today - timedelta(days=90))
    form = DaysForm(data or {"since": first.isoformat(), "until": today.isoformat()})
    if not form.is_valid():
        return form, None
    return form, owing.statement(stay, form.cleaned_data["since"], form.cleaned_data["until"])


@require_http_methods(["GET", "HEAD"])
@member_required
def statement(request: MemberRequest, pk: UUID) -> HttpResponse:
    """What it stood at, every line, what it stands at: for any days, to read and to print."""
    stay = _mine(request, pk)
    form, told = _days(request, stay)
    context = {
        "stay": stay,
        "house": stay.house,
        "form": form,
        "told": told,
        "lines": [(line, title(line.entry)) for line in told.lines] if told else [],
    }
    return render(request, "houses/statement.html", context, status=200 if told else 422)


@require_safe
@member_required
def statement_file(request: MemberRequest, pk: UUID) -> HttpResponse:
    """The same as a table for a spreadsheet."""
    stay = _mine(request, pk)
    told = _days(request, stay)[1]
    if told is None:
        raise Http404
    currency, out = stay.house.currency, io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(
        [gettext("Day"), gettext("Number"), gettext("What"), gettext("Words"), currency, gettext("Stands at")]
    )
    rows.writerow([told.since.isoformat(), "", gettext("Before"), "", "", plain(told.before, currency)])
    for line in told.lines:
        one = line.entry
        words = f"'{one.words}" if one.words.startswith(FORMULA) else one.words
        cells = [plain(line.cents, currency), plain(line.after, currency)]
        rows.writerow([one.on.isoformat(), one.number, title(one), words, *cells])
    rows.writerow([told.until.isoformat(), "", gettext("After"), "", "", plain(told.after, currency)])
    answer = HttpResponse(out.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="account.csv"'
    return answer
