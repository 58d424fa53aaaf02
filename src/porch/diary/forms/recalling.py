"""Filling in several days at once, and a day to remember others by."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from porch.diary.forms.entry import Tiles
from porch.diary.rules.told import NotTold, one_of
from porch.diary.words import USED, WEEKDAYS
from porch.measures.told import Amount, Used
from porch.people.rules.vocabulary import words_of

EVERY = (("", _("Once")), ("month", _("Every month")), ("year", _("Every year")))


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def _day(label: Any, *, required: bool = True, hint: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        help_text=hint,
        widget=DayInput,
        error_messages={
            "required": _("Say which day."),
            "invalid": _("Write the day like 2026-11-20."),
        },
    )


class FillForm(forms.Form):
    """The same for many past days, or as it was on a day that was told of."""

    all_optional = True
    batch = forms.UUIDField(widget=forms.HiddenInput, required=False)
    first = _day(_("From"))
    last = _day(_("To"))
    weekdays = forms.TypedMultipleChoiceField(
        label=_("Only on these days of the week"),
        help_text=_("None ticked means every day."),
        required=False,
        coerce=int,
        choices=[(n, long) for n, (_short, long) in enumerate(WEEKDAYS)],
        widget=forms.CheckboxSelectMultiple,
    )
    used = Tiles("", label=_("Did you use on these days?"), choices=list(USED.items()))
    what = forms.MultipleChoiceField(
        label=_("What was it?"), required=False, widget=forms.CheckboxSelectMultiple, choices=list
    )
    how_much = forms.CharField(label=_("Roughly how much a day, in your own words"), required=False)
    like = _day(
        _("Or the same as on this day"), required=False, hint=_("It takes what you told of that day.")
    )
    also_told = forms.BooleanField(label=_("Also on days I told something of already"), required=False)

    def __init__(self, data: Any = None, initial: Any = None) -> None:
        super().__init__(data, initial={"batch": uuid4(), **(initial or {})})
        what: Any = self.fields["what"]
        what.choices = [(word.code, word.label) for word in words_of("substances")]

    def clean_batch(self) -> UUID:
        return self.cleaned_data.get("batch") or uuid4()

    def clean(self) -> None:
        told = self.cleaned_data
        if not told.get("used") and not told.get("like") and not self.errors:
            self.add_error("used", gettext("Pick an answer, or a day that it was like."))
        if "first" in told and "last" in told and told["last"] < told["first"]:
            self.add_error("last", gettext("This day is before the first one."))

    @property
    def used_said(self) -> Used | None:
        return one_of(Used, self.cleaned_data["used"])

    @property
    def amounts(self) -> tuple[Amount, ...]:
        what, words = self.cleaned_data["what"], self.cleaned_data["how_much"].strip()
        if not what:
            return (Amount("something-else", None, words),) if words else ()
        return (Amount(what[0], None, words), *(Amount(code) for code in what[1:]))

    def not_kept(self, why: NotTold) -> None:
        self.add_error(why.field if why.field in self.fields else None, str(why))


class AnchorForm(forms.Form):
    """A day somebody remembers others by."""

    words = forms.CharField(
        label=_("What the day is to you"),
        max_length=80,
        help_text=_("Pay day, my sister’s birthday, the journey to the sea. Only you read it."),
        error_messages={"required": _("Write a word for it.")},
    )
    day = _day(_("Day"))
    every = forms.ChoiceField(
        label=_("How often"), required=False, choices=EVERY, widget=forms.RadioSelect, initial=""
    )

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if day.year < 1900 or day.year > 2200:
            raise forms.ValidationError(gettext("Write a day between 1900 and 2200."))
        return day

    def not_kept(self, why: NotTold) -> None:
        self.add_error(why.field if why.field in self.fields else None, str(why))
