"""Looking at one crisis number, at set-up and at the desk alike: right, different, or left out."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404

from porch.config.setup.forms import NumberForm
from porch.config.setup.queries.numbers import today
from porch.config.setup.rules import numbers as rules
from porch.kit.clock import now


@dataclass(frozen=True)
class Looked:
    """What came of it: the content to keep and what was done, or the form that was not understood."""

    form: NumberForm
    told: rules.Told | None = None
    what: str = ""


def find(told: rules.Told, at: int) -> rules.Entry:
    """The number at this place; absent ones are 404."""
    found = rules.entries(told)
    if at >= len(found):
        raise Http404
    return found[at]


def number_form(entry: rules.Entry, data: Any = None) -> NumberForm:
    written = {key: getattr(entry, key) for key in ("name", "call", "text", "word", "when")}
    return NumberForm(data, initial=written, emergency=entry.is_emergency)


def looked_at(told: rules.Told, entry: rules.Entry, posted: Any) -> Looked:
    """Which button was pressed under this number, and what follows."""
    pressed, on = posted.get("say", ""), today(now())
    if pressed == "right":
        return Looked(number_form(entry), rules.tried(told, entry.at, on), "tried")
    if pressed == "out" and not entry.is_emergency:
        return Looked(number_form(entry), rules.left_out(told, entry.at), "left-out")
    form = number_form(entry, posted)
    if not form.is_valid():
        return Looked(form)
    return Looked(form, rules.corrected(told, entry.at, on, form.cleaned_data), "corrected")


def as_context(told: rules.Told, entry: rules.Entry, form: NumberForm) -> dict[str, Any]:
    about = rules.ABOUT.get(entry.about, "")
    return {
        "entry": entry,
        "form": form,
        "about": about,
        "nth": entry.at + 1,
        "count": len(rules.entries(told)),
    }
