"""The desk: the week and its gaps, whom coordinators say yes to, how long turns last, and asks that wait here."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.asks import actions
from porch.asks.forms import LetterForm, TimesForm, YesForm
from porch.asks.models import Ask
from porch.asks.queries import desk as queries
from porch.asks.queries.shifts import settings_now
from porch.asks.rules.lifecycles import AT_THE_DESK
from porch.asks.views.shown import numbers, standing
from porch.asks.words import thin_in_words
from porch.kit.clock import now
from porch.kit.community import here
from porch.kit.full import if_there_is_room
from porch.people.access import MemberRequest, staff_required
from porch.people.rules.zones import town_of
from porch.wire.actions import seen

coordinator_required = staff_required("coordinator")
running_required = staff_required("coordinator", "operator")


@require_safe
@coordinator_required
def shifts(request: MemberRequest) -> HttpResponse:
    return _shifts(request, YesForm())


@require_POST
@coordinator_required
def say_yes(request: MemberRequest) -> HttpResponse:
    form = YesForm(request.POST)
    if not form.is_valid():
        return _shifts(request, form)
    actions.say_yes_to(form.cleaned_data["name"], by=request.user, now=now())
    messages.success(request, gettext("They can take shifts now. What for, and when, they say themselves."))
    return redirect("asks:desk-shifts")


@require_POST
@coordinator_required
def end_yes(request: MemberRequest, member_id: UUID) -> HttpResponse:
    rota = queries.rota_for(request.user, now())
    vouched = {one.pk: one.member for one in rota.vouched}
    if member_id not in vouched:
        raise Http404
    actions.take_yes_back(vouched[member_id], by=request.user, now=now())
    messages.success(request, gettext("From now on they are not asked."))
    return redirect("asks:desk-shifts")


@require_http_methods(["GET", "HEAD", "POST"])
@coordinator_required
def times(request: MemberRequest) -> HttpResponse:
    form = TimesForm(request.POST if request.method == "POST" else None, instance=settings_now())
    if form.is_valid():
        actions.change_times(form.cleaned_data, by=request.user, now=now())
        messages.success(request, gettext("That holds from the next turn on."))
        return redirect("asks:desk-shifts")
    return render(request, "asks/times.html", {"form": form}, status=422 if form.is_bound else 200)


@require_safe
@running_required
def asks(request: MemberRequest) -> HttpResponse:
    at = now()
    found = queries.seen_at_desk(list(queries.asks_at_desk(request.user)), by=request.user, now=at)
    rows = [standing(one, request.user, at) for one in found]
    return render(request, "asks/desk_asks.html", {"rows": rows, "now": at})


@require_safe
@running_required
def ask(request: MemberRequest, pk: UUID) -> HttpResponse:
    found = _ask(request, pk)
    with if_there_is_room():
        seen(request.user, request.path, now())
    return _one(request, found, LetterForm())


@require_POST
@running_required
def take(request: MemberRequest, pk: UUID) -> HttpResponse:
    found = _ask(request, pk)
    try:
        came = actions.take(found, by=request.user, now=now())
    except actions.TooLate:
        messages.info(request, gettext("Somebody else is there already, or it is over."))
        return redirect("asks:desk-asks")
    except actions.WithSomeone:
        messages.info(request, gettext("You are with someone already."))
        return redirect("asks:desk-ask", pk)
    return redirect("asks:one", came.pk)


@require_POST
@running_required
def letter(request: MemberRequest, pk: UUID) -> HttpResponse:
    found, form = _ask(request, pk), LetterForm(request.POST)
    if not form.is_valid():
        return _one(request, found, form)
    try:
        actions.write(found, form.cleaned_data["words"], by=request.user, now=now())
    except actions.TooLate:
        messages.info(request, gettext("Somebody else is there already, or it is over."))
    else:
        messages.success(request, gettext("Your letter has been sent."))
    return redirect("asks:desk-asks")


def _ask(request: MemberRequest, pk: UUID) -> Ask:
    return get_object_or_404(queries.asks_at_desk(request.user), pk=pk)


def _one(request: MemberRequest, found: Ask, form: LetterForm) -> HttpResponse:
    """Who asked and for what; the look is on the record before anything is shown."""
    at = now()
    if not queries.seen_at_desk([found], by=request.user, now=at):
        raise Http404
    can = found.state in AT_THE_DESK
    context = {**standing(found, request.user, at), "form": form, "can": can, "numbers": numbers()}
    return render(request, "asks/desk_ask.html", context, status=422 if form.is_bound else 200)


def _shifts(request: MemberRequest, form: YesForm) -> HttpResponse:
    at = now()
    rota = queries.rota_for(request.user, at)
    queries.note_rota_seen(rota, by=request.user, now=at)
    context = {
        "rota": rota,
        "thin": [thin_in_words(gap) for gap in rota.thin],
        "form": form,
        "zone": town_of(here().time_zone),
        "now": at,
    }
    return render(request, "asks/desk_shifts.html", context, status=422 if form.is_bound else 200)
