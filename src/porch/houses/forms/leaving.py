"""The steps after a return to use, as they are filled in. Nothing is refused for its length."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.houses.models import Leaving, Stay
from porch.houses.words_fairness import FIRST, OUTCOMES, TONIGHT

LONGEST = 4000


def words(label: Any, rows: int = 3, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **more)


def day(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Pick a day."), "invalid": _("Write the day like 2026-12-24.")},
        **more,
    )


class BeginForm(forms.Form):
    """Whom it is about: one of those who live there."""

    def __init__(self, stays: Any, data: Any = None) -> None:
        super().__init__(data)
        self.fields["stay"] = forms.ModelChoiceField(
            Stay.objects.filter(pk__in=[one.pk for one in stays]),
            label=_("Who it is about"),
            empty_label=_("Pick somebody"),
            error_messages={
                "required": _("Pick who it is about."),
                "invalid_choice": _("Pick who it is about."),
            },
        )
        self.fields["stay"].label_from_instance = lambda stay: stay.member.handle  # type: ignore[attr-defined]


class SafetyForm(forms.Form):
    safe = forms.MultipleChoiceField(
        label=_("Tick what is done"),
        choices=list(FIRST.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, row: Leaving, data: Any = None) -> None:
        super().__init__(data, initial={"safe": row.safe})


class TonightForm(forms.Form):
    where = forms.ChoiceField(
        label=_("Where do they sleep tonight?"),
        choices=list(TONIGHT.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Pick where they sleep tonight.")},
    )
    words = words(
        _("Where that is"),
        2,
        required=False,
        help_text=_("A name, and how to get there. Only they and those who look after the house read it."),
    )


class DecideForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("What comes next"),
        choices=list(OUTCOMES.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Pick what comes next.")},
    )
    reasons = words(
        _("The reasons, or the plan"),
        4,
        help_text=_("The person reads this, word for word, and keeps it."),
        error_messages={"required": _("Write the reasons. The person reads them.")},
    )
    on = day(
        _("From which day, or until which day"),
        required=False,
        help_text=_("Leaving: the first day they are gone, tomorrow at the earliest. A hold: its last day."),
    )
