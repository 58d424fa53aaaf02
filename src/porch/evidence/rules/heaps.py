"""Which studies are put together: those that counted the same thing, are made alike, and say it on the same scale.

A review is never among them, for it may hold some of the others. Chance and no chance are never in one heap.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from porch.evidence.rules.results import NotSo, Result, Scale
from porch.evidence.rules.studies import Design, Study, by_date, outcomes

ORDER = (Design.RANDOMISED, Design.COHORT, Design.BEFORE_AFTER)


@dataclass(frozen=True)
class Heap:
    """Results that may be compared, each with the code of its study; the newest study first."""

    outcome: str
    design: Design
    scale: Scale
    rows: tuple[tuple[str, Result], ...]

    def as_json(self) -> dict[str, Any]:
        return {
            "outcome": self.outcome,
            "design": self.design.value,
            "scale": self.scale.value,
            "rows": [
                {"code": code, "kind": one.kind.value, "numbers": dict(one.numbers)}
                for code, one in self.rows
            ],
        }


def heaps(studies: Iterable[Study]) -> list[Heap]:
    """In the order of outcomes, those of chance first."""
    found: dict[tuple[str, Design, Scale], list[tuple[str, Result]]] = {}
    for study in by_date(studies):
        if study.design is not Design.REVIEW:
            for one in results_of(study):
                found.setdefault((one.outcome, study.design, one.scale), []).append((study.code, one))
    place = {code: at for at, code in enumerate(outcomes())}
    keys = sorted(found, key=lambda key: (place.get(key[0], len(place)), ORDER.index(key[1]), key[2]))
    return [Heap(*key, tuple(found[key])) for key in keys]


def results_of(study: Study) -> list[Result]:
    """What of it holds, one for each outcome."""
    there: dict[str, Result] = {}
    for facts in study.results:
        try:
            one = Result.of(facts)
        except (NotSo, ValueError, KeyError):
            continue
        there.setdefault(one.outcome, one)
    return list(there.values())


def digest(there: Iterable[Heap]) -> str:
    """The same for the same numbers, whatever else is said of the studies."""
    plain = json.dumps([one.as_json() for one in there], sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()
