"""What people fill in here: how they end a pair, when they meet."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from porch.bonds.models import Meetup, Mode
from porch.people.models import Member


class EndForm(forms.Form):
    all_optional = True
    line = forms.CharField(
        label=_("Want to add a line?"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    friends = forms.BooleanField(
        label=_("I would like to stay friends, and they may know that"), required=False
    )
    look_again = forms.BooleanField(label=_("Please look for someone else for me"), required=False)


class MeetForm(forms.Form):
    """A time in one's own time zone, and a place or a call."""

    on = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}))
    at = forms.TimeField(label=_("Time"), widget=forms.TimeInput(attrs={"type": "time"}))
    kind = forms.ChoiceField(
        label=_("How"),
        choices=[(Meetup.Kind.CALL, _("A call")), (Meetup.Kind.PLACE, _("Meet in person, somewhere public"))],
        widget=forms.RadioSelect,
        initial=Meetup.Kind.CALL,
    )
    where = forms.CharField(
        label=_("Where, or how to call"),
        help_text=_("Only the two of you see this."),
        max_length=200,
        required=False,
    )

    def __init__(self, member: Member, data: Any = None) -> None:
        super().__init__(data)
        self.zone = ZoneInfo(member.time_zone)

    @property
    def moment(self) -> datetime:
        said = self.cleaned_data
        return datetime.combine(said["on"], said["at"], self.zone)


class NameForm(forms.Form):
    """What a meeting is called in one's own calendar."""

    all_optional = True
    title = forms.CharField(
        label=_("What should your calendar call it?"),
        help_text=_("Only you see this. Left empty it says Call."),
        max_length=80,
        required=False,
    )
    shows_place = forms.BooleanField(label=_("Put the place in my calendar too"), required=False)


class TwoForm(forms.Form):
    """Two people by hand, and what they would be to each other."""

    mode = forms.ChoiceField(
        label=_("Pair them as"),
        choices=[(Mode.MENTORS, _("Mentor and the person they walk with")), (Mode.PEERS, _("Peers"))],
        widget=forms.RadioSelect,
        initial=Mode.MENTORS,
    )
    first = forms.ModelChoiceField(label=_("Mentor, or one of the two"), queryset=Member.objects.none())
    second = forms.ModelChoiceField(label=_("The other"), queryset=Member.objects.none())

    def __init__(self, people: QuerySet[Member], data: Any = None, *, beside: str = "") -> None:
        """``beside`` is the id of someone who wants a peer beside those they have."""
        super().__init__(data, initial={"mode": Mode.PEERS, "second": beside} if beside else None)
        for name in ("first", "second"):
            self.fields[name].queryset = people  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("first") is not None and said.get("first") == said.get("second"):
            raise forms.ValidationError(gettext("Pick two different people."))
        return said
