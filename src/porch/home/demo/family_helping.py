"""Rosa's own days: some told and some not, one thing she would like, day 9 of the course, and five calls with Wren."""

from datetime import datetime, timedelta

from porch.family.actions import calls, coaches, coaching, helping, own
from porch.family.queries.own import today_of
from porch.family.rules.own import Told
from porch.people.models import Member

DAYS = (
    (6, Told("hard", "no", "Lay awake until three.")),
    (5, Told("hard", "some")),
    (4, Told("up-and-down", "some", "Had coffee with my sister. We talked about her garden.")),
    (2, Told("ok", "yes")),
    (1, Told("up-and-down", "", "Left my phone in the kitchen for an hour.")),
)
NEAR = ((12, 2), (10, 3), (7, 3), (5, 4), (4, 6), (2, 5))
"""Days ago, and how near it felt."""


def live(people: dict[str, Member], now: datetime) -> None:
    """Nobody but Rosa reads any of it, and Wren knows nothing of what she answers to the question."""
    rosa, wren, dee = people["Rosa"], people["Wren"], people["Dee"]
    for ago, told in DAYS:
        at = now - timedelta(days=ago)
        own.tell_day(told, today_of(rosa, at), by=rosa, now=at)
    goal = own.set_goal("Sleep through, and paint again", by=rosa, now=now - timedelta(days=12))
    for ago, near in NEAR:
        own.say_near(goal.pk, near, by=rosa, now=now - timedelta(days=ago))
    began = now - timedelta(days=8)
    helping.say_safe("yes", by=rosa, now=began)
    helping.begin(5, told=False, by=rosa, now=began)
    helping.have_read(1, by=rosa, now=began)
    coaches.learned(wren, by=dee, now=began)
    coaches.have_room(2, by=wren)
    asked = coaching.ask(by=rosa, now=now - timedelta(days=3))
    coaching.take_on(asked.pk, by=wren, now=now - timedelta(days=2))
    first = (now + timedelta(days=2)).replace(minute=0, second=0, microsecond=0)
    calls.set_call(asked.pk, first, by=wren, now=now - timedelta(days=1))
