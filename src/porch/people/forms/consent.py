"""Giving something to someone: whom, what, and until when."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.people.models import Member
from porch.people.rules.consent import USUAL_END, until

LASTS = (
    ("week", _("A week")),
    ("month", _("A month")),
    ("season", _("Three months")),
    ("year", _("A year")),
)


class GiveSightForm(forms.Form):
    """``member`` and ``until(now)`` are what was chosen, once the form is valid."""

    to = forms.ChoiceField(
        label=_("Who"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who."), "invalid_choice": _("Choose one of your people.")},
    )
    what = forms.ChoiceField(
        label=_("What they may see"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what."), "invalid_choice": _("Choose one of these.")},
    )
    ends = forms.ChoiceField(
        label=_("For how long"),
        choices=LASTS,
        initial=USUAL_END,
        widget=forms.RadioSelect,
        help_text=_("It ends by itself. You can pause it or take it back any time; nobody is told."),
        error_messages={"required": _("Choose how long."), "invalid_choice": _("Choose one of these.")},
    )

    def __init__(
        self,
        people: Sequence[Member],
        scopes: Sequence[tuple[str, str]],
        data: Any = None,
        initial: Any = None,
    ) -> None:
        """``scopes`` are what can be given: code and words."""
        super().__init__(data, initial=initial)
        self._people = {str(one.pk): one for one in people}
        to: Any = self.fields["to"]
        to.choices = [(pk, one.handle) for pk, one in self._people.items()]
        what: Any = self.fields["what"]
        what.choices = list(scopes)

    @property
    def member(self) -> Member:
        return self._people[self.cleaned_data["to"]]

    def until(self, now: datetime) -> datetime:
        return until(self.cleaned_data["ends"], now)
