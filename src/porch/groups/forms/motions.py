"""Bringing a motion, speaking about one, voting: one thing a page, and nothing chosen beforehand."""

from typing import Any

from django import forms
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from porch.groups.actions.motions import LONGEST_LINE, LONGEST_TEXT, LONGEST_WHY
from porch.groups.forms.groups import months_that_fit
from porch.groups.models import Position
from porch.groups.rules.motions import ABSTAIN, NO, NOBODY, YES, NotABallot, counted_as
from porch.groups.rules.settings import Setting

TERMS = (1, 3, 6, 12, 24)


class WhyForm(forms.Form):
    why = forms.CharField(
        label=_("What speaks for it?"),
        help_text=_("As you would say it to the others. You can leave it empty."),
        max_length=LONGEST_WHY,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class TextForm(WhyForm):
    text = forms.CharField(
        label=_("What shall be so?"),
        help_text=_("One thing, so that people can say yes or no to it."),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    field_order = ("text", "why")


class SettingForm(WhyForm):
    value = forms.ChoiceField(label=_("What shall be so?"), widget=forms.RadioSelect)
    field_order = ("value", "why")

    def __init__(self, setting: Setting, now: str, data: Any = None) -> None:
        super().__init__(data)
        others = [answer for answer in setting.answers if answer.value != now]
        self.fields["value"].choices = [  # type: ignore[attr-defined]
            (answer.value, gettext(answer.sentence)) for answer in others
        ]


class HouseSeatForm(WhyForm):
    """In a house somebody writes for how long, and is told where that is too long."""

    months = forms.IntegerField(
        label=_("For how many months?"),
        min_value=1,
        help_text=_("Six at most, in every house. Whoever serves next is chosen anew."),
    )
    field_order = ("months", "why")

    def __init__(self, position: Position, data: Any = None) -> None:
        super().__init__(data)
        self.group = position.group
        self.fields["months"].widget.attrs["inputmode"] = "numeric"

    def clean_months(self) -> int:
        return months_that_fit(self.cleaned_data["months"], self.group)


class SeatForm(WhyForm):
    months = forms.TypedChoiceField(label=_("For how long?"), coerce=int, widget=forms.RadioSelect)
    field_order = ("months", "why")

    def __init__(self, position: Position, data: Any = None) -> None:
        super().__init__(data)
        longest = position.term_months
        self.fields["months"].choices = [  # type: ignore[attr-defined]
            (n, ngettext("%(n)s month", "%(n)s months", n) % {"n": n})
            for n in sorted({*(n for n in TERMS if n < longest), longest})
        ]


class LineForm(forms.Form):
    words = forms.CharField(
        label=_("What would you like to say?"),
        max_length=LONGEST_LINE,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    nameless = forms.BooleanField(label=_("Leave my name off"), required=False)


class BallotForm(forms.Form):
    """Yes, no, or leave it to the others."""

    said = forms.ChoiceField(
        label=_("What do you say?"),
        choices=[(YES, _("Yes")), (NO, _("No")), (ABSTAIN, _("I leave it to the others"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Pick one of the three. Leaving it to the others is one of them.")},
    )

    def answer(self) -> list[str]:
        return [self.cleaned_data["said"]]

    def in_words(self) -> list[str]:
        return [str(dict(self.fields["said"].choices)[one]) for one in self.answer()]  # type: ignore[attr-defined]


class ElectionForm(forms.Form):
    """Everyone one would be glad to see serve; or nobody who stands; or leave it to the others."""

    said = forms.MultipleChoiceField(
        label=_("Who would be good for this?"),
        help_text=_("Pick as many as you like. Nobody is put above anybody else."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Pick at least one. Leaving it to the others is one of them.")},
    )

    def __init__(self, candidates: list[tuple[str, str]], data: Any = None) -> None:
        super().__init__(data)
        self.ids = [pk for pk, _name in candidates]
        named = [(pk, name or gettext("Someone who has left")) for pk, name in candidates]
        self.fields["said"].choices = [  # type: ignore[attr-defined]
            *named,
            (NOBODY, gettext("Nobody of these")),
            (ABSTAIN, gettext("I leave it to the others")),
        ]

    def clean_said(self) -> list[str]:
        said: list[str] = self.cleaned_data["said"]
        try:
            counted_as(said, self.ids)
        except NotABallot as two_things:
            raise forms.ValidationError(gettext("Pick people, or one of the last two.")) from two_things
        return said

    def answer(self) -> list[str]:
        return list(self.cleaned_data["said"])

    def in_words(self) -> list[str]:
        named = dict(self.fields["said"].choices)  # type: ignore[attr-defined]
        return [str(named[one]) for one in self.answer()]
