"""What is sent from inside a room."""

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.rooms.actions.sharing import LONGEST
from porch.rooms.rules.hosting import OF_HOSTS

OF_THEIR_OWN = {"close"}  # it has an address of its own


class Hand(forms.Form):
    up = forms.BooleanField(required=False)
    types = forms.BooleanField(required=False)


class Reaction(forms.Form):
    word = forms.CharField(max_length=20)


class Leading(forms.Form):
    """One thing a host does: ``about`` is a chair, ``value`` a code."""

    verb = forms.ChoiceField(choices=[(verb, verb) for verb in OF_HOSTS if verb not in OF_THEIR_OWN])
    about = forms.IntegerField(required=False, min_value=1, max_value=100_000)
    value = forms.CharField(required=False, max_length=20)


class Share(forms.Form):
    """Lengths are the room's own rule, so that what is too long comes back whole with one sentence."""

    all_optional = True

    body = forms.CharField(
        label=_("My share, in writing"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": LONGEST}),
    )
    client_id = forms.UUIDField(widget=forms.HiddenInput)
