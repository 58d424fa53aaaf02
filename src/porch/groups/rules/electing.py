"""Several who stand for one thing: each voice approves of as many as it likes, and nobody is ranked by anyone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from porch.groups.rules.conscience import Threshold, yes_needed


@dataclass(frozen=True)
class Approvals:
    """``approvals[who]`` voices approve of them. ``cast`` people approved of somebody, or of nobody who stands."""

    approvals: Mapping[str, int]
    cast: int


def chosen(threshold: Threshold, said: Approvals, lot: str) -> str | None:
    """Whom most approve of, of those enough people approve of; where several have as many, the lot decides."""
    enough = yes_needed(threshold, said.cast)
    electable = {who: n for who, n in said.approvals.items() if n >= enough}
    if not electable:
        return None
    most = max(electable.values())
    return drawn((who for who, n in electable.items() if n == most), lot)


def is_tied(threshold: Threshold, said: Approvals) -> bool:
    """Whether the lot had to decide."""
    enough = yes_needed(threshold, said.cast)
    best = sorted((n for n in said.approvals.values() if n >= enough), reverse=True)
    return len(best) > 1 and best[0] == best[1]


def drawn(names: Iterable[str], lot: str) -> str:
    """One of ``names`` (random ids) by a lot that lies ready before the first vote and comes out the same each time."""
    return min(names, key=lambda who: sha256(f"{lot}|{who}".encode()).digest())
