"""My own days and goals. Nobody else is ever shown them."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.family import pictures
from porch.family.actions import own as actions
from porch.family.forms.own import DayForm, GoalForm, NearForm
from porch.family.queries import own as queries
from porch.family.rules.own import NotToBeTold
from porch.family.words_helping import HOWS, RESTED, SAYS
from porch.kit.clock import now
from porch.people.access import MemberRequest, anyone_here


@require_http_methods(["GET", "HEAD", "POST"])
@anyone_here
def diary(request: MemberRequest) -> HttpResponse:
    """How I was: the day to tell, and the last weeks."""
    member, at = request.user, now()
    on = _day_asked(request.GET.get("on", "")) or queries.today_of(member, at)
    form = DayForm(on, queries.day_of(member, on), request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.tell_day(form.told, form.cleaned_data["on"], by=member, now=at)
            messages.success(request, gettext("Kept, just for you."))
            return redirect("family:diary")
        except NotToBeTold as why:
            form.add_error("on" if why.code == "day" else "words", SAYS[why.code])
    told = queries.days_of(member)
    context = {
        "form": form,
        "weeks": queries.weeks_of(member, at),
        "picture": pictures.of_days(told),
        "hows": HOWS,
        "rested": RESTED,
        "told": [(day, one) for day, one in sorted(told.items(), reverse=True)][:14],
    }
    return render(request, "family/helping/diary.html", context, status=422 if form.is_bound else 200)


def _day_asked(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


@require_POST
@anyone_here
def forget_day(request: MemberRequest, on: str) -> HttpResponse:
    day = _day_asked(on)
    if day is None or not actions.forget_day(day, by=request.user):
        raise Http404
    messages.success(request, gettext("That day is not known any more."))
    return redirect("family:diary")


@require_http_methods(["GET", "HEAD", "POST"])
@anyone_here
def goals(request: MemberRequest) -> HttpResponse:
    """What I would like for myself."""
    form = GoalForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = actions.set_goal(form.cleaned_data["words"], by=request.user, now=now())
            return redirect("family:goal", pk=made.pk)
        except NotToBeTold as why:
            form.add_error("words", SAYS[why.code])
    there = queries.goals_of(request.user, ended=True)
    context = {
        "form": form,
        "goals": [one for one in there if not one.is_ended],
        "put_away": [one for one in there if one.is_ended],
    }
    return render(request, "family/helping/goals.html", context, status=422 if form.is_bound else 200)


@require_safe
@anyone_here
def goal(request: MemberRequest, pk: UUID) -> HttpResponse:
    return _goal_page(request, pk, NearForm())


@require_POST
@anyone_here
def near(request: MemberRequest, pk: UUID) -> HttpResponse:
    form = NearForm(request.POST)
    if not form.is_valid():
        return _goal_page(request, pk, form)
    if not actions.say_near(pk, form.cleaned_data["near"], by=request.user, now=now()):
        raise Http404
    messages.success(request, gettext("Kept, just for you."))
    return redirect("family:goal", pk=pk)


def _goal_page(request: MemberRequest, pk: UUID, form: NearForm) -> HttpResponse:
    found = queries.goal_of(request.user, pk)
    if found is None:
        raise Http404
    context = {"goal": found, "form": form, "picture": pictures.of_goal(found)}
    return render(request, "family/helping/goal.html", context, status=422 if form.is_bound else 200)


@require_POST
@anyone_here
def put_away(request: MemberRequest, pk: UUID) -> HttpResponse:
    if not actions.put_away(pk, by=request.user, now=now()):
        raise Http404
    messages.success(request, gettext("Put away. You can still read it."))
    return redirect("family:goals")


@require_POST
@anyone_here
def forget_goal(request: MemberRequest, pk: UUID) -> HttpResponse:
    if not actions.forget_goal(pk, by=request.user):
        raise Http404
    messages.success(request, gettext("It is gone."))
    return redirect("family:goals")
