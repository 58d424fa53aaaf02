"""Objecting, and answering it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.houses.forms.leaving import words
from porch.houses.models import Leaving
from porch.houses.rules.book import NotMoney, read
from porch.houses.words_fairness import FOUND_BY
from porch.people.models import Member


class ObjectForm(forms.Form):
    """``about``: one of the decisions about their stay, where there is one."""

    words = words(
        _("What is not right"),
        6,
        help_text=_("In your own words, as long as you like. Those it is about do not read it."),
        error_messages={"required": _("Write what is not right.")},
    )

    def __init__(self, could_be: Sequence[Member], leavings: Sequence[Leaving], data: Any = None) -> None:
        super().__init__(data)
        self.could_be = {str(one.pk): one for one in could_be}
        self.leavings = {str(one.pk): one for one in leavings}
        self.fields["named"] = forms.MultipleChoiceField(
            label=_("Who it is about"),
            choices=[(pk, one.handle) for pk, one in self.could_be.items()],
            widget=forms.CheckboxSelectMultiple,
            required=False,
            help_text=_("Whoever you tick never looks at it. Tick nobody when it is about the house."),
        )
        if leavings:
            self.fields["about"] = forms.ChoiceField(
                label=_("Is it about what was decided?"),
                choices=[
                    ("", _("No, about something else")),
                    *((pk, f"{one.opened_at:%Y-%m-%d}") for pk, one in self.leavings.items()),
                ],
                widget=forms.RadioSelect,
                required=False,
            )
        self.fields["outside"] = forms.BooleanField(
            label=_("Outside the house at once: to the community’s coordinators, and nobody of the house"),
            required=False,
        )

    @property
    def named(self) -> list[Member]:
        return [self.could_be[pk] for pk in self.cleaned_data["named"]]

    @property
    def leaving(self) -> Leaving | None:
        return self.leavings.get(self.cleaned_data.get("about", ""))


class AnswerForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("What did you find?"),
        choices=list(FOUND_BY.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Pick what you found.")},
    )
    words = words(
        _("Your reasons"),
        5,
        help_text=_(
            "Whoever objected reads this, and so do those it is about. Name nobody who told you something."
        ),
        error_messages={"required": _("Write your reasons.")},
    )
    readmit = forms.BooleanField(label=_("They may ask for a room again from today"), required=False)
    more = forms.CharField(
        label=_("What is paid back in addition"), required=False, max_length=20, help_text=_("Such as 40.00")
    )

    def __init__(self, currency: str, has_leaving: bool, data: Any = None) -> None:
        super().__init__(data)
        self.currency = currency
        if not has_leaving:
            del self.fields["readmit"], self.fields["more"]

    def clean_more(self) -> int:
        typed = self.cleaned_data["more"].strip()
        try:
            return read(typed, self.currency) if typed else 0
        except NotMoney as wrong:
            raise forms.ValidationError(_("Write an amount, such as 40.00.")) from wrong
