"""Days by months, filling in several at once, and days to remember them by."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.diary import actions, queries
from porch.diary.forms import AnchorForm, FillForm
from porch.diary.rules.calendar import EARLIEST, days_between, first_of, month_after, month_before
from porch.diary.rules.told import NotTold
from porch.diary.words import STATES, WEEKDAYS
from porch.kit.clock import now, today_in
from porch.measures.merging import Day, days_of
from porch.measures.told import Amount, Used
from porch.people.access import MemberRequest, member_required


@require_safe
@member_required
def days(request: MemberRequest) -> HttpResponse:
    """A month of one's own days; each leads to its day."""
    today = today_in(request.user.time_zone, now())
    first = first_of(request.GET.get("month", ""), today)
    weeks = queries.month_of(request.user, first, today)
    cells = [cell for week in weeks for cell in week if cell is not None]
    context = {
        "first": first,
        "weeks": weeks,
        "today": today,
        "before": month_before(first) if first > EARLIEST else None,
        "after": month_after(first) if month_after(first) <= today else None,
        "differing": [cell for cell in cells if cell.differs],
        "remembered": [cell for cell in cells if cell.anchors],
        "weekdays": WEEKDAYS,
        "legend": STATES.items(),
        "undo": _just_filled(request),
        "nav_here": "progress",
    }
    return render(request, "diary/days.html", context)


def _just_filled(request: MemberRequest) -> dict[str, str] | None:
    """What was filled in a moment ago, so that it can be taken out again with one button."""
    said = {name: request.GET.get(name, "") for name in ("filled", "first", "last")}
    try:
        UUID(said["filled"])
        date.fromisoformat(said["first"])
        date.fromisoformat(said["last"])
    except ValueError:
        return None
    return said


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def fill(request: MemberRequest) -> HttpResponse:
    """Tell the same of several past days."""
    at, bound = now(), request.method == "POST"
    today = today_in(request.user.time_zone, at)
    chosen = {name: request.GET[name] for name in ("first", "last", "like") if name in request.GET}
    form = FillForm(request.POST if bound else None, chosen)
    if form.is_valid():
        try:
            return _filled(request, form)
        except NotTold as why:
            form.not_kept(why)
    context = {
        "form": form,
        "today": today,
        "anchors": queries.anchors_of(request.user),
        "nav_here": "progress",
    }
    return render(request, "diary/fill.html", context, status=422 if bound else 200)


def _filled(request: MemberRequest, form: FillForm) -> HttpResponse:
    told = form.cleaned_data
    used, amounts = _answer(request, form)
    which = days_between(told["first"], told["last"], told["weekdays"])
    done = actions.fill(
        request.user,
        which,
        used,
        amounts,
        batch=told["batch"],
        now=now(),
        also_told=told["also_told"],
    )
    messages.success(request, _words(done))
    page = f"{reverse('diary:days')}?month={told['last']:%Y-%m}"
    if done.filled:
        page += f"&filled={told['batch']}&first={done.filled[0]}&last={done.filled[-1]}"
    return redirect(page)


def _answer(request: MemberRequest, form: FillForm) -> tuple[Used, tuple[Amount, ...]]:
    """What was chosen, or what was told of the day it was like."""
    if form.used_said is not None:
        return form.used_said, form.amounts
    like: date = form.cleaned_data["like"]
    stands = days_of(queries.told_of(request.user, like, like)).get(like, Day(like))
    if stands.used is None:
        raise NotTold("like", gettext("You told nothing of use on that day."))
    return stands.used, stands.amounts


def _words(done: actions.Filled) -> str:
    filled, kept = len(done.filled), len(done.kept)
    said = ngettext("%(n)s day filled in.", "%(n)s days filled in.", filled) % {"n": filled}
    if kept:
        said += " " + ngettext(
            "%(n)s day keeps what you told of it.", "%(n)s days keep what you told of them.", kept
        ) % {"n": kept}
    return said


@require_POST
@member_required
def take_out(request: MemberRequest, batch: UUID) -> HttpResponse:
    """Take out again what one filling of days put in."""
    try:
        first = date.fromisoformat(request.POST.get("first", ""))
        last = date.fromisoformat(request.POST.get("last", ""))
    except ValueError as no_days:
        raise Http404 from no_days
    gone = actions.take_out(request.user, batch, first, last, now=now())
    if not gone:
        raise Http404
    messages.success(
        request, ngettext("%(n)s day taken out again.", "%(n)s days taken out again.", gone) % {"n": gone}
    )
    return redirect(f"{reverse('diary:days')}?month={last:%Y-%m}")


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def anchors(request: MemberRequest) -> HttpResponse:
    """Days to remember others by."""
    form = AnchorForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        told = form.cleaned_data
        try:
            actions.remember(request.user, told["words"], told["day"], told["every"])
            messages.success(request, gettext("Kept."))
            return redirect("diary:anchors")
        except NotTold as why:
            form.not_kept(why)
    context = {"form": form, "anchors": queries.anchors_of(request.user), "nav_here": "progress"}
    return render(request, "diary/anchors.html", context, status=422 if form.is_bound else 200)


@require_POST
@member_required
def anchor_off(request: MemberRequest, pk: UUID) -> HttpResponse:
    if not actions.forget_anchor(request.user, pk):
        raise Http404
    messages.success(request, gettext("Taken off."))
    return redirect("diary:anchors")
