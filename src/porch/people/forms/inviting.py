"""Making invitations at the desk, and typing one off paper."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.people.actions.inviting import LONGEST, MOST_AT_ONCE, MOST_USES
from porch.people.rules.letters import read_letters

SHEET, GROUP = "sheet", "group"


class InvitationForm(forms.Form):
    """A sheet of invitations that open once each, or one link that opens for several."""

    kind = forms.ChoiceField(
        label=_("What do you need?"),
        choices=[
            (SHEET, _("A sheet to cut up: each invitation lets one person in")),
            (GROUP, _("One link for a group: it lets several people in")),
        ],
        initial=SHEET,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a sheet, or one link.")},
    )
    count = forms.IntegerField(
        label=_("For how many people"),
        initial=10,
        min_value=1,
        max_value=min(MOST_AT_ONCE, MOST_USES),
    )
    days = forms.IntegerField(label=_("Days until they end"), initial=14, min_value=1, max_value=LONGEST.days)
    place = forms.CharField(
        label=_("Where you hand them out"),
        help_text=_("For your list only, such as “Tuesday evening”. Never a person’s name."),
        max_length=60,
        required=False,
    )

    def asked(self) -> dict[str, Any]:
        """What ``actions.invite`` is told."""
        said = self.cleaned_data
        group = said["kind"] == GROUP
        many = {"uses": said["count"]} if group else {"count": said["count"]}
        return {**many, "days": said["days"], "place": said["place"].strip()}


class ListForm(forms.Form):
    """An existing list. It is read and let go: nothing of it is stored."""

    file = forms.FileField(
        label=_("Your list, as CSV"),
        help_text=_("Its first line names the columns: name, email, or both. At most 500 people."),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv,text/plain"}),
        max_length=None,
        error_messages={
            "required": _("Choose a CSV file of at most 1 MB."),
            "empty": _("The file is empty."),
            "invalid": _("Choose a CSV file of at most 1 MB."),
        },
    )
    days = forms.IntegerField(label=_("Days until they end"), initial=14, min_value=1, max_value=LONGEST.days)
    mail = forms.BooleanField(
        label=_("Mail those who have an address; everyone else gets a piece of paper"), required=False
    )


class NumberForm(forms.Form):
    """One invitation of a sheet, by the number printed on it; none means the whole sheet."""

    number = forms.IntegerField(label=_("Number on the paper"), min_value=1, max_value=MOST_AT_ONCE)


class LettersForm(forms.Form):
    letters = forms.CharField(
        label=_("The letters on your paper"),
        help_text=_("28 letters and numbers. Capitals, spaces and lines between them do not matter."),
        max_length=80,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages={"required": _("Type the letters from your paper.")},
    )

    def clean_letters(self) -> str:
        letters = read_letters(self.cleaned_data["letters"])
        if letters is None:
            raise forms.ValidationError(
                _("These are not 28 letters and numbers yet. Check each group of four.")
            )
        return letters


class LineForm(forms.Form):
    """What someone who waits may say to those who answer."""

    line = forms.CharField(
        label=_("One line to the people who answer"),
        help_text=_("Only they read it, and it goes with their answer. No real names needed."),
        max_length=200,
        required=False,
    )
