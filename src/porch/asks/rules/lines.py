"""A line in front of several helpers, first come first served, told from arrivals and lengths alone.

Kiefer and Wolfowitz's recursion: what really happened to each can be held against it, one by one.
"""

import heapq
from collections.abc import Iterable


def waits(arrivals: Iterable[float], lengths: Iterable[float], helpers: int) -> list[float]:
    """How long each waits, in order of arrival."""
    free = [0.0] * helpers
    heapq.heapify(free)
    found = []
    for at, length in zip(arrivals, lengths, strict=True):
        begins = max(at, heapq.heappop(free))
        heapq.heappush(free, begins + length)
        found.append(begins - at)
    return found
