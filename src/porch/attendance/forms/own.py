"""A code that was read out, a name for the sheet, a note for oneself."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from porch.attendance.rules.certificate import is_a_salt, new_salt, plain_name
from porch.attendance.rules.keeping import KEPT, LONGEST_NAME, LONGEST_WORDS


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("What was read out"),
        max_length=60,
        help_text=_("A word and three numbers, such as lantern 123."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages={"required": _("Type the word and the three numbers.")},
    )

    @property
    def room_id(self) -> UUID | None:
        """The live room whose page sent it, if one did."""
        try:
            return UUID(self.data.get("room", ""))
        except ValueError:
            return None


class NameForm(forms.Form):
    """The name as it is to stand on the sheet. ``salt`` is drawn with the page and is nowhere else."""

    name = forms.CharField(
        label=_("The name for the sheet"),
        max_length=LONGEST_NAME,
        help_text=_("As the person who asks for it knows you. It is not kept here, and no one here sees it."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={
            "required": _("Type the name that is to stand on the sheet."),
            "max_length": _("That is too long for the sheet. Leave out a part of it."),
        },
    )
    salt = forms.CharField(widget=forms.HiddenInput, required=False, initial=new_salt)

    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        if not plain_name(name):
            raise forms.ValidationError(gettext("Type the name that is to stand on the sheet."))
        return name

    def clean_salt(self) -> str:
        """A page that lost its own gets another: then it is another sheet."""
        salt: str = self.cleaned_data["salt"]
        return salt if is_a_salt(salt) else new_salt()


class NotedForm(forms.Form):
    on = forms.DateField(
        label=_("Day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Pick a day."),
            "invalid": _("Pick a day, or write it like 2026-11-20."),
        },
    )
    words = forms.CharField(
        label=_("A few words"),
        required=False,
        max_length=LONGEST_WORDS,
        help_text=_("Only you read them."),
    )

    def __init__(self, today: date, data: Any = None) -> None:
        super().__init__(data, initial={"on": today})
        self.today = today

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if not self.today - KEPT <= on <= self.today:
            raise forms.ValidationError(gettext("Pick today or a day of the last year."))
        return on
