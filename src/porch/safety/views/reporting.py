"""Telling the safety desk, and what the one who told sees afterwards."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from porch.kit.clock import now
from porch.kit.community import here
from porch.kit.full import if_there_is_room
from porch.people.access import MemberRequest, anyone_here
from porch.safety import actions, crisis, queries
from porch.safety.rules import CATEGORIES, NotReportable
from porch.safety.rules.cases import OUTCOMES, band


@require_safe
@anyone_here
def report(request: MemberRequest, kind: str, ident: str) -> HttpResponse:
    """Tap what it is about, and it is sent."""
    return _report_form(request, kind, ident)


@require_POST
@anyone_here
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
    about = {"kind": kind, "ident": ident, "label": label, "back": thing.back(ident), "tick": thing.along}
    promise = queries.promise(now())
    values = typed | about | {"categories": CATEGORIES.items(), "wrong": wrong, "promise": promise}
    return render(request, "safety/report.html", values, status=422 if wrong else 200)


@require_safe
@anyone_here
def receipt(request: MemberRequest, pk: UUID) -> HttpResponse:
    """What happens now, and what came of it: for the one who made the report, and nobody else."""
    made, at = get_object_or_404(queries.my_reports(request.user), pk=pk), now()
    with if_there_is_room():
        actions.receipt_seen(made, by=request.user, now=at)
    promise, is_danger = queries.promise(at), band(made.category) == "now"
    alone = is_danger and made.state == made.State.NEW and not promise.someone_is_here
    values = {
        "report": made,
        "category": CATEGORIES[made.category],
        "outcome": OUTCOMES.get(made.outcome, ""),
        "promise": promise,
        "numbers": crisis.load(here().country, settings.PORCH_DATA) if alone else None,
    }
    return render(request, "safety/receipt.html", values)
