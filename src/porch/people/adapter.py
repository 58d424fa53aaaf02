"""Where django-allauth asks us: nobody signs up through it, and what it keeps is sealed."""

import base64
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter

from porch.kit import vault


class Doorkeeper(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Sign-in only. Joining has a page of its own, and no address is ever asked or confirmed."""

    def is_open_for_signup(self, request: Any) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Nothing here writes mail: the house has one bland sentence of its own."""


class SecondFactor(DefaultMFAAdapter):  # type: ignore[misc]  # allauth ships no types
    """Authenticator secrets are sealed with the community's key ring."""

    ABOUT = "mfa_authenticator|secret"

    def encrypt(self, text: str) -> str:
        return base64.b64encode(vault.seal(text, about=self.ABOUT)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return vault.unseal(base64.b64decode(encrypted_text), about=self.ABOUT)
