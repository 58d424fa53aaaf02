"""Stretches of days as pairs of numbers, first and last: kept apart, put together, cut."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

type Pair = tuple[int, int]


def merged(spans: Iterable[Pair]) -> list[Pair]:
    """The same days, each once, in order; stretches that touch are one."""
    found: list[Pair] = []
    for first, last in sorted(spans):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


def within(spans: Iterable[Pair], end: int) -> list[Pair]:
    """What lies on ``end`` or before; empty stretches are none."""
    return [(first, min(last, end)) for first, last in spans if first <= min(last, end)]


def without(spans: Iterable[Pair], days: Sequence[int]) -> list[Pair]:
    """The stretches with ``days`` cut out, which come in order, each as often as they like."""
    found: list[Pair] = []
    for first, last in spans:
        at = bisect_left(days, first)
        while at < len(days) and days[at] <= last:
            cut = days[at]
            at += 1
            if first < cut:
                found.append((first, cut - 1))
            first = cut + 1  # noqa: PLW2901  what is left of this stretch
        if first <= last:
            found.append((first, last))
    return found
