"""Choosing a picture and saying what it shows."""

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.stories.rules.pictures import LONGEST_ALT


class DescribeForm(forms.Form):
    all_optional = True
    alt = forms.CharField(
        label=_("What it shows, for those who cannot see it"),
        max_length=LONGEST_ALT,
        required=False,
        help_text=_("As you would say it on the phone: a bus stop at night, nobody there."),
    )
    decorative = forms.BooleanField(label=_("It only decorates"), required=False)


class PictureForm(DescribeForm):
    field_order = ("file", "alt", "decorative")
    file = forms.FileField(
        label=_("The picture"),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        help_text=_(
            "JPEG, PNG or WebP, up to 8 MB. Where and when it was taken is not kept. Faces are: look twice."
        ),
        error_messages={
            "required": _("Choose a picture of at most 8 MB."),
            "empty": _("This file is empty."),
        },
    )
