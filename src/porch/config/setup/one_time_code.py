"""The code that opens set-up once: printed where the server starts, kept only as a digest, gone after use."""

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from django.conf import settings

FILE = "set-up.code"
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that look alike: 32 of them, 5 bits each
GROUPS, LENGTH = 3, 4


def new_code() -> str:
    """Make a code such as ``K7QM-2PXD-HW9R``; the one before stops working."""
    code = "-".join("".join(secrets.choice(LETTERS) for _ in range(LENGTH)) for _ in range(GROUPS))
    half = _file().with_suffix(".half")
    handle = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(_digest(code))
    half.replace(_file())
    return code


def is_right(typed: str) -> bool:
    """Is this the code, however it is typed? Never once it was used."""
    kept = kept_digest()
    return bool(kept) and hmac.compare_digest(kept, _digest(typed))


def kept_digest() -> str:
    """The digest of the code in force; empty when there is none."""
    try:
        return _file().read_text().strip()
    except OSError:
        return ""


def use_up() -> None:
    _file().unlink(missing_ok=True)


def _file() -> Path:
    return Path(settings.PORCH_DATA) / FILE


def _digest(code: str) -> str:
    """60 random bits need no slow digest."""
    plain = "".join(letter for letter in code.upper() if letter.isalnum())
    return hashlib.sha256(plain.encode()).hexdigest()
