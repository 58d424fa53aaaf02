"""The questions of set-up that are answered in one go."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from porch.config.setup.rules.countries import countries
from porch.config.setup.rules.names import telling_word
from porch.people.forms.joining import ZoneField, offer_told_zone
from porch.people.forms.signing_in import NewPassword
from porch.people.rules.community import LONGEST_RULE, MOST_RULES, SUPPORTS
from porch.people.rules.door import LONGEST_ANSWERS, LONGEST_QUESTION, answers_in

JOINING = [
    ("open", _("Anyone who comes to the door")),
    ("invitation", _("Only with an invitation")),
    ("approval", _("Anyone may knock, and one of us says yes first")),
]
PUSH = [("no", _("No. They look when they want to")), ("yes", _("Yes, for those who ask for it"))]


HEARD = [
    ("no", _("No. The card is all there is")),
    ("yes", _("Yes, and whoever writes is told so in that moment")),
]


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("The code"),
        help_text=_("Three groups of four. It stands where the server was started."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}),
        error_messages={"required": _("Type the code, such as K7QM-2PXD-HW9R.")},
    )


class NamesForm(forms.Form):
    name = forms.CharField(
        label=_("What you call yourselves"),
        help_text=_("Members see it, and nobody else."),
        max_length=80,
        error_messages={"required": _("Say what you call yourselves.")},
    )
    public_name = forms.CharField(
        label=_("The name everyone may see"),
        help_text=_(
            "It stands on tabs, phones, mail and paper, where others look over a shoulder. Choose one that says "
            "nothing, such as Porch or Lamplight."
        ),
        max_length=40,
        error_messages={"required": _("Choose a name everyone may see.")},
    )

    def clean_public_name(self) -> str:
        name: str = self.cleaned_data["public_name"]
        told = telling_word(name)
        if told:
            words = gettext("“%(word)s” tells what this place is for. Choose a name that says nothing.")
            raise forms.ValidationError(words % {"word": told})
        return name


class CountryForm(forms.Form):
    country = forms.ChoiceField(
        label=_("Country"),
        help_text=_("It picks the crisis numbers you look at next, one by one."),
        error_messages={"required": _("Choose your country."), "invalid_choice": _("Choose your country.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = [("", _("Choose a country")), *countries().items()]  # type: ignore[attr-defined]


class ZoneForm(forms.Form):
    time_zone = ZoneField(help_text=_("For those who have not said another. The nearest town will do."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_told_zone(self)


class SupportsForm(forms.Form):
    supports = forms.MultipleChoiceField(
        label=_("What there is here"),
        choices=list(SUPPORTS.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one.")},
    )


class JoiningForm(forms.Form):
    joining = forms.ChoiceField(
        label=_("Who may join"),
        choices=JOINING,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who may join.")},
    )


class DoorQuestionForm(forms.Form):
    """A question whose answer people from around here know; emptied, none is asked."""

    all_optional = True

    question = forms.CharField(
        label=_("The question"),
        help_text=_("Such as: what river runs through our town? Leave it empty to ask nothing."),
        max_length=LONGEST_QUESTION,
        required=False,
    )
    answers = forms.CharField(
        label=_("Its answers"),
        help_text=_(
            "One word each, with commas between them. Capitals do not matter. They are kept as marks only."
        ),
        max_length=LONGEST_ANSWERS,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("question") and not answers_in(said.get("answers", "")):
            self.add_error("answers", _("Write at least one answer, such as: Thames."))
        return said


class HeavyWordsForm(forms.Form):
    heard = forms.ChoiceField(
        label=_("Shall the safety desk hear of it?"),
        choices=HEARD,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose yes or no.")},
    )


class PhonesForm(forms.Form):
    push = forms.ChoiceField(
        label=_("May phones be woken?"),
        choices=PUSH,
        widget=forms.RadioSelect,
        initial="no",
        error_messages={"required": _("Choose yes or no.")},
    )


class RulesForm(forms.Form):
    """At most five lines; an emptied line is gone, and with all of them empty ours are shown."""

    all_optional = True

    def __init__(self, data: Any = None, *, lines: Sequence[str] = ()) -> None:
        super().__init__(data)
        for at in range(MOST_RULES):
            self.fields[f"rule_{at}"] = forms.CharField(
                label=gettext("Line %(number)s") % {"number": at + 1},
                max_length=LONGEST_RULE,
                required=False,
                initial=lines[at] if at < len(lines) else "",
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def clean(self) -> dict[str, Any]:
        """A rule is one line, however it was typed."""
        return {name: " ".join(said.split()) for name, said in self.cleaned_data.items()}


class OperatorForm(forms.Form):
    """The name is a signed suggestion: there is nothing to type."""

    suggestion = forms.CharField(widget=forms.HiddenInput, max_length=300)
    password = NewPassword()
    adult = forms.BooleanField(
        label=_("I am 18 or over"),
        error_messages={"required": _("An operator is 18 or over.")},
    )
    coordinates = forms.BooleanField(
        label=_("I also invite and pair people"),
        help_text=_("You are the coordinator too. Untick it if somebody else does that."),
        initial=True,
        required=False,
    )
