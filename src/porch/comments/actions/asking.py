"""The community writes its own questions, and decides whether strangers may say anything at all."""

from datetime import datetime

from django.db import transaction

from porch.comments.models import Decided, HumanQuestion
from porch.comments.models.asked import THE_ONE
from porch.comments.queries import own_questions
from porch.comments.rules.question import Question, problems
from porch.people.models import Member
from porch.record.actions import note

MOST_QUESTIONS = 30


class NotAskable(Exception):
    """The question cannot be asked so. Its text is for whoever wrote it, a sentence a line."""


def _checked(question: Question) -> dict[str, object]:
    if wrong := problems(question):
        raise NotAskable("\n".join(wrong))
    return {"text": question.text.strip(), "answers": list(question.answers), "wrong": list(question.wrong)}


@transaction.atomic
def write_question(question: Question, *, by: Member, now: datetime) -> HumanQuestion:
    """From now on it is among those asked; the first one takes the place of all that come along."""
    said = _checked(question)
    if own_questions(by).count() >= MOST_QUESTIONS:
        raise NotAskable(f"There are {MOST_QUESTIONS} questions already. Take one off first.")
    made = HumanQuestion.objects.create(**said, at=now)
    note("question.written", by=by.pk, about=made.pk, now=now)
    return made


@transaction.atomic
def change_question(row: HumanQuestion, question: Question, *, by: Member, now: datetime) -> None:
    for name, value in _checked(question).items():
        setattr(row, name, value)
    row.save(update_fields=["text", "answers", "wrong"])
    note("question.changed", by=by.pk, about=row.pk, now=now)


@transaction.atomic
def forget_question(row: HumanQuestion, *, by: Member, now: datetime) -> None:
    """It is asked no more; after the last one, those that come along are asked again."""
    pk = row.pk
    row.delete()
    note("question.taken-off", by=by.pk, about=pk, now=now)


@transaction.atomic
def decide_strangers(yes: bool, *, by: Member, now: datetime) -> None:
    """Whether somebody who is not signed in may say something under a story."""
    Decided.objects.update_or_create(pk=THE_ONE, defaults={"strangers": yes})
    note("comments.decided", by=by.pk, about=None, now=now, detail={"strangers": yes})
