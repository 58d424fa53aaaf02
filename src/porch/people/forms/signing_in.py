"""Coming back: name and password, recovery words, a new password."""

from typing import Any

from allauth.account.forms import LoginForm
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _


class NewPassword(forms.CharField):
    """A password to be set: pasted or typed, shown on demand, checked once."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("New password"))
        kwargs.setdefault("help_text", _("8 letters or more. Three short words work well."))
        widget = forms.PasswordInput(attrs={"autocomplete": "new-password", "minlength": 8})
        super().__init__(strip=False, max_length=200, widget=widget, **kwargs)

    def clean(self, value: Any) -> Any:
        password = super().clean(value)
        validate_password(password)
        return password


class SignInForm(LoginForm):  # type: ignore[misc]  # allauth ships no types
    """allauth's own form in our words; spaces in a name do not matter."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        login, password = self.fields["login"], self.fields["password"]
        login.label, password.label, password.help_text = _("Name"), _("Password"), ""
        login.help_text = _("The two words you were given, such as Quiet Heron.")
        for field in (login, password):
            field.widget.attrs.pop("placeholder", None)
        login.widget.attrs["autocapitalize"] = "none"

    def clean_login(self) -> str:
        return " ".join(self.cleaned_data["login"].split())


class WordsForm(forms.Form):
    """Name and four recovery words."""

    login = forms.CharField(
        label=_("Name"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    words = forms.CharField(
        label=_("Four recovery words"),
        help_text=_("With spaces or hyphens between them, in the order you wrote them down."),
        max_length=120,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )


class NewPasswordForm(forms.Form):
    password = NewPassword()
