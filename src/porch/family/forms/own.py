"""Telling a day, a goal, and how near it feels. Nothing is chosen beforehand."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.family.rules.own import FARTHEST, GOAL_LONGEST, LONGEST, NEAREST, Told
from porch.family.words_helping import HOWS, RESTED, SAYS


class _Row(forms.BoundField):
    """Choices that stand in a row."""

    def css_classes(self, extra_classes: Any = None) -> str:
        return "scale"


class NearField(forms.TypedChoiceField):
    """0 to 10 in a row, and none of them is chosen."""

    def __init__(self) -> None:
        super().__init__(
            label=_("How near does it feel today?"),
            coerce=int,
            choices=[(n, str(n)) for n in range(FARTHEST, NEAREST + 1)],
            widget=forms.RadioSelect,
            help_text=_("0 is far away, 10 is there."),
            error_messages={"required": SAYS["number"], "invalid_choice": SAYS["number"]},
        )

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        return _Row(form, self, field_name)


class DayForm(forms.Form):
    """How I am, whether I rested, words about myself. Each can be left out."""

    all_optional = True
    how = forms.ChoiceField(
        label=_("How are you?"),
        choices=list(HOWS.items()),
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": SAYS["word"]},
    )
    rested = forms.ChoiceField(
        label=_("Did you get some rest?"),
        choices=list(RESTED.items()),
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": SAYS["word"]},
    )
    words = forms.CharField(
        label=_("A few words about you"),
        help_text=_("About you, not about them. Only you read it."),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": SAYS["long"]},
    )
    on = forms.DateField(
        label=_("On which day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Say on which day."), "invalid": _("Write the day as 2026-11-20.")},
    )

    def __init__(self, on: date, told: Told | None = None, data: Any = None) -> None:
        there = told or Told()
        super().__init__(
            data, initial={"how": there.how, "rested": there.rested, "words": there.words, "on": on}
        )

    @property
    def told(self) -> Told:
        said = self.cleaned_data
        return Told(said["how"], said["rested"], said["words"].strip())


class GoalForm(forms.Form):
    """What I would like for myself."""

    words = forms.CharField(
        label=_("What I would like for myself"),
        help_text=_("In your words: sleep through, see my sister, paint again."),
        max_length=GOAL_LONGEST,
        error_messages={
            "required": _("Write what you would like, in a few words."),
            "max_length": _("It fits with 120 characters at most."),
        },
    )


class NearForm(forms.Form):
    """How near it feels today."""

    near = NearField()
