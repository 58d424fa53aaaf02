"""The order of set-up, and the words above each question."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms as django_forms
from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from porch.config.setup import forms
from porch.config.setup.rules import numbers
from porch.kit.community import here
from porch.people.rules.community import SUPPORTS
from porch.people.rules.zones import usual_zone

type Words = str | Promise
type Said = dict[str, Any]


@dataclass(frozen=True)
class Step:
    """One page: its address, heading and lead, its form, and what stands in it before anyone answered."""

    slug: str
    heading: Words
    lede: Words
    form: type[django_forms.Form] | None = None
    usual: Callable[[Said], Said] = lambda said: {}


def _usual_names(said: Said) -> Said:
    told = here()
    return {"name": told.name if told.name != told.public_name else "", "public_name": told.public_name}


def _usual_zone(said: Said) -> Said:
    country = said["country"]["country"]
    return {"time_zone": settings.ZONE or usual_zone(country, "")}


STEPS = (
    Step(
        "names",
        _("What is this place called?"),
        _("You can change all of this later."),
        forms.NamesForm,
        _usual_names,
    ),
    Step(
        "country",
        _("Where are you?"),
        _("The country most of your people live in."),
        forms.CountryForm,
        lambda said: {"country": here().country},
    ),
    Step(
        "time-zone",
        _("What time is it with you?"),
        _("Rounds and quiet hours go by it."),
        forms.ZoneForm,
        _usual_zone,
    ),
    Step(
        "numbers",
        _("Numbers for the worst night"),
        _(
            "People will call these when it cannot wait. Call each helpline yourself before you say that it is right."
        ),
    ),
    Step(
        "supports",
        _("What kinds of support are there?"),
        _("Only what you choose is offered. You can begin small and add more later."),
        forms.SupportsForm,
        lambda said: {"supports": [code for code in SUPPORTS if code in ("peers", "mentors", "circles")]},
    ),
    Step(
        "joining",
        _("Who may join?"),
        _("Whoever joins chooses no name of their own, and tells no email and no phone."),
        forms.JoiningForm,
        lambda said: {"joining": "invitation"},
    ),
    Step(
        "phones",
        _("May phones be woken?"),
        _(
            "A phone is woken through its maker’s service. That service learns that something came, and when. What it "
            "carries is nothing but a number: no name, no word. It is off unless you choose it."
        ),
        forms.PhonesForm,
        lambda said: {"push": "no"},
    ),
    Step("operator", _("And you?"), _("You are the first operator: you look after this place.")),
)
BY_SLUG = {step.slug: step for step in STEPS}
PLACE = {step.slug: at for at, step in enumerate(STEPS, 1)}


def is_said(slug: str, said: Said) -> bool:
    if slug == "numbers":
        return (
            "numbers" in said
            and numbers.next_unsettled(said["numbers"]) is None
            and bool(said.get("numbers_done"))
        )
    return slug in said


def first_unsaid(said: Said) -> Step:
    """Where to go on; the last step when everything before it is said."""
    return next(step for step in STEPS if step.slug == "operator" or not is_said(step.slug, said))


def step_after(slug: str) -> Step:
    return STEPS[PLACE[slug]]


def may_open(slug: str, said: Said) -> bool:
    """Everything before this step is said."""
    return PLACE[slug] <= PLACE[first_unsaid(said).slug]
