"""Two who walk together, and a call of theirs, each in one line."""

from datetime import datetime, timedelta

from porch.family.actions import calls, coaching, helping
from porch.family.models import Coaching
from porch.people.models import Member


def going(rosa: Member, coach: Member, now: datetime) -> Coaching:
    """Rosa asked, and the coach said yes."""
    return coaching.take_on(coaching.ask(by=rosa, now=now).pk, by=coach, now=now)


def held(row: Coaching, rosa: Member, coach: Member, at: datetime) -> None:
    """One more call, from its time to both saying that it was."""
    calls.set_call(row.pk, at, by=coach, now=at - timedelta(hours=1))
    calls.agree(row.pk, by=rosa, now=at - timedelta(hours=1))
    helping.say_safe("yes", by=rosa, now=at)
    calls.say_held(row.pk, by=rosa, now=at)
    calls.say_held(row.pk, by=coach, now=at)
