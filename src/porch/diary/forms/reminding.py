"""Setting a reminder: for the check-in or in one's own words, on which days, at what time."""

from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

CHECK_IN, OWN = "check-in", "own"
WHAT = {CHECK_IN: _("To check in"), OWN: _("Of something in my own words")}
LONGEST = 140


class ReminderForm(forms.Form):
    what = forms.ChoiceField(
        label=_("Remind me"),
        choices=list(WHAT.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what to be reminded of.")},
    )
    words = forms.CharField(
        label=_("My own words"),
        required=False,
        max_length=LONGEST,
        help_text=_(
            "Only you read them, and only here. A phone or a mail says no more than “A reminder you set.”"
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    days = forms.TypedMultipleChoiceField(
        label=_("On these days"),
        choices=list(WEEKDAYS.items()),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one day.")},
    )
    at = forms.TimeField(
        label=_("At"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text=_("By the clock where you are, also when you travel and when clocks change."),
        error_messages={
            "required": _("Say a time, such as 18:30."),
            "invalid": _("Say a time, such as 18:30."),
        },
    )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        words = (said.get("words") or "").strip()
        if said.get("what") == OWN and not words and "words" not in self.errors:
            self.add_error("words", _("Write what to remind you of, or choose the check-in."))
        said["words"] = words if said.get("what") == OWN else ""
        return said
