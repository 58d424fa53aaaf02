"""The safety desk: the queue, and one case with all that can be done about it on one page."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from porch.kit.clock import now
from porch.people.access import MemberRequest
from porch.safety import actions, looking, queries
from porch.safety.forms import Closing, Noting
from porch.safety.models import Case
from porch.safety.rules import CATEGORIES
from porch.safety.rules.cases import DESK_BREAK, DESK_HOUR, NotDoable
from porch.safety.views.gate import at_the_desk


@require_safe
@at_the_desk
def desk(request: MemberRequest) -> HttpResponse:
    """The queue, most pressing first. Every look is noted."""
    at = now()
    actions.looked_at(None, by=request.user, now=at)
    rows = queries.queue(request.user, now=at)
    seconds, appeals = queries.asks_for_a_second(request.user), queries.appeals_for(request.user)
    named = [*seconds, *(appeal.measure for appeal in appeals)]
    looking.named_at_the_desk(named, by=request.user, now=at)
    values = {
        "rows": rows,
        "next": next((row for row in rows if row.mine), next((row for row in rows if not row.held), None)),
        "seconds": seconds,
        "appeals": appeals,
        "closed": [(case, CATEGORIES[case.category]) for case in queries.lately_closed(request.user)],
        "has_rota": queries.has_rota(),
        "on_duty": queries.on_duty(at),
        "gaps": queries.gaps_ahead(at) if queries.has_rota() else [],
        "long": been_here_long(request, at),
        "now": at,
    }
    return render(request, "safety/desk.html", values)


@require_safe
@at_the_desk
def case(request: MemberRequest, pk: UUID) -> HttpResponse:
    return case_page(request, at_desk(request, pk))


@require_POST
@at_the_desk
def take(request: MemberRequest, pk: UUID) -> HttpResponse:
    try:
        actions.take(at_desk(request, pk), by=request.user, now=now())
    except actions.TakenBySomeoneElse:
        messages.info(request, gettext("Somebody else has this one in hand, or it is answered already."))
    return redirect("safety:case", pk)


@require_POST
@at_the_desk
def note(request: MemberRequest, pk: UUID) -> HttpResponse:
    """A note for whoever comes next, and with it, if asked, the case itself."""
    found, form = at_desk(request, pk), Noting(request.POST)
    words = form.cleaned_data["words"] if form.is_valid() else ""
    do = actions.hand_over if "hand-over" in request.POST else actions.leave_note
    try:
        do(found, words, by=request.user, now=now())
    except NotDoable as wrong:
        form.add_error("words", str(wrong))
        return case_page(request, found, noting=form)
    except actions.TakenBySomeoneElse:
        return not_in_hand(request, pk)
    if "hand-over" in request.POST:
        messages.success(request, gettext("Handed over. It waits for whoever comes next."))
        return redirect("safety:desk")
    return redirect("safety:case", pk)


@require_POST
@at_the_desk
def close(request: MemberRequest, pk: UUID) -> HttpResponse:
    found, form = at_desk(request, pk), Closing(request.POST)
    if not form.is_valid():
        return case_page(request, found, closing=form)
    said = form.cleaned_data
    try:
        actions.close(found, said["outcome"], by=request.user, now=now(), words=said["words"])
    except NotDoable as wrong:
        form.add_error(None, str(wrong))
        return case_page(request, found, closing=form)
    except actions.TakenBySomeoneElse:
        return not_in_hand(request, pk)
    messages.success(request, gettext("Answered and closed. Thank you."))
    return redirect("safety:desk")


@require_safe
@at_the_desk
def sent_along(request: MemberRequest, pk: UUID, report_id: UUID) -> HttpResponse:
    """What one report brought along, asked for on purpose; that it was read is noted."""
    found = at_desk(request, pk)
    report = get_object_or_404(found.reports, pk=report_id)
    if not report.sealed_evidence:
        raise Http404
    words = looking.evidence_opened(report, by=request.user, now=now())
    values = {"case": found, "report": report, "words": words}
    return render(request, "safety/sent_along.html", values)


def at_desk(request: MemberRequest, pk: UUID) -> Case:
    return get_object_or_404(queries.cases_at_desk(request.user), pk=pk)


def not_in_hand(request: MemberRequest, pk: UUID) -> HttpResponse:
    messages.info(request, gettext("You do not have this case in hand any more. Take it again to go on."))
    return redirect("safety:case", pk)


def case_page(
    request: MemberRequest, found: Case, *, noting: Noting | None = None, closing: Closing | None = None
) -> HttpResponse:
    at, wrong = now(), noting is not None or closing is not None
    actions.looked_at(found, by=request.user, now=at)
    reports = found.reports.select_related("reporter", "about_member").order_by("made_at")
    looking.reports_read(reports, by=request.user, now=at)
    values = {
        "case": found,
        "row": queries.row_of(found, request.user, now=at),
        "category": CATEGORIES[found.category],
        "reports": [(report, CATEGORIES[report.category]) for report in reports],
        "notes": found.notes.select_related("by").order_by("at"),
        "measures": found.measures.select_related("by", "second", "member", "appeal").order_by("made_at"),
        "noting": noting or Noting(),
        "closing": closing or Closing(),
        "long": been_here_long(request, at),
        "now": at,
    }
    return render(request, "safety/case.html", values, status=422 if wrong else 200)


SINCE, LAST = "desk-since", "desk-last"


def been_here_long(request: MemberRequest, at: datetime) -> bool:
    """Whether this sitting at the desk has lasted an hour. It stands in the session alone, and nobody else reads it."""
    stamp, kept = at.timestamp(), request.session
    if stamp - kept.get(LAST, 0) > DESK_BREAK.total_seconds():
        kept[SINCE] = kept[LAST] = stamp
    elif stamp - kept[LAST] > 60:
        kept[LAST] = stamp
    return bool(stamp - kept[SINCE] >= DESK_HOUR.total_seconds())
