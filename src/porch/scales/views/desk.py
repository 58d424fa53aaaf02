"""Which questionnaires a community offers, and supplying the words of one."""

import json

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.kit.clock import now
from porch.people.access import MemberRequest, staff_required
from porch.scales import actions, queries
from porch.scales.forms import SupplyForm
from porch.scales.queries.sheets import FOLDER
from porch.scales.rules.sheets import NotASheet


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required("operator")
def desk(request: MemberRequest) -> HttpResponse:
    """The list, and a place to paste one."""
    form = SupplyForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            kept = actions.supply(form.cleaned_data["text"], by=request.user, now=now())
            messages.success(request, gettext("“%(title)s” is offered now.") % {"title": kept.title})
            return redirect("scales:desk")
        except NotASheet as wrong:
            for fault in wrong.faults[:20]:
                form.add_error("text", fault)
    context = {"form": form, "sheets": queries.every_sheet().values()}
    return render(request, "scales/desk.html", context, status=422 if form.is_bound else 200)


@require_safe
@staff_required("operator")
def as_json(request: MemberRequest, code: str) -> HttpResponse:
    """One as it is, to copy from."""
    there = queries.every_sheet().get(code)
    if there is None:
        raise Http404
    said = there[1]
    told = said.told if said and said.told else json.loads((FOLDER / f"{code}.json").read_text())
    text = json.dumps(told, ensure_ascii=False, indent=2)
    return HttpResponse(text, content_type="application/json; charset=utf-8")


@require_POST
@staff_required("operator")
def put_away(request: MemberRequest, code: str) -> HttpResponse:
    _there(code)
    actions.put_away(code, by=request.user, now=now())
    messages.success(request, gettext("Put away. What people answered stays theirs."))
    return redirect("scales:desk")


@require_POST
@staff_required("operator")
def offer_again(request: MemberRequest, code: str) -> HttpResponse:
    _there(code)
    actions.offer_again(code, by=request.user, now=now())
    messages.success(request, gettext("It is offered again."))
    return redirect("scales:desk")


@require_POST
@staff_required("operator")
def take_out(request: MemberRequest, code: str) -> HttpResponse:
    _there(code)
    actions.take_out(code, by=request.user, now=now())
    messages.success(request, gettext("The words that were supplied are gone."))
    return redirect("scales:desk")


def _there(code: str) -> None:
    if code not in queries.every_sheet():
        raise Http404
