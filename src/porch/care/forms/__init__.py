"""What people fill in here."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from porch.care.material import questions
from porch.care.rules.training import LONGEST_LINE, Scenario
from porch.people.models import Member
from porch.people.queries import by_handle

LENGTHS = [("hours", _("A few hours")), ("day", _("A day")), ("days", _("Three days"))]


class RestForm(forms.Form):
    length = forms.ChoiceField(
        label=_("How long would you like not to be asked?"),
        choices=LENGTHS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Pick how long."), "invalid_choice": _("Pick one of the three.")},
    )


class CheckForm(forms.Form):
    """Every question may be skipped; nothing is picked beforehand."""

    all_optional = True

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        for question in questions():
            self.fields[question.code] = forms.ChoiceField(
                label=question.words, choices=question.answers, required=False, widget=forms.RadioSelect
            )


class WayForm(forms.Form):
    """What one would say or do in a scenario."""

    way = forms.ChoiceField(
        label=_("What would you be most likely to do?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Pick the one that comes nearest. You can change it."),
            "invalid_choice": _("Pick one of these."),
        },
    )

    def __init__(self, scenario: Scenario, data: Any = None, *, chosen: str = "") -> None:
        super().__init__(data, initial={"way": chosen})
        self.fields["way"].choices = [(way.code, way.words) for way in scenario.ways]  # type: ignore[attr-defined]


class LineForm(forms.Form):
    all_optional = True
    line = forms.CharField(
        label=_("One line of your own: what will you keep in mind?"),
        help_text=_("Only you read it."),
        max_length=LONGEST_LINE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class NameForm(forms.Form):
    """Whom a coordinator asks to listen. ``member`` is who was found, once the form is valid."""

    name = forms.CharField(
        label=_("Their name here"),
        max_length=60,
        help_text=_("The two words. Ask them first: there is no list of members."),
        error_messages={"required": _("Write the name of the person.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "words"}),
    )

    def clean_name(self) -> str:
        typed: str = self.cleaned_data["name"]
        found = by_handle(typed)
        if found is None or not found.is_here:
            raise forms.ValidationError(
                gettext("Nobody here is called %(name)s. Check the two words.") % {"name": typed}
            )
        self.member: Member = found
        return found.handle
