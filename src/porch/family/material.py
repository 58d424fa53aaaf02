"""The reads, the course and the guide of the calls that this room ships, read once from its own files."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from porch.family.rules.safety import KINDS


@dataclass(frozen=True)
class Part:
    """A stretch of a read under its heading: sentences, and a list that may come with them."""

    heading: str
    say: tuple[str, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Read:
    """A short read. ``needs_help``: the numbers of this community stand under it. ``sources``: says, title, address."""

    slug: str
    title: str
    lead: str
    parts: tuple[Part, ...]
    needs_help: bool
    sources: tuple[dict[str, str], ...]


@dataclass(frozen=True)
class Page:
    """A day of the course, or one that stands in for it: a few paragraphs, and one small thing to try."""

    title: str
    text: tuple[str, ...]
    small_thing: str
    kind: str = ""


@dataclass(frozen=True)
class Guide:
    """What the two of a call may ask each other. ``with_them`` is for whoever is safe at home, ``alone`` for all."""

    number: int
    title: str
    ask: tuple[str, ...]
    with_them: tuple[str, ...]
    alone: tuple[str, ...]
    close: str


@cache
def reads() -> tuple[Read, ...]:
    return tuple(_read(one) for one in _told("reads.json")["reads"])


def read(slug: str) -> Read | None:
    return next((one for one in reads() if one.slug == slug), None)


def _read(told: dict[str, Any]) -> Read:
    parts = tuple(
        Part(part["heading"], tuple(part.get("say", ())), tuple(part.get("list", ())))
        for part in told["parts"]
    )
    sources = tuple(told.get("sources", ()))
    return Read(told["slug"], told["title"], told["lead"], parts, told.get("help", False), sources)


@cache
def days() -> tuple[Page, ...]:
    """The twenty-eight, in their order; a kind that the rule of safety does not know stops the program."""
    found = tuple(_page(one) for one in _told("course.json")["days"])
    if unknown := {one.kind for one in found} - KINDS:
        raise ValueError(f"course.json: no such kind of day: {', '.join(sorted(unknown))}")
    return found


@cache
def other_pages() -> tuple[Page, ...]:
    """What is shown for a day that stays shut."""
    return tuple(_page(one) for one in _told("course.json")["instead"])


def _page(told: dict[str, Any]) -> Page:
    return Page(told["title"], tuple(told["text"]), told["try"], told.get("kind", ""))


@cache
def guides() -> tuple[Guide, ...]:
    return tuple(
        Guide(
            one["number"],
            one["title"],
            tuple(one["ask"]),
            tuple(one["with_them"]),
            tuple(one["alone"]),
            one["close"],
        )
        for one in _told("calls.json")["calls"]
    )


@cache
def for_coaches() -> tuple[str, tuple[str, ...]]:
    """What a coach does first, and what they never do."""
    told = _told("calls.json")
    return told["first"], tuple(told["never"])


@cache
def _told(name: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(
        files("porch.family").joinpath("data", name).read_text(encoding="utf-8")
    )
    return told
