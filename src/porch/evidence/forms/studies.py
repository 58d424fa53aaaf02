"""What is said of a study at its desk: what it is, how far it can be trusted, and numbers that can be compared."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from porch.evidence.rules.results import NUMBERS, Kind, NotSo, Result, Scale
from porch.evidence.rules.studies import Bias, Domain, Facts, outcomes
from porch.evidence.words_of_studies import BIAS, DESIGNS, DIRECTIONS, DOMAINS, FIELDS

PLAIN = ("title", "did", "on", "found", "reference", "link", "doi", "read")
FIRST_YEAR, LAST_YEAR = 1900, 2100
MOST_PEOPLE = 100_000_000
WRONG: Mapping[str, Any] = {
    "missing": _("Write a number."),
    "too-large": _("This number is too large."),
    "not-whole": _("Write a whole number, 0 or more."),
    "nobody": _("There has to be somebody in the group."),
    "more-than-all": _("It cannot be more than all in the group."),
    "too-few": _("A mean needs at least two people."),
    "not-above-0": _("It has to be above 0."),
}


def seen(facts: Facts) -> str:
    """A mark of what stood there when a form was drawn."""
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()


class ReasonForm(forms.Form):
    """Why: it stands on the page of the study, for everybody."""

    because = forms.CharField(
        label=_("Why"),
        max_length=300,
        help_text=_("One sentence, with where you read it. It stands on the page of the study."),
        error_messages={"required": _("Say why in one sentence.")},
    )


class _Edits(forms.Form):
    """A form that was drawn from facts knows whether they still stand."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, stands: Facts | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stands = stands or {}
        self.initial.setdefault("seen", seen(self.stands))

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("seen", "") != seen(self.stands):
            raise forms.ValidationError(gettext("Somebody changed it meanwhile. Look at it again first."))
        return said


def _words(label: Any, most: int, *, needed: Any = "", rows: int = 3, **more: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows}) if rows > 1 else forms.TextInput()
    errors = {"required": needed} if needed else {}
    return forms.CharField(
        label=label, max_length=most, required=bool(needed), widget=widget, error_messages=errors, **more
    )


def _chosen(label: Any, words: Mapping[str, Any]) -> forms.ChoiceField:
    """Nothing is chosen beforehand: what nobody looked at would lean to one side."""
    return forms.ChoiceField(
        label=label,
        choices=[("", _("Choose one")), *words.items()],
        error_messages={"required": _("Choose one.")},
    )


class FactsForm(_Edits, ReasonForm):
    """Everything but its numbers."""

    title = _words(FIELDS["title"], 120, needed=_("Give it a title in plain words."), rows=1)
    year = forms.IntegerField(label=FIELDS["year"], required=False, min_value=FIRST_YEAR, max_value=LAST_YEAR)
    design = _chosen(FIELDS["design"], DESIGNS)
    direction = _chosen(FIELDS["direction"], DIRECTIONS)
    did = _words(FIELDS["did"], 600, needed=_("Say what they did."))
    on = _words(FIELDS["on"], 300, rows=2)
    people = forms.IntegerField(label=FIELDS["people"], required=False, min_value=1, max_value=MOST_PEOPLE)
    found = _words(FIELDS["found"], 600, needed=_("Say what they found."))
    not_shown = _words(
        FIELDS["not"],
        600,
        needed=_("Say what it does not show. Every study has something."),
        help_text=_("What somebody might read into it that is not there."),
    )
    reference = _words(
        FIELDS["reference"], 300, needed=_("Say where it can be read: who, when, where."), rows=2
    )
    link = forms.URLField(
        label=FIELDS["link"],
        required=False,
        max_length=300,
        assume_scheme="https",
        error_messages={"invalid": _("An address begins with https://.")},
    )
    doi = forms.RegexField(
        label=FIELDS["doi"],
        regex=r"^10\.\d{4,9}/\S+$",
        required=False,
        max_length=120,
        error_messages={"invalid": _("A DOI looks like 10.1000/xyz.")},
    )
    read = _words(
        FIELDS["read"], 300, rows=2, help_text=_("The whole of it, its summary, what others say of it.")
    )

    def __init__(self, *args: Any, stands: Facts | None = None, **kwargs: Any) -> None:
        facts = stands or {}
        first = {name: facts.get(name) for name in (*PLAIN, "year", "people", "design", "direction")}
        first["not_shown"] = facts.get("not")
        for domain in Domain:
            judged = facts.get("bias", {}).get(domain.value, {})
            first |= {
                f"{domain}_say": judged.get("say", Bias.NOT_ASSESSED),
                f"{domain}_why": judged.get("why"),
            }
        super().__init__(*args, stands=facts, initial=first, **kwargs)
        for domain in Domain:
            self.fields[f"{domain}_say"] = forms.ChoiceField(
                label=_("Did it go wrong? %(what)s") % {"what": DOMAINS[domain]}, choices=list(BIAS.items())
            )
            self.fields[f"{domain}_why"] = forms.CharField(
                label=_("Why we say so: %(what)s") % {"what": DOMAINS[domain]}, max_length=300, required=False
            )
        self.order_fields([*(name for name in self.fields if name != "because"), "because"])

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        for domain in Domain:
            judged = said.get(f"{domain}_say")
            if judged and judged != Bias.NOT_ASSESSED and not said.get(f"{domain}_why"):
                self.add_error(f"{domain}_why", gettext("Say why, or leave it not assessed."))
        return said

    @property
    def facts(self) -> Facts:
        """The facts as they would stand, with the numbers that were there."""
        said = self.cleaned_data
        return {
            **{key: self.stands[key] for key in ("numbers", "results") if key in self.stands},
            **{name: said[name] for name in (*PLAIN, "year", "people", "design", "direction")},
            "not": said["not_shown"],
            "bias": {
                domain.value: {"say": said[f"{domain}_say"], "why": said[f"{domain}_why"]}
                for domain in Domain
            },
        }


