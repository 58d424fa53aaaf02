"""A case becomes arrays: people in an order of their own, demands, hours and codes as bits.

The order is a keyed hash of ids (key: the run's seed), so that the order of a file or of sign-up neither
helps anyone nor changes an answer.
"""

import hashlib
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from porch.matching.demands import Demands, as_words
from porch.matching.person import Case, Id, Link, Person
from porch.matching.pool import CERTAIN, Pool, Whole, place_columns
from porch.matching.vocabulary import SOFT_FIELDS, WORD, Codes, age_bits
from porch.matching.week import utc_hours

People = tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Packed:
    """Both sides of a round as arrays, with the records in the same order. In peers mode they are one."""

    seekers: Pool
    mentors: Pool
    seeking: People
    mentoring: People
    forbidden: Whole
    """int64[f, 2]: blocked, avoided, already paired, or the same person on both sides."""
    proposed: Whole
    """int64[p, 2]: open proposals between people who still look."""


@dataclass(frozen=True, slots=True)
class Packer:
    """How the codes and demands of one case become bits."""

    case: Case
    demands: Demands
    languages: Codes
    soft: dict[str, Codes]

    @classmethod
    def of(cls, case: Case, *further: Person) -> "Packer":
        """Give bits to everything these people stated."""
        people = (*case.people, *further)
        soft = {
            name: Codes.found_in((getattr(p, name) or () for p in people), most=WORD)
            for name in SOFT_FIELDS
            if name != "age_band"
        }
        languages = Codes.found_in(p.languages or () for p in people)
        return cls(case, Demands.stated_by(people), languages, soft)

    def pool(self, people: People, capacity: list[int]) -> Pool:
        """These people as arrays, in the order given."""
        days = [self.case.days_since(p.recovery_since) for p in people]
        waited = [self.case.days_since(p.waiting_since) or 0 for p in people]
        accepts = [1.0 if p.acceptance is None else p.acceptance for p in people]
        words = self.demands.words()
        return Pool(
            am=as_words([self.demands.failed_by(p, d) for p, d in zip(people, days, strict=True)], words),
            reject=as_words([self.demands.made_by(p) for p in people], words),
            lang=as_words([self.languages.bits(p.languages or ()) for p in people], self.languages.words()),
            any_lang=np.array([p.languages is None for p in people], bool),
            hours=as_words([self._hours(p) for p in people], 3),
            any_hours=np.array([p.availability is None for p in people], bool),
            remote=np.array([p.meets_remotely() for p in people], bool),
            place=_places(people),
            soft=as_words([self._soft(p) for p in people], len(SOFT_FIELDS)),
            capacity=np.array(capacity, np.int64),
            waited=np.array(waited, np.int64),
            acceptance=np.array([round(CERTAIN * chance) for chance in accepts], np.int64),
            masks=self.demands.masks(),
        )

    def _hours(self, person: Person) -> int:
        if not person.availability:
            return 0
        utc = utc_hours(person.timezone, self.case.as_of)
        return sum({1 << utc[hour] for hour in person.availability})

    def _soft(self, person: Person) -> int:
        bits = 0
        for at, name in enumerate(SOFT_FIELDS):
            stated = getattr(person, name)
            word = age_bits(stated) if name == "age_band" else self.soft[name].bits(stated or ())
            bits |= word << (WORD * at)
        return bits


def _places(people: People) -> NDArray[np.float32]:
    unknown = float("nan")
    points = [p.place or (unknown, unknown) for p in people]
    latitudes, longitudes = np.array(points, np.float64).reshape(-1, 2).T
    # no distance is asked by those who will meet remotely anyway and named none
    km = [unknown if p.km is None else p.km for p in people]
    return place_columns(latitudes, longitudes, np.array(km, np.float64))


def canonical(people: Any, seed: int) -> People:
    """People in the order of a keyed hash of their ids."""
    key = seed.to_bytes(16, "little", signed=True)

    def rank(person: Person) -> bytes:
        return hashlib.blake2b(str(person.id).encode(), key=key, digest_size=16).digest()

    return tuple(sorted(people, key=rank))


def pack(case: Case, seed: int) -> Packed:
    """Both sides, without those who have nobody to find: paired seekers, mentors with no place left."""
    return _pack_peers(case, seed) if case.mode == "peers" else _pack_mentors(case, seed)


def places_taken(case: Case) -> dict[Id, int]:
    """Places that existing pairs take: of mentors, or of both peers."""
    taken: dict[Id, int] = {}
    for first, second in case.existing:
        for end in (first, second) if case.mode == "peers" else (second,):
            taken[end] = taken.get(end, 0) + 1
    return taken


def places_left(case: Case) -> dict[Id, int]:
    """Free places of everyone who has any to give: mentors, or peers, after the pairs they are in."""
    taken = places_taken(case)
    giving = [p for p in case.people if case.mode == "peers" or p.role in ("mentor", "both")]
    return {p.id: max(0, p.places() - taken.get(p.id, 0)) for p in giving}


def _pack_mentors(case: Case, seed: int) -> Packed:
    everyone = canonical(case.people, seed)
    settled = {seeker for seeker, _ in case.existing}
    seeking = tuple(p for p in everyone if p.role in ("seeker", "both") and p.id not in settled)
    left = places_left(case)
    mentoring = tuple(p for p in everyone if left.get(p.id, 0) > 0)
    packer = Packer.of(case)
    places = hold_back([left[p.id] for p in mentoring], case, least=0)
    return Packed(
        packer.pool(seeking, [1] * len(seeking)),
        packer.pool(mentoring, places),
        seeking,
        mentoring,
        _positions(_never(case), seeking, mentoring, same=True),
        _positions(case.proposals, seeking, mentoring),
    )


def _pack_peers(case: Case, seed: int) -> Packed:
    left = places_left(case)
    looking = tuple(p for p in canonical(case.people, seed) if left[p.id] > 0)
    pool = Packer.of(case).pool(looking, hold_back([left[p.id] for p in looking], case, least=1))
    both_ways = tuple(chain(case.proposals, (pair[::-1] for pair in case.proposals)))
    return Packed(
        pool,
        pool,
        looking,
        looking,
        _positions(_never(case), looking, looking, same=True),
        _positions(both_ways, looking, looking),
    )


def hold_back(places: list[int], case: Case, *, least: int) -> list[int]:
    """The places left after the policy's reserve, taken one by one from whoever has most.

    Nobody goes below ``least``: a peer's first place is never held back.
    """
    held = case.policy.held_back(sum(places))
    left = list(places)
    while held > 0 and max(left, default=0) > least:
        most = max(left)
        for at, room in enumerate(left):
            if room == most and held > 0:
                left[at] -= 1
                held -= 1
    return left


def _never(case: Case) -> list[Link]:
    """Pairs that may not be made, both ways round."""
    ties = [*case.existing]
    for name, pairs in (("blocks", case.blocks), ("avoid", case.avoid)):
        if case.policy.binds(name):
            ties.extend(pairs)
    return ties + [pair[::-1] for pair in ties]


def _positions(pairs: Any, seeking: People, mentoring: People, *, same: bool = False) -> Whole:
    """Pairs of ids as positions, where both are still looking; with ``same``, also everyone with themselves."""
    first = {p.id: at for at, p in enumerate(seeking)}
    second = {p.id: at for at, p in enumerate(mentoring)}
    found = [(first[a], second[b]) for a, b in pairs if a in first and b in second]
    if same:
        found += [(at, second[p.id]) for at, p in enumerate(seeking) if p.id in second]
    return np.array(sorted(set(found)), np.int64).reshape(-1, 2)
