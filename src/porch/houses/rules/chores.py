"""Whose turn is which chore: a line in which everybody stands, and nobody owes for having been away.

Whoever stood longest without a turn is next, and goes to the end of the line with it. So of any two who are there
throughout, one never has two turns before the other has one: over any stretch of weeks their counts differ by one at
most, whoever comes, leaves or is away meanwhile. Whoever is away is passed by and keeps their place: they do not owe
what others did meanwhile. Whoever comes new stands behind everybody who is there already.

Which of the week's chores somebody gets is the one they had least, so that each has every chore in turn.
"""

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

MOST_CHORES = 12
"""In one week of one house: choosing among more would be slow, and nobody's week."""

DAYS_AWAY = 4
"""Whoever is away on this many days of a week is passed by in it."""


@dataclass(frozen=True)
class Standing[P: Hashable, C: Hashable]:
    """Somebody in the line. ``last``: the week and place of their latest turn, or of their coming; ``had``: how often
    they had which chore."""

    who: P
    last: tuple[date, int]
    had: Mapping[C, int]


def monday(on: date) -> date:
    """The Monday of the week of a day."""
    return on - timedelta(days=on.weekday())


def came(on: date, order: int) -> tuple[date, int]:
    """Where somebody stands who has had no turn yet: behind whoever had their latest one before that week."""
    return monday(on), order - 1_000_000


def is_away(week: date, spans: Collection[tuple[date, date]]) -> bool:
    """Whether somebody is away for most of the week: ``spans`` are first days and the days before which they end."""
    days = [week + timedelta(days=n) for n in range(7)]
    return sum(any(since <= day < until for since, until in spans) for day in days) >= DAYS_AWAY


def next_in_line[P: Hashable, C: Hashable](line: Sequence[Standing[P, C]]) -> list[Standing[P, C]]:
    """The line, whoever is next first."""
    return sorted(line, key=lambda one: one.last)


def draw[P: Hashable, C: Hashable](chores: Sequence[C], line: Sequence[Standing[P, C]]) -> list[tuple[C, P]]:
    """Whose turn each chore is, in the order in which the line was asked; nothing where nobody is there."""
    if not chores or not line:
        return []
    ordered = next_in_line(line)
    called = [ordered[n % len(ordered)] for n in range(len(chores))]
    chosen = _least_had(chores, called)
    return [(chores[chosen[n]], one.who) for n, one in enumerate(called)]


def _least_had[P: Hashable, C: Hashable](chores: Sequence[C], called: Sequence[Standing[P, C]]) -> list[int]:
    """For each who is called one of the chores, so that all of them together repeat as little as can be. Of several
    ways the one that comes first, so that drawing again draws the same."""
    best: dict[int, tuple[int, tuple[int, ...]]] = {0: (0, ())}
    for one in called:
        onward: dict[int, tuple[int, tuple[int, ...]]] = {}
        for taken, (cost, ways) in best.items():
            for n, chore in enumerate(chores):
                if taken & 1 << n:
                    continue
                # squares: one chore had twice more than another weighs more than two had once more
                step = (cost + (2 * one.had.get(chore, 0) + 1), (*ways, n))
                if (taken | 1 << n) not in onward or step < onward[taken | 1 << n]:
                    onward[taken | 1 << n] = step
        best = onward
    return list(next(iter(best.values()))[1])
