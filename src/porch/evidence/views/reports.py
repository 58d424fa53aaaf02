"""Reports for those who may read them: the list, one of them, and its files."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from porch.evidence.exports import files_of, parcel
from porch.evidence.exports.package import ZIP
from porch.evidence.models import Report
from porch.evidence.pictures.alone import page_alone
from porch.evidence.pictures.page import page_of
from porch.evidence.queries.reports import may_make, readable
from porch.evidence.rules.made import For
from porch.people.models import Member

TYPES = {"json": "application/json", "csv": "text/csv; charset=utf-8", "zip": "application/zip"}


@require_safe
@never_cache
def index(request: HttpRequest) -> HttpResponse:
    """What this viewer may read, newest first: their group's, their programme's, and what is public."""
    viewer = request.user
    context = {
        "reports": readable(viewer).filter(state=Report.State.DONE)[:50],
        "is_member": isinstance(viewer, Member) and viewer.is_here and viewer.in_recovery,
        "makes": may_make(viewer),
    }
    return render(request, "evidence/index.html", context)


@require_safe
@never_cache
def report(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One report; while it is being made, how far it is."""
    row = get_object_or_404(readable(request.user), pk=pk)
    if row.state != Report.State.DONE:
        return render(request, "evidence/waits.html", {"report": row})
    reader = request.GET.get("for", For.EVERYONE)
    if reader not in list(For):
        raise Http404
    page = page_of(row.result, For(reader))
    files = reverse("evidence:file-report-zip", args=[row.pk]) if page.enough else ""
    decision = row.decisions.order_by("at", "pk").last() if row.public_at else None
    context = {"report": row, "decision": decision, "page": page, "files": files}
    return render(request, "evidence/report.html", context)


@require_safe
@never_cache
def file(request: HttpRequest, pk: UUID, name: str) -> HttpResponse:
    """One file of a report, or all of them in one."""
    row = get_object_or_404(readable(request.user), pk=pk, state=Report.State.DONE)
    content = _all_of_it(row.result) if name == ZIP else files_of(row.result).get(name)
    if content is None:
        raise Http404
    response = HttpResponse(content, content_type=TYPES[name.rpartition(".")[2]])
    response["Content-Disposition"] = f'attachment; filename="{row.cut.isoformat()}-{name}"'
    return response


def _all_of_it(result: Mapping[str, Any]) -> bytes:
    """The files, and the page itself as one that needs nothing beside it."""
    return parcel(result, {"report.html": page_alone(dict(result)).encode()})
