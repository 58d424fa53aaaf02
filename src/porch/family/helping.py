"""What this room adds elsewhere about days, goals, the course and the five calls."""

from datetime import datetime, timedelta
from typing import Any

from porch.family import own_cards
from porch.family.actions import coaching
from porch.family.actions.calls import tell_near
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
from porch.family.queries.coaching import coaching_now
from porch.family.queries.helping import newest_answer
from porch.family.queries.own import days_of, goals_of
from porch.kit import sealed
from porch.kit.sealed import SealedColumn
from porch.people.circumstances import nothing_yet
from porch.people.models import Member
from porch.people.registries import (
    Belonging,
    Scope,
    belongings,
    circumstances,
    on_block,
    on_leaving,
    on_pause,
    scopes,
)
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
    own_cards.register()
    words = "That you learned to coach, how much room you have, and with how many you walk."
    scopes.register("family-coach", Scope("family-coach", "part as a coach", words, nothing_yet))
    circumstances.register("coaches-families", coaching_now)
    on_block.register("family-coaching", coaching.apart)
    on_leaving.register("family-coaching", coaching.leave)
    on_pause.register("family-coaching", coaching.pause)
    clockwork.register("family-calls", Job("family-calls", timedelta(minutes=5), keep_calls))
    clockwork.register("family-course", Job("family-course", timedelta(minutes=5), keep_course_time))


def keep_calls(now: datetime) -> int:
    """What nobody answered moves on, and whoever agreed to a call is told when it is near."""
    return coaching.keep_time(now) + tell_near(now)


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
        "five_calls": [_calls_of(row) for row in Coaching.objects.filter(member=member).order_by("asked_at")],
        "coaches": _as_coach(member),
    }


def _calls_of(row: Coaching) -> dict[str, Any]:
    """The coach by the name they are known by, once they said yes."""
    named = row.coach is not None and row.state in ("going", "done")
    return {
        "asked": row.asked_at.isoformat(),
        "coach": row.coach.handle if row.coach and named else "",
        "calls": [
            {
                "number": call.number,
                "at": call.at.isoformat(),
                "held": call.held_at is not None,
                "means_to_try": call.next_words,
            }
            for call in row.calls.order_by("number")
        ],
    }


def _as_coach(member: Member) -> dict[str, Any] | None:
    row = Coach.objects.filter(member=member).first()
    return {"since": row.since.isoformat(), "room": row.room} if row else None


def erase(member: Member, now: datetime) -> None:
    """All of it goes. Whom they coached reads that it has ended; their own five calls go with their words."""
    coaching.leave(member, now)
    for kept in (Day, Goal, Safety, Course, Coaching, Coach):
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
