"""The versioned policy of a round: which rules bind, what overlap is worth, how far to search.

**Weights.** What people share *today* weighs more than what they share of the past:

- availability 220, life stage 200, pathway 180, nearness of age 80: in the one recovery pilot that
  asked, life stage (age, family) and the path of recovery went with a good relationship and a shared
  drug of choice or prison did not (Tillson and others 2024, JCOIN); good sponsors are engaged and
  available (Stevens and Jason 2015, PMC4778559);
- interests 90, experience 90, chosen story tags 80, substances 60: evidence for matching on traits
  is thin (National Mentoring Resource Center: "insufficient research"), so they break near-ties.

They are hypotheses, kept under ``version`` so that rounds can be compared.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from fractions import Fraction
from math import isqrt
from typing import Any

from porch.matching.refusal import CaseRefused
from porch.matching.vocabulary import COMPONENTS, ENOUGH, RULES

WEIGHTS = {
    "availability": 220,
    "life_stage": 200,
    "pathways": 180,
    "age_band": 80,
    "interests": 90,
    "experience": 90,
    "story_tags": 80,
    "substances": 60,
}

ALSO_CALLED = {
    "languages": "language",
    "availability": "hours",
    "min_common_hours": "hours",
    "accepts_genders": "gender",
    "accepts_ages": "age",
    "age_band": "age",
    "accepts_pathways": "pathway",
    "pathways": "pathway",
    "min_recovery_days": "recovery",
    "recovery_since": "recovery",
    "remote": "distance",
    "place": "distance",
    "km": "distance",
}
"""Rules may also be named by the field that states them."""

LIMIT = 1_000_000
WEEKS_COUNTED = 26


@dataclass(frozen=True, slots=True)
class Policy:
    """Everything that decides an answer beside the people themselves. Immutable; points are integers.

    ``base`` is earned by any pair at all: the larger it is against the weights, the more people are
    paired rather than few people paired better. ``concave`` (0 = off, else an exponent under 1; ``true``
    in a file is 1/2) makes the first points of a score count more, which lifts the worst-off pairs.
    ``k`` is how many candidates a seeker keeps. ``waiting_bonus`` is points for each whole week waited, up
    to 26. ``switch_cost`` is points lost when an open proposal is moved. ``reserve`` is the share of free
    places held back. ``bid_budget`` bounds the auction before the exact solver takes over (0 = chosen
    from the size). ``target_gap`` ends the pricing rounds.
    """

    version: str = "1"
    rules: Mapping[str, bool] = field(default_factory=dict)
    weights: Mapping[str, int] = field(default_factory=dict)
    base: int = 2000
    concave: float = 0.0
    min_common_hours: int = 2
    k: int = 20
    waiting_bonus: int = 0
    switch_cost: int = 50
    reserve: float = 0.0
    bid_budget: int = 0
    target_gap: float = 1e-4

    def binds(self, rule: str) -> bool:
        """Whether a hard rule is on."""
        return self.rules.get(rule, True)

    def weight(self, component: str) -> int:
        """The most a component can earn, in points."""
        return self.weights.get(component, WEIGHTS[component])

    def points(self, component: str, shared: int) -> int:
        """Points for ``shared`` things in common. The kernels earn exactly this; see ``multipliers``."""
        enough = ENOUGH[component]
        return self.weight(component) * min(shared, enough) // enough

    def multipliers(self) -> list[int]:
        """One factor per component, so that ``min(shared, enough) * factor >> 16`` equals ``points``."""
        return [(self.weight(name) << 16) // ENOUGH[name] + 1 for name in COMPONENTS]

    def most(self) -> int:
        """The highest score there can be."""
        return sum(self.weight(name) for name in COMPONENTS)

    def worth(self, score: int) -> int:
        """A score after the concave option (the whole of it when off)."""
        most = self.most()
        if not self.concave or not most:
            return score
        if self.concave == 0.5:
            return isqrt(score * most)
        return round(most * float((score / most) ** self.concave))

    def waiting_points(self, days: int) -> int:
        """Points for having waited ``days``."""
        return self.waiting_bonus * min(days // 7, WEEKS_COUNTED)

    def held_back(self, places: int) -> int:
        """How many of the free places stay open for people who come later."""
        return int(Fraction(str(self.reserve)) * places)

    def as_dict(self) -> dict[str, Any]:
        """The whole policy, defaults filled in, as plain data."""
        plain = {f.name: getattr(self, f.name) for f in fields(self)}
        plain["rules"] = {rule: self.binds(rule) for rule in RULES}
        plain["weights"] = {name: self.weight(name) for name in COMPONENTS}
        return plain

    def digest(self) -> str:
        """A short hash that names this policy in an answer."""
        text = json.dumps(self.as_dict(), sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:16]


def policy_from(data: Mapping[str, Any]) -> Policy:
    """A policy from plain data; raises ``CaseRefused`` naming the field."""
    known = {f.name for f in fields(Policy)}
    for name in data:
        if name not in known:
            raise _refused(name, f"is not part of a policy (known: {', '.join(sorted(known))})")
    readers: dict[str, Any] = {"version": _version, "rules": _rules, "weights": _weights, "concave": _concave}
    for name in ("base", "min_common_hours", "k", "waiting_bonus", "switch_cost", "bid_budget"):
        readers[name] = _whole
    for name in ("reserve", "target_gap"):
        readers[name] = _share
    return Policy(**{name: readers[name](name, value) for name, value in data.items()})


def _refused(name: str, what: str) -> CaseRefused:
    return CaseRefused(what, part="policy", field=name)


def _version(name: str, value: Any) -> str:
    if not isinstance(value, str | int):
        raise _refused(name, "must be text")
    return str(value)


def _whole(name: str, value: Any) -> int:
    least, most = (1 if name == "k" else 0), (168 if name == "min_common_hours" else LIMIT)
    if name == "bid_budget":
        most = 10**12
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise _refused(name, f"{value!r} is not a whole number from {least} to {most}")
    return value


def _share(name: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise _refused(name, f"{value!r} is not a number from 0 to 1")
    return float(value)


def _concave(name: str, value: Any) -> float:
    if isinstance(value, bool):
        return 0.5 if value else 0.0
    return _share(name, value) % 1.0


def _rules(name: str, value: Any) -> dict[str, bool]:
    if not isinstance(value, Mapping):
        raise _refused(name, "must be an object of rule names with true or false")
    rules: dict[str, bool] = {}
    for said, on in value.items():
        rule = said if said in RULES else ALSO_CALLED.get(said, "")
        if not rule:
            raise _refused(f"rules.{said}", f"is not a rule (known: {', '.join(RULES)})")
        if not isinstance(on, bool):
            raise _refused(f"rules.{said}", f"{on!r} is neither true nor false")
        rules[rule] = on
    return rules


def _weights(name: str, value: Any) -> dict[str, int]:
    if not isinstance(value, Mapping):
        raise _refused(name, "must be an object of component names with whole numbers")
    for said, points in value.items():
        if said not in COMPONENTS:
            raise _refused(f"weights.{said}", f"is not a component (known: {', '.join(COMPONENTS)})")
        if isinstance(points, bool) or not isinstance(points, int) or not 0 <= points <= 100_000:
            raise _refused(f"weights.{said}", f"{points!r} is not a whole number from 0 to 100000")
    return dict(value)
