"""How it went, of one day: three words beside each other, none chosen beforehand, and room for more."""

from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from porch.commitments.models import Commitment
from porch.commitments.rules.answers import LONGEST, LONGEST_WILL, Said, questions_in
from porch.commitments.rules.kinds import PLEDGE, REVIEW
from porch.commitments.words import ANSWERS


class Lines(BoundField):
    """Its tiles stand one under the other: all of one size, whatever their words."""

    def css_classes(self, extra_classes: Any = None) -> str:
        return "lines"


class Alike(forms.ChoiceField):
    bound_field_class = Lines


class DayForm(forms.Form):
    """Everything may be left out. ``days`` are those it can be said of; ``stands``: somebody would read it."""

    all_optional = True
    on = forms.DateField(widget=forms.HiddenInput)
    will = forms.CharField(label=_("Today I will"), max_length=LONGEST_WILL, required=False)
    answer = Alike(
        label=_("How it went"),
        choices=list(ANSWERS.items()),
        widget=forms.RadioSelect,
        required=False,
    )
    words = forms.CharField(
        label=_("Anything you like to add"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    alone = forms.BooleanField(label=_("Keep this day to myself"), required=False)
    tell = forms.BooleanField(label=_("Let them know there is something to read"), required=False)

    def __init__(
        self,
        commitment: Commitment,
        on: date,
        said: Said | None = None,
        *,
        stands: bool,
        data: Any = None,
    ) -> None:
        there, kind = said or Said(), commitment.kind
        self.questions = questions_in(commitment.words) if kind == REVIEW else []
        back = dict(there.looked_back)
        alone = there.alone if said else kind == REVIEW
        begins = {"on": on, "will": there.will, "answer": there.answer, "words": there.words, "alone": alone}
        super().__init__(data, initial=begins)
        for at, question in enumerate(self.questions):
            self.fields[f"q{at}"] = forms.CharField(
                label=question,
                initial=back.get(question, ""),
                max_length=LONGEST,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
        gone = [] if kind == PLEDGE else ["will"]
        gone += ["answer", "words"] if kind == REVIEW else []
        gone += [] if stands else ["alone", "tell"]
        for name in gone:
            del self.fields[name]
        self.order_fields(["on", "will", "answer", "words", *(f"q{n}" for n in range(9)), "alone", "tell"])

    @property
    def said(self) -> Said:
        told = self.cleaned_data
        back = tuple((question, told.get(f"q{at}", "")) for at, question in enumerate(self.questions))
        alone = told.get("alone", False)
        return Said(told.get("answer", ""), told.get("words", ""), told.get("will", ""), back, alone)
