"""Going out, being later, being away, and what was found about a late return."""

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from porch.houses.forms.living import day, hour, words
from porch.houses.words_living import FOUND
from porch.kit.clock import today_in
from porch.kit.wall_clock import moment_of


class LaterForm(forms.Form):
    """``back_by`` is the moment that was meant, by the clock of the house."""

    on = day(_("Back on"))
    at = hour(_("Back by"))

    def __init__(self, zone: str, now: datetime, data: Any = None) -> None:
        super().__init__(data, initial={"on": today_in(zone, now)})
        self.zone, self.now = zone, now

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not self.errors:
            self.back_by = moment_of(said["on"], said["at"], self.zone)
            if self.back_by <= self.now:
                self.add_error("at", gettext("Pick a time after now."))
            elif self.back_by > self.now + timedelta(days=14):
                self.add_error(
                    "on", gettext("Pick a day within two weeks. For longer, say that you are away.")
                )
        return said


class OutForm(LaterForm):
    is_night = forms.BooleanField(label=_("I stay away overnight"), required=False)
    words = words(
        _("What you like to say along"),
        most=300,
        help_text=_("You need not say where. Those who look after the house read it."),
    )
    is_shown = forms.BooleanField(
        label=_("Others who live here may know that I am away that night"), required=False
    )


class AwayForm(forms.Form):
    from_on = day(_("Away from"))
    until_on = day(_("Back on"))
    is_shown = forms.BooleanField(label=_("Others who live here may know that I am away"), required=False)

    def __init__(self, today: date, data: Any = None) -> None:
        super().__init__(data)
        self.today = today

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not self.errors and said["until_on"] <= max(said["from_on"], self.today):
            self.add_error("until_on", gettext("Come back on a later day than you go."))
        return said


class FoundForm(forms.Form):
    found = forms.ChoiceField(
        label=_("What you found"),
        choices=list(FOUND.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Pick what you found."), "invalid_choice": _("Pick what you found.")},
    )
