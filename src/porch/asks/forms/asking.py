"""What somebody says when they ask for company or a ride. Nothing has to be said to ask for somebody now."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from porch.asks.words import WISHES
from porch.people.models import Member

LONGEST_NOTE = 300
FURTHEST = timedelta(days=30)


def _note(label: Any, hint: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=LONGEST_NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class NowForm(forms.Form):
    """A line for whoever comes, and what one would like to share with them."""

    all_optional = True
    note = _note(_("A line for whoever comes"), _("Only the one who says yes reads it."))
    wishes = forms.MultipleChoiceField(
        label=_("I would like to share, if it can be"),
        help_text=_(
            "We look for that first, and let go of it before nobody comes. What must be so stays so."
        ),
        choices=list(WISHES.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    any_gender = forms.BooleanField(
        label=_("Whoever can come first may, of any gender"),
        help_text=_(
            "While you are new here, only people of your own gender are sent to you unless you say so."
        ),
        required=False,
    )

    def __init__(self, data: Any = None, *, is_kept: bool = False) -> None:
        """``is_kept``: the newcomer shield looks after this person, so it is theirs to say otherwise."""
        super().__init__(data)
        if not is_kept:
            del self.fields["any_gender"]

    @property
    def told(self) -> dict[str, str]:
        return {"note": self.cleaned_data["note"]}


class RideForm(forms.Form):
    """From where, to where, when, how many. The places are for the one who says yes."""

    area = forms.CharField(
        label=_("From which part of town"),
        help_text=_("People who drive read this, without your name."),
        max_length=80,
    )
    place = forms.CharField(
        label=_("Where exactly"), help_text=_("Only the one who says yes reads it."), max_length=200
    )
    to = forms.CharField(
        label=_("Where to"), help_text=_("Only the one who says yes reads it."), max_length=200
    )
    on = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}))
    at = forms.TimeField(label=_("Time"), widget=forms.TimeInput(attrs={"type": "time"}))
    seats = forms.IntegerField(label=_("How many of you"), min_value=1, max_value=6, initial=1)
    note = _note(_("Anything they should know"), _("Only the one who says yes reads it."))

    def __init__(self, member: Member, now: datetime, data: Any = None) -> None:
        self.zone, self.now = ZoneInfo(member.time_zone or "UTC"), now
        super().__init__(data, initial={"on": now.astimezone(self.zone).date()})

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = self.cleaned_data
        if "on" in said and "at" in said and not self.now < self.moment <= self.now + FURTHEST:
            self.add_error("on", gettext("Pick a time that is still to come, within a month."))
        return said

    @property
    def moment(self) -> datetime:
        said = self.cleaned_data
        return datetime.combine(said["on"], said["at"], self.zone)

    @property
    def told(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("area", "place", "to", "note")}


class AfterForm(forms.Form):
    """Did someone come in time? Skipping is an answer too."""

    answer = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no"), ("skip", "skip")])

    @property
    def in_time(self) -> bool | None:
        return {"yes": True, "no": False, "skip": None}[self.cleaned_data["answer"]]
