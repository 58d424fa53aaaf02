"""What of a study can be compared: counts in two groups, means in two groups, or an estimate with its standard error.

A number that nobody published is not made up: what was worked out from published figures says how (``derived``).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite
from typing import Any


class Kind(StrEnum):
    COUNTS = "counts"  # of n1 with peers a had it, of n2 without c had it
    MEANS = "means"  # mean, standard deviation and people of both groups
    ESTIMATE = "estimate"  # an estimate and its standard error, on a scale


class Scale(StrEnum):
    """What studies must share to be put together. Ratios are kept as natural logarithms."""

    RR = "rr"  # risk ratio
    OR = "or"  # odds ratio
    SMD = "smd"  # standardised mean difference
    DIFFERENCE = "difference"  # in the unit of the outcome

    @property
    def is_ratio(self) -> bool:
        return self in (Scale.RR, Scale.OR)


NUMBERS = {
    Kind.COUNTS: ("a", "n1", "c", "n2"),
    Kind.MEANS: ("m1", "sd1", "n1", "m2", "sd2", "n2"),
    Kind.ESTIMATE: ("estimate", "se"),
}
MOST = 10_000_000
PEOPLE = ("a", "n1", "c", "n2")


class NotSo(ValueError):
    """A number that cannot be: ``field`` is which, ``why`` the code of the reason."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(f"{field}: {why}")
        self.field, self.why = field, why


@dataclass(frozen=True)
class Result:
    """One outcome of one study. ``after``: how long after; ``against``: what those without peers had."""

    outcome: str
    kind: Kind
    scale: Scale
    numbers: Mapping[str, float]
    after: str = ""
    against: str = ""
    derived: str = ""

    @classmethod
    def of(cls, facts: Mapping[str, Any]) -> "Result":
        """From facts as they are kept. NotSo where a number cannot be."""
        kind = Kind(facts["kind"])
        numbers = {name: facts.get(name) for name in NUMBERS[kind]}
        told = {name: _number(name, value) for name, value in numbers.items()}
        _hold(kind, told)
        return cls(
            facts["outcome"],
            kind,
            _scale(kind, facts),
            told,
            *(str(facts.get(name, "")) for name in ("after", "against", "derived")),
        )

    def as_facts(self) -> dict[str, Any]:
        scale = {"scale": self.scale.value} if self.kind is Kind.ESTIMATE else {}
        whole = {name: int(self.numbers[name]) for name in PEOPLE if name in self.numbers}
        return {
            "outcome": self.outcome,
            "kind": self.kind.value,
            **self.numbers,
            **whole,
            **scale,
            "after": self.after,
            "against": self.against,
            "derived": self.derived,
        }


def _number(field: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        raise NotSo(field, "missing")
    if abs(value) > MOST:
        raise NotSo(field, "too-large")
    if field in PEOPLE and (value < 0 or value != int(value)):
        raise NotSo(field, "not-whole")
    return float(value)


def _hold(kind: Kind, told: Mapping[str, float]) -> None:
    """What must hold between numbers, or nothing can be worked out from them."""
    if kind is Kind.COUNTS:
        for events, people in (("a", "n1"), ("c", "n2")):
            if told[people] < 1:
                raise NotSo(people, "nobody")
            if told[events] > told[people]:
                raise NotSo(events, "more-than-all")
    if kind is Kind.MEANS:
        for spread, people in (("sd1", "n1"), ("sd2", "n2")):
            if told[people] < 2:
                raise NotSo(people, "too-few")
            if told[spread] <= 0:
                raise NotSo(spread, "not-above-0")
    if kind is Kind.ESTIMATE and told["se"] <= 0:
        raise NotSo("se", "not-above-0")


def _scale(kind: Kind, facts: Mapping[str, Any]) -> Scale:
    if kind is Kind.ESTIMATE:
        return Scale(facts.get("scale", Scale.DIFFERENCE))
    return Scale.RR if kind is Kind.COUNTS else Scale.SMD
