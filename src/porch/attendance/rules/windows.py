"""When a code is read out: a few spans of a sitting, chosen by chance, that nobody who attends knows beforehand.

Time is counted in steps of two minutes from the moment the proof was opened (or the sitting began, if that is later).
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

STEP = timedelta(minutes=2)
LONG = 3
"""Steps in which a code is read out: six minutes, so that one who chairs can let somebody finish."""

GRACE = 1
"""Steps for which the last code still counts: nobody is asked to type faster than they can."""

NEEDED = 2
"""How many of them somebody gives back before there is a proof."""

MOST = 3
PART = LONG + GRACE + 1
"""The shortest part of a sitting that has a span in it: ten minutes."""

EARLY = timedelta(minutes=10)
"""How long before a sitting its proof can be opened, and how late it may be without costing anybody minutes."""


class TooShort(Exception):
    """What is left of the sitting holds no two codes."""


def choose(begins: datetime, ends: datetime, chance: Random) -> list[int]:
    """The first step of each span, one in each third (or half) of the time, wherever chance puts it. TooShort."""
    steps = (ends - begins) // STEP
    parts = min(MOST, steps // PART)
    if parts < NEEDED:
        raise TooShort
    each = steps // parts
    return [part * each + chance.randrange(each - LONG - GRACE + 1) for part in range(parts)]


def step_at(begins: datetime, now: datetime) -> int:
    """The number of the step ``now`` is in; below zero before the first."""
    return (now - begins) // STEP


def moment_of(begins: datetime, step: int) -> datetime:
    """When a step begins."""
    return begins + step * STEP


def is_read_out(windows: Sequence[int], step: int) -> bool:
    """Whether a code is read out in this step."""
    return any(first <= step < first + LONG for first in windows)


def counts_in(windows: Sequence[int], step: int) -> dict[int, tuple[int, ...]]:
    """By the place of a span: the steps whose code counts in this step. At most one span is there."""
    found = {}
    for place, first in enumerate(windows):
        steps = tuple(s for s in (step, step - GRACE) if first <= s < first + LONG)
        if steps:
            found[place] = steps
    return found


def next_change(windows: Sequence[int], step: int) -> int | None:
    """The next step at which there is another code to read out, or none any more; None when all are past."""
    changes = sorted({first + n for first in windows for n in range(LONG + 1)})
    return next((one for one in changes if one > step), None)


def next_begins(windows: Sequence[int], step: int) -> int | None:
    """The first step of the next span."""
    return next((first for first in sorted(windows) if first > step), None)


def minutes_of(starts: datetime, ends: datetime, opened: datetime, closed: datetime | None) -> int:
    """How long the sitting was that the proof is of: from its beginning, or from a late opening, to its end."""
    since = starts if opened <= starts + EARLY else opened
    until = min(ends, closed) if closed else ends
    return max(0, (until - since) // timedelta(minutes=1))
