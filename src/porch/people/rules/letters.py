"""The letters of an invitation: drawn at random, easy to read off paper, understood however they are typed."""

import hashlib
from collections.abc import Callable

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # no i, l, o, u: nobody mistakes them for 1, 0 and v
ALIKE = str.maketrans({"i": "1", "l": "1", "o": "0", "u": "v"})
LENGTH, GROUP = 28, 4  # 140 bits


def draw_letters(pick: Callable[[str], str], length: int = LENGTH) -> str:
    """28 letters in groups of four; ``pick`` takes one of a string at random (``secrets.choice``)."""
    return in_groups("".join(pick(ALPHABET) for _ in range(length)))


def in_groups(letters: str) -> str:
    return "-".join(letters[at : at + GROUP] for at in range(0, len(letters), GROUP))


def read_letters(typed: str, length: int = LENGTH) -> str | None:
    """The letters as they were drawn; None when they cannot be an invitation's at all."""
    letters = "".join(sign for sign in typed.lower() if sign not in " -\t\r\n").translate(ALIKE)
    whole = len(letters) == length and all(sign in ALPHABET for sign in letters)
    return in_groups(letters) if whole else None


def digest_of(typed: str, length: int = LENGTH) -> str:
    """What is kept of an invitation's letters; empty when they are not an invitation's."""
    letters = read_letters(typed, length)
    return hashlib.sha256(letters.encode()).hexdigest() if letters else ""
