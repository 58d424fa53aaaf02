"""How a stay ended, what is put right about it, and the letters somebody was given."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.people.rules.letters import digest_of
from porch.programmes.forms.cohorts import day
from porch.programmes.models import Episode
from porch.programmes.rules.endings import Ending
from porch.programmes.words import ENDINGS


class EndForm(forms.Form):
    ending = forms.ChoiceField(
        label=_("How it ended"),
        choices=list(ENDINGS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Pick how it ended.")},
    )
    on = day(_("The last day"))

    def __init__(self, today: date, data: Any = None) -> None:
        super().__init__(data, initial={"on": today})


class CorrectForm(forms.Form):
    """A stay as it should stand, and why."""

    started_on = day(_("First day"))
    ended_on = day(_("Last day"), required=False, help_text=_("Empty while it goes on."))
    ending = forms.ChoiceField(
        label=_("How it ended"),
        choices=[("", _("It goes on")), *ENDINGS.items()],
        required=False,
        widget=forms.RadioSelect,
    )
    because = forms.CharField(
        label=_("Why it is put right"),
        help_text=_(
            "It stays beside what was written before. Nothing about health: whose stay it is reads it."
        ),
        max_length=200,
        error_messages={"required": _("Write why, in a few words.")},
    )

    def __init__(self, stay: Episode, data: Any = None) -> None:
        names = ("started_on", "ended_on", "ending")
        super().__init__(data, initial={name: getattr(stay, name) for name in names})

    @property
    def chosen(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        return said | {"ending": Ending(said["ending"])}


class LetterForm(forms.Form):
    """``digest`` is what is kept of the letters that were typed."""

    letters = forms.CharField(
        label=_("The letters on your paper"),
        help_text=_("Seven groups of four. Capitals and dashes do not matter."),
        max_length=60,
        error_messages={"required": _("Type the letters.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )

    @property
    def digest(self) -> str:
        return digest_of(self.cleaned_data["letters"])
