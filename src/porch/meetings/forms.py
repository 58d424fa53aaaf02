"""The one form of the desk."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.meetings.models import Meeting
from porch.meetings.rules.occurring import LONGEST
from porch.meetings.rules.told import Told
from porch.meetings.words import DAYS, OPEN_TO
from porch.people.rules.zones import town_of, zones

MONDAY_FIRST = (1, 2, 3, 4, 5, 6, 0)


class MeetingForm(forms.Form):
    name = forms.CharField(
        label=_("Name"),
        max_length=64,
        help_text=_(
            "Plain, such as Sunday walk: it is in the address of its page, so leave out what it is about."
        ),
        error_messages={"required": _("Give it a name, such as Sunday walk.")},
    )
    day = forms.TypedChoiceField(
        label=_("Day"), coerce=int, choices=[(number, DAYS[number]) for number in MONDAY_FIRST]
    )
    time = forms.TimeField(
        label=_("Starts at"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={
            "required": _("Say when it starts, such as 19:00."),
            "invalid": _("Write the time like 19:00."),
        },
    )
    minutes = forms.IntegerField(
        label=_("Lasts, in minutes"), min_value=5, max_value=LONGEST, initial=60, widget=forms.NumberInput
    )
    time_zone = forms.ChoiceField(label=_("By the clock of"), choices=list)
    location = forms.CharField(
        label=_("Where, in words"),
        max_length=200,
        required=False,
        help_text=_("As you would tell a friend: the hall in Mill Lane, side door, ring twice."),
    )
    conference_url = forms.URLField(
        label=_("Link, if it is online"),
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text=_("Anyone who opens its page can read it."),
        error_messages={"invalid": _("Paste the whole link; it begins with https://.")},
    )
    conference_phone = forms.RegexField(
        label=_("Number to call in, if there is one"),
        regex=r"^\+?[0-9 ,*#()-]{3,40}$",
        max_length=40,
        required=False,
        error_messages={"invalid": _("Write the number in digits, such as +44 20 7946 0000.")},
    )
    open_to = forms.ChoiceField(
        label=_("Who may come"),
        choices=list(OPEN_TO.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Say who may come.")},
    )
    notes = forms.CharField(
        label=_("What to expect"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Steps at the door, tea, children, who hosts by first name. No last names."),
    )

    def __init__(self, meeting: Meeting | None, zone: str, data: Any = None) -> None:
        told = {name: getattr(meeting, name) for name in self.base_fields} if meeting else {}
        super().__init__(data, initial={"time_zone": zone, "day": 1} | told)
        self._offer(str(self.initial["time_zone"]))

    def _offer(self, zone: str) -> None:
        towns = [(one.name, one.town) for one in zones()]
        field = self.fields["time_zone"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = towns if zone in dict(towns) else [(zone, town_of(zone)), *towns]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        unsaid = not any(said.get(name) for name in ("location", "conference_url", "conference_phone"))
        if unsaid and not {"conference_url", "conference_phone"} & set(self.errors):
            self.add_error("location", _("Say where it is: a place, a link or a number to call."))
        return said

    @property
    def told(self) -> Told:
        return Told(**self.cleaned_data)
