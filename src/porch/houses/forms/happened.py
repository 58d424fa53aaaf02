"""Writing down what happened, walking through, and the self-check."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.houses.forms.leaving import words
from porch.houses.models import Stay
from porch.houses.rules.incidents import kinds
from porch.houses.rules.walking_through import items
from porch.houses.words_fairness import CHECKED, WALKED

_MISSING = {"required": _("Write what happened, in a few words.")}


def _kind() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("What was it?"),
        choices=lambda: [("", _("Pick one")), *kinds().items()],
        error_messages={"required": _("Pick what it was.")},
    )


class IncidentForm(forms.Form):
    """``about``: a stay; empty when it is about the house."""

    kind = _kind()
    at = forms.DateTimeField(
        label=_("When"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
        error_messages={
            "required": _("Say when it was."),
            "invalid": _("Write the time like 2026-12-24 18:30."),
        },
    )
    words = words(
        _("What happened"),
        4,
        help_text=_("What you saw, not what you think of anybody. Whoever it is about reads it at once."),
        error_messages=_MISSING,
    )

    def __init__(self, stays: Any, data: Any = None) -> None:
        super().__init__(data)
        self.fields["about"] = forms.ModelChoiceField(
            Stay.objects.filter(pk__in=[one.pk for one in stays]).select_related("member"),
            label=_("Who it is about"),
            required=False,
            empty_label=_("The house"),
            error_messages={"invalid_choice": _("Pick somebody who lives here, or the house.")},
        )
        self.fields["about"].label_from_instance = lambda stay: stay.member.handle  # type: ignore[attr-defined]


class CorrectForm(forms.Form):
    kind = _kind()
    words = words(
        _("As it should stand, and why"),
        4,
        help_text=_("What was written before stays beside it."),
        error_messages=_MISSING,
    )


class OwnWordsForm(forms.Form):
    words = words(
        _("In your own words"),
        3,
        help_text=_("It stands beside it for good."),
        error_messages={"required": _("Write what you would like to stand beside it.")},
    )


class WalkForm(forms.Form):
    """One line for each item of the list, and a few words."""

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        for one in items():
            self.fields[one.code] = forms.ChoiceField(
                label=one.words,
                choices=list(WALKED.items()),
                widget=forms.RadioSelect,
                error_messages={"required": _("Answer this line.")},
            )
        self.fields["words"] = words(_("Anything else"), 2, required=False)

    @property
    def found(self) -> dict[str, str]:
        return {one.code: self.cleaned_data[one.code] for one in items()}


class CheckForm(forms.Form):
    state = forms.ChoiceField(
        label=_("How does it stand?"),
        choices=list(CHECKED.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Pick how it stands.")},
    )
    evidence = words(_("What shows it"), 3, required=False, help_text=_("No names of residents."))
