"""The safety question, and twenty-eight short days."""

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.family.actions import helping as actions
from porch.family.forms.helping import HourForm, SafetyForm
from porch.family.queries import helping as queries
from porch.family.rules.calls import NotSo
from porch.family.rules.course import DAYS
from porch.kit.clock import now
from porch.kit.community import here
from porch.kit.full import if_there_is_room
from porch.people.access import MemberRequest, anyone_here
from porch.people.models import Member
from porch.safety import crisis
from porch.wire.actions import seen

COACHING = "coaching"


@require_http_methods(["GET", "HEAD", "POST"])
@anyone_here
def safety(request: MemberRequest) -> HttpResponse:
    """Is it safe for you to try this at home? Whatever is said, there is a way on."""
    member, at = request.user, now()
    form = SafetyForm(request.POST if request.method == "POST" else None)
    back = request.POST.get("back", request.GET.get("back", ""))
    if form.is_valid():
        actions.say_safe(form.cleaned_data["said"], by=member, now=at)
        return _back_to(back) if queries.is_safe_now(member, at) else redirect("family:other-path")
    context = {"form": form, "back": back if _day(back) or back == COACHING else "", **_numbers()}
    return render(request, "family/helping/safety.html", context, status=422 if form.is_bound else 200)


def _back_to(back: str) -> HttpResponse:
    if back == COACHING:
        return redirect("family:coaching")
    if day := _day(back):
        return redirect("family:course-day", number=day)
    return redirect("family:course")


def _day(said: str) -> int:
    """Which of the days it names; 0 for anything else."""
    day = int(said) if said.isascii() and said.isdigit() and len(said) < 3 else 0
    return day if day <= DAYS else 0


@require_safe
@anyone_here
def other_path(request: MemberRequest) -> HttpResponse:
    """What there is for whoever is not safe, not sure, or rather does not say."""
    return render(request, "family/helping/other_path.html", _numbers())


def _numbers() -> dict[str, object]:
    return {"numbers": crisis.load(here().country, settings.PORCH_DATA)}


@require_safe
@anyone_here
def course(request: MemberRequest) -> HttpResponse:
    member, at = request.user, now()
    with if_there_is_room():
        seen(member, actions.PATH, at)
        actions.looked(by=member, now=at)
    mine = queries.course_of(member, at)
    form = HourForm(mine.row.hour, mine.row.is_told) if mine else HourForm()
    return _page(request, form, 200)


def _page(request: MemberRequest, form: HourForm, status: int) -> HttpResponse:
    member, at = request.user, now()
    mine = queries.course_of(member, at)
    context = {
        "mine": mine,
        "open": queries.open_days(member, mine, at) if mine else [],
        "form": form,
        "asks": queries.is_asked(member, at),
    }
    return render(request, "family/helping/course.html", context, status=status)


@require_POST
@anyone_here
def begin(request: MemberRequest) -> HttpResponse:
    """Nobody begins before the safety question was asked; every answer to it lets them begin."""
    member, at = request.user, now()
    form = HourForm(data=request.POST)
    if queries.is_asked(member, at):
        return redirect("family:safety")
    if not form.is_valid():
        return _page(request, form, 422)
    actions.begin(form.cleaned_data["hour"], told=form.cleaned_data["told"], by=member, now=at)
    return redirect("family:course-day", number=1)


@require_safe
@anyone_here
def day(request: MemberRequest, number: int) -> HttpResponse:
    """One open day, or the page that stands in for it."""
    member, at = request.user, now()
    with if_there_is_room():
        actions.looked(by=member, now=at)
    shown, mine = queries.day_shown(member, number, at), queries.course_of(member, at)
    if shown is None or mine is None:
        raise Http404
    context = {"shown": shown, "mine": mine, "days": DAYS, "is_read": number in mine.row.read}
    return render(request, "family/helping/day.html", context)


@require_POST
@anyone_here
def have_read(request: MemberRequest, number: int) -> HttpResponse:
    try:
        actions.have_read(number, by=request.user, now=now())
    except NotSo:
        raise Http404 from None
    return redirect("family:course")


@require_POST
@anyone_here
def hour(request: MemberRequest) -> HttpResponse:
    form = HourForm(data=request.POST)
    if not form.is_valid():
        return _page(request, form, 422)
    said = form.cleaned_data

    def keep(*, by: Member, now: datetime) -> None:
        actions.at_hour(said["hour"], told=said["told"], by=by, now=now)

    return _done(request, keep, gettext("Saved."))


@require_POST
@anyone_here
def leave_out(request: MemberRequest) -> HttpResponse:
    return _done(request, actions.leave_out, gettext("Left out. The next one is open."))


@require_POST
@anyone_here
def rest(request: MemberRequest) -> HttpResponse:
    return _done(request, actions.rest, gettext("It rests until you go on. Nothing is counted."))


@require_POST
@anyone_here
def go_on(request: MemberRequest) -> HttpResponse:
    return _done(request, actions.go_on, gettext("It goes on from where you were."))


@require_POST
@anyone_here
def stop(request: MemberRequest) -> HttpResponse:
    return _done(request, actions.stop, gettext("It has ended. What was open stays open to you."))


def _done(request: MemberRequest, verb: Callable[..., None], words: str) -> HttpResponse:
    try:
        verb(by=request.user, now=now())
    except NotSo:
        return redirect("family:course")  # there is none: it is where one begins
    messages.success(request, words)
    return redirect("family:course")
