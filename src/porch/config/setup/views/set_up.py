"""``/set-up/``: the code, one question a page, and at the end a community with one operator in it."""

from dataclasses import replace

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from porch.config.setup import actions, one_time_code
from porch.config.setup.forms import CodeForm, OperatorForm
from porch.config.setup.queries.numbers import numbers_to_look_at
from porch.config.setup.queries.remains import remains
from porch.config.setup.rules.answers import Answers
from porch.config.setup.rules.numbers import undated
from porch.config.setup.views import kept
from porch.config.setup.views.parts import environment_says
from porch.config.setup.views.steps import (
    BY_SLUG,
    PLACE,
    STEPS,
    Said,
    Step,
    first_unsaid,
    may_open,
    step_after,
)
from porch.kit.clock import now
from porch.people.access import MemberRequest, anyone_here
from porch.people.actions import NameGone
from porch.people.queries import name_in, suggest_names
from porch.people.views.entering import enter, may_try
from porch.ui import errors

JUST_BEGUN = "just-begun"


@require_http_methods(["GET", "HEAD", "POST"])
@kept.before_the_beginning
def begin(request: HttpRequest) -> HttpResponse:
    """The code. A browser that gave it goes on where it stopped."""
    if kept.is_in(request):
        return redirect("setup:step", first_unsaid(kept.said(request)).slug)
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        if not may_try(request, "set_up"):
            return errors.too_many(request, wait_seconds=900)
        if one_time_code.is_right(form.cleaned_data["code"]):
            kept.let_in(request)
            return redirect("setup:step", first_unsaid(kept.said(request)).slug)
        form.add_error("code", _("That is not the code. A server that was started again prints a new one."))
    return render(request, "setup/code.html", {"form": form}, status=422 if form.is_bound else 200)


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
@kept.code_given
def one_step(request: HttpRequest, step: str) -> HttpResponse:
    """One question. Those further on wait until everything before them is said."""
    said = kept.said(request)
    if step not in BY_SLUG:
        raise Http404
    if not may_open(step, said):
        return redirect("setup:step", first_unsaid(said).slug)
    if step == "operator":
        return _operator(request, said)
    if step == "numbers":
        return redirect("setup:numbers")
    return _question(request, BY_SLUG[step], said)


def _question(request: HttpRequest, asked: Step, said: Said) -> HttpResponse:
    assert asked.form is not None
    before = said.get(asked.slug) or asked.usual(said)
    form = asked.form(request.POST if request.method == "POST" else None, initial=before)
    if not form.is_valid():
        return _draw(request, asked, "setup/step.html", form=form)
    kept.say(request, **{asked.slug: form.cleaned_data})
    if asked.slug == "country":
        _look_at_numbers_of(request, form.cleaned_data["country"])
    return redirect("setup:step", step_after(asked.slug).slug)


def _look_at_numbers_of(request: HttpRequest, country: str) -> None:
    """Another country has other numbers; the same one keeps what was looked at."""
    before = kept.said(request).get("numbers")
    if before is None or before.get("country") != country:
        kept.say(request, numbers=undated(numbers_to_look_at(country)), numbers_done=False)


def _draw(request: HttpRequest, asked: Step, template: str, **more: object) -> HttpResponse:
    form = more.get("form")
    at = PLACE[asked.slug]
    frame = {
        "step": asked,
        "at": at,
        "of": len(STEPS),
        "back": STEPS[at - 2].slug if at > 1 else "",
        "wins": environment_says(asked.slug),
    }
    status = 422 if getattr(form, "is_bound", False) else 200
    return render(request, template, {**frame, **more}, status=status)


def _operator(request: HttpRequest, said: Said) -> HttpResponse:
    form = OperatorForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _draw_operator(request, form, kept_name=request.POST.get("suggestion", ""))
    given = form.cleaned_data
    answers = replace(answers_of(said), coordinates=given["coordinates"])
    try:
        first = actions.begin(answers, given["suggestion"], given["password"], now=now())
    except NameGone:
        form.add_error(None, _("That name is too old. Here is another."))
        return _draw_operator(request, form)
    except actions.AlreadyBegun as over:
        raise Http404 from over
    kept.forget(request)
    one_time_code.use_up()
    enter(request, first, method="password")
    request.session[JUST_BEGUN] = True
    return redirect("setup:begun")


def _draw_operator(request: HttpRequest, form: OperatorForm, kept_name: str = "") -> HttpResponse:
    token = kept_name if name_in(kept_name) else suggest_names(1)[0]
    names = [(token, name_in(token))]
    return _draw(request, BY_SLUG["operator"], "setup/operator.html", form=form, names=names)


def answers_of(said: Said) -> Answers:
    """The steps of one browser as what ``begin`` takes."""
    return Answers(
        name=said["names"]["name"],
        public_name=said["names"]["public_name"],
        country=said["country"]["country"],
        time_zone=said["time-zone"]["time_zone"],
        numbers=said["numbers"],
        supports=tuple(said["supports"]["supports"]),
        joining=said["joining"]["joining"],
        push=said["phones"]["push"] == "yes",
    )


@require_safe
@anyone_here
def begun(request: MemberRequest) -> HttpResponse:
    """The first operator's own end of set-up, in the browser that did it and for as long as it stays signed in."""
    if not request.session.get(JUST_BEGUN):
        raise Http404
    needs = request.user.needs_second_factor and not settings.DEMO
    left = [thing for thing in remains(now()) if thing.code != "second-factor"]
    return render(request, "setup/begun.html", {"remains": left, "needs_second_factor": needs})
