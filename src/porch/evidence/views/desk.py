"""The desk of reports: which there are, how far they are, making one, and whether everybody may read it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from porch.evidence import tasks
from porch.evidence.actions import making, publishing
from porch.evidence.forms.asking import AskForm, DecideForm
from porch.evidence.models import Report
from porch.evidence.queries.reports import STAFF, readable
from porch.kit.clock import now
from porch.people.access import MemberRequest, staff_required

MOST = 50
reports_desk = staff_required(*STAFF)


@require_http_methods(["GET", "HEAD", "POST"])
@reports_desk
def desk(request: MemberRequest) -> HttpResponse:
    """Every report, newest first, and the form that asks for one."""
    form = AskForm(request.POST if request.method == "POST" else None, now=now())
    if form.is_valid():
        one, cut = form.subject, form.cleaned_data["cut"]
        try:
            row = making.ask(one.kind, one.pk, cut, by=request.user, now=now())
        except making.NotToBeMade as not_so:
            form.add_error(None, str(not_so))
        else:
            tasks.work_out.enqueue(str(row.pk))
            return redirect("evidence:report", row.pk)
    context = {"form": form, "reports": readable(request.user).select_related("asked_by")[:MOST]}
    return render(request, "evidence/desk.html", context, status=422 if form.is_bound else 200)


@require_POST
@reports_desk
def again(request: MemberRequest, pk: UUID) -> HttpResponse:
    """One that did not come to an end is made anew."""
    row = get_object_or_404(readable(request.user), pk=pk)
    try:
        if making.ask_again(row, by=request.user, now=now()):
            tasks.work_out.enqueue(str(row.pk))
    except making.NotToBeMade as not_so:
        messages.info(request, str(not_so))
    return redirect("evidence:report", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@reports_desk
def public(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Let everybody read it, or no longer, with the reason."""
    row = get_object_or_404(readable(request.user), pk=pk, state=Report.State.DONE)
    form = DecideForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        to_all, because = row.public_at is None, form.cleaned_data["because"]
        publishing.decide(row, public=to_all, because=because, by=request.user, now=now())
        said = gettext("Everybody may read it now.") if to_all else gettext("It is no longer public.")
        messages.success(request, said)
        return redirect("evidence:desk")
    context = {"form": form, "report": row, "decisions": row.decisions.order_by("at", "pk")}
    return render(request, "evidence/public.html", context, status=422 if form.is_bound else 200)
