"""What a conversation's page sends."""

from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.talk.rules import KEEP_CHOICES, LONGEST, LONGEST_NOTE, UNTIL_ENDED, NotSayable


@dataclass(frozen=True)
class Words:
    body: str
    note: str
    client_id: UUID


class Saying(forms.Form):
    """Lengths are the room's own rule, so that what is too long comes back whole with one sentence."""

    all_optional = True  # nothing says "(optional)": an empty message comes back with a sentence

    body = forms.CharField(
        label=_("Message"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": LONGEST}),
    )
    note = forms.CharField(
        label=_("Content note"),
        required=False,
        help_text=_("A word or two on what it is about. The message then opens by a tap."),
        widget=forms.TextInput(attrs={"maxlength": LONGEST_NOTE, "autocomplete": "off"}),
    )
    client_id = forms.UUIDField(widget=forms.HiddenInput)

    def words(self) -> Words:
        """What was written; NotSayable where the form itself is broken."""
        if not self.is_valid():
            raise NotSayable(
                _("This page is too old to send from. Copy your words, open it again, and send them.")
            )
        given = self.cleaned_data
        return Words(given["body"], given["note"], given["client_id"])


KEPT = {7: _("7 days"), 90: _("90 days"), UNTIL_ENDED: _("Until we end it")}


class Keeping(forms.Form):
    """How long words are kept, as far as this person is concerned."""

    days = forms.TypedChoiceField(
        label=_("Keep messages for"),
        coerce=int,
        choices=[(days, KEPT[days]) for days in KEEP_CHOICES],
        widget=forms.RadioSelect,
        help_text=_("The shorter of everyone's choices holds."),
    )


class Place(forms.Form):
    """A number in the log, from an address or a button; anything else is no number."""

    before = forms.IntegerField(required=False, min_value=1, max_value=2**62)
    seq = forms.IntegerField(required=False, min_value=1, max_value=2**62)
    said = forms.IntegerField(required=False, min_value=1, max_value=2**62)

    def number(self, name: str) -> int | None:
        self.is_valid()
        return self.cleaned_data.get(name)
