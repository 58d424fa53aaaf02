"""Doing something about a case, and a second person's answer to what needs two."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from porch.kit.clock import now
from porch.people.access import MemberRequest
from porch.people.models import Member
from porch.safety import actions, queries
from porch.safety.forms import Acting
from porch.safety.models import Case, Measure
from porch.safety.rules.cases import NotDoable
from porch.safety.views.desk import at_desk, not_in_hand
from porch.safety.views.gate import at_the_desk


@require_http_methods(["GET", "HEAD", "POST"])
@at_the_desk
def act(request: MemberRequest, pk: UUID) -> HttpResponse:
    """One action, the rule it cites, and the notice its person reads."""
    found = at_desk(request, pk)
    form = Acting(found, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            _do(found, form, request.user)
        except NotDoable as wrong:
            form.add_error(None, str(wrong))
        except actions.TakenBySomeoneElse:
            return not_in_hand(request, pk)
        else:
            messages.success(
                request, gettext("Done. They have been told, and can ask somebody else to look again.")
            )
            return redirect("safety:case", pk)
    values = {"case": found, "form": form}
    return render(request, "safety/act.html", values, status=422 if form.is_bound else 200)


def _do(case: Case, form: Acting, by: Member) -> Measure:
    said = form.cleaned_data
    return actions.act(
        case,
        said["kind"],
        rule=said["rule"],
        by=by,
        now=now(),
        words=said["words"],
        days=said["days"],
        thing=said.get("thing") or "",
    )


@require_POST
@at_the_desk
def second(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Yes or no to what somebody else asked for."""
    waiting = {measure.pk: measure for measure in queries.asks_for_a_second(request.user)}
    if pk not in waiting:
        raise Http404
    answer = actions.agree if request.POST.get("answer") == "yes" else actions.refuse
    try:
        answer(waiting[pk], by=request.user, now=now())
    except NotDoable as wrong:
        messages.info(request, str(wrong))
    return redirect("safety:case", waiting[pk].case_id)


@require_POST
@at_the_desk
def lift(request: MemberRequest, pk: UUID) -> HttpResponse:
    """End what the desk began."""
    measure = get_object_or_404(queries.measures_at_desk(request.user), pk=pk)
    try:
        actions.lift(measure, by=request.user, now=now())
    except actions.TakenBySomeoneElse:
        return not_in_hand(request, measure.case_id)
    return redirect("safety:case", measure.case_id)
