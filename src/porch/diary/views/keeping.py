"""Taking one's entries along as a table or on paper, and deleting them all."""

import csv
import io

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from porch.diary import actions, queries, summing
from porch.diary.forms import PeriodForm
from porch.diary.table import HEADINGS, rows_of
from porch.kit.clock import now, today_in
from porch.people.access import MemberRequest, member_required


@require_safe
@member_required
def table(request: MemberRequest) -> HttpResponse:
    """Every entry that holds, as CSV, notes included: it is for its owner alone."""
    out = io.StringIO()
    sheet = csv.writer(out, lineterminator="\r\n")
    sheet.writerow(HEADINGS)
    sheet.writerows(rows_of(request.user))
    response = HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="days.csv"'
    return response


@require_safe
@member_required
def sheet(request: MemberRequest) -> HttpResponse:
    """A sheet to print, or to keep as PDF by the browser's own print: figures, then entry by entry, without notes."""
    today = today_in(request.user.time_zone, now())
    form = PeriodForm(request.GET or None, today=today)
    bound = form.is_bound
    if bound and not form.is_valid():
        return render(request, "diary/sheet.html", {"form": form, "nav_here": "progress"}, status=422)
    first, last = form.span if bound else form.usual_span
    context = {
        "form": form,
        "parts": summing.own(queries.period_of(request.user, first, last)),
        "entries": queries.entries_of(request.user, first, last),
        "when": summing.between(first, last),
        "nav_here": "progress",
    }
    return render(request, "diary/sheet.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def forget(request: MemberRequest) -> HttpResponse:
    """Delete everything told here, behind one more page."""
    if request.method == "POST":
        actions.forget_all(request.user)
        messages.success(request, gettext("Deleted. Nothing of it is kept."))
        return redirect("diary:progress")
    return render(request, "diary/forget.html", {"nav_here": "progress"})
