"""What people fill in about circles."""

from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from porch.mentoring.rules.rhythm import FEWEST, MOST
from porch.people.models import Member, Role
from porch.people.queries import by_handle

DAYS = [
    *((0, _("Monday")), (1, _("Tuesday")), (2, _("Wednesday")), (3, _("Thursday"))),
    *((4, _("Friday")), (5, _("Saturday")), (6, _("Sunday"))),
]
EVERY = [(1, _("Every week")), (2, _("Every second week"))]


class OfferForm(forms.Form):
    """When a mentor could take a circle, by their own clock."""

    day = forms.TypedChoiceField(label=_("Day"), choices=DAYS, coerce=int)
    hour = forms.TypedChoiceField(
        label=_("Time"), choices=[(hour, f"{hour}:00") for hour in range(6, 23)], coerce=int, initial=19
    )
    every = forms.TypedChoiceField(
        label=_("How often"), choices=EVERY, coerce=int, widget=forms.RadioSelect, initial=1
    )


class RhythmForm(forms.Form):
    """When a circle meets from now on."""

    day = forms.TypedChoiceField(label=_("Day"), choices=DAYS, coerce=int)
    at = forms.TimeField(label=_("Time"), widget=forms.TimeInput(attrs={"type": "time"}))
    every = forms.TypedChoiceField(label=_("How often"), choices=EVERY, coerce=int, widget=forms.RadioSelect)

    @property
    def said(self) -> dict[str, Any]:
        at: time = self.cleaned_data["at"]
        return {"day": self.cleaned_data["day"], "at": at, "every": self.cleaned_data["every"]}


class AroundForm(forms.Form):
    """Whom a circle is to be built around. ``mentors`` are who was found, once the form is valid."""

    first = forms.CharField(
        label=_("A mentor"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "words"}),
        error_messages={"required": _("Write the name of a mentor.")},
    )
    second = forms.CharField(
        label=_("A co-mentor"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "words"}),
    )
    capacity = forms.TypedChoiceField(
        label=_("How many people at most, mentors too"),
        choices=[(n, str(n)) for n in range(FEWEST, MOST + 1)],
        coerce=int,
        initial=8,
    )

    def clean_first(self) -> Member:
        return self._mentor(self.cleaned_data["first"])

    def clean_second(self) -> Member | None:
        typed: str = self.cleaned_data["second"]
        return self._mentor(typed) if typed.strip() else None

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("first") is not None and said.get("first") == said.get("second"):
            self.add_error("second", gettext("Name somebody else, or leave it empty."))
        return said

    def _mentor(self, typed: str) -> Member:
        found = by_handle(typed)
        if found is None or not found.is_here or Role.Name.MENTOR not in found.all_roles:
            raise forms.ValidationError(gettext("No mentor here is called %(name)s.") % {"name": typed})
        return found


class WhomForm(forms.Form):
    """Whom the desk asks into a circle that is open. ``member`` is who was found."""

    name = forms.CharField(
        label=_("Their name here"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "words"}),
        error_messages={"required": _("Write the name of the person.")},
    )

    def clean_name(self) -> Member:
        typed: str = self.cleaned_data["name"]
        found = by_handle(typed)
        if found is None or not found.is_here:
            raise forms.ValidationError(
                gettext("Nobody here is called %(name)s. Check the two words.") % {"name": typed}
            )
        return found
