"""Forms of mentors, of the two of a pair, and of the desk."""

from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from porch.mentoring.actions.agreeing import LONGEST as LONGEST_LINE
from porch.mentoring.actions.references import ASKED_AT_ONCE
from porch.mentoring.actions.words import LONGEST
from porch.mentoring.models import Line, MentoringSettings
from porch.mentoring.words import LINES, REVIEW
from porch.people.models import Member


class LinesForm(forms.Form):
    all_optional = True
    lines = forms.CharField(
        label=_("A few lines about you as a mentor"),
        help_text=_(
            "Whoever is asked about you reads them, and whom you walk with. Leave out names and places."
        ),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class ReviewForm(forms.Form):
    says = forms.ChoiceField(label=_("What would you like?"), choices=REVIEW, widget=forms.RadioSelect)


class PaperForm(forms.Form):
    """The lines of the two, each as it stands."""

    all_optional = True

    def __init__(self, kept: dict[str, str], data: Any = None) -> None:
        super().__init__(data)
        for about in Line.About.values:
            self.fields[about] = forms.CharField(
                label=LINES[Line.About(about)],
                max_length=LONGEST_LINE,
                required=False,
                initial=kept.get(about, ""),
            )


class StandByForm(forms.Form):
    """Whom to ask."""

    whom = forms.MultipleChoiceField(
        label=_("Who knows you here?"),
        help_text=_("Up to three. Each answers alone, and you are not told what anybody said."),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, people: list[Member], data: Any = None) -> None:
        super().__init__(data)
        self.people = {str(one.pk): one for one in people}
        choices = [(pk, one.handle) for pk, one in self.people.items()]
        self.fields["whom"].choices = choices  # type: ignore[attr-defined]

    def clean_whom(self) -> list[Member]:
        chosen = [self.people[pk] for pk in self.cleaned_data["whom"]]
        if len(chosen) > ASKED_AT_ONCE:
            raise forms.ValidationError(_("Choose three at most."))
        return chosen


class WordForm(forms.Form):
    line = forms.CharField(max_length=300, required=False)


class AllowForm(forms.Form):
    reason = forms.CharField(
        label=_("Why is it right here?"),
        help_text=_("It is kept on the record, and they read it themselves."),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class MentoringSettingsForm(forms.ModelForm[MentoringSettings]):
    class Meta:
        model = MentoringSettings
        fields = (
            "recovery_days",
            "needs_training",
            "needs_own_mentor",
            "references",
            "usual_capacity",
            "available_days",
            "quiet_days",
        )
        labels = {
            "recovery_days": _("Days in recovery a mentor should have"),
            "needs_training": _("The training for helpers is done"),
            "needs_own_mentor": _("They have a mentor of their own"),
            "references": _("Members who stand by them: none, one or two"),
            "usual_capacity": _("People a new mentor has room for, until they say otherwise"),
            "available_days": _("Days a mentor’s word that they are there holds"),
            "quiet_days": _("Days without a word to anybody, after which they are asked once"),
        }
        help_texts = {
            "recovery_days": _("0 asks for none."),
            "needs_own_mentor": _("Hard to ask while a community is new: somebody has to be the first."),
        }

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        for name, least, most in (
            ("references", 0, 2),
            ("available_days", 14, 365),
            ("quiet_days", 14, 365),
            ("usual_capacity", 0, 15),
            ("recovery_days", 0, 36_500),
        ):
            self.fields[name].validators += [MinValueValidator(least), MaxValueValidator(most)]
