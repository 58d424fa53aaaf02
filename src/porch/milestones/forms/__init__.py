"""Forms of this room."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.milestones.rules.told import LONGEST


class OwnForm(forms.Form):
    """Something of one's own: words and the day."""

    words = forms.CharField(
        label=_("What it is"),
        max_length=LONGEST,
        help_text=_("In your words: slept through, saw my kids, paid the rent on time."),
        error_messages={
            "required": _("Write what it is, in a few words."),
            "max_length": _("It fits on a card with 80 characters at most."),
        },
    )
    on = forms.DateField(
        label=_("On which day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Say on which day."), "invalid": _("Write the day as 2026-11-20.")},
    )

    def __init__(self, today: date, data: Any = None) -> None:
        super().__init__(data, initial={"on": today})


class ShowForm(forms.Form):
    """To whom: one person or one group, said anew each time."""

    to = forms.ChoiceField(
        label=_("Show it to"),
        choices=list,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Pick one person or one group."),
            "invalid_choice": _("Pick one person or one group."),
        },
    )

    def __init__(self, choices: list[tuple[str, str]], data: Any = None) -> None:
        super().__init__(data)
        self.fields["to"].choices = choices  # type: ignore[attr-defined]
