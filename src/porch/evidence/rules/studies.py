"""What a study is: what was done, on whom, what was found and what it does not show, how far it can be trusted, and the
numbers that can be put together with those of others. The program brings some, in one data file.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

type Facts = dict[str, Any]

DIFFERENCE, NONE, UNCLEAR = "difference", "none", "unclear"
DIRECTIONS = (DIFFERENCE, NONE, UNCLEAR)


class Design(StrEnum):
    """How it was made. Studies of different designs are never put together."""

    RANDOMISED = "randomised"  # chance put each person into a group
    COHORT = "cohort"  # groups that came about otherwise
    BEFORE_AFTER = "before-after"  # the same people, earlier and later
    REVIEW = "review"  # somebody read other studies


class Domain(StrEnum):
    """Where a study may go wrong (after the domains of RoB 2, Sterne and others 2019, in plain words)."""

    CHANCE = "chance"  # who came into which group
    KEPT = "kept"  # whether people were counted in the group they were put in
    LOST = "lost"  # how many could not be found again
    TOLD = "told"  # who says how it went
    CHOSEN = "chosen"  # whether figures were chosen after they were seen


class Bias(StrEnum):
    LOW = "low"
    SOME = "some"
    HIGH = "high"
    NOT_ASSESSED = "not-assessed"


@dataclass(frozen=True)
class Judged:
    """How far one domain can be trusted, and why it is judged so."""

    say: Bias = Bias.NOT_ASSESSED
    why: str = ""


@dataclass(frozen=True)
class Study:
    """One study or review: ``did`` what, ``on`` whom and how many ``people``, ``found`` what.

    ``people`` and ``year`` are None where they are not known or a review gives no one figure. ``direction`` is what it
    says about help from peers: "difference", "none", or "unclear" where it cannot tell. ``numbers`` are figures that
    must stand on the page. ``results`` are what can be compared (``rules.results``). ``read``: what of it was read.
    """

    code: str
    title: str
    design: Design
    direction: str
    did: str
    found: str
    not_shown: str
    reference: str
    on: str = ""
    year: int | None = None
    people: int | None = None
    link: str = ""
    doi: str = ""
    read: str = ""
    numbers: tuple[str, ...] = ()
    bias: Mapping[Domain, Judged] = field(default_factory=dict)
    results: tuple[Facts, ...] = ()

    @classmethod
    def of(cls, code: str, facts: Mapping[str, Any]) -> "Study":
        """From facts as they are kept. What is missing is not known."""
        judged = facts.get("bias", {})
        plain = ("title", "direction", "did", "found", "reference", "on", "link", "doi", "read")
        return cls(
            code=code,
            design=Design(facts.get("design", Design.COHORT)),
            not_shown=facts.get("not", ""),
            year=facts.get("year"),
            people=facts.get("people"),
            numbers=tuple(facts.get("numbers", ())),
            results=tuple(facts.get("results", ())),
            bias={one: _judged(judged.get(one.value, {})) for one in Domain},
            **{name: facts.get(name, "") for name in plain},
        )

    @property
    def size(self) -> str:
        """How many people, as it is written: 10,565."""
        return "" if self.people is None else f"{self.people:,}"


def _judged(said: Mapping[str, str]) -> Judged:
    return Judged(Bias(said.get("say", Bias.NOT_ASSESSED)), said.get("why", ""))


@dataclass(frozen=True)
class Outcome:
    """Something that several studies counted. ``better``: whether less or more of it is what people hope for."""

    code: str
    title: str
    better: str


@cache
def answer() -> tuple[str, ...]:
    """The short answer, a sentence or two."""
    return tuple(_file()["answer"])


@cache
def outcomes() -> dict[str, Outcome]:
    """What can be compared, by its code."""
    return {code: Outcome(code, **said) for code, said in _file()["outcomes"].items()}


@cache
def brought() -> dict[str, Facts]:
    """The facts of each study that comes with the program, by its code."""
    return {row["code"]: {key: row[key] for key in row if key != "code"} for row in _file()["studies"]}


def by_date(studies: Iterable[Study]) -> list[Study]:
    """Newest first, whatever they found; those without a year last, by their code."""
    return sorted(studies, key=lambda one: (-(one.year or 0), one.code))


def by_size(studies: Iterable[Study]) -> list[Study]:
    """Largest first, whatever they found; those without a number last, by their code."""
    return sorted(studies, key=lambda one: (-(one.people or 0), one.code))


def by_direction(studies: Iterable[Study]) -> dict[str, list[Study]]:
    """The three heaps: found a difference, found none, could not tell."""
    there = list(studies)
    return {way: [study for study in there if study.direction == way] for way in DIRECTIONS}


@cache
def _file() -> dict[str, Any]:
    text = files("porch.evidence").joinpath("data", "studies.json").read_text(encoding="utf-8")
    told: dict[str, Any] = json.loads(text)
    return told
