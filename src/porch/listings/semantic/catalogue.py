"""A list of meetings made ready for answering: each as the text that is sent, and arrays to find it by.

The rows stand in the usual order of the API: by weekday, beginning, length and number.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from porch.listings.report import BodyRow
from porch.listings.semantic.circles import Places
from porch.listings.semantic.formats import Format
from porch.listings.semantic.rows import DISTANCES, MAIN, NEVER_TOLD, STOCK, TEXTS, Entry, row_of
from porch.listings.semantic.wording import Wording

type Rows = NDArray[np.intp]

NO_DISTANCE = b'{"distance_in_km":"","distance_in_miles":"",'
_NUMERIC = frozenset(
    {"id_bigint", "service_body_bigint", "weekday_tinyint", "venue_type", "latitude", "longitude"}
)
_SEARCHED = (*(name for name in TEXTS if name not in ("virtual_meeting_link", "phone_meeting_number")),)


@dataclass(frozen=True, slots=True)
class Told:
    """A meeting as it is kept: its fields in the order of the catalogue's, its text, and the numbers to find it by."""

    number: int
    weekday: int
    starts: int
    minutes: int
    venue: int
    body: int
    formats: tuple[int, ...]
    latitude: float
    longitude: float
    changed_at: datetime
    version: int
    values: tuple[str, ...]
    text: bytes
    searched: str

    @property
    def order(self) -> tuple[int, int, int, int]:
        return (self.weekday, self.starts, self.minutes, self.number)


def told_of(entry: Entry, extra: Sequence[str], root: str, shared: dict[str, str]) -> Told:
    """One meeting, ready. ``extra`` are the further fields of the whole list; ``shared`` keeps equal values once."""
    listing, row = entry.listing, row_of(entry, extra, root)
    assert listing.day is not None
    assert listing.time is not None
    text = json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode()
    names = (words.name for one in entry.formats for words in one.words.values())
    return Told(
        number=entry.number,
        weekday=listing.day + 1,
        starts=listing.time.hour * 60 + listing.time.minute,
        minutes=listing.minutes,
        venue=int(row["venue_type"]),
        body=entry.body,
        formats=tuple(one.number for one in entry.formats),
        latitude=np.nan if listing.latitude is None else listing.latitude,
        longitude=np.nan if listing.longitude is None else listing.longitude,
        changed_at=entry.changed_at,
        version=entry.version,
        values=tuple(shared.setdefault(value, value) for value in row.values()),
        text=NO_DISTANCE + text[1:],
        searched=" ".join(chain((row[name] for name in _SEARCHED if row[name]), names)),
    )


@dataclass(slots=True)
class Catalogue:
    """A whole list. ``bodies`` and ``formats`` go by number; ``fields`` are those of ``Told.values``."""

    told: list[Told]
    fields: tuple[str, ...]
    formats: Mapping[int, Format]
    bodies: Mapping[int, BodyRow]
    root: str
    numbers: NDArray[np.int64] = field(init=False)
    weekdays: NDArray[np.int8] = field(init=False)
    venues: NDArray[np.int8] = field(init=False)
    starts: NDArray[np.int16] = field(init=False)
    minutes: NDArray[np.int16] = field(init=False)
    of_bodies: NDArray[np.int64] = field(init=False)
    latitudes: NDArray[np.float64] = field(init=False)
    longitudes: NDArray[np.float64] = field(init=False)
    places: Places = field(init=False)
    of_format: dict[int, Rows] = field(init=False)
    _wording: Wording | None = field(init=False, default=None)
    _columns: dict[str, list[str]] = field(init=False, default_factory=dict)
    _ranks: dict[str, NDArray[np.int64]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.told.sort(key=lambda one: one.order)
        self.numbers = np.array([one.number for one in self.told], dtype=np.int64)
        self.weekdays = np.array([one.weekday for one in self.told], dtype=np.int8)
        self.venues = np.array([one.venue for one in self.told], dtype=np.int8)
        self.starts = np.array([one.starts for one in self.told], dtype=np.int16)
        self.minutes = np.array([one.minutes for one in self.told], dtype=np.int16)
        self.of_bodies = np.array([one.body for one in self.told], dtype=np.int64)
        self.latitudes = np.array([one.latitude for one in self.told], dtype=np.float64)
        self.longitudes = np.array([one.longitude for one in self.told], dtype=np.float64)
        self.places = Places(self.latitudes, self.longitudes)
        self.of_format = _by_format(self.told)

    def __len__(self) -> int:
        return len(self.told)

    @property
    def wording(self) -> Wording:
        """Made when somebody first searches by words."""
        if self._wording is None:
            self._wording = Wording(one.searched for one in self.told)
        return self._wording

    def column(self, name: str) -> list[str] | None:
        """A field of every meeting; None where there is no such field, or nobody is told it."""
        if name not in self.fields or name in NEVER_TOLD:
            return None
        if name not in self._columns:
            at = self.fields.index(name)
            self._columns[name] = [one.values[at] for one in self.told]
        return self._columns[name]

    def ranks(self, name: str) -> NDArray[np.int64] | None:
        """Where each meeting stands by one field, equal ones alike, those that say nothing last."""
        column = self.column(name)
        if column is None:
            return None
        if name not in self._ranks:
            distinct = sorted(set(column), key=_number if name in _NUMERIC else _said_first)
            place = {value: rank for rank, value in enumerate(distinct)}
            self._ranks[name] = np.array([place[value] for value in column], dtype=np.int64)
        return self._ranks[name]

    def used_formats(self, rows: Iterable[int]) -> list[Format]:
        """The formats these meetings have, by number."""
        numbers = set(chain.from_iterable(self.told[row].formats for row in rows))
        return [self.formats[number] for number in sorted(numbers)]


def fields_told(extra: Sequence[str]) -> tuple[str, ...]:
    """The fields of a catalogue with these further ones, in the order of ``Told.values``."""
    return (*STOCK, *extra)


def fields_known(catalogue: Catalogue) -> frozenset[str]:
    """What may be asked for by name: every field, and the distances."""
    return frozenset({*catalogue.fields, *DISTANCES, *MAIN})


def _by_format(told: Sequence[Told]) -> dict[int, Rows]:
    found: dict[int, list[int]] = {}
    for row, one in enumerate(told):
        for number in one.formats:
            found.setdefault(number, []).append(row)
    return {number: np.array(rows, dtype=np.intp) for number, rows in found.items()}


def _number(value: str) -> tuple[bool, float]:
    return (not value, float(value or 0))


def _said_first(value: str) -> tuple[bool, str]:
    return (not value, value)
