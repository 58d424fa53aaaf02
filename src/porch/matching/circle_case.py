"""Circles from a file's data: read, seat, and tell it in plain data again.

The people and blocks are those of `porch pair`; the policy is `min`, `max`, `open_to`, the genders a circle is
for, `around`, one or two people each around whom a circle is built, and `mutual`, whether those left over form
circles of their own. Whom people accept (genders, ages, pathways) holds between all members, both ways. How long
somebody has been in recovery is mixed on purpose, so `min_recovery_days`, which is asked of a mentor, is asked
only of those a circle is built around. People whose hours or languages were not asked can be seated at any.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from porch.matching.circle_around import circles_around, unpacked_hours, why_not
from porch.matching.circles import Circle, Circles, form_circles
from porch.matching.fields import codes, shown
from porch.matching.packing import Packer, canonical
from porch.matching.person import Case, Id, Person
from porch.matching.pool import Pool
from porch.matching.reading import case_from, check_names
from porch.matching.refusal import CaseRefused
from porch.matching.seating import UNIT, Crowd, Words
from porch.matching.switching import Ints
from porch.matching.vocabulary import AGE_BANDS, DAYS, HOURS_IN_WEEK, SOFT_FIELDS

KEPT_BY_ALL = ("gender", "age", "pathway")
NOT_OPEN = "not open to"
KNOWN = ("min", "max", "open_to", "around", "mutual")
WEEK = tuple((1 << min(64, HOURS_IN_WEEK - 64 * w)) - 1 for w in range(3))
STEPS_OF_RECOVERY = (90, 365)


@dataclass(frozen=True, slots=True)
class CirclePolicy:
    """How large circles may be, and for whom they are (None: everybody)."""

    least: int = 6
    most: int = 12
    open_to: frozenset[str] | None = None
    around: tuple[tuple[Id, ...], ...] = ()
    mutual: bool = True

    def admits(self, person: Person) -> bool:
        """Whether a circle is open to someone; a gender that was not stated is not counted in."""
        return self.open_to is None or not self.open_to.isdisjoint(person.gender or ())


def circles_from(data: Mapping[str, Any], seed: int) -> dict[str, Any]:
    """The answer of `porch circles`, from the data in its file; raises `CaseRefused`."""
    policy = circle_policy_from(data.get("policy") or {})
    case = case_from({**data, "mode": "peers", "policy": {}})
    _all_known(policy, case)
    people = tuple(person for person in canonical(case.people, seed) if policy.admits(person))
    packer = Packer.of(case)
    pool = packer.pool(people, [1] * len(people))
    crowd = crowd_of(case, people, pool)
    placed = _placed(case, people, crowd, policy, abs(seed))
    turned_away = {person.id: NOT_OPEN for person in case.people if not policy.admits(person)}
    unplaced = turned_away | {people[v].id: because for v, because in placed.unplaced.items()}
    named = {bit: code for code, bit in packer.languages.place.items()}
    told = [_told(circle, people, pool, named) for circle in placed.circles]
    for circle, anchors in zip(told, placed.around, strict=True):
        if anchors:
            circle["around"] = sorted((people[v].id for v in anchors), key=str)
    return {
        "circles": told,
        "unplaced": [{"id": who, "because": unplaced[who]} for who in sorted(unplaced, key=str)],
        "metrics": _metrics(Circles(placed.circles, placed.unplaced, 0), crowd, len(case.people), unplaced),
    }


@dataclass(frozen=True, slots=True)
class Placed:
    """All circles by hour, beside each those it was built around (nobody for a mutual one), and who is left over."""

    circles: tuple[Circle, ...]
    around: tuple[tuple[int, ...], ...]
    unplaced: dict[int, str]


def _placed(case: Case, people: tuple[Person, ...], crowd: Crowd, policy: CirclePolicy, seed: int) -> Placed:
    if not policy.around:
        answer = form_circles(crowd, policy.least, policy.most, seed)
        return Placed(answer.circles, ((),) * len(answer.circles), answer.unplaced)
    at = {person.id: v for v, person in enumerate(people)}
    groups = [tuple(at[one] for one in group) for group in policy.around if all(one in at for one in group)]
    asks = [_enough_recovery(case, people, group) for group in groups]
    found = circles_around(crowd, groups, asks, least=policy.least, most=policy.most, seed=seed)
    circles = [(circle, groups[group]) for group, circle in found.items()]
    seated = {v for circle, _ in circles for v in circle.members} | {v for group in groups for v in group}
    rest = np.array([v for v in range(len(people)) if v not in seated], np.int64)
    unplaced = {
        v: "too few" for group in groups for v in group if not any(v in c.members for c, _ in circles)
    }
    if policy.mutual:
        others = form_circles(_only(crowd, rest), policy.least, policy.most, seed)
        circles += [(_back(circle, rest), ()) for circle in others.circles]
        unplaced |= {int(rest[v]): because for v, because in others.unplaced.items()}
    else:
        hours = unpacked_hours(crowd)
        unplaced |= {int(v): why_not(hours, crowd, int(v), groups) for v in rest}
    circles.sort(key=lambda one: (one[0].hour, one[0].language, one[0].members))
    return Placed(tuple(circle for circle, _ in circles), tuple(group for _, group in circles), unplaced)


def _enough_recovery(case: Case, people: tuple[Person, ...], group: tuple[int, ...]) -> NDArray[np.bool_]:
    """Whoever asks of a mentor no more time in recovery than everyone in ``group`` has."""
    days = [case.days_since(people[v].recovery_since) for v in group]
    least = min((-1 if one is None else one for one in days), default=-1)
    return np.array(
        [not person.min_recovery_days or person.min_recovery_days <= least for person in people], bool
    )


def _only(crowd: Crowd, keep: Ints) -> Crowd:
    """The same crowd with only these people in it, in this order."""
    place = {int(v): at for at, v in enumerate(keep)}
    rows = [
        [place[int(o)] for o in crowd.apart[crowd.apart_ptr[v] : crowd.apart_ptr[v + 1]] if int(o) in place]
        for v in keep
    ]
    pointers = np.concatenate([[0], np.cumsum([len(row) for row in rows])]).astype(np.int64)
    apart = np.array([other for row in rows for other in row], np.int64)
    return Crowd(
        *(crowd.hours[keep], crowd.lang[keep], crowd.am[keep], crowd.reject[keep]),
        *(pointers, apart, np.ascontiguousarray(crowd.tags[keep]), crowd.traits[keep]),
    )


def _back(circle: Circle, kept: Ints) -> Circle:
    return Circle(circle.hour, circle.language, tuple(sorted(int(kept[v]) for v in circle.members)))


def circle_policy_from(data: Any) -> CirclePolicy:
    """The policy of a circles file; raises `CaseRefused` naming the field."""
    if not isinstance(data, Mapping):
        raise CaseRefused("is not an object", field="policy")
    check_names(data, KNOWN, "policy", None)
    unknown = sorted(set(data) - set(KNOWN))
    if unknown:
        known = ", ".join(sorted(KNOWN))
        raise CaseRefused(f"is not part of it (known: {known})", part="policy", field=unknown[0])
    least, most = (_size(data, name, usual) for name, usual in (("min", 6), ("max", 12)))
    if most < least:
        raise CaseRefused(f"{most} is less than min, {least}", part="policy", field="max")
    mutual = data.get("mutual", True)
    if not isinstance(mutual, bool):
        raise CaseRefused(f"{shown(mutual)} is neither true nor false", part="policy", field="mutual")
    return CirclePolicy(least, most, _open_to(data.get("open_to")), _around(data.get("around")), mutual)


def _around(value: Any) -> tuple[tuple[Id, ...], ...]:
    """Groups of one or two ids, nobody in two of them."""
    if value is None:
        return ()
    if not isinstance(value, list):
        raise CaseRefused(f"{shown(value)} is not a list", part="policy", field="around")
    groups = []
    for group in value:
        if not isinstance(group, list) or not 1 <= len(group) <= 2 or not all(_is_id(one) for one in group):
            raise CaseRefused(f"{shown(group)} is not one or two ids", part="policy", field="around")
        groups.append(tuple(group))
    twice = [who for who, times in Counter(one for group in groups for one in group).items() if times > 1]
    if twice:
        raise CaseRefused(f"{shown(twice[0])} stands there twice", part="policy", field="around")
    return tuple(groups)


def _is_id(value: Any) -> bool:
    return isinstance(value, str | int) and not isinstance(value, bool)


def _all_known(policy: CirclePolicy, case: Case) -> None:
    known = {person.id for person in case.people}
    for one in (who for group in policy.around for who in group):
        if one not in known:
            raise CaseRefused(f"{shown(one)} is nobody in people", part="policy", field="around")


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
