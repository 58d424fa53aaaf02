"""A version of the agreement, and signing it."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.houses.forms.living import day
from porch.houses.rules.agreements import LONGEST


class AgreementForm(forms.Form):
    text = forms.CharField(
        label=_("What residents and the house promise each other"),
        help_text=_("One line is one paragraph. A line that begins with # is a heading."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 24}),
        error_messages={"required": _("Write it down.")},
    )
    from_on = day(_("It holds from"))

    def __init__(self, text: str, today: date, data: Any = None) -> None:
        super().__init__(data, initial={"text": text, "from_on": today})


class SignForm(forms.Form):
    """``digest`` goes along with the page: it says which text was read."""

    digest = forms.CharField(widget=forms.HiddenInput)
    read = forms.BooleanField(
        label=_("I have read it, and I could ask about it"),
        error_messages={"required": _("Read it first, then tick that you have.")},
    )
