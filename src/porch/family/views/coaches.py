"""The coordinator's page about who coaches. Whom they walk with is not on it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from porch.family.actions import coaches as actions
from porch.family.forms.coaching import LearnedForm
from porch.family.queries import coaching as queries
from porch.kit.clock import now
from porch.people import consent
from porch.people.access import MemberRequest, staff_required
from porch.people.queries import by_handle


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required("coordinator")
def desk(request: MemberRequest) -> HttpResponse:
    form = LearnedForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        whom = by_handle(form.cleaned_data["handle"])
        if whom is not None and whom.is_here:
            actions.learned(whom, by=request.user, now=now())
            messages.success(request, gettext("They say themselves how much room they have."))
            return redirect("family:desk-coaches")
        form.add_error("handle", gettext("Nobody of that name is here."))
    many, since = queries.waiting()
    rows = queries.coaches()
    named = [row.coach.member_id for row in rows]
    shown = consent.see_each(request.user, named, "family-coach", purpose="family-calls", now=now())
    there = [row for row in rows if row.coach.member_id in shown]
    context = {"form": form, "coaches": there, "many": many, "since": since}
    return render(request, "family/helping/desk_coaches.html", context, status=422 if form.is_bound else 200)


@require_POST
@staff_required("coordinator")
def end(request: MemberRequest, pk: UUID) -> HttpResponse:
    if not actions.no_more(pk, now=now()):
        raise Http404
    messages.success(request, gettext("They are put to nobody new. Calls that go on stay theirs."))
    return redirect("family:desk-coaches")
