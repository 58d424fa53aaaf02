"""Somebody leaves after a return to use: from which day, what is paid back, and from when they may ask again."""

from datetime import date, datetime
from typing import Any

from porch.bonds.actions.moving import move
from porch.houses.actions.staying import end_stay
from porch.houses.models import Leaving, Stay
from porch.houses.queries.refunding import refund_for
from porch.houses.rules.leaving import readmission
from porch.people.models import Member

ASKED_TO_LEAVE = "asked-to-leave"


def end_because_of(
    row: Leaving, on: date, verb: str, *, by: Member | None, now: datetime, **said: Any
) -> None:
    """Their stay ends on ``on``; what is owed back is worked out before, line by line, and stands there for good."""
    stay = row.stay
    again = readmission(on, stay.house.readmission_days)
    refund = refund_for(stay, on)
    changes: dict[str, Any] = {"leaves_on": on, "readmission_on": again, "closed_at": now}
    if refund is not None:
        changes |= {"refund_cents": refund.cents, "refund_because": {"lines": refund.lines}}
    move(row, verb, **{**said, **changes})
    if stay.until_on is None:
        end_stay(stay, until_on=on, ending=ASKED_TO_LEAVE if verb == "leave" else "left", by=by, now=now)
        Stay.objects.filter(pk=stay.pk).update(readmission_on=again)
