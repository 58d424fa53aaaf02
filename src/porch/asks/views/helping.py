"""Helping: what one can be asked for, one's shifts, days that are given away or free."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST, require_safe

from porch.asks import actions
from porch.asks.forms import DayForm, DaysOffForm, KindsForm, ShiftForm
from porch.asks.models import Shift
from porch.asks.queries import mine as asks_mine
from porch.asks.queries.rota import Mine, my_helping
from porch.kit.clock import now
from porch.kit.full import if_there_is_room
from porch.people.access import MemberRequest, member_required
from porch.wire.actions import seen
from porch.wire.queries import bell_of


@require_safe
@member_required
def helping(request: MemberRequest) -> HttpResponse:
    with if_there_is_room():
        seen(request.user, request.path, now())
    return _page(request)


@require_POST
@member_required
def kinds(request: MemberRequest) -> HttpResponse:
    form = KindsForm(request.POST)
    _only_helpers(request)
    if not form.is_valid():
        return _page(request, kinds_form=form)
    actions.help_with(request.user, form.cleaned_data["kinds"], now=now())
    messages.success(request, gettext("Thank you. That is kept."))
    return redirect("asks:helping")


@require_POST
@member_required
def begin(request: MemberRequest) -> HttpResponse:
    mine = _only_helpers(request)
    form = ShiftForm(request.user, mine.helper.kinds if mine.helper else [], request.POST)
    if form.is_valid():
        try:
            actions.begin_shift(request.user, **form.cleaned_data, now=now())
        except actions.NotAShift as wrong:
            form.add_error(None, str(wrong))
        else:
            messages.success(request, gettext("Your shift stands, every week."))
            return redirect("asks:helping")
    return _page(request, shift_form=form)


@require_POST
@member_required
def end(request: MemberRequest, pk: int) -> HttpResponse:
    shift = get_object_or_404(Shift, pk=pk, member=request.user)
    actions.end_shift(shift, by=request.user, now=now())
    messages.success(request, gettext("That shift has ended."))
    return redirect("asks:helping")


@require_POST
@member_required
def day(request: MemberRequest) -> HttpResponse:
    """One day of one shift: given away, taken, or given back."""
    form = DayForm(request.POST)
    _only_helpers(request)
    if not form.is_valid():
        raise Http404
    shift, on = get_object_or_404(Shift, pk=form.cleaned_data["shift"]), form.cleaned_data["on"]
    verb = {"give": actions.give_day, "take": actions.take_day, "back": actions.give_back_day}
    try:
        verb[form.cleaned_data["do"]](shift, on, by=request.user, now=now())
    except actions.Taken:
        messages.info(request, gettext("Somebody has that time already. Thank you."))
    except (actions.NotAShift, actions.NotAHelper) as wrong:
        raise Http404 from wrong
    else:
        messages.success(request, gettext("That is kept. Nobody is told whose it was."))
    return redirect("asks:helping")


@require_POST
@member_required
def days_off(request: MemberRequest) -> HttpResponse:
    form = DaysOffForm(request.POST)
    _only_helpers(request)
    if form.is_valid():
        try:
            given = actions.take_days_off(request.user, **form.cleaned_data, now=now())
        except actions.NotAShift as wrong:
            form.add_error(None, str(wrong))
        else:
            said = ngettext("%(n)s shift is free for others.", "%(n)s shifts are free for others.", given)
            messages.success(request, said % {"n": given})
            return redirect("asks:helping")
    return _page(request, off_form=form)


@require_POST
@member_required
def still(request: MemberRequest) -> HttpResponse:
    _only_helpers(request)
    actions.still_here(request.user, now=now())
    messages.success(request, gettext("Thank you. Your times stand."))
    return redirect("asks:helping")


@require_POST
@member_required
def stop(request: MemberRequest) -> HttpResponse:
    _only_helpers(request)
    actions.stop_helping(request.user, now=now())
    messages.success(request, gettext("You are asked nothing more. You can take it up again any time."))
    return redirect("asks:helping")


def _only_helpers(request: MemberRequest) -> Mine:
    mine = my_helping(request.user, now())
    if not mine.may_help:
        raise Http404
    return mine


def _page(
    request: MemberRequest,
    *,
    kinds_form: KindsForm | None = None,
    shift_form: ShiftForm | None = None,
    off_form: DaysOffForm | None = None,
) -> HttpResponse:
    at = now()
    mine = my_helping(request.user, at)
    chosen = mine.helper.kinds if mine.helper else []
    wrong = kinds_form or shift_form or off_form
    context = {
        "mine": mine,
        "has_run_out": mine.has_run_out(at),
        "kinds_form": kinds_form or KindsForm(initial={"kinds": chosen}),
        "shift_form": shift_form or ShiftForm(request.user, chosen),
        "off_form": off_form or DaysOffForm(),
        "with_whom": asks_mine.with_whom_now(request.user),
        "alert": asks_mine.open_alert_of(request.user),
        "quiet": bell_of(request.user).quiet,
        "now": at,
    }
    return render(request, "asks/helping.html", context, status=422 if wrong else 200)
