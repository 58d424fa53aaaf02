"""The one form of the gatherings desk."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.company.actions.gatherings import Told
from porch.company.forms.together import day_field, time_field
from porch.company.models import Gathering
from porch.company.words import ALCOHOL, CHILDREN, STEP_FREE

PLAIN = ("title", "what", "minutes", "place", "way_in", "step_free", "children", "alcohol")


class GatheringForm(forms.Form):
    title = forms.CharField(
        label=_("What is it"),
        max_length=80,
        help_text=_("Plain, such as Summer picnic: people read it over somebody’s shoulder."),
        error_messages={"required": _("Say in a few words what it is.")},
    )
    what = forms.CharField(
        label=_("What to expect"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Food, what to bring, how long one has to stay: not at all."),
    )
    on = day_field()
    at = time_field()
    minutes = forms.IntegerField(label=_("Lasts, in minutes"), min_value=15, max_value=1440, initial=120)
    place = forms.CharField(
        label=_("Where"),
        max_length=200,
        help_text=_("Every member reads it."),
        error_messages={"required": _("Say where it is.")},
    )
    way_in = forms.CharField(
        label=_("How to get there and in"),
        max_length=300,
        required=False,
        help_text=_("Bus, door, bell, who to ask for by first name."),
    )
    step_free = forms.ChoiceField(
        label=_("Without steps"), choices=list(STEP_FREE.items()), widget=forms.RadioSelect, initial="unknown"
    )
    children = forms.ChoiceField(
        label=_("Children"), choices=list(CHILDREN.items()), widget=forms.RadioSelect, initial="welcome"
    )
    alcohol = forms.ChoiceField(
        label=_("Alcohol"), choices=list(ALCOHOL.items()), widget=forms.RadioSelect, initial="none"
    )

    def __init__(self, gathering: Gathering | None, zone: str, data: Any = None) -> None:
        self.zone = gathering.zone if gathering else zone
        super().__init__(data, initial=_told(gathering) if gathering else None)

    @property
    def told(self) -> Told:
        said = dict(self.cleaned_data)
        moment = datetime.combine(said.pop("on"), said.pop("at"), ZoneInfo(self.zone))
        return Told(at=moment, zone=self.zone, **said)


def _told(gathering: Gathering) -> dict[str, Any]:
    local = gathering.at.astimezone(ZoneInfo(gathering.zone))
    return {"on": local.date(), "at": local.time(), **{name: getattr(gathering, name) for name in PLAIN}}
