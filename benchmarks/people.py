"""Invented people for the benchmarks: a seeded population straight into the engine's arrays.

Nobody here is real, and the shares (how many insist on their own gender, how many meet remotely) are
plausible guesses, chosen so that about one pair in twenty is eligible. The kinds of facts and rules are
those of `porch pair`; only the reading of files is skipped.
"""

from datetime import date, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from porch.matching.person import Person
from porch.matching.pool import CERTAIN, Pool, place_columns
from porch.matching.vocabulary import AGE_BANDS, HOURS_IN_WEEK, SOFT_FIELDS, age_bits

SEED = 20261122
AS_OF = date(2026, 11, 23)
TOWNS, LANGUAGES = 400, 24
GENDERS, AGES, PATHS, TIERS = 3, 6, 6, 8
FIRST_AGE, FIRST_PATH, FIRST_TIER = GENDERS, GENDERS + AGES, GENDERS + AGES + PATHS
TIER_DAYS = np.array([0, 90, 180, 365, 730, 1825, 3650, 7300])
"""Steps of time in recovery."""
CODES = {"life_stage": (12, 1.6), "interests": (40, 4.0), "experience": (28, 4.5), "story_tags": (24, 2.0)}
"""How many codes a field has and how many of them one person holds on average."""

Case = tuple[Pool, Pool, NDArray[np.int64]]
Random = np.random.Generator


