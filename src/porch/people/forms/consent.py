"""Giving something to someone: whom, what, and until when; and whether one's figures are counted in reports."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.people.models import Member
from porch.people.queries.giving import Offered
from porch.people.rules.consent import USUAL_END, until

LASTS = (
    ("week", _("A week")),
    ("month", _("A month")),
    ("season", _("Three months")),
    ("year", _("A year")),
)


def how_long() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("For how long"),
        choices=LASTS,
        initial=USUAL_END,
        widget=forms.RadioSelect,
        help_text=_("It ends by itself. You can pause it or take it back any time; nobody is told."),
        error_messages={"required": _("Choose how long."), "invalid_choice": _("Choose one of these.")},
    )


class CountMineForm(forms.Form):
    """That one's figures may be counted in reports, and until when."""

    ends = how_long()

    def until(self, now: datetime) -> datetime:
        return until(self.cleaned_data["ends"], now)


class GiveSightForm(forms.Form):
    """``whom``, ``scope``, ``item`` and ``until(now)`` are what was chosen, once the form is valid."""

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
    ends = how_long()

    def __init__(
        self,
        people: Sequence[Member],
        parts: Sequence[tuple[str, str]],
        things: Sequence[Offered],
        data: Any = None,
        initial: Any = None,
    ) -> None:
        """``parts`` are what can be given to besides people: code and words."""
        super().__init__(data, initial=initial)
        self._people = {str(one.pk): one for one in people}
        self._things = {one.what: one for one in things}
        to: Any = self.fields["to"]
        to.choices = [*((pk, one.handle) for pk, one in self._people.items()), *parts]
        what: Any = self.fields["what"]
        what.choices = [(one.what, one.label) for one in things]

    @property
    def whom(self) -> Member | str:
        """A person, or the code of a part."""
        to: str = self.cleaned_data["to"]
        return self._people.get(to, to)

    @property
    def scope(self) -> str:
        return str(self.cleaned_data["what"]).partition(":")[0]

    @property
    def item(self) -> str:
        return str(self.cleaned_data["what"]).partition(":")[2]

    @property
    def is_there(self) -> bool:
        """There is something of it to see just now."""
        return self._things[self.cleaned_data["what"]].there

    def until(self, now: datetime) -> datetime:
        return until(self.cleaned_data["ends"], now)
