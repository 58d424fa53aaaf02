"""What people ask of each other, as bits: one for every distinct demand in the case."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from porch.matching.person import Person
from porch.matching.vocabulary import DEMANDS, WORD

Accepted = frozenset[str]


@dataclass(slots=True)
class Demands:
    """Bit positions of all demands, and who fails which (remembered by what was stated)."""

    place: dict[str, dict[Accepted | int, int]]
    known: dict[tuple[str, object], int] = field(default_factory=dict)

    @classmethod
    def stated_by(cls, people: Iterable[Person]) -> "Demands":
        """Number the demands of these people, in an order that does not depend on theirs."""
        stated: dict[str, set[Accepted | int]] = {rule: set() for rule in DEMANDS}
        for person in people:
            for rule, demand in asked(person):
                stated[rule].add(demand)
        place: dict[str, dict[Accepted | int, int]] = {}
        bit = 0
        for rule in DEMANDS:
            ranked = sorted(stated[rule], key=lambda demand: str(_ordered(demand)))
            place[rule] = {demand: bit + at for at, demand in enumerate(ranked)}
            bit += len(ranked)
        return cls(place)

    def words(self) -> int:
        """How many 64-bit words hold a bit for each; at least one."""
        return max(1, -(-sum(len(bits) for bits in self.place.values()) // WORD))

    def know(self, person: Person) -> bool:
        """Whether every demand someone makes has its bit."""
        return all(demand in self.place[rule] for rule, demand in asked(person))

    def made_by(self, person: Person) -> int:
        """Bits of the demands someone makes."""
        return sum(1 << self.place[rule][demand] for rule, demand in asked(person))

    def failed_by(self, person: Person, days: int | None) -> int:
        """Bits of the demands that turn someone away; what they did not state fails every one."""
        met: list[tuple[str, object]] = [
            ("gender", frozenset(person.gender or ())),
            ("age", frozenset([person.age_band] if person.age_band else ())),
            ("pathway", frozenset(person.pathways or ())),
            ("recovery", days),
        ]
        return sum(self._failed(rule, stated) for rule, stated in met)

    def _failed(self, rule: str, stated: object) -> int:
        key = (rule, stated)
        if key not in self.known:
            self.known[key] = sum(
                1 << bit for demand, bit in self.place[rule].items() if not satisfies(stated, demand)
            )
        return self.known[key]

    def masks(self) -> dict[str, NDArray[np.uint64]]:
        """Which bits belong to which rule."""
        return {
            rule: as_words([sum(1 << bit for bit in bits.values())], self.words())[0]
            for rule, bits in self.place.items()
        }


def asked(person: Person) -> Iterable[tuple[str, Accepted | int]]:
    """The demands of one person: (rule, accepted codes or least days)."""
    lists = (
        ("gender", person.accepts_genders),
        ("age", person.accepts_ages),
        ("pathway", person.accepts_pathways),
    )
    for rule, accepted in lists:
        if accepted is not None:
            yield rule, frozenset(accepted)
    if person.min_recovery_days:
        yield "recovery", person.min_recovery_days


def satisfies(stated: object, demand: Accepted | int) -> bool:
    """Whether what someone stated meets a demand: any accepted code, or days enough."""
    if isinstance(demand, int):
        return isinstance(stated, int) and stated >= demand
    return isinstance(stated, frozenset) and not demand.isdisjoint(stated)


def _ordered(demand: Accepted | int) -> object:
    return f"{demand:09d}" if isinstance(demand, int) else sorted(demand)


def as_words(bits: list[int], words: int) -> NDArray[np.uint64]:
    """Python integers of any length as uint64[n, words], least bits first."""
    raw = b"".join(value.to_bytes(8 * words, "little") for value in bits)
    return np.frombuffer(raw, "<u8").astype(np.uint64).reshape(len(bits), words)
