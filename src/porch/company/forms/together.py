"""Proposing something small, and changing it."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from porch.company.actions import Proposal
from porch.company.models import Activity
from porch.company.rules.kinds import kinds
from porch.company.rules.together import (
    EVERYONE,
    FEWEST,
    KEPT,
    LONGEST_AREA,
    LONGEST_PLACE,
    LONGEST_WORDS,
    MOST,
)

LENGTHS = [(30, _("half an hour")), (60, _("an hour")), (120, _("two hours")), (240, _("half a day"))]


def day_field() -> forms.DateField:
    return forms.DateField(
        label=_("Day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Pick a day."), "invalid": _("Write the day like 2026-12-24.")},
    )


def time_field() -> forms.TimeField:
    return forms.TimeField(
        label=_("Starts at"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": _("Say when it starts."), "invalid": _("Write the time like 15:00.")},
    )


def area_field() -> forms.CharField:
    return forms.CharField(
        label=_("Roughly where"),
        help_text=_("Whoever may say yes reads this: a part of town, no street. Leave it empty for a call."),
        max_length=LONGEST_AREA,
        required=False,
    )


def place_field() -> forms.CharField:
    return forms.CharField(
        label=_("Where exactly, or how to join"),
        help_text=_("Only those who said yes read this."),
        max_length=LONGEST_PLACE,
        required=False,
    )


class ProposeForm(forms.Form):
    """Everything about it on one page; what is not needed may stay empty."""

    kind = forms.ChoiceField(
        label=_("What"), choices=list, error_messages={"required": _("Pick what it would be.")}
    )
    words = forms.CharField(
        label=_("In your own words"),
        help_text=_("As you would ask a friend. First names only, please."),
        max_length=LONGEST_WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    on = day_field()
    at = time_field()
    minutes = forms.TypedChoiceField(label=_("For about"), coerce=int, choices=LENGTHS, initial=60)
    places = forms.TypedChoiceField(
        label=_("For how many, with you"),
        coerce=int,
        choices=[(n, str(n)) for n in range(FEWEST, MOST + 1)],
        initial=3,
    )
    area = area_field()
    place = place_field()
    audience = forms.ChoiceField(
        label=_("Who may say yes"),
        choices=list,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say who may say yes.")},
    )

    def __init__(self, zone: str, audiences: list[tuple[str, str]], data: Any = None) -> None:
        super().__init__(data)
        self.zone = ZoneInfo(zone)
        self.fields["kind"].choices = [("", _("Pick one")), *((k.code, k.title) for k in kinds().values())]  # type: ignore[attr-defined]
        named = [(code, audience_in_words(code, name)) for code, name in audiences]
        self.fields["audience"].choices = named  # type: ignore[attr-defined]

    @property
    def proposal(self) -> Proposal:
        said = dict(self.cleaned_data)
        moment = datetime.combine(said.pop("on"), said.pop("at"), self.zone)
        return Proposal(at=moment, **said)


def audience_in_words(code: str, name: str = "") -> str:
    if code == KEPT:
        return gettext("People I keep, or walk with")
    if code == EVERYONE:
        return gettext("Everyone here")
    return gettext("My group %(name)s") % {"name": name}


class ChangeForm(forms.Form):
    """Another time or place."""

    on = day_field()
    at = time_field()
    area = area_field()
    place = place_field()

    def __init__(self, activity: Activity, data: Any = None) -> None:
        self.zone = ZoneInfo(activity.zone)
        local = activity.at.astimezone(self.zone)
        kept = {"area": activity.area, "place": activity.place}
        super().__init__(data, initial={"on": local.date(), "at": local.time(), **kept})

    @property
    def changes(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        return {"at": datetime.combine(said.pop("on"), said.pop("at"), self.zone), **said}
