"""Whom to ask to walk on, who may be told, for how long a word a week goes on, and what is asked again."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext_lazy as _

from porch.people.models import Member
from porch.programmes.actions.following import Said
from porch.programmes.rules.aftercare import USUAL
from porch.programmes.rules.following import DAYS_ASKED_OF
from porch.programmes.rules.handing import MOST
from porch.programmes.words_after import BEYOND, HOW, TREATMENT, UNSAID

NOBODY = ""
RATHER_NOT = "unsaid"
"""Nothing is chosen beforehand, and this is one thing to choose; it comes to the same as nothing."""

PLACES = (_("Whom we ask first"), _("If they cannot"), _("And then"))


def _named(people: Iterable[Member], nobody: Any) -> list[tuple[str, Any]]:
    return [(NOBODY, nobody), *((str(one.pk), one.handle) for one in people)]


class AskForm(forms.Form):
    """Up to three of one's people, in one's own order; the pairing desk after them, or instead of them."""

    all_optional = True

    def __init__(self, people: Iterable[Member], data: Any = None) -> None:
        super().__init__(data)
        self.people = {str(one.pk): one for one in people}
        choices = _named(self.people.values(), gettext("Nobody"))
        for at in range(min(MOST, len(self.people))):
            self.fields[f"peer{at}"] = forms.ChoiceField(label=PLACES[at], choices=choices, required=False)
        self.fields["desk"] = forms.BooleanField(
            label=gettext("Let the pairing desk look for somebody if none of them can, or if I name nobody"),
            required=False,
        )
        self.fields["weekly"] = forms.BooleanField(
            label=gettext("A word a week with whoever says yes"),
            help_text=gettext(
                "Until the last day that was planned and three months on. You can change that, or end it."
            ),
            required=False,
        )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        named = [said.get(f"peer{at}", NOBODY) for at in range(MOST)]
        self.peers = [self.people[one] for one in dict.fromkeys(filter(None, named))]
        if not self.peers and not said.get("desk"):
            raise forms.ValidationError(gettext("Name somebody, or let the desk look."))
        return said


class ToldForm(forms.Form):
    """Who may be told that one comes less. Nobody is a good answer, and nothing is noticed then."""

    all_optional = True
    peer = forms.ChoiceField(label=_("Told first"), required=False)
    staff = forms.BooleanField(
        label=_("Those who lead my sessions may be told too, three days later"),
        help_text=_("Only if nobody has had a word with me by then."),
        required=False,
    )

    def __init__(self, people: Iterable[Member], data: Any = None, *, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        self.people = {str(one.pk): one for one in people}
        self.fields["peer"].choices = _named(self.people.values(), gettext("Nobody"))  # type: ignore[attr-defined]

    @property
    def chosen(self) -> Member | None:
        return self.people.get(self.cleaned_data["peer"])


class WeeklyForm(forms.Form):
    beyond = forms.ChoiceField(
        label=_("How long"),
        choices=list(BEYOND.items()),
        initial=USUAL,
        error_messages={"required": _("Pick how long.")},
    )


class MetForm(forms.Form):
    """The day on which the two had met."""

    on = forms.DateField(
        label=_("On which day"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={
            "required": _("Which day was it?"),
            "invalid": _("Write the day, such as 2026-11-20."),
        },
    )

    def __init__(self, data: Any = None, *, today: date) -> None:
        super().__init__(data, initial={"on": today})


class QuestionForm(forms.Form):
    """Three questions, each of which may be left out."""

    all_optional = True
    days_used = forms.IntegerField(
        label=_("Of the last 30 days, on how many did you drink or use other drugs?"),
        help_text=_(
            "Medicine as it was prescribed does not count. Leave it empty if you would rather not say."
        ),
        min_value=0,
        max_value=DAYS_ASKED_OF,
        required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "invalid": _("Write a number of days, from 0 to 30, or nothing."),
            "min_value": _("Write a number of days, from 0 to 30, or nothing."),
            "max_value": _("Write a number of days, from 0 to 30, or nothing."),
        },
    )
    how = forms.ChoiceField(
        label=_("How is it, these days?"),
        choices=[*HOW.items(), (RATHER_NOT, UNSAID)],
        required=False,
        widget=forms.RadioSelect,
    )
    treatment = forms.ChoiceField(
        label=_("Are you in treatment now?"),
        help_text=gettext_lazy("A programme, medicine for it, or somebody you see about it."),
        choices=[*TREATMENT.items(), (RATHER_NOT, UNSAID)],
        required=False,
        widget=forms.RadioSelect,
    )

    @property
    def said(self) -> Said:
        told = self.cleaned_data
        how, treatment = ("" if told[name] == RATHER_NOT else told[name] for name in ("how", "treatment"))
        return Said(told["days_used"], how, treatment)
