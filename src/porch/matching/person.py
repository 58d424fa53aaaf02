"""The records a round is made from: people as they stated themselves, and who is tied to whom.

``None`` is "not asked": it makes no demand and meets none that the other side states. An empty tuple is an
answer ("no hours at all", "nobody").
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from typing import Any

from porch.matching.policy import Policy

Id = str | int
Link = tuple[Id, Id]
Said = tuple[str, ...] | None

ROLES = ("seeker", "mentor", "both")
MODES = ("mentors", "peers")
LINKS = ("blocks", "avoid", "existing", "proposals")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What one person stated. Ids are opaque; there is no name, contact or free text here."""

    id: Id
    role: str | None = None
    """One of ``ROLES`` in mentors mode; peers have none."""
    capacity: int | None = None
    """People they can walk with (1 when not asked). Seekers always need one."""
    languages: Said = None
    availability: tuple[int, ...] | None = None
    """Hours of the local week, 0 is Monday 00:00."""
    timezone: str = "UTC"
    remote: bool | None = None
    """Whether meeting by telephone or video will do; not asked means yes, unless ``km`` is stated."""
    place: tuple[float, float] | None = None
    """Latitude and longitude in degrees, as coarse as the community keeps it."""
    km: float | None = None
    gender: Said = None
    accepts_genders: Said = None
    age_band: str | None = None
    accepts_ages: Said = None
    recovery_since: date | None = None
    min_recovery_days: int | None = None
    """Days in recovery asked of the other."""
    substances: Said = None
    experience: Said = None
    life_stage: Said = None
    interests: Said = None
    pathways: Said = None
    accepts_pathways: Said = None
    story_tags: Said = None
    waiting_since: date | None = None
    acceptance: float | None = None
    """Chance that they say yes to an offer, 0 to 1 (1 when not asked)."""
    may_share: tuple[str, ...] = ()
    """Fields that may be named to the other as a reason."""

    def meets_remotely(self) -> bool:
        """Whether remote meetings suit them."""
        return self.km is None if self.remote is None else self.remote

    def places(self) -> int:
        """How many people they have room for."""
        return 1 if self.capacity is None else self.capacity

    def stated(self) -> dict[str, Any]:
        """The fields that were answered, as plain data."""
        said = {f.name: getattr(self, f.name) for f in fields(self)}
        return {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in said.items()
            if value is not None
        }


@dataclass(frozen=True, slots=True)
class Case:
    """One round: people, ties and policy. Build it from objects, or with ``reading`` from a file.

    ``blocks``: never together, never explained. ``avoid``: declined, ended, conflict of interest.
    ``existing``: accepted pairs, which take a place and are never moved. ``proposals``: open ones,
    movable at the policy's cost. In mentors mode the last two are (seeker, mentor).
    """

    mode: str
    as_of: date
    people: tuple[Person, ...]
    blocks: tuple[Link, ...] = ()
    avoid: tuple[Link, ...] = ()
    existing: tuple[Link, ...] = ()
    proposals: tuple[Link, ...] = ()
    policy: Policy = field(default_factory=Policy)

    def links(self) -> Iterator[tuple[str, tuple[Link, ...]]]:
        """Every list of links with its name."""
        for name in LINKS:
            yield name, getattr(self, name)

    def days_since(self, day: date | None) -> int | None:
        """Whole days from ``day`` to the round."""
        return None if day is None else (self.as_of - day) // timedelta(days=1)
