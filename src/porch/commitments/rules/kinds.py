"""What somebody can say they will do, what they are asked in the evening, and what a witness can send: as data."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).resolve().parent.parent / "data" / "said.json"

PLEDGE, REVIEW, OWN = "pledge", "review", "own"


@dataclass(frozen=True)
class Kind:
    """``rhythm`` and ``by`` are what the page begins with; everything can be chosen otherwise."""

    code: str
    title: str
    hint: str
    icon: str
    rhythm: str
    by: str = ""


@dataclass(frozen=True)
class Line:
    """One of the few lines a witness can send: the code that is kept, and its words."""

    code: str
    words: str


@cache
def _said() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(FILE.read_text())
    return found


@cache
def kinds() -> dict[str, Kind]:
    return {row["code"]: Kind(**row) for row in _said()["kinds"]}


def kind_of(code: str) -> Kind:
    """A kind the file no longer has is something else, in their own words."""
    return kinds().get(code) or kinds()[OWN]


@cache
def questions() -> tuple[str, ...]:
    """What the evening begins with; everybody may have their own instead."""
    return tuple(_said()["questions"])


@cache
def lines() -> dict[str, Line]:
    return {row["code"]: Line(**row) for row in _said()["lines"]}
