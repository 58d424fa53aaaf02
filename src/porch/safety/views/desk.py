"""The safety desk."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from porch.kit.clock import now
from porch.people.access import MemberRequest, staff_required
from porch.safety import actions, queries
from porch.safety.models import Report
from porch.safety.rules import CATEGORIES, NotReportable

at_the_desk = staff_required(*queries.DESK)


@require_safe
@at_the_desk
def desk(request: MemberRequest) -> HttpResponse:
    """The queue, most pressing first. Every look is noted."""
    actions.looked_at(None, by=request.user, now=now())
    waiting = [(report, CATEGORIES[report.category]) for report in queries.open_reports(request.user)[:100]]
    return render(request, "safety/desk.html", {"waiting": waiting, "now": now()})


@require_safe
@at_the_desk
def desk_report(request: MemberRequest, pk: UUID) -> HttpResponse:
    return _desk_report(request, _at_desk(request, pk))


@require_POST
@at_the_desk
def read_report(request: MemberRequest, pk: UUID) -> HttpResponse:
    try:
        actions.read(_at_desk(request, pk), by=request.user, now=now())
    except actions.TakenBySomeoneElse:
        messages.info(request, gettext("Someone has read this one already."))
    return redirect("safety:desk-report", pk)


@require_POST
@at_the_desk
def answer_report(request: MemberRequest, pk: UUID) -> HttpResponse:
    found, words = _at_desk(request, pk), request.POST.get("words", "")
    try:
        actions.answer(found, words, by=request.user, now=now())
    except NotReportable as wrong:
        return _desk_report(request, found, wrong=str(wrong), words=words)
    except actions.TakenBySomeoneElse:
        messages.info(request, gettext("This report has moved on already."))
        return redirect("safety:desk-report", pk)
    messages.success(request, gettext("Answered. Thank you."))
    return redirect("safety:desk")


def _at_desk(request: MemberRequest, pk: UUID) -> Report:
    return get_object_or_404(queries.reports_at_desk(request.user), pk=pk)


def _desk_report(request: MemberRequest, found: Report, wrong: str = "", words: str = "") -> HttpResponse:
    actions.looked_at(found, by=request.user, now=now())
    values = {"report": found, "category": CATEGORIES[found.category], "wrong": wrong, "words": words}
    return render(request, "safety/desk_report.html", values, status=422 if wrong else 200)
