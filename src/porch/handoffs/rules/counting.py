"""Hiding small counts of hand-overs, so that nobody can be worked out of a sum. See docs/decisions/0013."""

from collections.abc import Mapping
from dataclasses import dataclass

LEAST = 11
"""Cells of 1 to 10 are never shown."""


@dataclass(frozen=True)
class Counted:
    """``met`` of ``received`` met within seven days; None where it is hidden."""

    received: int | None
    met: int | None

    @property
    def percent(self) -> int | None:
        if self.received is None or self.met is None or not self.received:
            return None
        return round(100 * self.met / self.received)


def counted(received: Mapping[str, int], met: Mapping[str, int]) -> tuple[Counted, dict[str, Counted]]:
    """The sum over all doors, and each door. A door with a small count is hidden whole, and the next smallest
    along with it for as long as the sum of what is hidden would be a small count itself."""
    every = sum(received.values()), sum(met.values())
    hidden = {door for door, n in received.items() if n and not _tellable(n, met.get(door, 0))}
    shown = sorted((door for door in received if door not in hidden), key=lambda door: received[door])
    if hidden and _tellable(*every):
        while shown and not _tellable(
            sum(received[door] for door in hidden), sum(met.get(door, 0) for door in hidden)
        ):
            hidden.add(shown.pop(0))
    by = {
        door: Counted(None, None) if door in hidden else Counted(n, met.get(door, 0))
        for door, n in received.items()
    }
    return (Counted(*every) if _tellable(*every) else Counted(None, None)), by


def _tellable(n: int, met: int) -> bool:
    return all(cell == 0 or cell >= LEAST for cell in (met, n - met))
