"""How a row is added: numbered under a lock, on its owner's day, and never changed afterwards."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from porch.days.models import Row, Thread
from porch.days.queries import rows_of, today_for
from porch.days.rules.saying import NotToBeTold
from porch.measures import rows as measured
from porch.measures import runs
from porch.people.models import Member


@dataclass
class Open:
    """A thread held for adding to it; ``today`` is the day it is for its owner."""

    thread: Thread
    rows: list[measured.Row]
    now: datetime
    today: date

    @property
    def stands(self) -> runs.Standing:
        return runs.standing(self.rows, self.today)

    def add(self, says: measured.Kind, **body: Any) -> measured.Row:
        """Write one more row. What waited on a phone while others were written is told after them, on their day."""
        last = self.rows[-1] if self.rows else None
        row = Row(thread=self.thread, seq=last.seq + 1 if last else 1)
        row.at = max(self.now, last.at) if last else self.now  # whatever the clocks of two machines say
        on = self.today if row.at == self.now else today_for(self.thread, self.rows, row.at)
        row.write({"says": says.value, "on": on.isoformat(), **body})
        row.save(force_insert=True)
        self.rows.append(measured.read(row.seq, row.at, row.body))
        return self.rows[-1]


def hold(thread: Thread, *, by: Member, now: datetime) -> Open:
    """Take the thread of ``by`` to add to it, inside a transaction; NotToBeTold when it is not theirs to tell of."""
    mine = Thread.objects.select_for_update().filter(pk=thread.pk, member=by).first()
    if mine is None:
        raise NotToBeTold("not-there")
    if mine.laid_aside_at is not None:
        raise NotToBeTold("laid-aside")
    mine.member = by
    rows = list(rows_of(mine))
    return Open(mine, rows, now, today_for(mine, rows, now))
