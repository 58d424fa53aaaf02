"""The list by which a house checks itself, as data: numbered as NARR Standard 3.0 is, in words of our own."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

MET, PARTLY, NOT_YET, NOT_OURS = "met", "partly", "not-yet", "not-ours"
STATES = (MET, PARTLY, NOT_YET, NOT_OURS)


@dataclass(frozen=True)
class Item:
    """One of the 31. ``shown_by`` is what of the house's own records speaks for it, where anything does.

    ``is_checked``: its number was found in a public source.
    """

    code: str
    number: int
    principle: str
    words: str
    levels: frozenset[str]
    shown_by: str
    is_checked: bool


@dataclass(frozen=True)
class Principle:
    code: str
    domain: str
    words: str


@cache
def _told() -> dict[str, Any]:
    told: dict[str, Any] = json.loads((files("porch.houses") / "data/narr.json").read_text())
    return told


@cache
def items() -> tuple[Item, ...]:
    return tuple(
        Item(
            one["code"],
            one["number"],
            one["principle"],
            one["words"],
            frozenset(one["levels"]),
            one["from"],
            one["checked"],
        )
        for one in _told()["items"]
    )


def items_for(level: str) -> list[Item]:
    """Those that are asked of a house of this level."""
    return [one for one in items() if level in one.levels]


@cache
def principles() -> dict[str, Principle]:
    return {one["code"]: Principle(one["code"], one["domain"], one["words"]) for one in _told()["principles"]}


@cache
def domains() -> dict[str, str]:
    return {one["code"]: one["words"] for one in _told()["domains"]}


def about() -> tuple[str, str]:
    """What the list is and is not, and where its numbering is published."""
    return _told()["about"], _told()["source"]
