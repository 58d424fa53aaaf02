"""What coordinators fill in: whom they say yes to, how long each turn lasts, a letter."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from porch.asks.models import AskTimes
from porch.people.models import Member
from porch.people.queries import by_handle


class YesForm(forms.Form):
    """A name as it is written; nobody is listed to choose from."""

    name = forms.CharField(label=_("Their name here"), max_length=60)

    def clean_name(self) -> Member:
        found = by_handle(self.cleaned_data["name"])
        if found is None or not found.is_here or not found.in_recovery:
            raise forms.ValidationError(gettext("Nobody of that name can be given this."))
        return found


class LetterForm(forms.Form):
    """An answer by letter."""

    words = forms.CharField(
        label=_("Your letter"),
        help_text=_("They read it with your name. What happened, what could help, when somebody is there."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Write a line to the person who asked.")},
    )


class TimesForm(forms.ModelForm[AskTimes]):
    all_optional = True  # every field is filled in already

    class Meta:
        model = AskTimes
        fields = (
            "at_once",
            "wave",
            "stage",
            "desk",
            "letter_hours",
            "everyone_hours",
            "pairing_days",
            "promise",
        )
        labels = {
            "at_once": _("How many are asked at a time"),
            "wave": _("Minutes until others are asked"),
            "stage": _("Minutes until we look further"),
            "desk": _("Minutes a coordinator has to come"),
            "letter_hours": _("Hours until a letter is written"),
            "everyone_hours": _("Hours until everyone is called again"),
            "pairing_days": _("Days until everyone looks for a peer or mentor"),
            "promise": _("Minutes within which somebody should be there"),
        }
        help_texts = {"promise": _("Hours of the week in which it would take longer show as thin.")}

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        for field in self.fields.values():
            field.min_value = 1  # type: ignore[attr-defined]
            field.widget.attrs["min"] = 1
        self.fields["at_once"].widget.attrs["max"] = 5
