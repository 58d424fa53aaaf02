"""The list as clients of BMLT servers ask for it: ``catalogue``, to be asked through ``listings.semantic.answers``."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from django.conf import settings

from porch.listings.semantic.catalogue import Catalogue, Told, fields_told, told_of
from porch.listings.semantic.formats import Format
from porch.listings.semantic.rows import Entry, fields_of
from porch.meetings.models import Meeting
from porch.meetings.queries.fresh import left_out
from porch.meetings.queries.public_numbers import Numbers, numbers_here
from porch.meetings.queries.standing import Standing, mark_of_the_list
from porch.meetings.queries.week import by_the_week
from porch.meetings.shape import listing_of

AT_ONCE = 2000


def catalogue(now: datetime) -> Catalogue:
    """Every listed meeting that has a day and a time, of lists that are fresh enough to be believed, ready to answer.

    Kept until the list changes, and then made anew of what has changed. Which lists are too old is looked at once a
    minute.
    """
    return _standing.get().without(_stale(mark_of_the_list(), now), _today(now))


def mark_of_answers(now: datetime) -> str:
    """What answers depend on beside the question: another mark, another answer."""
    mark = mark_of_the_list()
    return f"{mark}{_today(now)}{','.join(sorted(str(one) for one in _stale(mark, now)))}"


def _today(now: datetime) -> date:
    """The earliest day that is not over yet everywhere on earth."""
    return (now.astimezone(UTC) - timedelta(hours=12)).date()


_looked: tuple[tuple[UUID, datetime], frozenset[UUID]] | None = None


def _stale(mark: UUID | None, now: datetime) -> frozenset[UUID]:
    """The sources that are left out, as of this minute and this state of the list."""
    global _looked  # what one look found, for the whole process
    if mark is None:
        return frozenset(left_out(now))
    seen = (mark, now.replace(second=0, microsecond=0))
    looked = _looked
    if looked is None or looked[0] != seen:
        looked = _looked = (seen, frozenset(left_out(now)))
    return looked[1]


# ---- made of the whole list ----


@dataclass(frozen=True)
class _Kept:
    """One meeting, ready, as long as its ``stamp`` is the same.

    ``extra`` are the fields only its server has, ``spelled`` the formats that are nothing but a key.
    """

    stamp: object
    source: UUID | None
    until: date | None
    extra: frozenset[str]
    spelled: tuple[Format, ...]
    told: Told


class _Whole:
    """The whole list, and of it what is left when some sources are left out."""

    def __init__(self, kept: list[_Kept], fields: tuple[str, ...], numbers: Numbers) -> None:
        self._kept, self._fields, self._numbers = kept, fields, numbers
        self._made: tuple[tuple[frozenset[UUID], date], Catalogue] | None = None

    def without(self, sources: frozenset[UUID], today: date) -> Catalogue:
        """Without these sources, and without what was held for the last time before ``today``."""
        asked, made = (sources, today), self._made
        if made is None or made[0] != asked:
            made = self._made = (asked, self._catalogue(sources, today))
        return made[1]

    def _catalogue(self, sources: frozenset[UUID], today: date) -> Catalogue:
        told = [
            one.told
            for one in self._kept
            if one.source not in sources and (one.until is None or one.until >= today)
        ]
        bodies = self._numbers.bodies_of({one.body for one in told})
        formats = self._numbers.formats | {one.number: one for one in self._numbers.types.values()}
        formats |= {one.number: one for kept in self._kept for one in kept.spelled}
        return Catalogue(told, self._fields, formats, bodies, settings.SITE_URL)


@dataclass
class _Before:
    """What was made last time. It serves again where neither a meeting nor what its numbers mean has changed."""

    meaning: object = None
    kept: dict[UUID, _Kept] = field(default_factory=dict)


_before = _Before()


def _make() -> _Whole:
    global _before  # one list in one process
    numbers = numbers_here()
    stamps = {
        row[0]: row for row in by_the_week().values_list("pk", "seq", "version", "changed_at", "doubted_at")
    }
    fields = _fields_in(_before)
    meaning = (numbers, fields, settings.SITE_URL)
    old = _before.kept if _before.meaning == meaning else {}
    kept = {pk: old[pk] for pk, stamp in stamps.items() if pk in old and old[pk].stamp == stamp}
    fresh = _ready([pk for pk in stamps if pk not in kept], stamps, fields, numbers)
    kept |= fresh
    grown = frozenset().union(*(one.extra for one in kept.values()))
    if grown != fields:
        fields = grown
        kept = _ready(list(stamps), stamps, fields, numbers)
    _before = _Before((numbers, fields, settings.SITE_URL), kept)
    return _Whole(list(kept.values()), fields_told(sorted(fields)), numbers)


def _fields_in(before: _Before) -> frozenset[str]:
    return frozenset().union(*(one.extra for one in before.kept.values()))


def _ready(
    wanted: list[UUID], stamps: Mapping[UUID, tuple[object, ...]], fields: frozenset[str], numbers: Numbers
) -> dict[UUID, _Kept]:
    extra, shared = sorted(fields), dict[str, str]()
    return {
        meeting.pk: _kept(meeting, stamps[meeting.pk], extra, numbers, shared)
        for meeting in _meetings(wanted)
    }


def _meetings(wanted: list[UUID]) -> Iterable[Meeting]:
    for start in range(0, len(wanted), AT_ONCE):
        yield from by_the_week().filter(pk__in=wanted[start : start + AT_ONCE])


def _kept(
    meeting: Meeting, stamp: object, extra: list[str], numbers: Numbers, shared: dict[str, str]
) -> _Kept:
    listing, is_bmlt = listing_of(meeting), meeting.source_id in numbers.moved
    entry = Entry(
        number=meeting.number,
        listing=listing,
        body=numbers.body_of(meeting),
        formats=numbers.formats_of(meeting, listing.types),
        changed_at=meeting.changed_at,
        version=meeting.version,
        is_bmlt=is_bmlt,
        is_doubted=meeting.doubted_at is not None,
        today=meeting.changed_at.date(),
    )
    own = frozenset(fields_of(listing)) if is_bmlt else frozenset[str]()
    spelled = numbers.spelled_of(meeting)
    told = told_of(entry, extra, settings.SITE_URL, shared)
    return _Kept(stamp, meeting.source_id, listing.recurrence.until, own, spelled, told)


_standing: Standing[_Whole] = Standing(_make)
