"""How it went: three words that stand beside each other, and whatever somebody likes to write. Nothing counts them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

CHANGED, KEPT, NOT_KEPT = "changed", "kept", "not-kept"
ANSWERS = (CHANGED, KEPT, NOT_KEPT)
"""Always in this order: it is no order of merit."""

LONGEST = 500
LONGEST_WILL = 200
MOST_QUESTIONS = 8
LONGEST_QUESTION = 120


class NotAnAnswer(Exception):
    """Not one of the three words."""


@dataclass(frozen=True)
class Said:
    """What was said of one day. ``will``: "today I will"; ``answer``: one of the three, or empty; ``looked_back``:
    questions with what was written to each. ``alone``: the witness finds nothing of this day."""

    answer: str = ""
    words: str = ""
    will: str = ""
    looked_back: tuple[tuple[str, str], ...] = ()
    alone: bool = False

    @property
    def is_nothing(self) -> bool:
        return not (self.answer or self.words or self.will or any(text for _, text in self.looked_back))

    def checked(self) -> "Said":
        """Trimmed to what is kept; NotAnAnswer for another word than the three."""
        if self.answer and self.answer not in ANSWERS:
            raise NotAnAnswer(self.answer)
        back = tuple((question, text.strip()[:LONGEST]) for question, text in self.looked_back)
        return replace(
            self,
            words=self.words.strip()[:LONGEST],
            will=self.will.strip()[:LONGEST_WILL],
            looked_back=tuple((question, text) for question, text in back if text),
        )

    def as_json(self) -> dict[str, Any]:
        return {
            "answer": self.answer,
            "words": self.words,
            "will": self.will,
            "looked_back": [list(pair) for pair in self.looked_back],
            "alone": self.alone,
        }


def said_of(kept: Mapping[str, Any]) -> Said:
    """What was kept, read again; what is missing was not said."""
    back = tuple((str(question), str(text)) for question, text in kept.get("looked_back", ()))
    words, will = str(kept.get("words", "")), str(kept.get("will", ""))
    return Said(str(kept.get("answer", "")), words, will, back, bool(kept.get("alone", False)))


def questions_in(text: str) -> list[str]:
    """The questions somebody wrote, one a line: each once, as many as one evening has room for."""
    found = [line.strip()[:LONGEST_QUESTION] for line in text.splitlines()]
    return list(dict.fromkeys(line for line in found if line))[:MOST_QUESTIONS]
