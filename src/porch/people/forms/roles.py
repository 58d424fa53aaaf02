"""Giving a part: whom, and which."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from porch.people.models import Member
from porch.people.queries import by_handle
from porch.people.rules.granting import NAMES, SELF_CHOSEN, TWO_PEOPLE, Giving, giving
from porch.people.rules.parts import parts
from porch.people.rules.vocabulary import words_of


class GiveForm(forms.Form):
    """``member`` is who was found under the name, once the form is valid."""

    name = forms.CharField(
        label=_("Their name here"),
        max_length=60,
        help_text=_("The two words, such as Quiet Heron. Ask them: there is no list of members."),
        error_messages={"required": _("Write the name of the person.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "words"}),
    )
    role = forms.ChoiceField(
        label=_("The part"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a part."), "invalid_choice": _("Choose one of these parts.")},
    )

    def __init__(self, by: Member, alone: bool, data: Any = None) -> None:
        super().__init__(data)
        self.by, self.alone = by, alone
        role: Any = self.fields["role"]
        role.choices = [(code, _sentence(code, alone)) for code in NAMES if self._may(code, to_oneself=False)]

    def _may(self, role: str, *, to_oneself: bool) -> bool:
        way = giving(role, self.by.role_names, to_oneself=to_oneself, alone=self.alone)
        return way is not Giving.NO

    def clean_name(self) -> str:
        typed: str = self.cleaned_data["name"]
        found = by_handle(typed)
        if found is None or not found.is_here:
            raise forms.ValidationError(
                gettext("Nobody here is called %(name)s. Check the two words.") % {"name": typed}
            )
        self.member = found
        return found.handle

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if "name" in said and "role" in said:
            oneself = self.member.pk == self.by.pk
            if not self._may(said["role"], to_oneself=oneself):
                raise forms.ValidationError(
                    gettext("Nobody gives a part to themselves. Ask someone else to.")
                )
            if said["role"] in self.member.all_roles - SELF_CHOSEN:
                words = {"name": self.member.handle, "part": parts()[said["role"]].name}
                raise forms.ValidationError(gettext("%(name)s is %(part)s already.") % words)
        return said


def _sentence(code: str, alone: bool) -> str:
    part = parts()[code]
    second = " " + gettext("A second person has to agree.") if code in TWO_PEOPLE and not alone else ""
    return f"{gettext(part.name)}. {gettext(part.line)}{second}"


class HereForForm(forms.Form):
    """Who someone is here for, as Settings asks it."""

    here_for = forms.ChoiceField(
        label=_("Who are you here for?"),
        choices=[(word.code, word.label) for word in words_of("here_for")],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one of the three.")},
    )
