"""Questions for oneself: which there are, one at a time, what they came to, when to be asked."""

import csv
from io import StringIO
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.company.registries import someone_now
from porch.kit.clock import now
from porch.measures.scoring import NotAnAnswer, next_item, settled
from porch.people.access import MemberRequest, member_required
from porch.scales import actions, queries
from porch.scales.actions.answering import NotOffered
from porch.scales.forms import ItemForm, RhythmForm
from porch.scales.picture import pictures_of
from porch.scales.reading import came_to
from porch.scales.rules.sheets import Sheet


@require_safe
@member_required
def every(request: MemberRequest) -> HttpResponse:
    """The sets of questions there are, with the day they were last answered."""
    last = {one.sheet: one.on for one in queries.answered_by(request.user)}
    offered = queries.offered_sheets()
    due = queries.due(request.user, now())
    context = {
        "first": due or next(iter(offered.values()), None),
        "is_due": due is not None,
        "sheets": [(sheet, last.get(code)) for code, sheet in offered.items()],
        "begun": [(one, offered[one.sheet]) for one in _begun(request) if one.sheet in offered],
        "without_words": queries.sheets_without_words(),
    }
    return render(request, "scales/every.html", context)


def _begun(request: MemberRequest) -> list[queries.Answered]:
    """What they began and did not finish."""
    return queries.answered_by(request.user, done=False)


@require_safe
@member_required
def sheet(request: MemberRequest, code: str) -> HttpResponse:
    return _sheet_page(request, code, None)


def _sheet_page(request: MemberRequest, code: str, form: RhythmForm | None) -> HttpResponse:
    found = _any_sheet(code)
    answered = queries.answered_by(request.user, code)
    days = queries.plan_of(request.user).get(code, {}).get("every")
    context: dict[str, Any] = {
        "sheet": found,
        "offered": code in queries.offered_sheets(),
        "rows": [(one, came_to(found, one)) for one in reversed(answered)],
        "pictures": pictures_of(found, answered),
        "rhythm": form or RhythmForm(days),
    }
    return render(request, "scales/sheet.html", context, status=422 if form else 200)


def _any_sheet(code: str) -> Sheet:
    """One that is offered, or that was and is away: what was answered stays to be read."""
    found = queries.every_sheet().get(code)
    if found is None:
        raise Http404
    return found[0]


@require_POST
@member_required
def begin(request: MemberRequest, code: str) -> HttpResponse:
    try:
        sitting = actions.begin(code, by=request.user, now=now())
    except NotOffered as gone:
        raise Http404 from gone
    return redirect("scales:one", pk=sitting.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def one(request: MemberRequest, pk: UUID) -> HttpResponse:
    """The next question. Answered or left out, it goes on to the one after it, and at the end to what it came to."""
    sitting = queries.one_of(request.user, pk, done=False)
    found = queries.offered_sheets().get(sitting.sheet) if sitting else None
    if sitting is None or found is None:
        raise Http404
    next_one = next_item(found.scoring, sitting.answers)
    if next_one is None:
        raise Http404
    posted = request.method == "POST"
    said = request.POST.get("item", "")
    item = said if posted and said in found.by_code else next_one
    form = ItemForm(found.by_code[item], request.POST if posted else None)
    if posted and "leave-out" in request.POST:
        return _answered(request, pk, item, None)
    if form.is_valid():
        return _answered(request, pk, item, form.cleaned_data["value"])
    passed = settled(found.scoring, sitting.answers)
    asked = [code for code in found.scoring.spans if code not in passed]
    context = {
        "sheet": found,
        "sitting": sitting,
        "item": item,
        "form": form,
        "at": asked.index(item) + 1 if item in asked else 1,
        "of": len(asked),
    }
    return render(request, "scales/one.html", context, status=422 if form.is_bound else 200)


def _answered(request: MemberRequest, pk: UUID, item: str, value: int | None) -> HttpResponse:
    try:
        kept = actions.answer(pk, item, value, by=request.user, now=now())
    except (NotAnAnswer, NotOffered):
        kept = None
    if kept is None:
        raise Http404
    return redirect("scales:came-to" if kept.done_at else "scales:one", pk=pk)


@require_POST
@member_required
def back(request: MemberRequest, pk: UUID) -> HttpResponse:
    if queries.one_of(request.user, pk, done=False) is None:
        raise Http404
    actions.go_back(pk, by=request.user)
    return redirect("scales:one", pk=pk)


@require_POST
@member_required
def stop(request: MemberRequest, pk: UUID) -> HttpResponse:
    if queries.one_of(request.user, pk, done=False) is None:
        raise Http404
    actions.stop(pk, by=request.user)
    messages.success(request, gettext("Stopped. Nothing of it is kept."))
    return redirect("scales:every")


@require_safe
@member_required
def result(request: MemberRequest, pk: UUID) -> HttpResponse:
    """What it came to, and where one can talk. The same is offered whatever was answered."""
    answered = queries.one_of(request.user, pk, done=True)
    if answered is None:
        raise Http404
    found = _any_sheet(answered.sheet)
    said = [(item, item.says(answered.answers.get(item.code))) for item in found.items]
    context = {
        "sheet": found,
        "answered": answered,
        "came": came_to(found, answered),
        "said": said,
        "someone_now": next(iter(someone_now), None),
    }
    return render(request, "scales/came_to.html", context)


@require_POST
@member_required
def forget(request: MemberRequest, pk: UUID) -> HttpResponse:
    answered = queries.one_of(request.user, pk, done=True)
    if answered is None:
        raise Http404
    actions.forget(pk, by=request.user)
    messages.success(request, gettext("It is gone."))
    return redirect("scales:sheet", code=answered.sheet)


@require_POST
@member_required
def forget_all(request: MemberRequest, code: str) -> HttpResponse:
    _any_sheet(code)
    actions.forget_all(code, by=request.user)
    messages.success(request, gettext("Every answer is gone."))
    return redirect("scales:sheet", code=code)


@require_POST
@member_required
def ask_me(request: MemberRequest, code: str) -> HttpResponse:
    _any_sheet(code)
    form = RhythmForm(None, request.POST)
    if not form.is_valid():
        return _sheet_page(request, code, form)
    actions.ask_me(code, form.every, by=request.user, now=now())
    messages.success(request, gettext("Saved. Only you know."))
    return redirect("scales:sheet", code=code)


@require_POST
@member_required
def not_now(request: MemberRequest, code: str) -> HttpResponse:
    _any_sheet(code)
    actions.not_now(code, by=request.user, now=now())
    return redirect("/today/")


@require_safe
@member_required
def as_csv(request: MemberRequest, code: str) -> HttpResponse:
    """Everything they answered to one set, a line a time: the day, the version, each answer, each sum."""
    found, paper = _any_sheet(code), StringIO()
    rows = csv.writer(paper)
    sums = [one.code for one in found.scoring.sums]
    rows.writerow(["day", "version", *(f"answer {item.code}" for item in found.items), *sums])
    for one_time in queries.answered_by(request.user, code):
        answers = [one_time.answers.get(item.code) for item in found.items]
        rows.writerow([one_time.on, one_time.version, *answers, *(one_time.sums.get(name) for name in sums)])
    answer = HttpResponse(paper.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="questions-{code}.csv"'
    return answer
