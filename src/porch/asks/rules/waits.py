"""How long it took until a human came, when some took their ask back before: Kaplan and Meier's estimate.

Whoever took it back, or still waits, had waited at least so long: leaving them out would flatter the figures.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True)
class Waited:
    """``minutes`` until a human came; ``came`` is false where nobody had by then."""

    minutes: float
    came: bool


def still_waiting(waits: Iterable[Waited]) -> list[tuple[float, float]]:
    """(minutes, share still waiting just after), at every moment at which somebody came."""
    ordered = sorted(waits, key=lambda one: one.minutes)
    left, share, steps = len(ordered), 1.0, []
    for minutes, group in groupby(ordered, key=lambda one: one.minutes):
        these = list(group)
        came = sum(one.came for one in these)
        if came:
            share *= 1 - came / left
            steps.append((minutes, share))
        left -= len(these)
    return steps


def until(share: float, waits: Iterable[Waited]) -> float | None:
    """By when a human had come to this share of people; None where that was never reached."""
    for minutes, waiting in still_waiting(waits):
        if waiting <= 1 - share + 1e-12:
            return minutes
    return None
