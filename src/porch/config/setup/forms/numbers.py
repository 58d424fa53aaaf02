"""Putting a crisis number right, or adding one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from porch.config.setup.rules.numbers import ABOUT, NotANumber, dialled


class NumberForm(forms.Form):
    """What is right in place of what is shown. The emergency number has no name and takes no text."""

    name = forms.CharField(
        label=_("Whose number it is"),
        max_length=80,
        error_messages={"required": _("Say whose number it is.")},
    )
    call = forms.CharField(
        label=_("Number to call"),
        help_text=_("As people write it, such as 0800 111 222."),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    text = forms.CharField(
        label=_("Number to text"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    word = forms.CharField(label=_("Word to text"), max_length=20, required=False)
    when = forms.CharField(
        label=_("When somebody answers"),
        help_text=_("Such as: day and night."),
        max_length=80,
        required=False,
    )

    def __init__(self, *args: Any, emergency: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if emergency:
            for name in ("name", "text", "word"):
                del self.fields[name]
            self.fields["call"].required = True
            self.fields["when"].label = _("What else works")
            self.fields["when"].help_text = _("Such as: 112 works as well.")

    def clean_call(self) -> str:
        return self._dialled("call")

    def clean_text(self) -> str:
        return self._dialled("text")

    def _dialled(self, name: str) -> str:
        written: str = self.cleaned_data[name]
        try:
            if written:
                dialled(written)
        except NotANumber as wrong:
            raise forms.ValidationError(str(wrong)) from wrong
        return written

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if not self.errors and not said.get("call") and not said.get("text"):
            self.add_error("call", _("Say a number to call or to text."))
        return said


class LineForm(NumberForm):
    about = forms.ChoiceField(
        label=_("It stands under"),
        choices=list(ABOUT.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose where it stands.")},
    )
    field_order = ("about", "name", "call", "text", "word", "when")
