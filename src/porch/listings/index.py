"""Every meeting of a list in arrays, so that any search over it takes a millisecond or two.

An index is made once for a state of the list and not changed; only the moment it is asked for moves on.
"""

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from math import inf
from typing import Any

import numpy as np

from porch.listings.comings import Calendar, Comings
from porch.listings.entry import Entry
from porch.listings.found import Found, Hit
from porch.listings.marks import Marks
from porch.listings.ordering import NEVER, first_among, first_by_distance, first_by_start
from porch.listings.places import Places
from porch.listings.text import Lexicon, Scores, Texts
from porch.listings.timing import timed
from porch.listings.vocabulary import named_in
from porch.listings.wanted import BY_DISTANCE, BY_WORDS, ONLINE, Near, Wanted

MANY = 5_000  # rows from which it pays to look through all of them in an order that is known
FARTHER = (50.0, 500.0, None)  # km around, one after the other, where nothing is near
CLOSE = 3  # how many are shown in the stead of none
OFTEN = 40  # meetings of one name and place among which others are still looked for
SOON = 3600  # seconds in which what one can join from home still counts as now
NAMES, WHERE = 0, 1  # the tiers of texts that say what a meeting is called, and where it is

_NONE: frozenset[Any] = frozenset()
LET_GO: tuple[tuple[str, Mapping[str, Any]], ...] = (
    ("time", {"days": _NONE, "ahead": _NONE, "since": None, "until": None, "on_now": False}),
    ("way", {"venue": _NONE}),
    ("language", {"languages": _NONE}),
    ("words", {"text": ""}),
    ("kind", {"types": _NONE}),
    ("fellowship", {"fellowships": _NONE}),
)
"""What of a wish is let go after its distance, in this order: the hour first, whose meeting it is last."""

