"""What the index has to know of one meeting, and where its words go."""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import time

from porch.listings.recurrence import EVERY_WEEK, Recurrence, Weekly


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A meeting as it is looked for. ``key`` is whatever its holder knows it by; ``source`` whose list it is from.

    ``texts`` are its words by tier, strongest first: what it is called, where it is, what else is said; each is what
    ``Lexicon.numbers`` made of them. Without day or time it is by appointment.
    """

    key: Hashable
    slug: str
    name: str
    zone: str
    day: int | None = None
    at: time | None = None
    minutes: int = 60
    recurrence: Recurrence = EVERY_WEEK
    lat: float | None = None
    lon: float | None = None
    is_in_person: bool = False
    is_online: bool = False
    types: tuple[str, ...] = ()
    fellowship: str = ""
    source: Hashable = None
    texts: tuple[bytes, bytes, bytes] = (b"", b"", b"")

    @property
    def weekly(self) -> Weekly | None:
        """None by appointment."""
        if self.day is None or self.at is None:
            return None
        return Weekly(self.day, self.at, self.minutes, self.zone, self.recurrence)
