"""A cohort, when it meets, and how many letters are to be written."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from porch.programmes.actions.cohorts import Rhythm
from porch.programmes.actions.joining import MOST_LETTERS
from porch.programmes.words import WEEKDAYS


def day(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Pick a day."), "invalid": _("Write the day like 2026-12-24.")},
        **more,
    )


def where() -> forms.CharField:
    return forms.CharField(
        label=_("Where it meets, and how to get there"),
        help_text=_("Only people in it read it."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class CohortForm(forms.Form):
    name = forms.CharField(
        label=_("What it is called"),
        max_length=60,
        help_text=_("Such as Autumn, or the month it begins."),
        error_messages={"required": _("Write what it is called.")},
    )
    starts_on = day(_("First day"))
    ends_on = day(_("Last day, as planned"))
    where = where()

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("starts_on") and said.get("ends_on") and said["ends_on"] <= said["starts_on"]:
            self.add_error("ends_on", gettext("The last day comes after the first."))
        return said


class WhereForm(forms.Form):
    where = where()


class RhythmForm(forms.Form):
    """``rhythm`` is what was chosen, once the form is valid."""

    weekdays = forms.MultipleChoiceField(
        label=_("On which days"),
        choices=list(WEEKDAYS.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Pick at least one day of the week.")},
    )
    at = forms.TimeField(
        label=_("At what time"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": _("Pick a time."), "invalid": _("Write the time like 10:30.")},
    )
    minutes = forms.IntegerField(
        label=_("How long, in minutes"),
        min_value=10,
        max_value=600,
        initial=90,
        error_messages={"required": _("Write how many minutes.")},
    )
    off = forms.CharField(
        label=_("Days without a session"),
        help_text=_("One a line, like 2026-12-24."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    topic = forms.CharField(label=_("What it is about"), required=False, max_length=80)

    def clean_off(self) -> list[date]:
        found = []
        for number, line in enumerate(self.cleaned_data["off"].split("\n"), 1):
            if line.strip():
                try:
                    found.append(date.fromisoformat(line.strip()))
                except ValueError as wrong:
                    words = gettext("Line %(n)s is not a day like 2026-12-24.") % {"n": number}
                    raise forms.ValidationError(words) from wrong
        return found

    @property
    def rhythm(self) -> Rhythm:
        said = self.cleaned_data
        days = frozenset(int(one) for one in said["weekdays"])
        return Rhythm(days, said["at"], said["minutes"], said["off"], said["topic"])


class LettersForm(forms.Form):
    count = forms.IntegerField(
        label=_("How many letters"),
        help_text=_("Each lets in one person, for four weeks."),
        min_value=1,
        max_value=MOST_LETTERS,
        initial=12,
        error_messages={"required": _("Write how many.")},
    )