type Mask = np.ndarray[tuple[int], np.dtype[np.bool_]]
type Rows = np.ndarray[tuple[int], np.dtype[np.int64]]
type Floats = np.ndarray[tuple[int], np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class _Matches:
    """Rows that fit, as they were kept; how far each is and how well it fits, where that was asked for."""

    rows: Rows
    starts: Rows
    km: Floats | None
    scores: Rows | None
    are_next: bool  # every start is that of what is on or comes next


class Index:
    """``spoken`` is the language of meetings that name none, ``holidays`` are days on which those rest that say so."""

    def __init__(
        self,
        entries: Iterable[Entry],
        lexicon: Lexicon,
        *,
        spoken: str = "en",
        holidays: Collection[date] = (),
    ) -> None:
        self.entries: list[Entry] = sorted(entries, key=lambda one: (one.name, one.slug))
        self._calendar = Calendar(self.entries, holidays)
        self._places = Places(self.entries)
        self._marks = Marks(self.entries, spoken)
        self.sources = frozenset(one.source for one in self.entries if one.source is not None)
        self._texts = Texts(lexicon, [[one.texts[tier] for one in self.entries] for tier in range(3)])

    def __len__(self) -> int:
        return len(self.entries)

    @property
    def bytes(self) -> int:
        """What the arrays take, without the entries themselves."""
        return self._calendar.bytes + self._places.bytes + self._marks.bytes + self._texts.bytes

    def search(
        self, wanted: Wanted, *, most: int = 50, offset: int = 0, without: Collection[Hashable] = ()
    ) -> Found:
        """What is wanted, in the order wanted; nothing of the sources ``without``.

        Nothing in ``wanted.place`` is looked at: ``place_named`` finds the point.
        """
        comings = self._calendar.at(wanted.now)
        matches = self._matches(wanted, comings, without)
        order = _order(wanted, matches, comings, offset + most)[offset:]
        rows = self._hits(matches, order, comings)
        total = len(matches.rows)
        nearest, let_go = ([], "") if total else self._close(wanted, comings, without)
        beside = wanted.near is not None or not total
        online = self._online_now(wanted, comings, without) if beside else []
        return Found(rows, total, nearest, let_go, online)

    def place_named(self, text: str, km: float | None = None) -> Near | None:
        """The middle of all that stands under this name: a town, a part of one, a postcode. None where nothing does."""
        scores = self._texts.scores(text, [WHERE])
        if scores is None:
            return None
        rows = np.flatnonzero((scores > 0) & ~np.isnan(self._places.lat))
        if not len(rows):
            return None
        lat, lon = np.median(self._places.lat[rows]), np.median(self._places.lon[rows])
        return Near(round(float(lat), 5), round(float(lon), 5), *([km] if km else []))

    def is_an_address(self, text: str) -> bool:
        """Whether any place has these words in its address, on the map or not."""
        scores = self._texts.scores(text, [WHERE])
        return scores is not None and bool(np.any(scores))

    def _matches(self, wanted: Wanted, comings: Comings, without: Collection[Hashable]) -> _Matches:
        mask = self._marks.fit(wanted, without)
        scores = self._scores(wanted.text) if wanted.text else None
        if scores is not None:
            mask &= scores > 0
        when = timed(wanted, comings, self._calendar)
        mask &= when.fits
        rows, km = self._near(wanted, mask)
        fit = scores[rows].astype(np.int64) if scores is not None else None
        return _Matches(rows, when.starts(rows), km, fit, not len(when.later))

    def _scores(self, text: str) -> Scores | None:
        """By all words of a text; one that names a fellowship is looked for as that, where any row is of it.

        Rows of no fellowship that are called so are meant too: lists forget to say whose a meeting is.
        """
        known, others = named_in(text)
        theirs = self._marks.of_fellowship(known.id) if known else None
        if known is None or theirs is None or not theirs.any():
            return self._texts.scores(text)
        called = self._texts.scores_of_any((known.short, known.name, *known.aliases), [NAMES])
        of_none = np.where(self._marks.of_fellowship(""), called, 0)
        scores = np.where(theirs, self._texts.best, of_none).astype(np.int16)
        more = self._texts.scores(others) if others else None
        return scores if more is None else np.where((scores > 0) & (more > 0), scores + more, 0)

    def _near(self, wanted: Wanted, mask: Mask) -> tuple[Rows, Floats | None]:
        """The rows of the mask that are not too far, and how far each is; infinitely for what one joins from home."""
        near, from_home = wanted.near, ONLINE in wanted.venue
        if near is None:
            return np.flatnonzero(mask), None
        if near.km is None:
            rows = np.flatnonzero(mask)
            km = self._places.km(rows, near.lat, near.lon)
            kept = np.isfinite(km) | (self._marks.online[rows] if from_home else False)
            return rows[kept], km[kept]
        rows, km = self._places.within(near.lat, near.lon, near.km)
        kept = mask[rows]
        rows, km = rows[kept], km[kept]
        if not from_home:
            return rows, km
        both = np.union1d(rows, np.flatnonzero(mask & self._marks.online))
        far = np.full(len(both), np.inf)
        far[np.searchsorted(both, rows)] = km
        return both, far

    def _close(
        self, wanted: Wanted, comings: Comings, without: Collection[Hashable]
    ) -> tuple[list[Hit], str]:
        """A few in the stead of none: first from farther away, then with one thing of the wish let go, then more."""
        for let_go, less in _less(wanted):
            hits = self._first(less, comings, without)
            is_farther = let_go == "distance" and less.near is not None and less.near.km is not None
            if len(hits) == CLOSE or (hits and not is_farther):
                return hits, let_go
        return [], ""

    def _online_now(self, wanted: Wanted, comings: Comings, without: Collection[Hashable]) -> list[Hit]:
        """Of the same kind, whatever was said of the place, the time and the words."""
        online = Wanted(
            now=wanted.now,
            zone=wanted.zone,
            venue=frozenset({ONLINE}),
            types=wanted.types,
            fellowships=wanted.fellowships,
            languages=wanted.languages,
        )
        hits = self._first(online, comings, without)
        return [one for one in hits if one.starts and one.starts.timestamp() <= comings.at + SOON]

    def _first(self, wanted: Wanted, comings: Comings, without: Collection[Hashable]) -> list[Hit]:
        """A few, each once: one of several days is the same in the same place."""
        matches = self._matches(wanted, comings, without)
        first: dict[Hashable, int] = {}
        for at in _order(wanted, matches, comings, CLOSE * OFTEN).tolist():
            entry = self.entries[matches.rows[at]]
            first.setdefault((entry.name, entry.texts[WHERE], entry.is_online), at)
        return self._hits(matches, np.array(list(first.values())[:CLOSE], np.int64), comings)

    def _hits(self, matches: _Matches, places: Rows, comings: Comings) -> list[Hit]:
        rows, starts = matches.rows[places].tolist(), matches.starts[places].tolist()
        km = matches.km[places].tolist() if matches.km is not None else [inf] * len(rows)
        return [
            _hit(self.entries[row], begins, comings.at, far)
            for row, begins, far in zip(rows, starts, km, strict=True)
        ]


def _less(wanted: Wanted) -> Iterator[tuple[str, Wanted]]:
    """A wish with one thing let go, then with one after the other, and what of it was let go."""
    near = wanted.near
    if near is not None:
        for km in FARTHER[-1:] if wanted.text else FARTHER:  # few rows have the words: all may be measured
            yield "distance", replace(wanted, near=replace(near, km=km), order=BY_DISTANCE)
    said = [(name, nothing) for name, nothing in LET_GO if _says(wanted, nothing)]
    for name, nothing in said:
        yield name, replace(wanted, **nothing)
    if near is not None:
        wanted = replace(wanted, near=replace(near, km=None), order=BY_DISTANCE)
    for at, (name, nothing) in enumerate(said):
        wanted = replace(wanted, **nothing)
        yield name if at == 0 else "all", wanted


def _says(wanted: Wanted, nothing: Mapping[str, Any]) -> bool:
    return any(getattr(wanted, name) for name in nothing)


def _hit(entry: Entry, begins: int, now: int, far: float) -> Hit:
    km = None if far == inf else far
    if begins == NEVER:
        return Hit(entry.key, entry.slug, None, None, False, km)
    starts = datetime.fromtimestamp(begins, UTC)
    return Hit(entry.key, entry.slug, starts, starts + timedelta(minutes=entry.minutes), begins <= now, km)


def _order(wanted: Wanted, matches: _Matches, comings: Comings, most: int) -> Rows:
    """The first ``most`` places in ``matches``, what is wanted first; by appointment last, equals by name."""
    km, scores = matches.km, matches.scores
    if wanted.order == BY_DISTANCE and km is not None:
        return first_by_distance(km, matches.starts, most)
    by_words = wanted.order in ("", BY_WORDS, BY_DISTANCE) and scores is not None
    if not by_words and matches.are_next and len(matches.rows) > MANY:
        return first_among(comings.order, matches.rows, most)
    return first_by_start(matches.starts - comings.at, scores if by_words else None, most)
