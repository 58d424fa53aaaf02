"""All that one keeps days of, and beginning with something new."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from porch.days import actions, queries
from porch.days.forms import NewForm
from porch.days.rules.saying import READ_BACK
from porch.days.views.showing import added_line, card_of
from porch.days.words import WHY_NOT
from porch.kit.clock import now, today_in
from porch.people.access import MemberRequest, member_required


@require_safe
@member_required
def days(request: MemberRequest) -> HttpResponse:
    at = now()
    told = queries.told_threads(request.user, at, also_laid_aside=True)
    context = {
        "cards": [card_of(one) for one in told if one.thread.laid_aside_at is None],
        "aside": [one for one in told if one.thread.laid_aside_at is not None],
        "nav_here": "days",
    }
    return render(request, "days/days.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def new(request: MemberRequest) -> HttpResponse:
    """What, and what one wants. A day long ago is read back before it is kept."""
    form = NewForm(request.POST if request.method == "POST" else None)
    context = {"form": form, "nav_here": "days"}
    if form.is_valid():
        said = form.cleaned_data
        adds = _adds(request, said["since"])
        if adds > READ_BACK and request.POST.get("sure") != str(adds):
            return render(request, "days/new.html", {**context, "sure": adds, "adds": added_line(adds)})
        try:
            thread = actions.open_thread(
                request.user,
                said["what"],
                word=said["word"],
                goal=said["goal"],
                since=said["since"],
                now=now(),
            )
            return redirect("days:thread", thread.pk)
        except actions.NotToBeTold as why:
            form.add_error(None if why.code == "too-many" else _field(why.code), str(WHY_NOT[why.code]))
    return render(request, "days/new.html", context, status=422 if form.is_bound else 200)


def _adds(request: MemberRequest, since: date | None) -> int:
    today = today_in(request.user.time_zone or "UTC", now())
    return queries.in_a_run_since(since, today) if since else 0


def _field(code: str) -> str:
    return "what" if code == "kept-already" else "since"
