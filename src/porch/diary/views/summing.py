"""What a stretch of days comes to, for oneself; summaries for others, made here and given at the gate."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.diary import actions, queries, summing
from porch.diary.consent import SUMMARY
from porch.diary.forms import PeriodForm, SummaryForm
from porch.diary.rules.easier import easier_after
from porch.diary.rules.lists import label_of_helped
from porch.diary.rules.told import NotTold
from porch.kit.clock import now, today_in
from porch.people.access import MemberRequest, member_required
from porch.people.queries.consents import given_by

USUAL = "90"
LATELY = timedelta(days=180)


@require_safe
@member_required
def summary(request: MemberRequest) -> HttpResponse:
    """Plain sentences, with the missing days said."""
    today = today_in(request.user.time_zone, now())
    form = PeriodForm(request.GET or None, today=today, usual=USUAL)
    if form.is_bound and not form.is_valid():
        return render(request, "diary/summary.html", {"form": form, "nav_here": "progress"}, status=422)
    first, last = form.span if form.is_bound else form.usual_span
    period = queries.period_of(request.user, first, last)
    context = {
        "form": form,
        "period": period,
        "parts": summing.own(period),
        "when": summing.between(first, last),
        "nav_here": "progress",
    }
    return render(request, "diary/summary.html", context)


@require_safe
@member_required
def helped(request: MemberRequest) -> HttpResponse:
    """What somebody did themselves after hard hours that were easier afterwards, from their own entries."""
    today = today_in(request.user.time_zone, now())
    found = easier_after(queries.told_of(request.user, today - LATELY, today))
    context = {"found": [(label_of_helped(one.did), one) for one in found], "nav_here": "progress"}
    return render(request, "diary/helped.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def share(request: MemberRequest) -> HttpResponse:
    """Make a summary: which days, and what of them. It is shown as it is before anybody is given it."""
    at = now()
    form = SummaryForm(
        request.POST if request.method == "POST" else None, today=today_in(request.user.time_zone, at)
    )
    if form.is_valid():
        first, last = form.span
        lines = summing.for_others(queries.period_of(request.user, first, last), form.cleaned_data["what"])
        try:
            kept = actions.keep_summary(request.user, first, last, lines, now=at)
            return redirect("diary:shared", kept.pk)
        except NotTold as why:
            form.add_error(why.field, str(why))
    context = {"form": form, "made": queries.summaries_of(request.user), "nav_here": "progress"}
    return render(request, "diary/share.html", context, status=422 if form.is_bound else 200)


@require_safe
@member_required
def shared(request: MemberRequest, pk: UUID) -> HttpResponse:
    """One summary, exactly as somebody else reads it, and who can."""
    made = queries.summary_of(request.user, pk)
    if made is None:
        raise Http404
    given = [
        whom
        for whom in given_by(request.user, now())
        if any(line.grant.scope == SUMMARY and line.grant.item in ("", str(pk)) for line in whom.given)
    ]
    context = {"made": made, "given": given, "scope": SUMMARY, "nav_here": "progress"}
    return render(request, "diary/shared.html", context)


@require_POST
@member_required
def drop(request: MemberRequest, pk: UUID) -> HttpResponse:
    if not actions.drop_summary(request.user, pk):
        raise Http404
    messages.success(request, gettext("Taken away. Whoever could see it sees nothing there now."))
    return redirect("diary:share")
