"""The words the engine knows: rules, components of a score, age bands, hours; and codes as bit positions."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

RULES = ("language", "hours", "gender", "age", "pathway", "recovery", "distance", "blocks", "avoid")
"""Hard rules. A pair that breaks one is never made; each can be switched off in the policy."""

DEMANDS = ("gender", "age", "pathway", "recovery")
"""The rules in which one person asks something of the other, both ways."""

SOFT_FIELDS = (
    "life_stage",
    "pathways",
    "age_band",
    "interests",
    "experience",
    "story_tags",
    "substances",
)
"""Facts whose overlap earns points, in the order of ``Pool.soft``'s columns."""

COMPONENTS = ("availability", *SOFT_FIELDS)
"""Parts of a score, in the order of every table of points."""

ENOUGH = {
    "availability": 10,
    "life_stage": 2,
    "pathways": 1,
    "age_band": 2,
    "interests": 3,
    "experience": 3,
    "story_tags": 2,
    "substances": 2,
}
"""How many shared things earn a component's full weight (hours; codes; 2 = same age band, 1 = next to it)."""

AGE_BANDS = ("18-24", "25-34", "35-44", "45-54", "55-64", "65+")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HOURS_IN_WEEK = 168

WORD = 64
"""Codes of one soft field that can be compared: the most widely held ones, a machine word of them."""


@dataclass(frozen=True, slots=True)
class Codes:
    """Codes of one field with their bit positions, the most widely held first."""

    place: dict[str, int] = field(default_factory=dict)

    @classmethod
    def found_in(cls, lists: Iterable[Iterable[str]], *, most: int | None = None) -> "Codes":
        """Give every code a bit; with ``most``, only the most widely held (ties by name)."""
        held = Counter(code for codes in lists for code in set(codes))
        ranked = sorted(held, key=lambda code: (-held[code], code))
        return cls({code: bit for bit, code in enumerate(ranked[:most])})

    def __len__(self) -> int:
        return len(self.place)

    def words(self) -> int:
        """How many 64-bit words hold every code; at least one, so that arrays are never empty."""
        return max(1, -(-len(self.place) // WORD))

    def bits(self, codes: Iterable[str]) -> int:
        """The codes as one Python integer; a code without a place adds nothing."""
        return sum(1 << self.place[code] for code in set(codes) if code in self.place)


def age_bits(band: str | None) -> int:
    """Two neighbouring bits for a band, so that same bands share two and neighbours share one."""
    return 0 if band is None else 0b11 << AGE_BANDS.index(band)
