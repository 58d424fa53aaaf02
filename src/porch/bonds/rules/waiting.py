"""Waiting, said honestly: small numbers hidden, no promise where there is nothing to go by."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

HIDDEN_UP_TO = 10
"""Cells of 1 to 10 are never printed for members (recurring number of the house)."""


def whole_days(since: datetime, now: datetime) -> int:
    return max(0, (now - since).days)


def shown(count: int) -> int | None:
    """A count as a member may see it; None stands for "a few"."""
    return None if 1 <= count <= HIDDEN_UP_TO else count


@dataclass(frozen=True)
class Usual:
    """What most people waited, in whole days: the middle half of recent waits."""

    low: int
    high: int


def usual_wait(days: Sequence[int]) -> Usual | None:
    """The middle half of recent waits; None with ten or fewer to go by."""
    if len(days) <= HIDDEN_UP_TO:
        return None
    ordered = sorted(days)
    return Usual(ordered[len(ordered) // 4], ordered[(3 * len(ordered)) // 4])
