"""My plan for a hard hour, and whether a card may come. Both are seen by nobody else."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from porch.people.access import MemberRequest, anyone_here
from porch.people.queries import community
from porch.safety.actions.hard_hour import choose_cards, keep_plan
from porch.safety.queries.hard_hour import plan_of as my_plan
from porch.safety.queries.hard_hour import wants_cards
from porch.safety.rules.plan import LONGEST, NotKeepable, plan_of
from porch.safety.steps import steps


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@anyone_here
def plan(request: MemberRequest) -> HttpResponse:
    """Written here, kept where its owner says: sealed with us, on this device by their browser, or both."""
    if request.method != "POST":
        return _plan(request, my_plan(request.user))
    told = {name: str(words) for name, words in request.POST.items()}
    try:
        kept = plan_of(told, steps(settings.PORCH_DATA)) if "here" in told else {}
    except NotKeepable as wrong:
        return _plan(request, told, wrong=str(wrong))
    keep_plan(kept, by=request.user)
    said = _("Saved. Nobody else is shown it.") if kept else _("Nothing of your plan is kept with us.")
    messages.success(request, said)
    return redirect("safety:plan")


def _plan(request: MemberRequest, told: dict[str, str], wrong: str = "") -> HttpResponse:
    written = [(step, told.get(step.key, "")) for step in steps(settings.PORCH_DATA)]
    values = {"written": written, "wrong": wrong, "longest": LONGEST}
    return render(request, "safety/plan.html", values, status=422 if wrong else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@anyone_here
def card(request: MemberRequest) -> HttpResponse:
    """Whether a card may come when my words sound heavy."""
    if request.method == "POST":
        choose_cards(on="on" in request.POST, by=request.user)
        messages.success(request, _("Saved."))
        return redirect("safety:card")
    return render(
        request, "safety/card.html", {"on": wants_cards(request.user), "heard": community().worry_queue}
    )
