"""The way back: what a coordinator may go by, letting someone back in, coming back with a code."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from porch.people.models import Member, Proof
from porch.people.rules.way_back import NotAPhrase, checked_phrase

NO_GOOD = {
    "few": _("A phrase needs two words or more. Add a word, or leave it empty."),
    "many": _("A phrase has eight words or fewer. Leave some out."),
    "short": _("That is short enough to guess. Add a word or two that nobody would expect."),
    "name": _("Your name here is known to others. Say something that only you would say."),
    "anyone": _("Anyone might try that. Say something that only you would say."),
}
PLAIN_TEXT = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}


class ProofForm(forms.Form):
    """A phrase, meeting in person, both, or nothing."""

    all_optional = True
    phrase = forms.CharField(
        label=_("A phrase only I would say"),
        max_length=200,
        required=False,
        widget=forms.TextInput(PLAIN_TEXT),
    )
    forget = forms.BooleanField(label=_("Forget the phrase I said before"), required=False)
    in_person = forms.BooleanField(
        label=_("A coordinator who knows me in person may say that it is me"), required=False
    )

    def __init__(self, member: Member, proof: Proof | None, data: Any = None) -> None:
        super().__init__(data, initial={"in_person": bool(proof and proof.in_person)})
        self.member = member
        said = bool(proof and proof.digest)
        self.fields["phrase"].help_text = (
            _now("You said one. Leave this empty to keep it, or say another: two to eight words.")
            if said
            else _now(
                "Two to eight words you will still know on a bad day. Capitals and commas do not matter."
            )
        )
        if not said:
            del self.fields["forget"]

    def clean_phrase(self) -> str:
        phrase: str = self.cleaned_data["phrase"]
        try:
            return checked_phrase(phrase, self.member.handle) if phrase.strip() else ""
        except NotAPhrase as no_good:
            raise forms.ValidationError(NO_GOOD[no_good.why]) from no_good

    @property
    def agreed(self) -> dict[str, Any]:
        """For ``actions.agree_way_back``: an empty phrase keeps the one before, unless it is to be forgotten."""
        said = self.cleaned_data
        phrase = said["phrase"] or ("" if said.get("forget") else None)
        return {"phrase": phrase, "in_person": said["in_person"]}


class BackInForm(forms.Form):
    """A coordinator's: a name, and what they go by."""

    PHRASE, IN_PERSON = "phrase", "in-person"
    login = forms.CharField(
        label=_("Name"),
        help_text=_("The name this person has here, as they say it."),
        max_length=60,
        widget=forms.TextInput(PLAIN_TEXT),
    )
    how = forms.ChoiceField(
        label=_("What do you go by?"),
        choices=[
            (PHRASE, _("The phrase they agreed on, said to me just now")),
            (IN_PERSON, _("I know this person, and am with them or have met them in person")),
        ],
        widget=forms.RadioSelect,
    )
    phrase = forms.CharField(
        label=_("Their phrase"),
        help_text=_("Only with the first choice. Write it as they say it."),
        max_length=200,
        required=False,
        widget=forms.TextInput(PLAIN_TEXT),
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("how") == self.PHRASE and not said.get("phrase", "").strip():
            self.add_error("phrase", _("Ask for the phrase and write it here, or choose the other way."))
        return said

    @property
    def phrase_said(self) -> str | None:
        return self.cleaned_data["phrase"] if self.cleaned_data["how"] == self.PHRASE else None


class CodeForm(forms.Form):
    """A name and the code a coordinator handed over."""

    login = forms.CharField(
        label=_("Name"),
        max_length=60,
        widget=forms.TextInput({"autocomplete": "username", "autocapitalize": "none"}),
    )
    code = forms.CharField(
        label=_("Code"),
        help_text=_("Twelve letters and numbers. Capitals and hyphens do not matter."),
        max_length=60,
        widget=forms.TextInput({**PLAIN_TEXT, "autocapitalize": "characters"}),
    )
