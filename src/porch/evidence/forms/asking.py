"""What is said when a report is asked for, and when everybody may read it."""

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.evidence.queries.reports import Subject, subjects
from porch.kit.clock import today_in
from porch.kit.community import here


class AskForm(forms.Form):
    """Whom a report is about, and the last day that counts in it."""

    about = forms.ChoiceField(
        label=_("What it is about"), error_messages={"invalid_choice": _("Choose one of the list.")}
    )
    cut = forms.DateField(
        label=_("The last day that counts"),
        help_text=_("It has to be over. What was told later is not counted."),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": _("A day is said like 2026-03-31."), "required": _("Say a day.")},
    )

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._yesterday = today_in(here().time_zone, now) - timedelta(days=1)
        self._subjects = {one.code: one for one in subjects()}
        self.fields["about"].choices = [  # type: ignore[attr-defined]  # it is a choice field
            (one.code, one.words or _("Everyone here")) for one in self._subjects.values()
        ]
        self.fields["cut"].initial = self._yesterday

    def clean_cut(self) -> date:
        cut: date = self.cleaned_data["cut"]
        if cut > self._yesterday:
            raise forms.ValidationError(_("The last day that counts has to be over."))
        return cut

    @property
    def subject(self) -> Subject:
        return self._subjects[self.cleaned_data["about"]]


class DecideForm(forms.Form):
    """Why everybody may read a report, or no longer may. It stands beside it."""

    because = forms.CharField(
        label=_("Why"),
        max_length=300,
        help_text=_("One sentence. Whoever reads the report reads it too."),
        error_messages={"required": _("Say why in one sentence.")},
    )
