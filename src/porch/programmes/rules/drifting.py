"""A first sign that somebody comes less, from the roll alone. It never says why, and it is over once they come.

An excused session counts neither way: who said that they would not come has not drifted anywhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from porch.programmes.rules.roll import Here

LATELY = timedelta(days=21)
IN_A_ROW = 2
ENOUGH = 3
"""Sessions a share is made of, at least."""

SETTLES = timedelta(hours=12)
"""A roll is put right in its first hours: nobody is told of a slip of the thumb."""

STAFF_AFTER = timedelta(days=3)
"""Staff are told this much later than the peer, at the earliest."""


@dataclass(frozen=True)
class Came:
    """One session of a stay: when it began, and the word that stands on its roll."""

    at: datetime
    here: Here


def comes_less(roll: Sequence[Came], *, now: datetime, since: datetime | None = None) -> bool:
    """Whether somebody comes less: away from the last two sessions, or in the last three weeks less than half as often
    as before. ``roll`` is in the order of time; ``since`` is when an earlier sign was over.
    """
    said = [one for one in roll if one.here != Here.EXCUSED and one.at <= now]
    fresh = [one for one in said if one.at > now - LATELY and (since is None or one.at > since)]
    if _away_in_a_row(fresh):
        return True
    before = [one for one in said if one.at <= now - LATELY]
    if len(fresh) < ENOUGH or len(before) < ENOUGH:
        return False
    return _share(fresh) < _share(before) / 2


def _away_in_a_row(said: Sequence[Came]) -> bool:
    last = said[-IN_A_ROW:]
    return len(last) == IN_A_ROW and all(one.here == Here.ABSENT for one in last)


def _share(said: Sequence[Came]) -> float:
    return sum(one.here == Here.PRESENT for one in said) / len(said)


def came_again(roll: Sequence[Came], *, after: datetime) -> bool:
    """Whether they came to a session that began after that moment."""
    return any(one.here == Here.PRESENT and one.at > after for one in roll)


def staff_may_hear(*, noticed_at: datetime, peer_told_at: datetime | None, now: datetime) -> bool:
    """Whether it is late enough: three days after the peer was told, or after it was noticed where nobody could be."""
    return now >= (peer_told_at or noticed_at) + STAFF_AFTER
