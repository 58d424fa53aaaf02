"""What a round answers, as plain records."""

from dataclasses import dataclass
from typing import Any

from porch.matching.certificate import Certificate
from porch.matching.person import Id


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people and why. ``components`` are points by component, summing to ``score``: for the desk,
    which sees facts a member may not; ``reasons`` are what both agreed may be said."""

    a: Id
    """The seeker; in peers mode whichever id sorts first."""
    b: Id
    score: int
    reason_codes: tuple[str, ...]
    reasons: tuple[str, ...]
    components: dict[str, int]


@dataclass(frozen=True, slots=True)
class Unmatched:
    """Somebody left out. Counts are rounded down (1, 5, 10, 20, 50, ...) and take no account of blocks.

    ``because``: how many of the other side fail each rule, alone or with others; ``capacity`` counts those
    who suit and whose places are taken. ``would_help``: how many more would suit without that one rule.
    """

    id: Id
    because: dict[str, int]
    would_help: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything one round says; ``as_dict`` is the public output."""

    mode: str
    pairs: tuple[Pair, ...]
    unmatched: tuple[Unmatched, ...]
    certificate: Certificate
    metrics: dict[str, Any]
    policy_hash: str
    input_digest: str
    seconds: float

    def as_dict(self) -> dict[str, Any]:
        """Plain data in the public form; the same input, seed and policy give the same, but ``seconds``."""
        names = ("a", "b") if self.mode == "peers" else ("seeker", "mentor")
        return {
            "pairs": [_pair(pair, names) for pair in self.pairs],
            "unmatched": [_left_out(person) for person in self.unmatched],
            "certificate": self.certificate.as_dict(),
            "metrics": self.metrics,
            "policy_hash": self.policy_hash,
            "input_digest": self.input_digest,
            "seconds": round(self.seconds, 3),
        }


def _pair(pair: Pair, names: tuple[str, str]) -> dict[str, Any]:
    return {
        names[0]: pair.a,
        names[1]: pair.b,
        "score": pair.score,
        "reason_codes": list(pair.reason_codes),
        "reasons": list(pair.reasons),
        "components": pair.components,
    }


def _left_out(person: Unmatched) -> dict[str, Any]:
    help_by = [{"rule": rule, "more": more} for rule, more in person.would_help]
    return {"id": person.id, "because": person.because, "would_help": help_by}
