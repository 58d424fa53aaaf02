"""This room's share of a person: the work they did with a mentor, and what they answered as one."""

from datetime import datetime
from typing import Any

from django.db.models import Q

from porch.mentoring.actions import leave_mentor_circles
from porch.mentoring.models import Answer, Circle, CircleLook, CircleOffer, Entry, Seat, Work
from porch.mentoring.packs import exercise
from porch.people.models import Member
from porch.people.registries import Belonging

UNSAID = ("waiting", "turned-away", "expired")
"""A no and no answer are one answer, also in a file."""


def export(member: Member) -> dict[str, Any]:
    """All they wrote, with what was answered to them; and their own answers, without what these were about."""
    mine = Work.objects.filter(mentee=member).exclude(state="put-away").order_by("made_at", "pk")
    answered = Answer.objects.filter(by=member).order_by("at", "pk")
    offer = CircleOffer.objects.filter(member=member).first()
    return {
        "circles": [
            _seat(one)
            for one in Seat.objects.filter(member=member).select_related("circle").order_by("made_at", "pk")
        ],
        "circle_i_offered": {"day": offer.day, "hour": offer.hour, "every_weeks": offer.every}
        if offer
        else None,
        "work_with_a_mentor": [_work(one) for one in mine],
        "what_i_answered_as_mentor": [{"at": _moment(one.at), "words": one.words} for one in answered],
    }


def _seat(one: Seat) -> dict[str, Any]:
    """Their own seat and answer; who else sat there is not theirs to take along."""
    return {
        "as": one.part,
        "my_answer": "run out, or still open" if one.state in UNSAID else one.state,
        "asked_at": _moment(one.made_at),
        "answered_at": None if one.state in UNSAID else _moment(one.answered_at),
        "meets": {
            "weekday": one.circle.first_on.weekday(),
            "at": one.circle.at.isoformat(timespec="minutes"),
            "time_zone": one.circle.zone,
            "every_weeks": one.circle.every,
        },
    }


def _work(one: Work) -> dict[str, Any]:
    found = exercise(one.pack, one.exercise)
    asked = {prompt.code: prompt.words for prompt in found.prompts} if found else {}
    rows = {row.prompt: row for row in one.entries.order_by("written_at", "pk")}
    in_order = [code for code in asked if code in rows] + [code for code in rows if code not in asked]
    return {
        "title": found.title if found else one.exercise,
        "state": one.state,
        "way": one.way,
        "since": _moment(one.made_at),
        "done_at": _moment(one.done_at),
        "entries": [_entry(rows[code], asked) for code in in_order],
    }


def _entry(row: Entry, asked: dict[str, str]) -> dict[str, Any]:
    return {
        "asked": asked.get(row.prompt, row.prompt),
        "words": row.words,
        "written_at": _moment(row.written_at),
        "shared_since": _moment(row.shared_at),
        "answers": [
            {"by": answer.by.handle, "at": _moment(answer.at), "words": answer.words}
            for answer in row.answers.select_related("by").order_by("at", "pk")
        ],
    }


def _moment(value: datetime | None) -> str | None:
    return value.isoformat(timespec="seconds") if value else None


def erase(member: Member, now: datetime) -> None:
    """Their seats go, and a circle goes on without them. A mentee's work goes whole; of a mentor their answers go."""
    leave_mentor_circles(member, now)
    Seat.objects.filter(member=member).delete()
    CircleLook.objects.filter(Q(first=member) | Q(second=member) | Q(asked_by=member)).delete()
    Answer.objects.filter(by=member).delete()
    Work.objects.filter(mentee=member).delete()
    Work.objects.filter(suggested_by=member).update(suggested_by=None)


belonging = Belonging(
    title="Work with a mentor, and circles",
    models=(Work, Entry, Answer, Circle, Seat, CircleOffer, CircleLook),
    export=export,
    erase=erase,
)
