"""The forms of breaking the glass: asking, and answering."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.safety.registries import openables
from porch.safety.rules.break_glass import LATER, LONGEST

PLAIN_TEXT = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
WHEN = {
    0: _("Now"),
    24: _("In a day"),
    48: _("In two days"),
    72: _("In three days, the longest there is"),
}


class AskForm(forms.Form):
    """What, whose, and why."""

    kind = forms.ChoiceField(label=_("What do you need to see?"), widget=forms.RadioSelect)
    name = forms.CharField(
        label=_("Whose? Their name here"), max_length=60, widget=forms.TextInput(PLAIN_TEXT)
    )
    other = forms.CharField(
        label=_("For a conversation: with whom?"),
        max_length=60,
        required=False,
        widget=forms.TextInput(PLAIN_TEXT),
    )
    reason = forms.CharField(
        label=_("Why is this needed?"),
        help_text=_(
            "Everyone whose it is reads this, word for word. Say nothing in it that tells who told you."
        ),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 4}),
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["kind"].choices = [(code, one.label) for code, one in openables.items()]  # type: ignore[attr-defined]


class YesForm(forms.Form):
    """When they are told, and why not now."""

    when = forms.TypedChoiceField(
        label=_("When are they told?"),
        choices=[(hours, WHEN[hours]) for hours in LATER],
        coerce=int,
        initial=0,
    )
    why_later = forms.CharField(
        label=_("If not now: why?"),
        help_text=_("They read this too, when they are told."),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
