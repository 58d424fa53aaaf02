"""The check on oneself: a few plain questions, answered in words, compared with last time in words. Never a score."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

EVERY = timedelta(days=90)
"""It is offered this seldom, and never sooner."""


@dataclass(frozen=True)
class Question:
    """One question. Its ``answers`` go from little to much of what it asks about."""

    code: str
    words: str
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Said:
    """One answer in words, and in words how it lies beside the one of last time; empty where there is none."""

    question: str
    answer: str
    beside: str


class UnreadableQuestions(Exception):
    """A file of questions that no page can be drawn from."""


def questions_in(told: object) -> tuple[Question, ...]:
    """The questions of a file's content; UnreadableQuestions with the first thing wrong in it."""
    if not isinstance(told, dict) or not isinstance(told.get("questions"), list):
        raise UnreadableQuestions("It must hold a list of questions.")
    answers = tuple((code, words) for code, words in told.get("answers", {}).items())
    found = tuple(Question(one["code"], one["words"], answers) for one in told["questions"])
    if len({one.code for one in found}) < len(found) or len(answers) < 2:
        raise UnreadableQuestions("Two questions have the same code, or there is nothing to choose from.")
    return found


def kept(told: Mapping[str, str], questions: tuple[Question, ...]) -> dict[str, str]:
    """What was answered, without what was skipped and without answers nobody offers."""
    offered = {one.code: {code for code, _ in one.answers} for one in questions}
    return {code: answer for code, answer in told.items() if answer in offered.get(code, ())}


def in_words(
    now: Mapping[str, str], before: Mapping[str, str], questions: tuple[Question, ...]
) -> list[Said]:
    """Every answered question with its answer, and beside it how it was last time."""
    return [
        Said(one.words, dict(one.answers)[now[one.code]], _beside(one, now[one.code], before.get(one.code)))
        for one in questions
        if one.code in now
    ]


def _beside(question: Question, now: str, before: str | None) -> str:
    order = [code for code, _ in question.answers]
    if before not in order:
        return ""
    step = order.index(now) - order.index(before)
    return "same" if step == 0 else "more" if step > 0 else "less"


def is_due(
    *,
    wanted: bool,
    helps_since: datetime | None,
    asked_at: datetime | None,
    last: datetime | None,
    now: datetime,
) -> bool:
    """Whether it may be offered: to somebody who has helped a while, and 90 days after the last time at the least."""
    marks = (helps_since, asked_at, last)
    return wanted and helps_since is not None and all(mark is None or mark <= now - EVERY for mark in marks)
