"""Which one thing is next for somebody, of what the rooms offer."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

ALWAYS_ASKED = 2
"""Up to this pull every room is asked, because somebody waits: such a thing is never passed over in silence."""

NAMED_BESIDE = 3
LATE = datetime.max.replace(tzinfo=UTC)


class Thing(Protocol):
    """What is known of a candidate here: a lower ``pull`` is stronger; ``at`` is when it begins or runs out."""

    @property
    def pull(self) -> int: ...
    @property
    def at(self) -> datetime | None: ...


@dataclass(frozen=True)
class Chosen[T: Thing]:
    """The one thing, None for "nothing planned", and at most three others for which somebody waits."""

    thing: T | None
    beside: tuple[T, ...] = ()


def choose[T: Thing](candidates: Iterable[tuple[int, Callable[[], T | None]]]) -> Chosen[T]:
    """The strongest pull; of those the soonest; of those whichever was given first.

    ``candidates`` are (the best pull it can have, how to ask for it). A candidate whose best is weaker than what was
    found already is not asked.
    """
    found: list[T] = []
    for best, ask in sorted(candidates, key=lambda one: one[0]):
        if best > ALWAYS_ASKED and any(thing.pull < best for thing in found):
            break
        thing = ask()
        if thing is not None:
            found.append(thing)
    found.sort(key=lambda thing: (thing.pull, thing.at or LATE))
    waits = tuple(thing for thing in found[1:] if thing.pull <= ALWAYS_ASKED)
    return Chosen(found[0] if found else None, waits[:NAMED_BESIDE])
