"""Supplying a questionnaire as JSON."""

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.scales.actions.offering import LONGEST


class SupplyForm(forms.Form):
    text = forms.CharField(
        label=_("The questionnaire as JSON"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 14, "spellcheck": "false"}),
        help_text=_("Copy one that is here, and put the words in. Each fault is told in a sentence."),
        error_messages={
            "required": _("Paste the questionnaire."),
            "max_length": _("A questionnaire may be 100,000 characters long."),
        },
    )
