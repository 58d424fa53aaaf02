"""Sam's own marks in the calendar, days filled in from memory, and a summary for Marigold; Wren's pay day."""

from datetime import date, datetime, timedelta
from uuid import NAMESPACE_OID, UUID, uuid5

from porch.diary import actions, queries, summing
from porch.kit.clock import today_in
from porch.measures.told import Amount, Used
from porch.people.actions import consent
from porch.people.models import Member

SAYS = ["told", "without", "cravings", "helped"]


def mark(people: dict[str, Member], now: datetime) -> None:
    """After the half year was told: what stands beside it."""
    sam, wren, marigold = people["Sam"], people["Wren"], people["Marigold"]
    today = today_in(sam.time_zone, now)
    actions.remember(sam, "Sister’s birthday", date(1987, *_near(today, 17)), "year")
    actions.remember(sam, "Pay day", (today - timedelta(days=400)).replace(day=28), "month")
    actions.remember(sam, "Moved into the new room", today - timedelta(days=58))
    actions.remember(wren, "Pay day", (today - timedelta(days=400)).replace(day=28), "month")
    _from_memory(sam, today, now)
    first, last = today - timedelta(days=30), today - timedelta(days=1)
    lines = summing.for_others(queries.period_of(sam, first, last), SAYS)
    if lines:
        made = actions.keep_summary(sam, first, last, lines, now=now)
        consent.give("diary-summary", marigold, by=sam, now=now, item=str(made.pk))


def _near(today: date, days: int) -> tuple[int, int]:
    """Month and day of some days ago; never the 29th of February, which is not in every year."""
    near = today - timedelta(days=days)
    return (near.month, min(near.day, 28))


def _from_memory(sam: Member, today: date, now: datetime) -> None:
    """The weeks before Sam came here, as Sam remembers them: Saturdays with use, the other days without."""
    before = [today - timedelta(days=n) for n in range(184, 226)]
    saturdays = [day for day in before if day.weekday() == 5]
    amounts = (Amount("alcohol", None, "a night out, I do not remember how much"),)
    actions.fill(sam, saturdays, Used.YES, amounts, batch=_batch("saturdays"), now=now)
    others = [day for day in before if day.weekday() != 5]
    actions.fill(sam, others, Used.NO, batch=_batch("other days"), now=now)


def _batch(which: str) -> UUID:
    return uuid5(NAMESPACE_OID, f"porch demo sam {which}")
