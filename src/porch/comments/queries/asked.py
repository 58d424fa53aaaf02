"""The questions strangers are asked: the community's own, or those that come along while it wrote none."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from uuid import UUID

from django.db.models import QuerySet

from porch.comments.models import Decided, HumanQuestion
from porch.comments.models.asked import THE_ONE
from porch.comments.rules.question import Question
from porch.people.models import Member
from porch.safety.queries import DESK


@dataclass(frozen=True)
class Asked:
    """``code`` names it in a page that was handed out."""

    code: str
    question: Question


@cache
def that_come_along() -> tuple[Asked, ...]:
    """The questions in this package, for a community that wrote none yet."""
    told = json.loads(files("porch.comments").joinpath("data/questions.json").read_text(encoding="utf-8"))
    return tuple(
        Asked(f"with-porch-{at}", Question(one["text"], tuple(one["answers"]), tuple(one["wrong"])))
        for at, one in enumerate(told)
    )


def questions() -> Sequence[Asked]:
    """Every question that is asked now, in a fixed order; never none."""
    own = [Asked(str(one.pk), one.question) for one in HumanQuestion.objects.order_by("at", "pk")]
    return own or that_come_along()


def find_question(code: str, number: int, *, another: bool = False) -> Asked:
    """The question a page was handed out with, or the one ``number`` falls to where it is asked no more.

    ``another``: the one after it.
    """
    asked = questions()
    at = next((place for place, one in enumerate(asked) if one.code == code), number % len(asked))
    return asked[(at + another) % len(asked)]


def decided() -> Decided:
    """The one row; the usual, unsaved, while nothing was decided."""
    return Decided.objects.filter(pk=THE_ONE).first() or Decided()


def lets_strangers() -> bool:
    """Whether somebody who is not signed in may say something."""
    return decided().strangers


def own_questions(viewer: Member, pk: UUID | None = None) -> QuerySet[HumanQuestion]:
    """The community's own questions, for its desk."""
    if not viewer.holds(*DESK):
        return HumanQuestion.objects.none()
    rows = HumanQuestion.objects.order_by("at", "pk")
    return rows if pk is None else rows.filter(pk=pk)
