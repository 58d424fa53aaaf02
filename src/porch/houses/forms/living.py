"""What is written down about living together: chores, guests, repairs, notices."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from porch.kit.wall_clock import moment_of

LONGEST = 2000


def day(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Pick a day."), "invalid": _("Write the day like 2026-12-24.")},
        **more,
    )


def hour(label: Any, **more: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": _("Pick a time."), "invalid": _("Write the time like 18:30.")},
        **more,
    )


def words(label: Any, *, most: int = LONGEST, rows: int = 2, empty: Any = "", **more: Any) -> forms.CharField:
    """A few lines; required where ``empty`` says what is missing."""
    return forms.CharField(
        label=label,
        required=bool(empty),
        max_length=most,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": empty} if empty else None,
        **more,
    )


class ChoreForm(forms.Form):
    name = forms.CharField(
        label=_("What it is"),
        max_length=60,
        help_text=_("Such as kitchen, or bins."),
        error_messages={"required": _("Write what it is.")},
    )
    words = words(_("What belongs to it"), most=300)


class GuestForm(forms.Form):
    """``since`` and ``until`` are the moments that were meant, by the clock of the house."""

    on = day(_("On which day"))
    at = hour(_("From when"))
    end = hour(_("Until when"))
    words = words(
        _("Who comes, if you like to say"),
        most=200,
        help_text=_("Those who look after the house read it. You need not."),
    )

    def __init__(self, zone: str, now: datetime, data: Any = None) -> None:
        super().__init__(data)
        self.zone, self.now = zone, now

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if self.errors:
            return said
        self.since = moment_of(said["on"], said["at"], self.zone)
        self.until = moment_of(said["on"], said["end"], self.zone)
        if self.until <= self.since:
            self.add_error("end", gettext("It ends after it begins."))
        elif self.until <= self.now:
            self.add_error("on", gettext("That is over already. Pick a later time."))
        elif (self.since - self.now).days > 365:
            self.add_error("on", gettext("Pick a day within the next year."))
        return said


class RepairForm(forms.Form):
    what = forms.CharField(
        label=_("What is broken, and where"),
        max_length=200,
        error_messages={"required": _("Write what is broken.")},
    )
    is_urgent = forms.BooleanField(
        label=_("It cannot wait: heating, water, a lock, a smoke alarm"), required=False
    )


class NoticeForm(forms.Form):
    title = forms.CharField(
        label=_("What it is about"),
        max_length=80,
        help_text=_("In a few words, and nothing private."),
        error_messages={"required": _("Write what it is about.")},
    )
    words = words(_("What everybody is to know"), rows=5, empty=_("Write what it is."))
    to = forms.ChoiceField(label=_("For whom"), required=False)

    def __init__(self, people: list[tuple[str, str]], data: Any = None) -> None:
        super().__init__(data)
        self.fields["to"].choices = [("", _("Everybody who lives here")), *people]  # type: ignore[attr-defined]
