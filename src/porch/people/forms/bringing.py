"""Bringing what is one's own from another place."""

from django import forms
from django.utils.translation import gettext_lazy as _

MOST = 1024 * 1024  # bytes, as much as is taken in without touching a disk


class BringForm(forms.Form):
    file = forms.FileField(
        label=_("The ZIP file"),
        help_text=_("As you downloaded it there. At most 1 MB; for a bigger one, ask who runs this place."),
        error_messages={
            "required": _("Choose the ZIP file, of at most 1 MB."),
            "empty": _("This file is empty."),
        },
    )
