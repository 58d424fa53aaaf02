"""Where django-allauth asks us: nobody signs up through it, and what it keeps is sealed or hashed."""

import base64
import hashlib
import hmac
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal.ratelimit import truncate_ip
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponseRedirect  # noqa: TID251  # allauth asks for an answer here
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from porch.kit import clock, vault
from porch.kit.community import here
from porch.people.queries.visits import visits_of
from porch.people.registries import on_sign_in
from porch.people.rules.keys import of_member
from porch.ui.context import start_page

SAID = {
    "mfa/messages/totp_activated.txt": _("Your authenticator app is on."),
    "mfa/messages/totp_deactivated.txt": _("Your authenticator app is off."),
    "mfa/messages/webauthn_added.txt": _("Your passkey is saved."),
    "mfa/messages/webauthn_removed.txt": _("That passkey is removed."),
    "mfa/messages/recovery_codes_generated.txt": _("You have new codes. The ones before stopped working."),
}


class Doorkeeper(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Sign-in only. Joining has a page of its own, and no address is ever asked or confirmed."""

    error_messages: ClassVar[dict[str, Any]] = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _(
            "This name and password do not go together. Check both and try again."
        ),
        "incorrect_password": _("That is not your password. Try again."),
        "too_many_login_attempts": _(
            "There were many tries in a short time. Wait five minutes, then try again."
        ),
    }

    def is_open_for_signup(self, request: Any) -> bool:
        return False

    def get_login_redirect_url(self, request: Any) -> str:
        return start_page(request.user)

    def get_client_ip(self, request: Any) -> str:
        """Rate limits count an address under a key of the day, so that no address is kept anywhere."""
        address = truncate_ip(super().get_client_ip(request))
        key = f"{settings.SECRET_KEY}|{clock.now():%Y-%m-%d}".encode()
        return hmac.new(key, address.encode(), hashlib.sha256).hexdigest()

    def add_message(
        self, request: Any, level: int, message_template: str | None = None, *args: Any, **kwargs: Any
    ) -> None:
        """Our own few sentences; signing in and out say nothing."""
        sentence = kwargs.get("message") or SAID.get(message_template or "")
        if sentence:
            messages.add_message(request, level, sentence)

    def login(self, request: Any, user: Any) -> None:
        """Sign in here; every other place where they are signed in is told."""
        super().login(request, user)
        now = clock.now()
        if not user.is_demo and [one for one in visits_of(user, now) if one.pk != request.session.visit]:
            for follow in on_sign_in:
                follow(user, now)

    def respond_user_inactive(self, request: Any, user: Any) -> HttpResponseRedirect:
        return HttpResponseRedirect(reverse("people:sign-in"))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Nothing here writes mail: the house has one bland sentence of its own."""


class SecondFactor(DefaultMFAAdapter):  # type: ignore[misc]  # allauth ships no types
    """Authenticator secrets are sealed under their owner's key; their picture has no frame around it."""

    ABOUT = "mfa_authenticator|secret"
    error_messages: ClassVar[dict[str, Any]] = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("That code did not fit. Codes change every half minute: try the next one."),
    }

    def encrypt(self, text: str) -> str:
        user = getattr(self.request, "user", None)
        mine = user is not None and user.is_authenticated
        of = of_member(user.pk) if user is not None and mine else vault.COMMUNITY
        return base64.b64encode(vault.seal(text, about=self.ABOUT, of=of)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return vault.unseal(base64.b64decode(encrypted_text), about=self.ABOUT)

    def build_totp_svg(self, url: str) -> str:
        """The code as a drawing that stands in the page itself: our content policy allows no data address."""
        drawing: str = super().build_totp_svg(url)
        return drawing[drawing.index("<svg") :]

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        return str(_("My passkey"))

    def _get_site_name(self) -> str:
        return here().public_name
