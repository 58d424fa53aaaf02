"""Coming back: name and password, recovery words, a new password."""

from typing import Any

from allauth.account.forms import LoginForm
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from porch.people.visits import SHARED


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


class SharedDevice(forms.BooleanField):
    """Whether others use this device too: then the sign-in is short."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Others use this device too"),
            help_text=_(
                "Then you are signed out half an hour after your last page, and after 12 hours at the latest."
            ),
            required=False,
        )


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
        self.fields["shared"] = SharedDevice()

    def clean_login(self) -> str:
        return " ".join(self.cleaned_data["login"].split())

    def login(self, request: Any, redirect_url: str | None = None) -> Any:
        """Signs in; the choice lies in the session before a second factor is asked for, and stays."""
        answer = super().login(request, redirect_url=redirect_url)
        say_shared(request, self.cleaned_data["shared"])
        return answer


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
    shared = SharedDevice()


def say_shared(request: Any, shared: bool) -> None:
    """This session is on a device others use too, or on one's own."""
    if shared:
        request.session[SHARED] = True
    else:
        request.session.pop(SHARED, None)
