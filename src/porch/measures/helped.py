"""How cravings went around what somebody did: before it, and after.

The craving after is the one told with what was done; the craving before is the last one told at most 24 hours earlier.
Where either is missing there is no pair, and under five pairs nothing is said. It is no proof of anything: cravings
ebb by themselves, and people reach for different things at different times. ``nothing named`` stands beside for that.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from porch.measures.told import Told

LEAST = 5
AT_MOST = timedelta(hours=24)
NOTHING_NAMED = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """What was done (empty: nothing was named), and the cravings before and after it."""

    did: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Around:
    """``times`` pairs around one thing; ``before`` and ``after`` are their means, 0 to 10."""

    did: str
    times: int
    before: float
    after: float

    @property
    def easier(self) -> float:
        """Points by which the craving was lower afterwards; negative where it was higher."""
        return self.before - self.after


def pairs(told: Iterable[Told]) -> list[Pair]:
    """In the order of writing. Somebody who did two things has a pair for each of them."""
    found: list[Pair] = []
    last: tuple[datetime, int] | None = None
    for one in sorted(told, key=lambda entry: entry.at):
        if one.craving is None:
            continue
        if last is not None and last[0] < one.at <= last[0] + AT_MOST:
            found += [Pair(did, last[1], one.craving) for did in sorted(one.did) or (NOTHING_NAMED,)]
        last = (one.at, one.craving)
    return found


def around(of: Iterable[Pair], least: int = LEAST) -> list[Around]:
    """What has at least ``least`` pairs, from where cravings eased most; what nothing was named for comes last."""
    by_what: dict[str, list[Pair]] = {}
    for pair in of:
        by_what.setdefault(pair.did, []).append(pair)
    found = [_mean(did, there) for did, there in by_what.items() if len(there) >= least]
    return sorted(found, key=lambda one: (one.did == NOTHING_NAMED, -one.easier, -one.times, one.did))


def _mean(did: str, there: list[Pair]) -> Around:
    times = len(there)
    return Around(did, times, sum(p.before for p in there) / times, sum(p.after for p in there) / times)
