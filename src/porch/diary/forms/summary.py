"""Which days, and what of them."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from porch.diary.forms.recalling import DayInput
from porch.diary.summing import CHOICES

LENGTHS = (("7", _("7 days")), ("30", _("30 days")), ("90", _("90 days")), ("365", _("A year")))
OWN = "own"
MOST = 1100


class PeriodForm(forms.Form):
    """The last days up to today, or days of one's own choice. In an address it is bound to what stands there."""

    all_optional = True
    days = forms.ChoiceField(
        label=_("Which days"),
        choices=[*LENGTHS, (OWN, _("Other days"))],
        required=False,
        widget=forms.RadioSelect,
    )
    first = forms.DateField(
        label=_("From"),
        required=False,
        widget=DayInput,
        error_messages={"invalid": _("Write the day like 2026-11-20.")},
    )
    last = forms.DateField(
        label=_("To"),
        required=False,
        widget=DayInput,
        error_messages={"invalid": _("Write the day like 2026-11-20.")},
    )

    def __init__(self, data: Any = None, *, today: date, usual: str = "30") -> None:
        super().__init__(data, initial={"days": usual})
        self.today, self.usual = today, usual

    def clean(self) -> None:
        if self.errors or not self._own:
            return
        first, last = self.cleaned_data.get("first"), self.cleaned_data.get("last")
        if first is None or last is None:
            self.add_error("first", gettext("Say from which day to which."))
        elif last > self.today:
            self.add_error("last", gettext("That day is still to come."))
        elif last < first:
            self.add_error("last", gettext("This day is before the first one."))
        elif (last - first).days > MOST:
            self.add_error("first", gettext("That is more than three years. Take a shorter stretch."))

    @property
    def _own(self) -> bool:
        return bool(self.cleaned_data.get("days") == OWN)

    @property
    def span(self) -> tuple[date, date]:
        """The first and the last day, of a form that is valid."""
        if self._own:
            return self.cleaned_data["first"], self.cleaned_data["last"]
        return self._back(self.cleaned_data.get("days") or self.usual)

    @property
    def usual_span(self) -> tuple[date, date]:
        """The days there are when nobody chose any."""
        return self._back(self.usual)

    def _back(self, length: str) -> tuple[date, date]:
        return self.today - timedelta(days=int(length) - 1), self.today


class SummaryForm(PeriodForm):
    """A summary for somebody else: each line is a choice, and none is made beforehand."""

    what = forms.MultipleChoiceField(
        label=_("What it says"),
        choices=[(code, words) for code, (words, _say) in CHOICES.items()],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose what it says.")},
    )
