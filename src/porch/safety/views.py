"""Help now, leaving quickly, reports.

Help now and leaving are doors that open whatever else is broken: both are drawn without a request in their
context, so that nothing asks the session or the database.
"""

from urllib.parse import urlsplit
from uuid import UUID

from django.contrib import messages
from django.contrib.auth import logout
from django.db import Error
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.kit.clock import now
from porch.people.access import MemberRequest, member_required, staff_required
from porch.safety import actions, doors, queries
from porch.safety.models import Report
from porch.safety.rules import CATEGORIES, NotReportable
from porch.ui.context import theme_of
from porch.ui.errors import bare

# a quarter of an hour in the browser's own cache: the page also opens with no signal, and a mended number is soon seen
KEPT = "private, max-age=900, stale-if-error=604800"


@require_safe
def help_now(request: HttpRequest) -> HttpResponse:
    """From a file; no sign-in, no session, no database."""
    return HttpResponse(doors.help_page(theme_of(request)), headers={"Cache-Control": KEPT})


@require_safe
def leaving(request: HttpRequest) -> HttpResponse:
    """What leaving quickly does, and what it cannot do."""
    return bare(request, "safety/leaving.html", 200)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """Quick exit. POST from a page of ours ends the session; everything else only shows the bland page.

    There is no CSRF token because this button also stands on pages that have none: cached ones, error pages, help
    without a database. In its place stands the question where the POST came from, see ``from_a_page_of_ours``.
    GET never ends anything, so no picture or link elsewhere can sign anybody out or clear their cookies.
    The answer leads to our own page even when LEAVE_URL is set, because our content policy keeps forms from leading
    outside; the bland page then moves on by itself.
    """
    if request.method != "POST":
        return _bland_page()
    response = HttpResponseRedirect("/leave/", status=303)
    if from_a_page_of_ours(request):
        _end_session(request)
        response["Clear-Site-Data"] = '"cache", "cookies"'
    response["Cache-Control"] = "no-store"
    return response


def from_a_page_of_ours(request: HttpRequest) -> bool:
    """Did our own page send this? By Sec-Fetch-Site, else Origin, else Referer.

    A browser that tells none of the three is believed: the worst that another site could do with it is to sign
    someone out, and someone who must leave now matters more.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site == "same-origin"
    sender = request.headers.get("Origin") or request.headers.get("Referer")
    return sender is None or urlsplit(sender).netloc == request.get_host()


def _end_session(request: HttpRequest) -> None:
    try:
        logout(request)
    except Error:  # the database is gone: the cookie goes all the same, and an empty session clears it
        request.session = type(request.session)()


def _bland_page() -> HttpResponse:
    return HttpResponse(doors.bland_page(), headers={"Cache-Control": "no-store"})


# ---- reports: what a member tells the desk, and what the desk does with it ----

at_the_desk = staff_required(*queries.DESK)


@require_safe
@member_required
def report(request: MemberRequest, kind: str, ident: str) -> HttpResponse:
    """Tap what it is about, and it is sent."""
    return _report_form(request, kind, ident)


@require_POST
@member_required
def send_report(request: MemberRequest, kind: str, ident: str) -> HttpResponse:
    said = request.POST
    try:
        made = actions.report(
            kind,
            ident,
            category=said.get("category", ""),
            by=request.user,
            now=now(),
            words=said.get("words", ""),
            with_evidence="along" in said,
        )
    except actions.NothingToReport as nothing:
        raise Http404 from nothing
    except NotReportable as wrong:
        return _report_form(request, kind, ident, wrong=str(wrong))
    return redirect("safety:receipt", made.pk)


def _report_form(request: MemberRequest, kind: str, ident: str, wrong: str = "") -> HttpResponse:
    found = queries.reportable(kind, ident, request.user)
    if found is None:
        raise Http404
    thing, label = found
    typed = {"words": request.POST.get("words", ""), "along": "along" in request.POST}
    about = {"kind": kind, "ident": ident, "label": label, "back": thing.back(ident)}
    values = typed | about | {"categories": CATEGORIES.items(), "wrong": wrong}
    return render(request, "safety/report.html", values, status=422 if wrong else 200)


@require_safe
@member_required
def receipt(request: MemberRequest, pk: UUID) -> HttpResponse:
    """What happens now, and what came of it: for the one who made the report, and nobody else."""
    made = get_object_or_404(queries.my_reports(request.user), pk=pk)
    actions.receipt_seen(made, by=request.user, now=now())
    return render(request, "safety/receipt.html", {"report": made, "category": CATEGORIES[made.category]})


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
