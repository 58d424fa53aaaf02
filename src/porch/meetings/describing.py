"""What else people look for, beside when and where: whose meeting it is, for whom, how to get in, on which street."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.listings.vocabulary import FELLOWSHIPS, TYPES
from porch.meetings.models import Meeting
from porch.meetings.rules.told import OFFERED

IN_MORE = ("address", "city")


def _languages() -> list[tuple[str, Any]]:
    spoken = sorted((one.name, one.id) for one in TYPES.values() if one.id.startswith("lang-"))
    return [("", _("The language of this place")), *((id, name) for name, id in spoken)]


class Described(forms.Form):
    """Everything in it may be left out."""

    fellowship = forms.ChoiceField(
        label=_("Fellowship"),
        required=False,
        choices=[("", _("None, or our own")), *((one.id, one.name) for one in FELLOWSHIPS.values())],
    )
    types = forms.MultipleChoiceField(
        label=_("What fits"),
        required=False,
        choices=[(id, TYPES[id].name) for id in OFFERED],
        widget=forms.CheckboxSelectMultiple,
    )
    language = forms.ChoiceField(label=_("Language"), required=False, choices=_languages)
    address = forms.CharField(
        label=_("Street and number"),
        max_length=200,
        required=False,
        help_text=_("So that a map finds it. Leave it out where the address is told only to those who ask."),
    )
    city = forms.CharField(label=_("Town"), max_length=100, required=False)
    region = forms.CharField(
        label=_("Part of town, or region"),
        max_length=100,
        required=False,
        help_text=_("As people here call it, such as North side."),
    )
    position = forms.RegexField(
        label=_("Where it is on the map"),
        regex=r"^\s*(-?\d{1,2}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)\s*$",
        required=False,
        help_text=_("North and east, such as 53.7995, -1.5491: then people see how far it is."),
        error_messages={"invalid": _("Write two numbers with a comma between, such as 53.7995, -1.5491.")},
    )

    def clean_position(self) -> tuple[float, float] | None:
        said = self.cleaned_data["position"]
        if not said:
            return None
        latitude, longitude = (float(part) for part in said.split(","))
        if abs(latitude) > 90 or abs(longitude) > 180:
            raise forms.ValidationError(_("That is not on the map: north runs to 90, east to 180."))
        return round(latitude, 6), round(longitude, 6)


def described(meeting: Meeting) -> dict[str, Any]:
    """How the form shows what a meeting has."""
    language = next((one for one in meeting.types if one.startswith("lang-")), "")
    at = (meeting.latitude, meeting.longitude)
    return {
        **{name: meeting.more.get(name, "") for name in IN_MORE},
        "fellowship": meeting.fellowship,
        "types": [one for one in meeting.types if one in OFFERED],
        "language": language,
        "region": (meeting.more.get("regions") or [""])[-1],
        "position": "" if None in at else f"{at[0]}, {at[1]}",
    }
