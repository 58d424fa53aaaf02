"""My own: asking a house about a room, applying, agreeing on a day; and where I lived."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.bonds.actions.moving import TooLate
from porch.houses.actions import applying
from porch.houses.forms.asking import ApplyForm, AskForm, DayForm
from porch.houses.models import Application, House
from porch.houses.queries import asking as queries
from porch.houses.queries.moving_over import goes_along, stay_i_may_leave
from porch.houses.queries.records import everything_about, stay_of_mine
from porch.houses.queries.who import stays_of
from porch.houses.rules.applying import AGREED, APPLIED, LIVE, NOT_NOW, OFFERED, TALKING, TOLD_NO, WAITING
from porch.kit.clock import now, today_in
from porch.people.access import MemberRequest, member_required
from porch.wire.actions import seen


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def ask(request: MemberRequest, slug: str) -> HttpResponse:
    house = House.objects.filter(slug=slug).exclude(state=House.State.CLOSED).first()
    if house is None:
        raise Http404
    form = AskForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            row = applying.ask(house, form.cleaned_data["words"].strip(), by=request.user, now=now())
        except applying.NotAsked as no:
            form.add_error(None, gettext(str(no)))
        else:
            messages.success(request, gettext("They are told. An answer comes within two days."))
            return redirect("houses:asked-mine", row.pk)
    context = {"form": form, "house": house}
    return render(request, "houses/ask.html", context, status=422 if form.is_bound else 200)


@require_safe
@member_required
def mine(request: MemberRequest) -> HttpResponse:
    """Every house I asked, and every stay of mine, for good."""
    rows = list(queries.mine(request.user))
    context = {
        "open": [one for one in rows if one.state in LIVE],
        "over": [one for one in rows if one.state not in LIVE],
        "stays": stays_of(request.user),
    }
    return render(request, "houses/mine.html", context)


@require_safe
@member_required
def one(request: MemberRequest, pk: UUID) -> HttpResponse:
    row = _mine(request, pk)
    seen(request.user, request.path, now())
    return _page(request, row)


@require_POST
@member_required
def say(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Apply, agree on a day, not this bed, or take it back: as the button says."""
    row, at, what = _mine(request, pk), now(), request.POST.get("say", "")
    forms: dict[str, Any] = {}
    try:
        if what == "apply":
            forms["apply"] = form = ApplyForm(row.house, request.POST)
            if not form.is_valid():
                return _page(request, row, forms)
            applying.apply(row, form.told, by=request.user, now=at)
        elif what == "agree":
            forms["day"] = day = DayForm(today_in(row.house.time_zone, at), request.POST)
            if not day.is_valid():
                return _page(request, row, forms)
            applying.agree(row, day.cleaned_data["on"], by=request.user, now=at)
        elif what == "not-this-one":
            applying.not_this_one(row, now=at)
        elif what == "withdraw":
            applying.withdraw(row, now=at)
        else:
            return _page(request, row, wrong=gettext("Choose one of the buttons."))
    except applying.NotReady as no:
        return _page(request, row, forms, wrong=gettext(str(no)))
    except TooLate:
        messages.info(request, gettext("That had changed already."))
    return redirect("houses:asked-mine", pk)


def _mine(request: MemberRequest, pk: UUID) -> Application:
    found = queries.one_of_mine(request.user, pk)
    if found is None:
        raise Http404
    return found


def _page(
    request: MemberRequest, row: Application, forms: dict[str, Any] | None = None, wrong: str = ""
) -> HttpResponse:
    given, bad = forms or {}, bool(forms) or bool(wrong)
    context = {
        "row": row,
        "house": row.house,
        "address": row.house.address if row.answered_at and row.state in LIVE else "",
        "is_live": row.state in LIVE,
        "may_apply": row.state == TALKING,
        "applied": row.state in (APPLIED, "voting"),
        "along": goes_along(row, now()) if row.from_stay and row.state in LIVE else [],
        "waits": row.state == WAITING,
        "place": queries.place_in_line(row) if row.state == WAITING else 0,
        "offered": row.state == OFFERED,
        "agreed": row.state == AGREED,
        "no": gettext(TOLD_NO) if row.state == NOT_NOW else "",
        "apply_form": given.get("apply") or ApplyForm(row.house),
        "day_form": given.get("day") or DayForm(today_in(row.house.time_zone, now())),
        "wrong": wrong,
    }
    return render(request, "houses/asked_mine.html", context, status=422 if bad else 200)


@require_safe
@member_required
def stay(request: MemberRequest, pk: UUID) -> HttpResponse:
    """One stay of mine, and everything that was written down about me while I lived there."""
    found = stay_of_mine(request.user, pk)
    if found is None:
        raise Http404
    context = {
        "stay": found,
        "house": found.house,
        "rows": everything_about(found),
        "may_move": stay_i_may_leave(request.user, pk, now()) is not None,
    }
    return render(request, "houses/stay_mine.html", context)
