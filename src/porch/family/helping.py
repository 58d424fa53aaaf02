"""What this room adds elsewhere about days, goals, the course and the five calls."""

from datetime import datetime, timedelta
from typing import Any

from porch.family.actions.helping import keep_course_time
from porch.family.models import (
    Call,
    Coach,
    CoachAsked,
    Coaching,
    Course,
    Day,
    Goal,
    GoalToday,
    Safety,
)
from porch.family.queries.helping import newest_answer
from porch.family.queries.own import days_of, goals_of
from porch.kit import sealed
from porch.kit.sealed import SealedColumn
from porch.people.models import Member
from porch.people.registries import Belonging, belongings
from porch.people.rules.keys import of_member
from porch.wire.registries import Job, clockwork


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
    clockwork.register("family-course", Job("family-course", timedelta(minutes=5), keep_course_time))


def export(member: Member) -> dict[str, Any]:
    """Their days, goals, what they said to the safety question, and the course as far as it is open."""
    answer = newest_answer(member)
    course = Course.objects.filter(member=member).first()
    return {
        "days": [
            {"on": on.isoformat(), "how": told.how, "rested": told.rested, "words": told.words}
            for on, told in days_of(member).items()
        ],
        "goals": [
            {
                "words": goal.words,
                "near": {on.isoformat(): near for on, near in goal.near},
                "put_away": goal.is_ended,
            }
            for goal in goals_of(member, ended=True)
        ],
        "safe_at_home": {"said": answer.said, "at": answer.at.isoformat()} if answer else None,
        "course": {
            "begun": course.begun_on.isoformat(),
            "day": course.day,
            "hour": course.hour,
            "told": course.is_told,
            "read": course.read,
        }
        if course
        else None,
    }


def erase(member: Member, now: datetime) -> None:
    """All of it goes: none of it was anybody else's."""
    for kept in (Day, Goal, Safety, Course):
        kept.objects.filter(member=member).delete()


belonging = Belonging(
    title="For family",
    models=(
        Call,
        Coach,
        CoachAsked,
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
