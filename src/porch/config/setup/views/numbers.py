"""Set-up's numbers, one by one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from porch.config.setup.forms import LineForm, NumberForm
from porch.config.setup.rules import numbers as rules
from porch.config.setup.rules.countries import name_of
from porch.config.setup.views import kept
from porch.config.setup.views.steps import PLACE, STEPS, first_unsaid, may_open
from porch.kit.clock import now


def as_initial(entry: rules.Entry) -> dict[str, str]:
    return {key: getattr(entry, key) for key in ("name", "call", "text", "word", "when")}


def looked_at(
    request: HttpRequest, told: rules.Told, entry: rules.Entry
) -> tuple[rules.Told | None, NumberForm]:
    """The content after what was pressed under one number; None while its correction is not understood."""
    today, pressed = now().date(), request.POST.get("say", "")
    form = NumberForm(initial=as_initial(entry), emergency=entry.is_emergency)
    if pressed == "right":
        return rules.tried(told, entry.at, today), form
    if pressed == "out" and not entry.is_emergency:
        return rules.left_out(told, entry.at), form
    form = NumberForm(request.POST, initial=as_initial(entry), emergency=entry.is_emergency)
    if form.is_valid():
        return rules.corrected(told, entry.at, today, form.cleaned_data), form
    return None, form


def find(told: rules.Told, at: int) -> rules.Entry:
    found = rules.entries(told)
    if at >= len(found):
        raise Http404
    return found[at]


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
    found = rules.entries(told)
    country = name_of(told.get("country", ""))
    return render(request, "setup/numbers.html", {"entries": found, "country": country, **_frame()})


@require_http_methods(["GET", "HEAD", "POST"])
@kept.code_given
def number(request: HttpRequest, at: int) -> HttpResponse:
    """One number: right, different, or left out."""
    said = kept.said(request)
    if not may_open("numbers", said):
        return redirect("setup:step", first_unsaid(said).slug)
    entry = find(said["numbers"], at)
    if request.method != "POST":
        form = NumberForm(initial=as_initial(entry), emergency=entry.is_emergency)
        return _draw(request, said["numbers"], entry, form)
    told, form = looked_at(request, said["numbers"], entry)
    if told is None:
        return _draw(request, said["numbers"], entry, form, status=422)
    kept.say(request, numbers=told, numbers_done=False)
    return redirect("setup:numbers")


@require_http_methods(["GET", "HEAD", "POST"])
@kept.code_given
def new_number(request: HttpRequest) -> HttpResponse:
    """One more line, by hand."""
    said = kept.said(request)
    if not may_open("numbers", said):
        return redirect("setup:step", first_unsaid(said).slug)
    form = LineForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        kept.say(request, numbers=rules.added(said["numbers"], now().date(), form.cleaned_data))
        return redirect("setup:numbers")
    return render(
        request, "setup/new_number.html", {"form": form, **_frame()}, status=422 if form.is_bound else 200
    )


def _draw(
    request: HttpRequest, told: rules.Told, entry: rules.Entry, form: NumberForm, status: int = 200
) -> HttpResponse:
    words = {"entry": entry, "count": len(rules.entries(told)), "about": rules.ABOUT.get(entry.about, "")}
    others = {
        "form": form,
        "nth": entry.at + 1,
        "heading": entry.name if entry.at else _("The emergency number"),
    }
    return render(request, "setup/number.html", {**words, **others, **_frame()}, status=status)


def _frame() -> dict[str, object]:
    return {"at": PLACE["numbers"], "of": len(STEPS)}
