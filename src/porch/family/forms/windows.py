"""What is written for a window: by whoever opens it, and by whoever was handed letters."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from porch.family.queries.windows import Choice
from porch.family.rules.windows import LETTERS
from porch.family.words import KINDS, LENGTHS
from porch.people.rules.letters import digest_of


class WindowForm(forms.Form):
    """Whom it is for, and what it would show. Nothing is chosen beforehand but what they began from."""

    called = forms.CharField(
        label=_("What you call them"),
        help_text=_("Such as my sister. Only you read it."),
        max_length=40,
        error_messages={"required": _("Write what you call them.")},
    )
    shows = forms.MultipleChoiceField(
        label=_("What they may see"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Pick at least one thing, or leave it for now.")},
    )

    def __init__(self, choices: list[Choice], data: Any = None, *, ticked: Collection[str] = ()) -> None:
        super().__init__(data, initial={"shows": list(ticked)})
        empty = gettext("%(what)s There is nothing of it yet.")
        self.fields["shows"].choices = [  # type: ignore[attr-defined]
            (one.code, one.words if one.there else empty % {"what": one.words}) for one in choices
        ]


class LengthForm(forms.Form):
    """For how long. It always ends, and can be ended before."""

    length = forms.ChoiceField(
        label=_("For how long"),
        choices=list(LENGTHS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Pick for how long.")},
    )


class LineForm(forms.Form):
    line = forms.CharField(
        label=_("A line for them"),
        help_text=_("It stays for a week. Leave it empty to take it away."),
        max_length=280,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    all_optional = True


class CardForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("What kind of card"),
        choices=list(KINDS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Pick one of the two.")},
    )
    words = forms.CharField(
        label=_("In your own words"),
        help_text=_("Such as: sit with me, and do not ask."),
        max_length=160,
        error_messages={"required": _("Write a few words.")},
    )


class PersonForm(forms.Form):
    """``digest`` is what is asked by. Letters are of the right form or not; whose they are nobody is told."""

    called = forms.CharField(
        label=_("What you call them"),
        help_text=_("Such as my brother. Only you read it."),
        max_length=40,
        error_messages={"required": _("Write what you call them.")},
    )
    letters = forms.CharField(
        label=_("The letters they gave you"),
        help_text=_("Four groups of four. Capitals and dashes do not matter."),
        max_length=60,
        error_messages={"required": _("Type the letters.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )

    def clean_letters(self) -> str:
        self.digest = digest_of(self.cleaned_data["letters"], LETTERS)
        if not self.digest:
            raise forms.ValidationError(gettext("Letters from here are four groups of four."))
        return str(self.cleaned_data["letters"])
