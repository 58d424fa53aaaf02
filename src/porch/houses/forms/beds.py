"""Beds: a new one, keeping one, moving, and how a stay ended or is put right."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.houses.rules.beds import BY_HAND, HOLDS
from porch.houses.rules.endings import ENDINGS, TOLD


def _day(label: Any, *, required: bool = True, **more: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": _("Choose a day."), "invalid": _("Write the day as a date.")},
        **more,
    )


class BedForm(forms.Form):
    room = forms.CharField(
        label=_("Room"), max_length=40, error_messages={"required": _("Write which room it is in.")}
    )
    name = forms.CharField(
        label=_("What the bed is called"),
        max_length=40,
        help_text=_("Such as “by the window”."),
        error_messages={"required": _("Write what the bed is called.")},
    )
    step_free = forms.BooleanField(label=_("It is reached without steps"), required=False)


class HoldForm(forms.Form):
    why = forms.ChoiceField(label=_("Why it is kept"), choices=[(code, HOLDS[code]) for code in BY_HAND])
    from_on = _day(_("From"))
    until_on = _day(_("Until the day before"), required=False, help_text=_("Empty where nobody knows yet."))


class MoveForm(forms.Form):
    bed = forms.ChoiceField(label=_("To which bed"), error_messages={"required": _("Choose a free bed.")})
    on = _day(_("From which day"))

    def __init__(self, choices: list[tuple[str, str]], data: Any = None) -> None:
        super().__init__(data)
        self.fields["bed"].choices = choices  # type: ignore[attr-defined]


class EndForm(forms.Form):
    ending = forms.ChoiceField(label=_("How it ends"), choices=list(TOLD.items()))
    until_on = _day(_("First day on which they do not live there"))


class MoveOutForm(forms.Form):
    """Of whoever lives there: from when, and whither."""

    on = _day(_("First day on which you do not live there"))
    how = forms.ChoiceField(
        label=_("Where you go"),
        choices=[(code, said) for code, said in TOLD.items() if code != "died"],
        initial="moved-on",
    )


class CorrectForm(forms.Form):
    what = forms.ChoiceField(
        label=_("What is put right"),
        choices=[
            ("from_on", _("The first day")),
            ("until_on", _("The day it ended")),
            ("ending", _("How it ended")),
        ],
    )
    became = forms.CharField(label=_("A day, as 2026-12-01"), max_length=40, required=False)
    how = forms.ChoiceField(label=_("Or how it ended"), choices=[("", "-"), *ENDINGS.items()], required=False)
    because = forms.CharField(
        label=_("Why"),
        max_length=200,
        help_text=_("They read it, and so does whoever looks after the house."),
        error_messages={"required": _("Say why it is put right.")},
    )

    @property
    def value(self) -> str:
        said = self.cleaned_data
        return str(said["how"] if said["what"] == "ending" else said["became"])
