"""Walking through a house with a list: what is looked at, and since when something is open."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

YES, NO, NOT_HERE = "yes", "no", "not-here"
SAID = (YES, NO, NOT_HERE)


@dataclass(frozen=True)
class Item:
    """One thing that is looked at."""

    code: str
    words: str
    of: str


@cache
def items() -> tuple[Item, ...]:
    """The list, in the order in which one walks."""
    return tuple(Item(**one) for one in json.loads((files("porch.houses") / "data/walk.json").read_text()))


def open_since(walks: Iterable[tuple[date, Mapping[str, str]]]) -> dict[str, date]:
    """What is not in order, each with the walk from which on it was found so without a break.

    A walk that does not mention something neither opens nor closes it.
    """
    since: dict[str, date] = {}
    for on, found in sorted(walks, key=lambda one: one[0]):
        for code, said in found.items():
            if said == NO:
                since.setdefault(code, on)
            else:
                since.pop(code, None)
    return since


def complete(found: Mapping[str, str]) -> bool:
    """Whether every item was answered, each with one of the three words."""
    return {one.code for one in items()} == set(found) and set(found.values()) <= set(SAID)
