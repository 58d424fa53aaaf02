"""A test as it is written down, put right, and what the one it is of says to it."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from porch.houses.forms.living import words
from porch.houses.rules.screens import Result
from porch.houses.words_living import RESULTS


class ScreenForm(forms.Form):
    asked = forms.BooleanField(
        label=_("I asked first which prescribed medicine can show on it"),
        required=False,
    )
    result = forms.ChoiceField(
        label=_("What it said"),
        choices=list(RESULTS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Pick what it said."), "invalid_choice": _("Pick what it said.")},
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("result") == Result.POSITIVE and not said.get("asked"):
            self.add_error("asked", gettext("Ask first which medicine is prescribed, then write it down."))
        return said


class PutRightForm(ScreenForm):
    because = words(
        _("Why it is put right"),
        most=200,
        help_text=_("It stays beside what was written before. Whose test it is reads both."),
        empty=_("Write why, in a few words."),
    )


class OwnWordsForm(forms.Form):
    words = words(
        _("What I say to it"),
        most=1000,
        help_text=_("Whoever reads the test reads it too. Empty takes it away again."),
    )
