"""Of those who were received somewhere, how many met within seven days: numbers only, and small ones hidden."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from porch.handoffs.models import Passage
from porch.handoffs.rules.counting import Counted, counted
from porch.handoffs.rules.passing import closes_after, met_in_time
from porch.kit.clock import today_in


@dataclass(frozen=True)
class Figures:
    """``every`` hand-over, and ``by`` the door it led to. A count that is None is hidden, and never guessable."""

    every: Counted
    by: dict[str, Counted]


def figures(now: datetime) -> Figures:
    """Only what is decided counts: both said so, or the time to say so is over."""
    received, met = Counter[str](), Counter[str]()
    rows = Passage.objects.exclude(received_at=None).exclude(state="ended").select_related("member")
    for row in rows.iterator(chunk_size=500):
        assert row.due_on is not None  # a constraint says so
        in_time = met_in_time(row.met_on, row.due_on)
        if in_time or today_in(row.member.time_zone, now) > closes_after(row.due_on):
            received[row.to_door] += 1
            met[row.to_door] += in_time
    every, by = counted(received, met)
    return Figures(every, by)
