"""What a group does and when."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.groups.actions.calendar import LONGEST_PLACE, LONGEST_TITLE, Wanted
from porch.groups.models import Entry
from porch.groups.rules.occasions import LONGEST, Plan
from porch.people.rules.zones import town_of, zones


class EntryForm(forms.Form):
    title = forms.CharField(
        label=_("What"),
        max_length=LONGEST_TITLE,
        error_messages={"required": _("Say what it is, such as Walk by the river.")},
    )
    on = forms.DateField(
        label=_("Day, or the first day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Pick a day."), "invalid": _("Write the day like 2026-05-31.")},
    )
    time = forms.TimeField(
        label=_("Starts at"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={
            "required": _("Say when it starts, such as 19:00."),
            "invalid": _("Write the time like 19:00."),
        },
    )
    minutes = forms.IntegerField(label=_("Lasts, in minutes"), min_value=5, max_value=LONGEST, initial=60)
    time_zone = forms.ChoiceField(label=_("By the clock of"), choices=list)
    weekly = forms.BooleanField(label=_("Every week on this day"), required=False)
    last_on = forms.DateField(
        label=_("Last day, if it ends"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Write the day like 2026-05-31.")},
    )
    place = forms.CharField(
        label=_("Where, or how to get in"),
        max_length=LONGEST_PLACE,
        required=False,
        help_text=_("Only people of the group see it."),
    )

    def __init__(self, entry: Entry | None, zone: str, data: Any = None) -> None:
        told = {name: getattr(entry, name) for name in self.base_fields} if entry else {}
        super().__init__(data, initial={"time_zone": zone} | told)
        chosen, towns = str(self.initial["time_zone"]), [(one.name, one.town) for one in zones()]
        field = self.fields["time_zone"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = towns if chosen in dict(towns) else [(chosen, town_of(chosen)), *towns]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = said.get("on"), said.get("last_on")
        if first and last and last < first:
            self.add_error("last_on", _("The last day comes after the first."))
        return said

    @property
    def wanted(self) -> Wanted:
        said = self.cleaned_data
        last = said["last_on"] if said["weekly"] else None
        plan = Plan(said["on"], said["time"], said["minutes"], said["time_zone"], said["weekly"], last)
        return Wanted(said["title"], plan, said["place"])
