"""Whether somebody has told of a return to use just now, and how long nothing is asked of them."""

from datetime import datetime

from porch.days.models import Row
from porch.days.rules.saying import AT_LEAST, HARD_FOR
from porch.kit.clock import today_in
from porch.people.models import Member


def last_return(member: Member, now: datetime) -> Row | None:
    """The row of the last return to use told of within the last two days, unless it was typed by mistake.

    One query, and a row is opened only if it was written in these two days.
    """
    lately = Row.objects.filter(thread__member=member, at__gt=now - HARD_FOR, at__lte=now)
    mistaken: set[tuple[object, int]] = set()
    for row in lately.order_by("-at", "-seq"):
        body = row.body
        if body.get("says") == "not-so":
            mistaken.add((row.thread_id, body["of"]))
        elif body.get("again") and (row.thread_id, row.seq) not in mistaken:
            return row
    return None


def returned_today(member: Member, now: datetime) -> bool:
    """Whether they told of a return to use today, or in the last twelve hours: then no page counts anything."""
    found = last_return(member, now)
    if found is None:
        return False
    today = today_in(member.time_zone or "UTC", now).isoformat()
    return bool(found.body["on"] >= today or found.at > now - AT_LEAST)


def is_hard(member: Member, now: datetime) -> bool:
    """Whether it is within the two days after a return to use."""
    return last_return(member, now) is not None


def hard_time(member: Member, now: datetime) -> datetime | None:
    """When they told of a return to use, as far as it is not long ago."""
    found = last_return(member, now)
    return found.at if found else None


def quiet_until(member: Member, now: datetime) -> datetime | None:
    """Until when nothing asks them for anything: 48 hours after they told of a return to use."""
    found = last_return(member, now)
    return found.at + HARD_FOR if found else None
