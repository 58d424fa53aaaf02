"""A reminder that one of the made-up people set for themselves."""

from datetime import datetime, time

from porch.diary.actions.reminding import set_reminder
from porch.people.models import Member


def remind(people: dict[str, Member], now: datetime) -> None:
    """Wren checks in on weekday evenings, and remembers to ring somebody on Sundays."""
    wren = people["Wren"]
    set_reminder(wren, days=range(5), at=time(18, 30), now=now)
    set_reminder(wren, days=[6], at=time(11), words="Ring Marigold", now=now)
