"""Appeals at the desk: another look by somebody who had no hand in it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from porch.kit.clock import now
from porch.people.access import MemberRequest, staff_required
from porch.safety import actions, queries
from porch.safety.forms import Deciding
from porch.safety.rules.cases import NotDoable

a_judge = staff_required(*queries.JUDGES)


@require_safe
@a_judge
def appeals(request: MemberRequest) -> HttpResponse:
    """What waits for this person's answer, and nothing else."""
    at = now()
    actions.appeals_looked_at(None, by=request.user, now=at)
    values = {"waiting": queries.appeals_for(request.user), "now": at}
    return render(request, "safety/appeals.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
@a_judge
def decide(request: MemberRequest, pk: UUID) -> HttpResponse:
    found = next((one for one in queries.appeals_for(request.user) if one.pk == pk), None)
    if found is None:
        raise Http404
    form = Deciding(found.measure, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            actions.decide(
                found,
                said["verb"],
                said["words"],
                by=request.user,
                now=now(),
                kind=said.get("kind") or "",
                days=said.get("days"),
            )
        except NotDoable as wrong:
            form.add_error(None, str(wrong))
        else:
            messages.success(request, gettext("Answered. They have been told."))
            return redirect("safety:appeals")
    actions.appeals_looked_at(found, by=request.user, now=now())
    case = queries.cases_at_desk(request.user).filter(pk=found.measure.case_id).first()
    values = {"appeal": found, "measure": found.measure, "form": form, "case": case}
    return render(request, "safety/decide.html", values, status=422 if form.is_bound else 200)
