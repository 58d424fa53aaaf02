"""What can be ticked in an entry: what somebody did, and four things that make a day harder."""

import json
from functools import cache
from importlib.resources import files

from porch.people.rules.vocabulary import Word

HALT = ("hungry", "angry", "lonely", "tired")
"""The four of "halt": each is ticked or not said; nobody says that they were not hungry."""


@cache
def helped() -> tuple[Word, ...]:
    """What somebody may have done since they last wrote, in the order people read it; ``often`` come first."""
    text = files("porch.diary").joinpath("data", "helped.json").read_text(encoding="utf-8")
    return tuple(Word(**word) for word in json.loads(text))


def label_of_helped(code: str) -> str:
    """What people read for a code; the code itself when the list no longer has it."""
    return next((word.label for word in helped() if word.code == code), code)
