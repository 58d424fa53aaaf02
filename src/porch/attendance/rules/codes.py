"""The codes that are read out: a plain word and three digits, drawn from the sitting's secret and the time."""

import hashlib
import hmac
import re

DIGITS = 900
LOWEST = 100


def code_at(secret: bytes, step: int, words: tuple[str, ...]) -> str:
    """The code of one step, such as "maple 482": nobody without the secret can tell it from any other code."""
    drawn = hmac.new(secret, f"porch attendance code|{step}".encode(), hashlib.sha256).digest()
    word = words[int.from_bytes(drawn[:8], "big") % len(words)]
    return f"{word} {LOWEST + int.from_bytes(drawn[8:16], 'big') % DIGITS}"


def as_said(typed: str) -> str:
    """A code however it was typed: capitals, spaces, hyphens and points do not matter."""
    letters = "".join(re.findall(r"[^\W\d_]+", typed.casefold()))
    digits = "".join(re.findall(r"[0-9]", typed))
    return f"{letters} {digits}"


def is_the_same(code: str, typed: str) -> bool:
    return hmac.compare_digest(code.encode(), as_said(typed).encode())
