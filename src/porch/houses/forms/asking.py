"""What somebody writes when they ask about a room, apply for it, and agree on a day."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.houses.models import House

LONGEST = 2000


def _words(label: Any, *, required: bool = True, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=LONGEST,
        required=required,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write a few words.")},
        **more,
    )


class AskForm(forms.Form):
    words = _words(
        _("What would you like them to know?"),
        required=False,
        help_text=_("Only those who answer for the house read it. You need not say why you look for a room."),
    )


class ApplyForm(forms.Form):
    """The questions of this house, one field each. ``told`` puts them and the answers in one text."""

    def __init__(self, house: House, data: Any = None) -> None:
        super().__init__(data)
        self.questions = [line.strip() for line in house.questions.splitlines() if line.strip()]
        for number, question in enumerate(self.questions):
            self.fields[f"answer-{number}"] = _words(question, required=False)
        self.fields["more"] = _words(
            _("Why would you like to live there?"),
            help_text=_("Whoever answers for the house reads this, and whoever lives there while they vote."),
        )

    @property
    def told(self) -> str:
        said = [(one, self.cleaned_data.get(f"answer-{n}", "")) for n, one in enumerate(self.questions)]
        lines = [f"{question}\n{answer.strip()}" for question, answer in said if answer.strip()]
        return "\n\n".join([*lines, self.cleaned_data["more"].strip()])


class DayForm(forms.Form):
    on = forms.DateField(
        label=_("On which day do you move in?"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": _("Choose a day."), "invalid": _("Write the day as a date.")},
    )

    def __init__(self, today: date, data: Any = None) -> None:
        super().__init__(data, initial={"on": today.isoformat()})


class AnswerForm(forms.Form):
    words = _words(
        _("Your answer"),
        help_text=_("They read it in a conversation with you, and from now on they see where the house is."),
    )


class OfferForm(forms.Form):
    """Which of the free beds: ``choices`` are ids and names."""

    bed = forms.ChoiceField(
        label=_("Which bed"), error_messages={"required": _("Choose a bed that is free.")}
    )

    def __init__(self, choices: list[tuple[str, str]], data: Any = None) -> None:
        super().__init__(data)
        self.fields["bed"].choices = choices  # type: ignore[attr-defined]
