"""Set-up's numbers, one by one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from porch.config.setup.forms import LineForm
from porch.config.setup.queries.numbers import today
from porch.config.setup.rules import numbers as rules
from porch.config.setup.rules.countries import name_of
from porch.config.setup.views import kept
from porch.config.setup.views.looking import as_context, find, looked_at, number_form
from porch.config.setup.views.steps import PLACE, STEPS, first_unsaid, may_open
from porch.kit.clock import now

FRAME = {"at": PLACE["numbers"], "of": len(STEPS)}


@require_http_methods(["GET", "HEAD", "POST"])
@kept.code_given
def numbers(request: HttpRequest) -> HttpResponse:
    """The first number nobody has looked at; when all are settled, the list, and on to the next question."""
    said = kept.said(request)
    if not may_open("numbers", said):
        return redirect("setup:step", first_unsaid(said).slug)
    told = said["numbers"]
    waiting = rules.next_unsettled(told)
    if waiting is not None:
        return redirect("setup:number", waiting)
    if request.method == "POST":
        kept.say(request, numbers_done=True)
        return redirect("setup:step", "supports")
    words = {"entries": rules.entries(told), "country": name_of(told.get("country", ""))}
    return render(request, "setup/numbers.html", words | FRAME)


@require_http_methods(["GET", "HEAD", "POST"])
@kept.code_given
def number(request: HttpRequest, at: int) -> HttpResponse:
    """One number: right, different, or left out."""
    said = kept.said(request)
    if not may_open("numbers", said):
        return redirect("setup:step", first_unsaid(said).slug)
    entry = find(said["numbers"], at)
    if request.method != "POST":
        return _draw(request, as_context(said["numbers"], entry, number_form(entry)))
    looked = looked_at(said["numbers"], entry, request.POST)
    if looked.told is None:
        return _draw(request, as_context(said["numbers"], entry, looked.form), status=422)
    kept.say(request, numbers=looked.told, numbers_done=False)
    return redirect("setup:numbers")


def _draw(request: HttpRequest, words: dict[str, object], status: int = 200) -> HttpResponse:
    return render(request, "setup/number.html", words | FRAME, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@kept.code_given
def new_number(request: HttpRequest) -> HttpResponse:
    """One more line, by hand."""
    said = kept.said(request)
    if not may_open("numbers", said):
        return redirect("setup:step", first_unsaid(said).slug)
    form = LineForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        kept.say(request, numbers=rules.added(said["numbers"], today(now()), form.cleaned_data))
        return redirect("setup:numbers")
    status = 422 if form.is_bound else 200
    return render(request, "setup/new_number.html", {"form": form} | FRAME, status=status)
