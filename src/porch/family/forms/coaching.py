"""A time for a call, what they mean to try, how much room a coach has, and who learned to coach."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.family.actions.calls import LONGEST
from porch.family.rules.calls import MOST_AT_ONCE
from porch.kit.wall_clock import moment_of


class TimeForm(forms.Form):
    """When the next call is, by one's own clock."""

    on = forms.DateField(
        label=_("On which day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Say on which day."), "invalid": _("Write the day as 2026-11-20.")},
    )
    at = forms.TimeField(
        label=_("At what time, by your own clock"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": _("Say at what time."), "invalid": _("Write the time as 19:30.")},
    )

    def moment(self, zone: str) -> datetime:
        return moment_of(self.cleaned_data["on"], self.cleaned_data["at"], zone)


class TryForm(forms.Form):
    """What I mean to try until the next call."""

    words = forms.CharField(
        label=_("What I mean to try"),
        help_text=_("The two of you read it, and nobody else."),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"max_length": _("It fits with 500 characters at most.")},
    )
    all_optional = True


class RoomForm(forms.Form):
    """With how many a coach would walk at a time."""

    room = forms.TypedChoiceField(
        label=_("I have room for"),
        help_text=_("At a time. None is a rest, and free: nobody is told."),
        coerce=int,
        choices=[(0, _("Nobody now")), *((n, str(n)) for n in range(1, MOST_AT_ONCE + 1))],
        error_messages={
            "required": _("Pick one from the list."),
            "invalid_choice": _("Pick one from the list."),
        },
    )

    def __init__(self, room: int = 0, data: Any = None) -> None:
        super().__init__(data, initial={"room": room})


class LearnedForm(forms.Form):
    """Who learned to coach."""

    handle = forms.CharField(
        label=_("Their name here"),
        help_text=_("Somebody who stood where these families stand, and went through the guide with you."),
        max_length=60,
        error_messages={"required": _("Write their name as it stands here.")},
    )
