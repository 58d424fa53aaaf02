"""Remote or near, and where: rounded to about 5 km before anything is kept."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from porch.people.models import LivedExperience
from porch.people.rules.vocabulary import words_of
from porch.people.rules.zones import zones

KEEP, FORGET = "keep", "forget"


class PlaceForm(forms.Form):
    """A place comes from the device, from two typed numbers, or from the nearest town of a list."""

    remote = forms.BooleanField(
        label=_("Meeting from a distance is fine: writing, calls, video"), required=False
    )
    town = forms.ChoiceField(label=_("Nearest large town"), required=False)
    lat = forms.FloatField(label=_("Latitude"), required=False, min_value=-90, max_value=90)
    lon = forms.FloatField(label=_("Longitude"), required=False, min_value=-180, max_value=180)
    km = forms.TypedChoiceField(label=_("How far is near for me?"), coerce=int, widget=forms.RadioSelect)

    def __init__(self, lived: LivedExperience, data: Any = None) -> None:
        told = {"remote": lived.remote, "km": lived.km, "town": KEEP if lived.lat is not None else ""}
        super().__init__(data, initial=told)
        self.known = lived.lat is not None
        self._choices("km", [(word.code, word.label) for word in words_of("km")])
        first = [(KEEP, gettext("As it is now")), (FORGET, gettext("Forget my place"))] if self.known else []
        towns = [(zone.name, zone.town) for zone in zones()]
        self._choices(
            "town", [*first, ("", gettext("Rather not say")), *towns] if not first else [*first, *towns]
        )

    def _choices(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if (said.get("lat") is None) != (said.get("lon") is None):
            raise forms.ValidationError(gettext("A place has two numbers. Fill in both, or neither."))
        return said

    def changes(self) -> dict[str, Any]:
        """What ``say_lived_experience`` is to be told; the place stays as it is unless one was said."""
        said = self.cleaned_data
        told: dict[str, Any] = {"remote": said["remote"], "km": said["km"]}
        if said["lat"] is not None:
            told["place"] = (said["lat"], said["lon"])
        elif said["town"] in ("", FORGET):
            told["place"] = None
        elif said["town"] != KEEP:
            town = next(zone for zone in zones() if zone.name == said["town"])
            told["place"] = (town.lat, town.lon)
        return told
