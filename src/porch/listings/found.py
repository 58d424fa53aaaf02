"""What a search comes to."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Hit:
    """One meeting that was found, at the time that was looked for. Moments are in UTC.

    ``starts`` and ``ends`` are None by appointment. ``km`` is None where no place was asked for, or it has none.
    """

    key: Hashable
    slug: str
    starts: datetime | None
    ends: datetime | None
    is_on: bool
    km: float | None


@dataclass(frozen=True, slots=True)
class Found:
    """Some of what was found, in order, and how many there are.

    When nothing was found, ``nearest`` are a few that come close, and ``let_go`` says what of the wish was let go for
    them: "distance", "time", "way", "language", "words", "kind", "fellowship" or "all". ``online_now`` are some that
    one can join from home now or within the hour; they are looked for when a place was asked for or nothing was found.
    """

    rows: list[Hit]
    total: int
    nearest: list[Hit] = field(default_factory=list)
    let_go: str = ""
    online_now: list[Hit] = field(default_factory=list)
