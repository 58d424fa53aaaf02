"""What is asked of somebody who would like a family peer, and of whoever ends it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.family.actions.peers import Told
from porch.family.models import Seeking
from porch.family.rules.peers import CARES_FOR, MOST, NEAR, SINCE


def _listed(words: Any) -> list[tuple[str, str]]:
    return [(code, word[:1].upper() + word[1:]) for code, word in words.items()]


class SeekingForm(forms.Form):
    """Everything may be left open."""

    all_optional = True
    cares_for = forms.MultipleChoiceField(
        label=_("I care about"),
        choices=_listed(CARES_FOR),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    near = forms.MultipleChoiceField(
        label=_("What is near us"), choices=_listed(NEAR), widget=forms.CheckboxSelectMultiple, required=False
    )
    since_when = forms.ChoiceField(
        label=_("For how long"),
        choices=[*_listed(SINCE), ("", _("I would rather not say"))],
        widget=forms.RadioSelect,
        required=False,
    )
    capacity = forms.TypedChoiceField(
        label=_("How many family peers I have room for"),
        choices=[(number, str(number)) for number in range(1, MOST + 1)],
        coerce=int,
        empty_value="1",
        required=False,
        widget=forms.RadioSelect,
    )
    may_say = forms.BooleanField(
        label=_("What we have in common may be named as a reason"),
        help_text=_("Only what both of you ticked is ever named, and only to the two of you."),
        required=False,
    )

    def __init__(self, row: Seeking | None, data: Any = None) -> None:
        kept = ("cares_for", "near", "since_when", "capacity", "may_say")
        there = {name: getattr(row, name) for name in kept} if row else {"capacity": 1, "may_say": True}
        super().__init__(data, initial=there)

    def told(self) -> Told:
        """What was said, once the form is valid."""
        return Told(**self.cleaned_data | {"capacity": int(self.cleaned_data["capacity"])})


class EndingForm(forms.Form):
    all_optional = True
    how = forms.ChoiceField(
        label=_("How"),
        choices=[
            ("kindly", _("With a thank-you: they are told that you are moving on")),
            ("quietly", _("Without a word: nobody is told, and the conversation is closed")),
        ],
        widget=forms.RadioSelect,
        initial="kindly",
        required=False,
    )
    line = forms.CharField(
        label=_("A line to them, if you like"),
        max_length=300,
        required=False,
        help_text=_("Left out when it ends without a word."),
    )
