"""House meetings: when, what to talk about, what was said."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from porch.houses.actions.gathering import LONGEST_ITEM, LONGEST_MINUTES
from porch.houses.models import Gathering, Rhythm, Stay
from porch.houses.rules.gathering import is_soon_enough
from porch.kit.wall_clock import moment_of


def _hour() -> forms.TimeField:
    return forms.TimeField(
        label=_("At"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={
            "required": _("Say when it starts, such as 19:00."),
            "invalid": _("Write the time like 19:00."),
        },
    )


class RhythmForm(forms.Form):
    weekday = forms.TypedChoiceField(
        label=_("Every week on"),
        coerce=int,
        choices=[(str(number), name) for number, name in WEEKDAYS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": _("Pick a day.")},
    )
    time = _hour()

    def __init__(self, rhythm: Rhythm | None, data: Any = None) -> None:
        told = {"weekday": rhythm.weekday, "time": rhythm.time} if rhythm else {}
        super().__init__(data, initial=told)


class CallForm(forms.Form):
    """``at`` is the moment, once the form is valid."""

    on = forms.DateField(
        label=_("Day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Pick a day."), "invalid": _("Write the day like 2026-05-31.")},
    )
    time = _hour()
    at: datetime

    def __init__(self, zone: str, now: datetime, data: Any = None) -> None:
        today: date = now.astimezone(ZoneInfo(zone)).date()
        super().__init__(data, initial={"on": today})
        self.zone, self.now = zone, now

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("on") and said.get("time"):
            self.at = moment_of(said["on"], said["time"], self.zone)
            if not is_soon_enough(self.at, self.now):
                self.add_error("on", _("Between ten minutes and two days from now."))
        return said


class ItemForm(forms.Form):
    words = forms.CharField(
        label=_("What would you like to talk about?"),
        max_length=LONGEST_ITEM,
        error_messages={"required": _("Write what it is about.")},
    )


class Present(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Stays, each by the name of who lives there."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.member.handle)


class MinutesForm(forms.Form):
    present = Present(
        label=_("Who was there"),
        queryset=Stay.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Of somebody who was not there nothing is written down."),
    )
    words = forms.CharField(
        label=_("What was said"),
        max_length=LONGEST_MINUTES,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("Those who live here read it. What somebody told of themselves stays in the room."),
        error_messages={"required": _("Write something first.")},
    )

    def __init__(self, gathering: Gathering, people: Any, data: Any = None) -> None:
        told = {"words": gathering.minutes, "present": [stay.pk for stay in gathering.present.all()]}
        super().__init__(data, initial=told)
        field = self.fields["present"]
        assert isinstance(field, Present)
        field.queryset = people
