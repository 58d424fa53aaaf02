"""The safety question, and the hour of the course. Nothing is chosen beforehand where an answer says something."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.family.rules.course import FIRST_HOUR, LAST_HOUR
from porch.family.words_helping import SAFE


class SafetyForm(forms.Form):
    """Is it safe for you to try this at home?"""

    said = forms.ChoiceField(
        label=_("Is it safe for you to try things at home?"),
        help_text=_("Only you see what you pick. You can also leave it and go back."),
        choices=list(SAFE.items()),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Pick one of the four. Rather not say is one of them."),
            "invalid_choice": _("Pick one of the four. Rather not say is one of them."),
        },
    )


class HourForm(forms.Form):
    """At which hour the next day opens, and whether one line says so."""

    hour = forms.TypedChoiceField(
        label=_("The next day opens at"),
        help_text=_("By your own clock."),
        coerce=int,
        choices=[(n, f"{n}:00") for n in range(FIRST_HOUR, LAST_HOUR + 1)],
        error_messages={
            "required": _("Pick an hour from the list."),
            "invalid_choice": _("Pick an hour from the list."),
        },
    )
    told = forms.BooleanField(
        label=_("And one line tells me. It says only that there is something for this hour."),
        required=False,
    )

    def __init__(self, hour: int = 9, told: bool = False, data: Any = None) -> None:
        super().__init__(data, initial={"hour": hour, "told": told})
