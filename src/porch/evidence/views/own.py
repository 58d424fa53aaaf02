"""One's own report: only for its owner, with no permission given to anybody."""

from datetime import date, datetime

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from porch.evidence.exports import own as exports
from porch.evidence.forms.own import SinceForm
from porch.evidence.pictures.own import page_of_own
from porch.evidence.queries import own as queries
from porch.kit.clock import now, today_in
from porch.people.access import MemberRequest, member_required

TYPES = {"json": "application/json", "csv": "text/csv; charset=utf-8", "zip": "application/zip"}


@require_safe
@never_cache
@member_required
def mine(request: MemberRequest) -> HttpResponse:
    """Before and since a day they pick. On the day of a return to use nothing is counted."""
    at = now()
    begun = queries.begun(request.user, at)
    today = today_in(request.user.time_zone, at)
    form = SinceForm(request.GET if "since" in request.GET else None, today=today, usual=begun.usual)
    context = {"form": form, "begun": begun, "rests": queries.rests(request.user, at), "nav_here": "progress"}
    if form.is_bound and not form.is_valid():
        return render(request, "evidence/mine.html", context, status=422)
    since = form.cleaned_data["since"] if form.is_bound else begun.usual
    own = queries.own_report(request.user, since, at)
    context |= {"own": own, "page": page_of_own(own)}
    return render(request, "evidence/mine.html", context)


@require_safe
@never_cache
@member_required
def file(request: MemberRequest, name: str) -> HttpResponse:
    """One of their files, or all of them in one: all their days, and the report since the day in the address."""
    at = now()
    since = _since(request, at)
    own = queries.own_report(request.user, since, at)
    days, told = queries.every_day(request.user, at)
    files = exports.files_of(own, days, told, queries.beside_days(request.user, at))
    content = exports.parcel(files) if name == exports.ZIP else files[name]
    response = HttpResponse(content, content_type=TYPES[name.rpartition(".")[2]])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _since(request: MemberRequest, at: datetime) -> date:
    usual = queries.begun(request.user, at).usual
    if "since" not in request.GET:
        return usual
    form = SinceForm(request.GET, today=today_in(request.user.time_zone, at), usual=usual)
    if not form.is_valid():
        raise Http404
    since: date = form.cleaned_data["since"]
    return since
