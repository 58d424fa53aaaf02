"""allauth's forms of the second factor, in our words."""

from typing import Any

from allauth.account.forms import ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as CodeAgainForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django.utils.translation import gettext_lazy as _


class _OurWords:
    """Labels and hints of ours; no placeholder in place of a label."""

    words: dict[str, tuple[Any, Any]]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields  # type: ignore[attr-defined]  # a form's
        for name, (label, hint) in self.words.items():
            fields[name].label, fields[name].help_text = label, hint
            fields[name].widget.attrs.pop("placeholder", None)


class PasswordAgain(_OurWords, ReauthenticateForm):  # type: ignore[misc]  # allauth ships no types
    words = {"password": (_("Password"), "")}


class CodeAgain(_OurWords, CodeAgainForm):  # type: ignore[misc]
    words = {"code": (_("Code"), "")}


class SecondStep(_OurWords, AuthenticateForm):  # type: ignore[misc]
    words = {"code": (_("Code"), "")}


class AppOn(_OurWords, ActivateTOTPForm):  # type: ignore[misc]
    words = {"code": (_("The six digits the app shows now"), "")}


class PasskeyAdd(_OurWords, AddWebAuthnForm):  # type: ignore[misc]
    words = {
        "name": (_("What to call it"), _("So that you know it again, such as My phone.")),
        "passwordless": (
            _("Let me sign in with it alone, without name and password"),
            _("The device then asks for your finger, face or PIN each time."),
        ),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].initial = True  # what someone who adds a passkey expects of it
