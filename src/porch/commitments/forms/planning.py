"""What somebody means to do, and when."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from porch.commitments.actions.making import Plan
from porch.commitments.models import Commitment
from porch.commitments.rules.answers import LONGEST
from porch.commitments.rules.kinds import OWN, REVIEW, kinds, questions
from porch.commitments.rules.when import NotAPlan, When
from porch.commitments.words import RHYTHMS, WEEKDAYS

WRONG = {
    "past": _("Pick today or a later day."),
    "far": _("Pick a day within the next year."),
    "order": _("The last day comes after the first."),
    "days": _("Pick at least one day of the week."),
}


def _day(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Pick a day."), "invalid": _("Write the day like 2026-12-24.")},
        **more,
    )


class PlanForm(forms.Form):
    """Everything about it on one page; most may stay empty."""

    kind = forms.ChoiceField(
        label=_("What"),
        choices=list,
        widget=forms.RadioSelect,
        error_messages={"required": _("Pick what it is. Something else is there too.")},
    )
    words = forms.CharField(
        label=_("In your own words"),
        help_text=_("It is locked away. Nobody reads it unless you choose somebody."),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    rhythm = forms.ChoiceField(
        label=_("When"),
        choices=list(RHYTHMS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Pick when.")},
    )
    since = _day(_("The day, or the first one"))
    weekdays = forms.TypedMultipleChoiceField(
        label=_("On which days of the week"),
        help_text=_("For some days of the week only."),
        coerce=int,
        choices=list(WEEKDAYS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    by = forms.TimeField(
        label=_("By what time"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text=_("On the clock where you are that day. Leave it empty for any time."),
        error_messages={"invalid": _("Write the time like 10:00.")},
        required=False,
    )
    until = _day(_("The last day"), required=False, help_text=_("Leave it empty to go on until you stop."))

    def __init__(self, today: date, data: Any = None, *, kind: str = "") -> None:
        first = kinds().get(kind)
        begins = {"kind": kind, "rhythm": first.rhythm, "by": first.by} if first else {}
        if kind == REVIEW:
            begins["words"] = "\n".join(questions())
        super().__init__(data, initial={"since": today, **begins})
        self.today = today
        choices = [(one.code, gettext(one.title)) for one in kinds().values()]
        self.fields["kind"].choices = choices  # type: ignore[attr-defined]
        if kind == REVIEW:
            self.fields["words"].label = _("What to ask me, one question a line")

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("kind") == OWN and not said.get("words", "").strip():
            self.add_error("words", _("Say in a few words what it is."))
        if not self.errors:
            self._check(said)
        return said

    def _check(self, said: dict[str, Any]) -> None:
        try:
            self.cleaned_data["when"] = self.when_of(said).checked(self.today)
        except NotAPlan as wrong:
            self.add_error({"days": "weekdays"}.get(wrong.field, wrong.field), WRONG[wrong.code])

    def when_of(self, said: dict[str, Any]) -> When:
        days = frozenset(said.get("weekdays") or ())
        return When(said["rhythm"], said["since"], said.get("until"), days, said.get("by"))

    @property
    def plan(self) -> Plan:
        return Plan(self.cleaned_data["kind"], self.cleaned_data["when"], self.cleaned_data["words"])


class ChangeForm(PlanForm):
    """Other words, another time, another last day. What it is, and since when, stays."""

    def __init__(self, commitment: Commitment, today: date, data: Any = None) -> None:
        super().__init__(min(today, commitment.since), data, kind=commitment.kind)
        self.commitment = commitment
        for name in (
            "kind",
            "since",
            *(("rhythm", "weekdays", "until") if commitment.is_once else ("rhythm",)),
        ):
            del self.fields[name]
        if commitment.rhythm == "daily":
            del self.fields["weekdays"]
        self.initial = {
            "words": commitment.words,
            "weekdays": commitment.weekdays,
            "by": commitment.by,
            "until": commitment.until,
        }

    def clean(self) -> dict[str, Any]:
        self.cleaned_data["kind"] = self.commitment.kind
        return super().clean()

    def when_of(self, said: dict[str, Any]) -> When:
        there = self.commitment
        days = frozenset(said.get("weekdays") or ())
        return When(there.rhythm, there.since, said.get("until"), days, said.get("by"))
