"""What somebody who was shown a sheet types."""

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.attendance.rules.certificate import LENGTH
from porch.attendance.rules.keeping import LONGEST_NAME


class VerifyForm(forms.Form):
    """The name is asked for too: it is what a copied sheet with another name fails at."""

    use_required_attribute = False
    token = forms.CharField(
        label=_("The signs on the sheet"),
        max_length=LENGTH * 4,
        widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "off", "spellcheck": "false"}),
        help_text=_("All of them. Spaces, line ends and small letters do not matter."),
        error_messages={
            "required": _("Scan the square code, or type the signs under it."),
            "max_length": _("That is more than stands on a sheet."),
        },
    )
    name = forms.CharField(
        label=_("The name on the sheet"),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Type the name as it stands on the sheet.")},
    )
