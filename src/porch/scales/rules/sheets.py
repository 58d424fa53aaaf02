"""A questionnaire as data: what it asks, whose it is, what its answers come to. Read with care, one sentence a fault.

The shape is told in ``docs/develop/questionnaires.md``. A sheet without wording has its structure only: it is asked
once somebody who may has supplied the words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from porch.measures.scoring import Scoring, Sum
from porch.scales.rules.faults import faults_of


class NotASheet(Exception):
    """What was supplied is no questionnaire. ``faults`` says why, one clear sentence each."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__(" ".join(faults))
        self.faults = faults


@dataclass(frozen=True)
class Item:
    """``words`` is empty where the text was not supplied. ``low`` and ``high`` are what the ends of a scale say.

    ``title`` is a word for it where it stands for itself in a table.
    """

    code: str
    words: str
    answers: tuple[tuple[int, str], ...]
    low: str = ""
    high: str = ""
    title: str = ""

    @property
    def is_scale(self) -> bool:
        """Whether its answers are bare numbers in a row, with words at both ends."""
        return bool(self.low or self.high)

    def says(self, value: int | None) -> str:
        """The words of an answer, or the number where it has none."""
        return dict(self.answers).get(value, "") or str(value) if value is not None else ""


@dataclass(frozen=True)
class Shown:
    """How a sum is shown. ``higher`` says what more of it means; ``studies`` what published studies went by."""

    title: str
    higher: str
    studies: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """One instrument. ``code`` is its place in an address and says nothing; ``name`` is what the literature calls it.

    ``lead`` stands above each question, ``recall`` is the span it asks about. ``lang``: its wording is in this
    language and is not translated, for then it would be another instrument.
    """

    code: str
    version: str
    title: str
    name: str
    about: str
    lang: str
    recall: str
    lead: str
    items: tuple[Item, ...]
    scoring: Scoring
    shown: Mapping[str, Shown]
    source: str
    address: str
    licence: str

    @property
    def has_words(self) -> bool:
        return all(item.words for item in self.items)

    @cached_property
    def by_code(self) -> Mapping[str, Item]:
        return {item.code: item for item in self.items}


def read(told: Any) -> Sheet:
    """A sheet out of what a file or a form says; NotASheet with every fault of it."""
    faults = faults_of(told)
    if faults:
        raise NotASheet(faults)
    items = tuple(_item(item, told.get("answers", {})) for item in told["items"])
    sums = told.get("sums", [])
    return Sheet(
        code=told["code"],
        version=told["version"].strip(),
        title=told["title"].strip(),
        name=told["name"].strip(),
        about=told["about"].strip(),
        lang=told.get("language", "en"),
        recall=told.get("recall", "").strip(),
        lead=told.get("lead", "").strip(),
        items=items,
        scoring=Scoring(
            {item.code: (item.answers[0][0], item.answers[-1][0]) for item in items},
            tuple(_sum(one) for one in sums),
            {(one["item"], one["answer"]): dict(one["counts"]) for one in told.get("settles", [])},
        ),
        shown={
            one["code"]: Shown(
                one["title"].strip(), one.get("higher", "").strip(), tuple(one.get("studies", []))
            )
            for one in sums
        },
        source=told["source"].strip(),
        address=told.get("address", "").strip(),
        licence=told["licence"].strip(),
    )


def _item(told: Mapping[str, Any], shared: Mapping[str, Any]) -> Item:
    answers = told["answers"]
    found = shared[answers] if isinstance(answers, str) else answers
    words, title = (told.get("words") or "").strip(), told.get("title", "").strip()
    if isinstance(found, Mapping):
        numbers = range(found["from"], found["to"] + 1)
        low, high = told.get("low") or found.get("low", ""), told.get("high") or found.get("high", "")
        return Item(told["code"], words, tuple((number, "") for number in numbers), low, high, title)
    return Item(told["code"], words, tuple((value, says.strip()) for value, says in found), title=title)


def _sum(told: Mapping[str, Any]) -> Sum:
    turned, may_miss = frozenset(told.get("turned", [])), told.get("may_miss", 0)
    return Sum(told["code"], tuple(told["items"]), turned, may_miss)
