"""What somebody says who can be asked: what for, when by which clock, and days they do not come."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.asks.words import KINDS, WEEKDAYS
from porch.people.models import Member
from porch.people.rules.hours import NotAZone, checked_zone
from porch.people.rules.zones import town_of, zones

NO_CLOCK = _("Say which clock this goes by: choose a town near you.")
OFFERS = {
    "talk": _("Talk with someone"),
    "sit": _("Sit with someone, in quiet"),
    "ride": _("Drive someone"),
}


def _kinds(label: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=[(code, OFFERS[code]) for code in KINDS],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Say what you can be asked for.")},
    )


class KindsForm(forms.Form):
    """What one can be asked for."""

    kinds = _kinds(_("What could you do?"))


class ClockField(forms.ChoiceField):
    """Whose clock hours go by. There is no usual answer: a missing one is refused, and never guessed."""

    def __init__(self) -> None:
        super().__init__(
            label=_("By the clock of"), error_messages={"required": NO_CLOCK, "invalid_choice": NO_CLOCK}
        )

    def offer(self, name: str) -> None:
        listed = [("", _("Choose a town near you")), *((zone.name, zone.town) for zone in zones())]
        if name and name not in dict(listed):
            listed.append((name, town_of(name)))
        self.choices = listed

    def valid_value(self, value: Any) -> bool:
        try:
            return bool(checked_zone(str(value)))
        except NotAZone:
            return False


class ShiftForm(forms.Form):
    """One weekly shift."""

    day = forms.TypedChoiceField(label=_("Day"), coerce=int, choices=list(enumerate(WEEKDAYS)))
    since = forms.TimeField(label=_("From"), widget=forms.TimeInput(attrs={"type": "time"}))
    until = forms.TimeField(
        label=_("Until"),
        help_text=_("Earlier than it begins means the next morning."),
        widget=forms.TimeInput(attrs={"type": "time"}),
    )
    zone = ClockField()
    kinds = _kinds(_("What for"))
    is_reserve = forms.BooleanField(
        label=_("Only if nobody on shift can"),
        help_text=_("You are asked last, when those on shift cannot."),
        required=False,
    )

    def __init__(self, member: Member, kinds: list[str], data: Any = None) -> None:
        super().__init__(data, initial={"zone": member.time_zone, "kinds": kinds})
        self.fields["zone"].offer(member.time_zone)  # type: ignore[attr-defined]
        offered = [(code, OFFERS[code]) for code in KINDS if code in kinds]
        self.fields["kinds"].choices = offered  # type: ignore[attr-defined]


class DayForm(forms.Form):
    """One day of one shift, from a button."""

    shift = forms.IntegerField(min_value=1)
    on = forms.DateField()
    do = forms.ChoiceField(choices=[("give", "give"), ("take", "take"), ("back", "back")])


class DaysOffForm(forms.Form):
    """From one day to another one does not come."""

    first = forms.DateField(label=_("From"), widget=forms.DateInput(attrs={"type": "date"}))
    last = forms.DateField(label=_("Until and with"), widget=forms.DateInput(attrs={"type": "date"}))
