"""At the door of a room, and how somebody likes to sit."""

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.rooms.rules.alike_names import LONGEST
from porch.rooms.words import SHOWN


class ComingIn(forms.Form):
    all_optional = True

    shown = forms.ChoiceField(
        label=_("How I am shown"),
        choices=list(SHOWN.items()),
        widget=forms.RadioSelect,
        help_text=_("The others read it once you raise a hand or write, and not before."),
    )
    called = forms.CharField(
        label=_("Another name, only in this room"),
        required=False,
        max_length=LONGEST,
        help_text=_("Leave it empty to be shown by your name here. It cannot look like somebody else’s."),
    )
    joins = forms.BooleanField(label=_("When it goes round the circle, it may come to me"), required=False)


class Sitting(forms.Form):
    """For any room, and nobody else's business."""

    all_optional = True

    shown = forms.ChoiceField(
        label=_("How I am shown, unless I choose otherwise"),
        choices=list(SHOWN.items()),
        widget=forms.RadioSelect,
    )
    extra_time = forms.BooleanField(
        label=_("I need extra time when I share"),
        required=False,
        help_text=_("Twice as long, in every room. Nobody is told."),
    )
    by_hand = forms.BooleanField(
        label=_("Do not reload the page by itself"),
        required=False,
        help_text=_("Without scripts a page is read anew every 20 seconds. With this you do it yourself."),
    )
