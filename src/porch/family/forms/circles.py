"""What is asked of a coordinator who opens a circle, or lets somebody else lead it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.family.actions.circles import Told
from porch.family.rules.circles import DAYS, LENGTHS
from porch.people.models import Member
from porch.people.rules.zones import town_of, zones


class HostForm(forms.Form):
    """Somebody who offered, or a facilitator."""

    host = forms.ChoiceField(
        label=_("Who leads it"),
        choices=list,
        error_messages={"required": _("Choose who leads it."), "invalid_choice": _("Choose one of them.")},
    )

    def __init__(self, could_host: Iterable[Member], data: Any = None, **given: Any) -> None:
        super().__init__(data, **given)
        self.people = {str(one.pk): one for one in could_host}
        field = self.fields["host"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Choose")), *((pk, one.handle) for pk, one in self.people.items())]

    @property
    def chosen(self) -> Member:
        return self.people[self.cleaned_data["host"]]


class CircleForm(HostForm):
    name = forms.CharField(
        label=_("Name"),
        max_length=60,
        help_text=_("Plain, such as Tuesday circle: it is in the address of its page."),
        error_messages={"required": _("Give it a name, such as Tuesday circle.")},
    )
    about = forms.CharField(
        label=_("What it is like, in a line or two"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    weekday = forms.TypedChoiceField(label=_("Day"), coerce=int, choices=list(enumerate(DAYS)))
    at = forms.TimeField(
        label=_("Starts at"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={
            "required": _("Say when it starts, such as 19:00."),
            "invalid": _("Write the time like 19:00."),
        },
    )
    minutes = forms.TypedChoiceField(
        label=_("How long"), coerce=int, choices=[(n, _("%d minutes") % n) for n in LENGTHS], initial=60
    )
    time_zone = forms.ChoiceField(label=_("By the clock of"), choices=list)

    field_order = ("name", "about", "weekday", "at", "minutes", "time_zone", "host")

    def __init__(self, could_host: Iterable[Member], zone: str, data: Any = None) -> None:
        super().__init__(could_host, data, initial={"time_zone": zone, "minutes": 60})
        towns = [(one.name, one.town) for one in zones()]
        field = self.fields["time_zone"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = towns if zone in dict(towns) else [(zone, town_of(zone)), *towns]

    def told(self) -> Told:
        """What was said, once the form is valid."""
        names = ("name", "about", "weekday", "at", "minutes", "time_zone")
        return Told(**{name: self.cleaned_data[name] for name in names}, host=self.chosen)
