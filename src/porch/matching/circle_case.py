"""Circles from a file's data: read, seat, and tell it in plain data again.

The people and blocks are those of `porch pair`; the policy is `min`, `max` and `open_to`, the genders a
circle is for. Whom people accept (genders, ages, pathways) holds between all members, both ways. How long
somebody has been in recovery is mixed on purpose, so `min_recovery_days`, which is asked of a mentor, is not
asked of a circle. People whose hours or languages were not asked can be seated at any.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from porch.matching.circles import Circle, Circles, form_circles
from porch.matching.fields import codes, shown
from porch.matching.packing import Packer, canonical
from porch.matching.person import Case, Person
from porch.matching.pool import Pool
from porch.matching.reading import case_from, check_names
from porch.matching.refusal import CaseRefused
from porch.matching.seating import UNIT, Crowd, Words
from porch.matching.switching import Ints
from porch.matching.vocabulary import AGE_BANDS, DAYS, HOURS_IN_WEEK, SOFT_FIELDS

KEPT_BY_ALL = ("gender", "age", "pathway")
NOT_OPEN = "not open to"
WEEK = tuple((1 << min(64, HOURS_IN_WEEK - 64 * w)) - 1 for w in range(3))
STEPS_OF_RECOVERY = (90, 365)


@dataclass(frozen=True, slots=True)
class CirclePolicy:
    """How large circles may be, and for whom they are (None: everybody)."""

    least: int = 6
    most: int = 12
    open_to: frozenset[str] | None = None

    def admits(self, person: Person) -> bool:
        """Whether a circle is open to someone; a gender that was not stated is not counted in."""
        return self.open_to is None or not self.open_to.isdisjoint(person.gender or ())


def circles_from(data: Mapping[str, Any], seed: int) -> dict[str, Any]:
    """The answer of `porch circles`, from the data in its file; raises `CaseRefused`."""
    policy = circle_policy_from(data.get("policy") or {})
    case = case_from({**data, "mode": "peers", "policy": {}})
    people = tuple(person for person in canonical(case.people, seed) if policy.admits(person))
    packer = Packer.of(case)
    pool = packer.pool(people, [1] * len(people))
    crowd = crowd_of(case, people, pool)
    answer = form_circles(crowd, policy.least, policy.most, abs(seed))
    turned_away = {person.id: NOT_OPEN for person in case.people if not policy.admits(person)}
    unplaced = turned_away | {people[v].id: because for v, because in answer.unplaced.items()}
    named = {bit: code for code, bit in packer.languages.place.items()}
    return {
        "circles": [_told(circle, people, pool, named) for circle in answer.circles],
        "unplaced": [{"id": who, "because": unplaced[who]} for who in sorted(unplaced, key=str)],
        "metrics": _metrics(answer, crowd, len(case.people), unplaced),
    }


def circle_policy_from(data: Any) -> CirclePolicy:
    """The policy of a circles file; raises `CaseRefused` naming the field."""
    if not isinstance(data, Mapping):
        raise CaseRefused("is not an object", field="policy")
    check_names(data, ("min", "max", "open_to"), "policy", None)
    unknown = sorted(set(data) - {"min", "max", "open_to"})
    if unknown:
        raise CaseRefused("is not part of it (known: max, min, open_to)", part="policy", field=unknown[0])
    least, most = (_size(data, name, usual) for name, usual in (("min", 6), ("max", 12)))
    if most < least:
        raise CaseRefused(f"{most} is less than min, {least}", part="policy", field="max")
    return CirclePolicy(least, most, _open_to(data.get("open_to")))


def _size(data: Mapping[str, Any], name: str, usual: int) -> int:
    value = data.get(name, usual)
    if isinstance(value, bool) or not isinstance(value, int) or not 2 <= value <= 100:
        raise CaseRefused(f"{shown(value)} is not a whole number from 2 to 100", part="policy", field=name)
    return value


def _open_to(value: Any) -> frozenset[str] | None:
    if value is None:
        return None
    try:
        return frozenset(codes(value))
    except CaseRefused as refused:
        raise CaseRefused(refused.what, part="policy", field="open_to") from None


def crowd_of(case: Case, people: tuple[Person, ...], pool: Pool) -> Crowd:
    """The people as the kernels take them; blocked and avoided pairs are apart, both ways."""
    kept = np.zeros(pool.am.shape[1], np.uint64)
    for rule in KEPT_BY_ALL:
        kept |= pool.masks[rule]
    apart = _apart(case, people)
    counts = np.bincount(apart[:, 0], minlength=len(people))
    tags = [at for at, name in enumerate(SOFT_FIELDS) if name != "age_band"]
    return Crowd(
        np.where(pool.any_hours[:, None], np.array(WEEK, np.uint64), pool.hours),
        np.where(pool.any_lang[:, None], _all_languages(pool), pool.lang),
        pool.am & kept,
        pool.reject & kept,
        np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
        apart[:, 1].copy(),
        np.ascontiguousarray(pool.soft[:, tags]),
        _traits(case, people),
    )


def _all_languages(pool: Pool) -> Words:
    spoken: Words = np.bitwise_or.reduce(pool.lang, axis=0, initial=0)
    return spoken if spoken.any() else np.eye(1, spoken.size, dtype=np.uint64)[0]


def _apart(case: Case, people: tuple[Person, ...]) -> Ints:
    at = {person.id: v for v, person in enumerate(people)}
    ties = {(a, b) for pair in case.blocks + case.avoid for a, b in (pair, pair[::-1])}
    found = sorted((at[a], at[b]) for a, b in ties if a in at and b in at)
    return np.array(found, np.int64).reshape(-1, 2)


def _traits(case: Case, people: tuple[Person, ...]) -> Ints:
    """Deviations from everybody's mix of gender, age and time in recovery; 0 where not stated."""
    held = Counter(code for person in people for code in person.gender or ())
    genders = [code for code, _ in sorted(held.items(), key=lambda item: (-item[1], item[0]))[:2]]
    days = [case.days_since(person.recovery_since) for person in people]
    steps = [None if d is None else sum(d >= step for step in STEPS_OF_RECOVERY) for d in days]
    ages = [None if p.age_band is None else AGE_BANDS.index(p.age_band) // 2 for p in people]
    columns = [_deviations([None if p.gender is None else g in p.gender for p in people]) for g in genders]
    for values in (steps, ages):
        columns += [_deviations([None if v is None else v == level for v in values]) for level in range(3)]
    return np.stack(columns, axis=1)


def _deviations(stated: list[bool | None]) -> Ints:
    known = [value for value in stated if value is not None]
    mean = UNIT * sum(known) // len(known) if known else 0
    return np.array([0 if value is None else UNIT * value - mean for value in stated], np.int64)


def _told(circle: Circle, people: tuple[Person, ...], pool: Pool, named: Mapping[int, str]) -> dict[str, Any]:
    members = list(circle.members)
    any_hour = bool(pool.any_hours[members].all())
    any_language = bool(pool.any_lang[members].all())
    return {
        "hour_utc": None if any_hour else f"{DAYS[circle.hour // 24]}-{circle.hour % 24}",
        "language": None if any_language else named[circle.language],
        "members": sorted((people[v].id for v in members), key=str),
    }


def _metrics(answer: Circles, crowd: Crowd, people: int, unplaced: Mapping[Any, str]) -> dict[str, Any]:
    sizes = [len(circle.members) for circle in answer.circles]
    return {
        "people": people,
        "placed": sum(sizes),
        "unplaced": dict(sorted(Counter(unplaced.values()).items())),
        "circles": len(sizes),
        "smallest": min(sizes, default=0),
        "largest": max(sizes, default=0),
        "mean_size": round(sum(sizes) / len(sizes), 2) if sizes else 0.0,
        "facts_shared": _mean_of([_facts_shared(crowd, circle) for circle in answer.circles]),
        "lopsided": _mean_of([_lopsided(crowd, circle) for circle in answer.circles]),
    }


def _mean_of(values: list[float]) -> float:
    return round(sum(values) / len(values), 3) if values else 0.0


def _facts_shared(crowd: Crowd, circle: Circle) -> float:
    """Facts that two members have in common, on average over a circle's pairs."""
    tags: NDArray[np.uint64] = crowd.tags[list(circle.members)]
    size = len(tags)
    shared = np.bitwise_count(tags[:, None] & tags[None]).sum(axis=2, dtype=np.int64)
    return float(shared.sum() - np.trace(shared)) / (size * (size - 1))


def _lopsided(crowd: Crowd, circle: Circle) -> float:
    """The share of its members by which a circle's mix differs from everybody's, in its worst trait."""
    sums = np.abs(crowd.traits[list(circle.members)].sum(axis=0))
    return float(sums.max(initial=0)) / (UNIT * len(circle.members))