def newcomers_and_mentors(newcomers: int, mentors: int, seed: int = SEED) -> Case:
    """Two pools and the pairs that may never be; places for 5 % more people than there are newcomers."""
    rng = np.random.default_rng(seed)
    towns = _towns(rng)
    seekers, guides = _people(rng, newcomers, towns, False), _people(rng, mentors, towns, True)
    mean = max(1.0, 1.05 * newcomers / mentors)
    guides.capacity[:] = 1 + rng.poisson(mean - 1, mentors)
    apart = np.stack([rng.integers(0, n, newcomers // 50) for n in (newcomers, mentors)], axis=1)
    return seekers, guides, apart.astype(np.int64)


def peers(n: int, seed: int = SEED) -> tuple[Pool, NDArray[np.int64]]:
    """One pool of people who look for each other, and who may never meet whom (each pair once)."""
    rng = np.random.default_rng(seed)
    pool = _people(rng, n, _towns(rng), False)
    pool.reject[:] &= np.uint64((1 << FIRST_TIER) - 1)
    apart = rng.integers(0, n, (n // 50, 2))
    return pool, apart[apart[:, 0] != apart[:, 1]].astype(np.int64)


def as_persons(pool: Pool, prefix: str, role: str) -> list[Person]:
    """The same people as records, for what begins with records; hours are UTC, codes are bit numbers."""
    kinds = (
        ("gender", 0, GENDERS),
        ("age", FIRST_AGE, AGES),
        ("path", FIRST_PATH, PATHS),
        ("tier", FIRST_TIER, TIERS),
    )
    am = {name: _table(pool.am[:, 0], first, count) for name, first, count in kinds}
    away = {name: _table(pool.reject[:, 0], first, count) for name, first, count in kinds}
    hours = np.unpackbits(pool.hours.view(np.uint8), axis=1, bitorder="little")[:, :HOURS_IN_WEEK].astype(
        bool
    )
    lang = _table(pool.lang[:, 0], 0, LANGUAGES)
    soft = [_table(pool.soft[:, at], 0, 64) for at in range(len(SOFT_FIELDS))]
    return [
        Person(
            id=f"{prefix}{v}",
            role=role,
            capacity=int(pool.capacity[v]),
            languages=_held(lang[v]),
            availability=tuple(np.flatnonzero(hours[v]).tolist()),
            remote=bool(pool.remote[v]),
            gender=_held(am["gender"][v]),
            accepts_genders=_held(~away["gender"][v]) if away["gender"][v].any() else None,
            age_band=AGE_BANDS[int(am["age"][v].argmax())],
            accepts_ages=tuple(np.array(AGE_BANDS)[~away["age"][v]].tolist())
            if away["age"][v].any()
            else None,
            accepts_pathways=_held(~away["path"][v]) if away["path"][v].any() else None,
            recovery_since=AS_OF - timedelta(days=int(TIER_DAYS[am["tier"][v].argmax()])),
            min_recovery_days=int(TIER_DAYS[away["tier"][v].sum()]) if away["tier"][v].any() else None,
            **{name: _held(soft[at][v]) for at, name in enumerate(SOFT_FIELDS) if name != "age_band"},
        )
        for v in range(len(pool))
    ]


def _table(words: NDArray[np.uint64], first: int, count: int) -> NDArray[np.bool_]:
    return ((words[:, None] >> (np.arange(count) + first).astype(np.uint64)) & np.uint64(1)).astype(bool)


def _held(bits: NDArray[np.bool_]) -> tuple[str, ...]:
    return tuple(str(code) for code in np.flatnonzero(bits).tolist())


def save(path: Path, **pools: Pool) -> None:
    """Keep pools on disk, so that a measurement's memory is its own and not that of inventing people."""
    columns = {f"{name}.{c}": getattr(p, c) for name, p in pools.items() for c in p.__slots__ if c != "masks"}
    masks = {f"{name}.masks.{rule}": mask for name, p in pools.items() for rule, mask in p.masks.items()}
    np.savez(path, **columns, **masks)


def load(path: Path, name: str) -> Pool:
    """A pool kept by `save`."""
    with np.load(path) as kept:
        mine = {key.split(".", 1)[1]: kept[key] for key in kept.files if key.startswith(f"{name}.")}
    masks = {key.split(".")[1]: value for key, value in mine.items() if key.startswith("masks.")}
    return Pool(**{key: value for key, value in mine.items() if not key.startswith("masks.")}, masks=masks)


def _zipf(rng: Random, n: int, kinds: int, slope: float) -> NDArray[np.int64]:
    share = 1.0 / np.arange(1, kinds + 1) ** slope
    return rng.choice(kinds, size=n, p=share / share.sum())


def _towns(rng: Random) -> dict[str, NDArray[np.float64]]:
    where = rng.random(TOWNS)
    far = rng.uniform(-125, 150, TOWNS)
    lon = np.where(where < 0.7, rng.uniform(-123, -70, TOWNS), np.where(where < 0.9, far / 5, far))
    tongue = np.where(where < 0.7, 0, _zipf(rng, TOWNS, LANGUAGES, 1.0))
    return {"lat": rng.uniform(-40, 60, TOWNS), "lon": lon, "tongue": tongue.astype(np.float64)}


def _people(rng: Random, n: int, towns: dict[str, NDArray[np.float64]], mentor: bool) -> Pool:
    town = _zipf(rng, n, TOWNS, 0.9)
    am, reject, band, path = _demands(rng, n, mentor)
    km = rng.choice([10.0, 25.0, 50.0, 100.0], n, p=[0.2, 0.4, 0.3, 0.1])
    lat, lon = (towns[side][town] + rng.normal(0, 0.12, n) for side in ("lat", "lon"))
    return Pool(
        am=am[:, None],
        reject=reject[:, None],
        lang=_languages(rng, n, towns["tongue"][town].astype(np.int64))[:, None],
        any_lang=np.zeros(n, bool),
        hours=_hours(rng, n, np.round(towns["lon"][town] / 15).astype(np.int64), 0.6 if mentor else 0.75),
        any_hours=np.zeros(n, bool),
        remote=rng.random(n) < (0.85 if mentor else 0.8),
        place=place_columns(lat, lon, km),
        soft=_soft(rng, n, band, path),
        capacity=np.ones(n, np.int64),
        waited=np.zeros(n, np.int64),
        acceptance=np.full(n, CERTAIN, np.int64),
        masks=_masks(),
    )


def _masks() -> dict[str, NDArray[np.uint64]]:
    ends = [0, FIRST_AGE, FIRST_PATH, FIRST_TIER, FIRST_TIER + TIERS]
    rules = ("gender", "age", "pathway", "recovery")
    spans = zip(rules, ends[:-1], ends[1:], strict=True)
    return {rule: np.array([(1 << end) - (1 << start)], np.uint64) for rule, start, end in spans}


def _bit(position: NDArray[np.int64]) -> NDArray[np.uint64]:
    return np.uint64(1) << position.astype(np.uint64)


def _hours(rng: Random, n: int, zone: NDArray[np.int64], busy: float) -> NDArray[np.uint64]:
    """Up to eight blocks of two or three hours, mostly evenings, turned into UTC."""
    week = np.zeros((n, 192), bool)
    for _ in range(8):
        used, day, length = rng.random(n) < busy, rng.integers(0, 7, n), rng.integers(2, 4, n)
        start = rng.choice([7, 9, 12, 17, 18, 19, 20], n, p=[0.08, 0.12, 0.12, 0.16, 0.2, 0.2, 0.12])
        for hour in range(3):
            who = np.flatnonzero(used & (hour < length))
            week[who, (day[who] * 24 + start[who] + hour - zone[who]) % 168] = True
    return np.ascontiguousarray(np.packbits(week, axis=1, bitorder="little").view(np.uint64))


def _languages(rng: Random, n: int, tongue: NDArray[np.int64]) -> NDArray[np.uint64]:
    first = np.where(rng.random(n) < 0.8, tongue, _zipf(rng, n, LANGUAGES, 1.2))
    second = np.where(rng.random(n) < 0.3, _zipf(rng, n, LANGUAGES, 1.1), first)
    return _bit(first) | _bit(second)


Demands = tuple[NDArray[np.uint64], NDArray[np.uint64], NDArray[np.int64], NDArray[np.int64]]


def _demands(rng: Random, n: int, mentor: bool) -> Demands:
    """What people are, whom they turn away, their age band and pathway."""
    gender = rng.choice(GENDERS, n, p=[0.44, 0.52, 0.04])
    years = np.clip(rng.normal(44 if mentor else 36, 12, n), 18, 85)
    band = np.searchsorted([25, 35, 45, 55, 65], years, side="right")
    path = rng.choice(PATHS, n, p=[0.48, 0.16, 0.12, 0.1, 0.09, 0.05])
    days = np.clip(rng.gamma(2.0, 900, n), 90, 15000) if mentor else np.clip(rng.exponential(120, n), 0, 2000)
    tier = np.searchsorted(TIER_DAYS, days, side="right") - 1
    am = _bit(gender) | _bit(FIRST_AGE + band) | _bit(FIRST_PATH + path) | _bit(FIRST_TIER + tier)
    reject = _gender_turned_away(rng, gender) | _age_turned_away(rng, band, 3 if mentor else 2)
    reject |= _path_turned_away(rng, path)
    if not mentor:
        need = rng.choice([2, 3, 4], n, p=[0.1, 0.8, 0.1])
        reject |= (_bit(need) - np.uint64(1)) << np.uint64(FIRST_TIER)
    return am, reject, band, path


def _gender_turned_away(rng: Random, gender: NDArray[np.int64]) -> NDArray[np.uint64]:
    draw = rng.random(len(gender))
    away = np.zeros(len(gender), np.uint64)
    away[(gender == 0) & (draw < 0.62)] = 0b010
    away[(gender == 1) & (draw < 0.55)] = 0b001
    away[(gender == 0) & (draw < 0.08)] = 0b110
    return away


def _age_turned_away(rng: Random, band: NDArray[np.int64], width: int) -> NDArray[np.uint64]:
    reach = np.where(rng.random(len(band)) < 0.3, AGES, width)
    away = np.zeros(len(band), np.uint64)
    for other in range(AGES):
        away |= np.where(np.abs(band - other) > reach, np.uint64(1 << (FIRST_AGE + other)), np.uint64(0))
    return away


def _path_turned_away(rng: Random, path: NDArray[np.int64]) -> NDArray[np.uint64]:
    n = len(path)
    others = np.uint64((1 << PATHS) - 1) & ~_bit(path)
    one = np.where(rng.random(n) < 0.25, _bit((path + rng.integers(1, PATHS, n)) % PATHS), np.uint64(0))
    return np.where(rng.random(n) < 0.35, others, one) << np.uint64(FIRST_PATH)


def _soft(rng: Random, n: int, band: NDArray[np.int64], path: NDArray[np.int64]) -> NDArray[np.uint64]:
    """One word for each of `vocabulary.SOFT_FIELDS`."""
    held = {name: _codes(rng, n, *shape) for name, shape in CODES.items()}
    words = np.array(
        [age_bits(name) for name in ("18-24", "25-34", "35-44", "45-54", "55-64", "65+")], np.uint64
    )
    substances = _bit(_zipf(rng, n, 16, 1.0)) | _codes(rng, n, 16, 1.0)
    columns = [held["life_stage"], _bit(path), words[band], held["interests"]]
    return np.stack([*columns, held["experience"], held["story_tags"], substances], axis=1)


def _codes(rng: Random, n: int, kinds: int, mean: float) -> NDArray[np.uint64]:
    share = 1.0 / np.arange(1, kinds + 1) ** 0.6
    share = np.clip(share * mean / share.sum(), 0, 0.85)
    words = np.zeros(n, np.uint64)
    for code in range(kinds):
        words |= np.where(rng.random(n) < share[code], np.uint64(1 << code), np.uint64(0))
    return words
