"""Making a summary of one's days, and taking it away again."""

from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext

from porch.diary.models import Summary
from porch.diary.rules.told import NotTold
from porch.people.models import Member

MOST = 20


def keep_summary(member: Member, first: date, last: date, lines: list[str], *, now: datetime) -> Summary:
    """Keep these lines as they are. Nobody sees them until they are given to somebody at the gate.

    NotTold when there is nothing in it, or when there are too many.
    """
    if not lines:
        raise NotTold("what", gettext("There is too little told of these days for that."))
    if Summary.objects.filter(member=member).count() >= MOST:
        raise NotTold("what", gettext("There is room for %(most)s. Take one away first.") % {"most": MOST})
    kept = Summary(member=member, at=now)
    kept.write({"first": first.isoformat(), "last": last.isoformat(), "lines": lines})
    kept.save(force_insert=True)
    return kept


def drop_summary(member: Member, pk: UUID) -> bool:
    """Take it away: whoever could see it sees nothing there. False when it is not theirs."""
    return bool(Summary.objects.filter(member=member, pk=pk).delete()[0])
