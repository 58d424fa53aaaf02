"""One thread: where it stands, what was told, and everything that can be said of it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.days import actions, queries
from porch.days.forms import SINCE, USED, AgainForm, CountForm, GoalForm, GoOnForm, OnThePage, TellForm
from porch.days.models import Thread
from porch.days.queries import Told
from porch.days.rules.saying import READ_BACK
from porch.days.views.showing import added_line, page_of
from porch.days.words import WHY_NOT
from porch.kit.clock import now
from porch.measures.rows import Kind
from porch.people.access import MemberRequest, member_required


@require_safe
@member_required
def thread(request: MemberRequest, pk: UUID) -> HttpResponse:
    return _page(request, _mine(request, pk))


@require_POST
@member_required
def tell(request: MemberRequest, pk: UUID) -> HttpResponse:
    """A day or days without, a run that goes on, or use. Use is kept whatever else is wrong with what was typed."""
    told = _mine(request, pk)
    form = TellForm(request.POST, today=told.today)
    if not form.is_valid():
        return _wrong(request, told, form)
    said = form.cleaned_data
    kind, day = said["kind"], said.get("day") or told.today
    if kind == USED:
        return _use(request, told, form, day)
    last = day if kind == SINCE else said["last"] or day
    adds = queries.would_add(told, Kind(kind), day, last)
    if adds > READ_BACK and request.POST.get("sure") != str(adds):
        return _page(request, told, {"tell_form": form, "sure": adds, "adds": added_line(adds)})
    return _do(request, told, form, lambda: _tell(told.thread, kind, day, last, request))


def _use(request: MemberRequest, told: Told, form: TellForm, day: date) -> HttpResponse:
    try:
        returned = actions.say_used(told.thread, day, by=request.user, now=now())
    except actions.NotToBeTold as why:
        return _why(request, told, form, why)
    if returned:
        return redirect("/today/")
    messages.success(request, _("Told. Thank you."))
    return redirect("days:thread", told.thread.pk)


def _tell(found: Thread, kind: str, day: date, last: date, request: MemberRequest) -> None:
    if kind == SINCE:
        actions.say_since(found, day, by=request.user, now=now())
    else:
        actions.say_without(found, day, last, by=request.user, now=now())


@require_POST
@member_required
def not_so(request: MemberRequest, pk: UUID) -> HttpResponse:
    """A row was typed by mistake."""
    told = _mine(request, pk)
    number = request.POST.get("seq", "")
    seq = int(number) if number.isascii() and number.isdigit() and len(number) < 10 else 0
    try:
        actions.not_so(told.thread, seq, by=request.user, now=now())
        messages.success(request, _("Kept as a mistake. The days go by the rest."))
    except actions.NotToBeTold as why:
        messages.info(request, str(WHY_NOT[why.code]))
    return redirect("days:thread", pk)


@require_POST
@member_required
def go_on(request: MemberRequest, pk: UUID) -> HttpResponse:
    told = _mine(request, pk)
    form = GoOnForm(request.POST)
    if not form.is_valid():
        return _wrong(request, told, form)
    said = form.cleaned_data
    return _do(
        request,
        told,
        form,
        lambda: actions.go_on(
            told.thread, said["how"], day=said["day"], shown=said["shown"], by=request.user, now=now()
        ),
    )


@require_POST
@member_required
def count(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Which count I see; "Hide" on Today comes here too and goes back there."""
    told = _mine(request, pk)
    form = CountForm(request.POST)
    if not form.is_valid():
        return _wrong(request, told, form)
    done = _do(
        request,
        told,
        form,
        lambda: actions.choose_count(told.thread, form.cleaned_data["count"], by=request.user, now=now()),
    )
    return redirect("/today/") if request.POST.get("from") == "today" and done.status_code == 302 else done


@require_POST
@member_required
def goal(request: MemberRequest, pk: UUID) -> HttpResponse:
    told = _mine(request, pk)
    form = GoalForm(request.POST)
    if not form.is_valid():
        return _wrong(request, told, form)
    return _do(
        request,
        told,
        form,
        lambda: actions.say_goal(told.thread, form.cleaned_data["goal"], by=request.user, now=now()),
    )


@require_POST
@member_required
def show(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Whoever may see my numbers sees them again."""
    told = _mine(request, pk)
    return _do(request, told, None, lambda: actions.show_again(told.thread, by=request.user, now=now()))


@require_POST
@member_required
def lay_aside(request: MemberRequest, pk: UUID) -> HttpResponse:
    told = _mine(request, pk)
    try:
        actions.lay_aside(told.thread, by=request.user, now=now())
    except actions.NotToBeTold as why:
        messages.info(request, str(WHY_NOT[why.code]))
        return redirect("days:thread", pk)
    messages.success(request, _("Laid aside. Nothing of it is gone."))
    return redirect("days:days")


@require_POST
@member_required
def take_up(request: MemberRequest, pk: UUID) -> HttpResponse:
    told = _mine(request, pk)
    try:
        actions.take_up(told.thread, by=request.user, now=now())
    except actions.NotToBeTold as why:
        messages.info(request, str(WHY_NOT[why.code]))
    return redirect("days:thread", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def again(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Begin again, because what stands there was typed wrongly. A day long ago is read back first."""
    told = _mine(request, pk)
    form = AgainForm(request.POST if request.method == "POST" else None)
    context: dict[str, Any] = {"form": form, "told": told, "nav_here": "days"}
    if form.is_valid():
        since = form.cleaned_data["since"]
        adds = queries.in_a_run_since(since, told.today) if since else 0
        if adds > READ_BACK and request.POST.get("sure") != str(adds):
            return render(request, "days/again.html", {**context, "sure": adds, "adds": added_line(adds)})
        try:
            fresh = actions.begin_again(told.thread, since=since, by=request.user, now=now())
            return redirect("days:thread", fresh.pk)
        except actions.NotToBeTold as why:
            form.add_error(None, str(WHY_NOT[why.code]))
    return render(request, "days/again.html", context, status=422 if form.is_bound else 200)


def _mine(request: MemberRequest, pk: UUID) -> Told:
    found = queries.told_of(request.user, pk, now())
    if found is None:
        raise Http404
    return found


def _do(request: MemberRequest, told: Told, form: OnThePage | None, verb: Callable[[], None]) -> HttpResponse:
    """Do it and come back to the thread; what cannot be kept is said in one sentence, and nothing has changed."""
    try:
        verb()
    except actions.NotToBeTold as why:
        return _why(request, told, form, why)
    messages.success(request, _("Saved."))
    return redirect("days:thread", told.thread.pk)


def _why(
    request: MemberRequest, told: Told, form: OnThePage | None, why: actions.NotToBeTold
) -> HttpResponse:
    """The one sentence, at its form; above the page where that form is not on it just now."""
    if form is not None and told.thread.laid_aside_at is None:
        form.add_error(None, str(WHY_NOT[why.code]))
        return _wrong(request, told, form)
    messages.info(request, str(WHY_NOT[why.code]))
    return redirect("days:thread", told.thread.pk)


def _wrong(request: MemberRequest, told: Told, form: OnThePage) -> HttpResponse:
    """The page with the form that came back, where it belongs."""
    return _page(request, told, {form.place: form}, status=422)


def _page(
    request: MemberRequest, told: Told, more: Mapping[str, object] | None = None, *, status: int = 200
) -> HttpResponse:
    context = page_of(told, request.user, now(), all_lines="all" in request.GET) | dict(more or {})
    return render(request, "days/thread.html", context, status=status)