KINDS = {
    Kind.COUNTS: _("How many had it, of how many"),
    Kind.MEANS: _("Means and standard deviations"),
    Kind.ESTIMATE: _("An estimate and its standard error"),
    "": _("None: take the numbers of this outcome away"),
}
LABELS: Mapping[str, Any] = {
    "a": _("With peers: had it"),
    "n1": _("With peers: people"),
    "c": _("Without: had it"),
    "n2": _("Without: people"),
    "m1": _("With peers: mean"),
    "sd1": _("With peers: standard deviation"),
    "m2": _("Without: mean"),
    "sd2": _("Without: standard deviation"),
    "estimate": _("Estimate; of a ratio its natural logarithm"),
    "se": _("Standard error of the estimate"),
}
SCALES = {
    Scale.RR: _("a risk ratio"),
    Scale.OR: _("an odds ratio"),
    Scale.SMD: _("a standardised difference"),
    Scale.DIFFERENCE: _("a plain difference"),
}


class NumbersForm(_Edits, ReasonForm):
    """What can be compared, for one outcome. Numbers that nobody published say how they were worked out."""

    outcome = forms.ChoiceField(label=_("What was counted"), choices=list)
    kind = forms.ChoiceField(label=_("Which numbers there are"), choices=list(KINDS.items()), required=False)
    scale = forms.ChoiceField(label=_("The estimate is"), choices=list(SCALES.items()), required=False)
    after = _words(_("How long after"), 60, rows=1)
    against = _words(_("What those without peers had"), 120, rows=1)
    derived = _words(_("How it was worked out, where it was not published like this"), 300, rows=2)

    def __init__(self, *args: Any, stands: Facts | None = None, **kwargs: Any) -> None:
        facts = stands or {}
        first = facts["results"][0] if facts.get("results") else {}
        super().__init__(*args, stands=facts, initial=dict(first), **kwargs)
        self.fields["outcome"].choices = [  # type: ignore[attr-defined]  # it is a choice field
            (one.code, gettext(one.title)) for one in outcomes().values()
        ]
        for name, label in LABELS.items():
            self.fields[name] = forms.FloatField(label=label, required=False)
        order = ["outcome", "kind", *LABELS, "scale", "after", "against", "derived", "because"]
        self.order_fields(order)

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("kind") and "outcome" in said:
            try:
                self.result = Result.of(self._told(said))
            except NotSo as wrong:
                if wrong.field not in self.errors:
                    self.add_error(wrong.field, str(WRONG[wrong.why]))
        return said

    def _told(self, said: Mapping[str, Any]) -> dict[str, Any]:
        numbers = {name: said.get(name) for name in NUMBERS[Kind(said["kind"])]}
        rest = {name: said.get(name, "") for name in ("outcome", "kind", "after", "against", "derived")}
        return {**rest, **numbers, "scale": said.get("scale") or Scale.DIFFERENCE}

    @property
    def facts(self) -> Facts:
        """The facts with these numbers in the place of what stood for the outcome."""
        outcome = self.cleaned_data["outcome"]
        others = [one for one in self.stands.get("results", []) if one.get("outcome") != outcome]
        own = [self.result.as_facts()] if self.cleaned_data["kind"] else []
        return {**self.stands, "results": [*others, *own]}
