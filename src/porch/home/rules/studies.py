"""What studies of peer support found and did not, from one data file. Nothing of it is written anywhere else."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

DIFFERENCE, NONE, UNCLEAR = "difference", "none", "unclear"
DIRECTIONS = (DIFFERENCE, NONE, UNCLEAR)


@dataclass(frozen=True)
class Study:
    """One study or review: ``did`` what, on how many ``people``, ``found`` what, and what it does ``not`` show.

    ``people`` is None where a review gives no one figure. ``direction`` is what it says about help from peers:
    "difference", "none", or "unclear" where it cannot tell. ``numbers`` are the figures that must stand on the
    page. ``link`` may be empty.
    """

    code: str
    title: str
    direction: str
    did: str
    people: int | None
    found: str
    not_shown: str
    numbers: tuple[str, ...]
    reference: str
    link: str

    @property
    def size(self) -> str:
        """How many people, as it is written: 10,565."""
        return "" if self.people is None else f"{self.people:,}"


@cache
def answer() -> tuple[str, ...]:
    """The short answer, a sentence or two."""
    return tuple(_file()["answer"])


@cache
def studies() -> tuple[Study, ...]:
    """Every one, in the order people read them."""
    return tuple(_study(row) for row in _file()["studies"])


def _study(row: dict[str, Any]) -> Study:
    rest = {key: value for key, value in row.items() if key not in ("not", "numbers")}
    return Study(**rest, not_shown=row["not"], numbers=tuple(row["numbers"]))


def by_direction() -> dict[str, list[Study]]:
    """The three heaps: found a difference, found none, could not tell."""
    return {way: [study for study in studies() if study.direction == way] for way in DIRECTIONS}


@cache
def _file() -> dict[str, Any]:
    text = files("porch.home").joinpath("data", "studies.json").read_text(encoding="utf-8")
    told: dict[str, Any] = json.loads(text)
    return told
