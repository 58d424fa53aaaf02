"""What is said of another site: its key, the digits that were read out, and a file it sent."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from porch.evidence.rules.sums import LARGEST, NAME


class SiteForm(forms.Form):
    """A site to trust. The digits come from a person there, not from the file."""

    name = forms.CharField(
        label=_("What we call it"),
        max_length=NAME,
        help_text=_("It stands beside its numbers, for everybody."),
        error_messages={"required": _("Say what we call it.")},
    )
    key = forms.CharField(
        label=_("Its key"),
        max_length=60,
        help_text=_("It stands on their page of sites: 44 signs."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Write the key of the site.")},
    )
    digits = forms.CharField(
        label=_("The digits somebody there read out to you"),
        max_length=60,
        help_text=_("Thirty of them. Ask by phone or face to face, not where the key came from."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
        error_messages={"required": _("Write the digits that somebody of the site read out to you.")},
    )


class FileForm(forms.Form):
    """A file of sums."""

    file = forms.FileField(
        label=_("The file they sent"),
        help_text=_("Counts alone. It is looked through before anything of it is kept."),
        error_messages={
            "required": _("Choose the file they sent."),
            "empty": _("There is nothing in this file."),
        },
    )

    def clean_file(self) -> bytes:
        file: Any = self.cleaned_data["file"]
        assert isinstance(file, UploadedFile)
        body: bytes = file.read(LARGEST + 1)
        return body
