"""Asking for someone to walk with: whom, and when one is usually free."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.bonds.models import Mode
from porch.people.models import Member
from porch.people.queries import supports
from porch.people.rules.hours import hours_of_part

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri")
WEEKEND = ("sat", "sun")
TIMES = [
    ("week-morning", _("Weekday mornings")),
    ("week-afternoon", _("Weekday afternoons")),
    ("week-evening", _("Weekday evenings")),
    ("weekend-morning", _("Weekend mornings")),
    ("weekend-afternoon", _("Weekend afternoons")),
    ("weekend-evening", _("Weekend evenings")),
]
WHO = [
    (Mode.PEERS, _("Someone to walk with, as equals")),
    (Mode.MENTORS, _("A mentor, who is further along")),
]


class AskForm(forms.Form):
    """Whom someone would like to meet; the times only while none were told."""

    who = forms.ChoiceField(label=_("Who would help most?"), choices=WHO, widget=forms.RadioSelect)
    times = forms.MultipleChoiceField(
        label=_("When are you usually free?"),
        help_text=_("Pick any. You can say it hour by hour in Settings."),
        choices=TIMES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, member: Member, data: Any = None) -> None:
        super().__init__(data)
        if member.lived.hours:
            del self.fields["times"]
        waits = {Mode.PEERS: member.lived.wants_peer, Mode.MENTORS: member.lived.wants_mentor}
        there = supports()
        open_now = [(mode, words) for mode, words in WHO if not waits[mode] and mode in there]
        self.fields["who"].choices = open_now  # type: ignore[attr-defined]

    @property
    def hours(self) -> list[str]:
        """The picked parts as hours of the week."""
        picked = [time.split("-") for time in self.cleaned_data.get("times", ())]
        days = {"week": WEEKDAYS, "weekend": WEEKEND}
        return [hour for span, part in picked for day in days[span] for hour in hours_of_part(day, part)]
