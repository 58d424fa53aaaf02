"""From which day on one's own report looks."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

EARLIEST_YEARS = 60


class SinceForm(forms.Form):
    """One day that is over. In an address it is bound to what stands there."""

    since = forms.DateField(
        label=_("Since which day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Pick a day."),
            "invalid": _("Write the day like 2026-11-20."),
        },
    )

    def __init__(self, data: Any = None, *, today: date, usual: date) -> None:
        super().__init__(data, initial={"since": usual})
        self.today = today

    def clean_since(self) -> date:
        since: date = self.cleaned_data["since"]
        if since >= self.today:
            raise forms.ValidationError(gettext("Pick a day that is over."))
        if since.year < self.today.year - EARLIEST_YEARS:
            raise forms.ValidationError(gettext("That is too long ago to be looked at here."))
        return since
