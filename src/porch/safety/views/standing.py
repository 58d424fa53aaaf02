"""What applies to me, until when, and asking somebody else to look again."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from porch.kit.clock import now
from porch.people.access import MemberRequest, account_required, is_locked
from porch.safety import actions, queries
from porch.safety.forms import Appealing
from porch.safety.rules.cases import NotDoable
from porch.safety.rules.measures import applies


@require_safe
@account_required
def standing(request: MemberRequest) -> HttpResponse:
    """Everything that was decided about me: nothing applies to anybody that does not stand here."""
    at = now()
    actions.standing_seen(by=request.user, now=at)
    found = list(queries.applied_to(request.user))
    values = {
        "applying": [one for one in found if applies(one.state, one.until, now=at)],
        "past": [one for one in found if not applies(one.state, one.until, now=at)],
        "locked": is_locked(request.user),
    }
    return render(request, "safety/standing.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
@account_required
def appeal(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Ask for another look, once."""
    measure = get_object_or_404(queries.applied_to(request.user), pk=pk)
    form = Appealing(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            actions.appeal(measure, form.cleaned_data["words"], by=request.user, now=now())
        except NotDoable as wrong:
            form.add_error("words", str(wrong))
        else:
            messages.success(
                request, gettext("Sent. Somebody who did not decide it looks at it within three days.")
            )
            return redirect("safety:standing")
    values = {"measure": measure, "form": form}
    return render(request, "safety/appeal.html", values, status=422 if form.is_bound else 200)
