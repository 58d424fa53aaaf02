"""What stands at the door for those who come without an invitation."""

from datetime import datetime, timedelta

from django.conf import settings

from porch.kit import vault
from porch.people.models import Community
from porch.people.queries.community import community
from porch.people.rules.door import LATELY, Steps, plain_answer, steps
from porch.record.queries import acts_since

ABOUT_AN_ANSWER = "people_community|door_answers"


def steps_at_the_door(*, waited: timedelta, trap: str, now: datetime) -> Steps:
    """What is asked before someone comes in, by how the page was filled in and how many came lately."""
    row = community()
    return steps(
        waited=waited,
        least=timedelta(seconds=settings.JOIN_PAUSE),
        trap=trap,
        asks=asks_a_question(row),
        joined_lately=acts_since("joined", now - LATELY, most=settings.JOIN_PUZZLE_AFTER),
        puzzle_after=settings.JOIN_PUZZLE_AFTER,
    )


def asks_a_question(row: Community) -> bool:
    """Only where anybody may join: elsewhere a person stands at the door."""
    return row.joining == Community.Joining.OPEN and bool(row.door_question and row.door_answers)


def is_the_answer(said: str) -> bool:
    """Whether this is one of the answers the community keeps marks of."""
    marks = vault.marks(plain_answer(said), about=ABOUT_AN_ANSWER)
    return bool(plain_answer(said)) and not set(marks).isdisjoint(community().door_answers)


def marks_of_answers(answers: list[str]) -> list[str]:
    return [vault.marks(answer, about=ABOUT_AN_ANSWER)[0] for answer in answers]
