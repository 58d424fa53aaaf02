"""What this room adds elsewhere about days, goals, the course and the five calls."""

from datetime import datetime
from typing import Any

from porch.family.models import Call, Coaching, Course, Day, Goal, GoalToday, Safety
from porch.kit import sealed
from porch.kit.sealed import SealedColumn
from porch.people.models import Member
from porch.people.registries import Belonging, belongings
from porch.people.rules.keys import of_member


def register() -> None:
    sealed.columns.register(
        "a day of somebody in the family",
        SealedColumn(
            *(Day, "sealed_told"),
            about=lambda row: row.about_told,
            of=lambda row: of_member(row.member_id),
        ),
    )
    sealed.columns.register(
        "what somebody would like for themselves",
        SealedColumn(
            *(Goal, "sealed_words"),
            about=lambda row: row.about_words,
            of=lambda row: of_member(row.member_id),
        ),
    )
    sealed.columns.register(
        "whether it is safe to talk",
        SealedColumn(
            *(Safety, "sealed_answer"),
            about=lambda row: row.about_answer,
            of=lambda row: of_member(row.member_id),
        ),
    )
    sealed.columns.register(
        "what two mean to try",
        SealedColumn(
            *(Call, "sealed_next"),
            about=lambda row: row.about_next,
            of=lambda row: of_member(row.coaching.member_id),
        ),
    )

    belongings.register("family-helping", belonging)


def export(member: Member) -> dict[str, Any]:
    """What they can see on their own pages."""
    return {}


def erase(member: Member, now: datetime) -> None:
    """What is theirs goes; what they did for others stays without their name."""


belonging = Belonging(
    title="For family",
    models=(
        Call,
        Coaching,
        Course,
        Day,
        Goal,
        GoalToday,
        Safety,
    ),
    export=export,
    erase=erase,
)
