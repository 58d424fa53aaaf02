"""The duty rota: who reads reports when this week, where the gaps are, my shifts, and days to hand on."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from porch.kit.clock import now
from porch.people.access import MemberRequest
from porch.safety import actions, queries
from porch.safety.forms import Day, NewShift
from porch.safety.models import Cover, Shift
from porch.safety.rules.cases import NotDoable
from porch.safety.views.gate import at_the_desk


@require_safe
@at_the_desk
def rota(request: MemberRequest) -> HttpResponse:
    return _page(request, NewShift(request.user))


@require_POST
@at_the_desk
def begin(request: MemberRequest) -> HttpResponse:
    form = NewShift(request.user, request.POST)
    if form.is_valid():
        try:
            actions.begin_shift(request.user, **form.cleaned_data, now=now())
        except NotDoable as wrong:
            form.add_error(None, str(wrong))
        else:
            messages.success(request, gettext("Your shift stands, every week."))
            return redirect("safety:rota")
    return _page(request, form)


@require_POST
@at_the_desk
def end(request: MemberRequest, pk: int) -> HttpResponse:
    actions.end_shift(get_object_or_404(queries.shifts_of(request.user), pk=pk), by=request.user, now=now())
    messages.success(request, gettext("Your shift ends. What was yours is a gap until somebody takes it."))
    return redirect("safety:rota")


@require_POST
@at_the_desk
def day(request: MemberRequest) -> HttpResponse:
    """One day of one shift: its owner cannot come, or somebody takes it."""
    form = Day(request.POST)
    if not form.is_valid():
        raise Http404
    shift, on = get_object_or_404(Shift, pk=form.cleaned_data["shift"]), form.cleaned_data["on"]
    cover = Cover.objects.filter(shift=shift, on=on).first()
    try:
        if cover is None:
            actions.cannot_come(shift, on, by=request.user, now=now())
        else:
            actions.take_day(cover, by=request.user, now=now())
    except NotDoable as wrong:
        messages.info(request, str(wrong))
    return redirect("safety:rota")


def _page(request: MemberRequest, form: NewShift) -> HttpResponse:
    at = now()
    values = {
        "week": queries.week_of(request.user, now=at),
        "has_rota": queries.has_rota(),
        "mine": queries.shifts_of(request.user),
        "form": form,
        "now": at,
    }
    return render(request, "safety/rota.html", values, status=422 if form.is_bound else 200)
