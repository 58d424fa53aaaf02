"""A circle around Bob, as a coordinator's look leaves it and as everyone's yes leaves it."""

from collections.abc import Iterable
from datetime import datetime

from porch.mentoring import actions
from porch.mentoring.models import Circle, CircleLook, Seat
from porch.people.models import Member


def looked(
    mentors: list[Member], people: Iterable[Member], *, by: Member, now: datetime, capacity: int = 8
) -> CircleLook:
    """An answered look, without asking the engine."""
    second = mentors[1] if len(mentors) > 1 else None
    look = actions.look_around(mentors[0], second, capacity=capacity, by=by, now=now)
    ids = [str(one.pk) for one in (*mentors, *people)]
    look.answer, look.answered_at = {"hour_utc": "tue-19", "language": "en", "members": ids}, now
    look.save()
    return look


def seat_of(circle: Circle, member: Member) -> Seat:
    return Seat.objects.select_related("circle__conversation", "member").get(circle=circle, member=member)


def opened(
    mentors: list[Member], people: list[Member], *, by: Member, now: datetime, capacity: int = 8
) -> Circle:
    circle = actions.invite_around(looked(mentors, people, by=by, now=now, capacity=capacity), by=by, now=now)
    for member in (*mentors, *people):
        actions.say_yes(seat_of(circle, member), by=member, now=now)
    return Circle.objects.select_related("conversation").get(pk=circle.pk)
