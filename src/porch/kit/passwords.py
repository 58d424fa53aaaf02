"""Argon2id at a cost a small machine bears: t=3, 32 MiB, one lane, at most two at a time.

Django's default takes 100 MiB a sign-in; fifty at once would take five gigabytes.
"""

from threading import BoundedSemaphore
from typing import Any

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

AT_ONCE = 2
_at_once = BoundedSemaphore(AT_ONCE)


class BoundedArgon2(Argon2PasswordHasher):
    time_cost = 3
    memory_cost = 32 * 1024
    parallelism = 1

    def encode(self, password: str, salt: str) -> str:
        with _at_once:
            return str(super().encode(password, salt))

    def verify(self, password: str, encoded: str) -> bool:
        with _at_once:
            return bool(super().verify(password, encoded))

    def harden_runtime(self, *args: Any, **kwargs: Any) -> None:
        """Argon2 needs no hardening: the work is in the parameters."""


class NotBlank:
    """Refuses a password that is nothing but spaces: it is seen over a shoulder, and typed by accident."""

    def validate(self, password: str, user: object = None) -> None:
        if not password.strip():
            raise ValidationError(_("Choose a password that is more than spaces."), code="blank")

    def get_help_text(self) -> str:
        return _("More than spaces.")
