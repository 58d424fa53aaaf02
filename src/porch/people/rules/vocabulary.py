"""The lists people choose from: codes, plain labels and hints, kept as data in ``people/data``."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Word:
    """One choice: the code that is stored, what people read, a line that explains it.

    ``often`` marks what a short list shows first.
    """

    code: str
    label: str
    hint: str = ""
    often: bool = False


class NotInTheList(Exception):
    """A code that the vocabulary does not have."""


SHARABLE = ("life_stage", "pathways", "age_band", "interests", "experience", "story_tags", "substances")
"""Facts that can be said as a reason for a pairing, each only when the person lets it."""

MANY = {
    "substances": "substances",
    "pathways": "pathways",
    "life_stage": "life_stage",
    "experience": "experience",
    "interests": "interests",
    "story_tags": "story_tags",
    "languages": "languages",
    "gender_lists": "genders",
}
"""Fields that hold a list of codes, and the vocabulary each draws from."""

ONE = {"right_now": "right_now", "first_wish": "first_wish", "age_band": "age_bands"}
"""Fields that hold one code or nothing."""

MUST_HAVES = {"accepts_genders": "genders", "accepts_ages": "age_bands", "accepts_pathways": "pathways"}
"""Fields that hold a list of codes, or None where everyone is welcome."""


@cache
def vocabularies() -> dict[str, tuple[Word, ...]]:
    """Every list by name, in the order people read it."""
    text = files("porch.people").joinpath("data", "vocabularies.json").read_text(encoding="utf-8")
    return {name: tuple(Word(**word) for word in words) for name, words in json.loads(text).items()}


def words_of(name: str) -> tuple[Word, ...]:
    return vocabularies()[name]


def checked(name: str, codes: Iterable[str]) -> list[str]:
    """The codes, each once, in the order of the list; NotInTheList when one is unknown."""
    asked, known = set(codes), [word.code for word in words_of(name)]
    strange = asked.difference(known)
    if strange:
        raise NotInTheList(f"{name} has no {min(strange)!r}")
    return [code for code in known if code in asked]


def label_of(name: str, code: str) -> str:
    """What people read for a code; the code itself when the list no longer has it."""
    return next((word.label for word in words_of(name) if word.code == code), code)
