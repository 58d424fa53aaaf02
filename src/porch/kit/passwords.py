"""Argon2id at a cost a small machine bears: t=3, 32 MiB, one lane, at most two at a time.

Django's default takes 100 MiB a sign-in; fifty at once would take five gigabytes.
"""

from threading import BoundedSemaphore
from typing import Any

from django.contrib.auth.hashers import Argon2PasswordHasher

_at_once = BoundedSemaphore(2)


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
