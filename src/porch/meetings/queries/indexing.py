"""The list as the index wants it: read once, and after a change only what has changed."""

from datetime import time
from typing import Any, NamedTuple
from uuid import UUID

from django.conf import settings
from django.db import connection

from porch.kit.community import here
from porch.kit.wall_clock import is_a_zone
from porch.listings.entry import Entry
from porch.listings.index import Index
from porch.listings.keeping import rule_from
from porch.listings.listing import has_a_door
from porch.listings.text import Lexicon
from porch.listings.vocabulary import FELLOWSHIPS, TYPES
from porch.meetings.models import Change, Holiday, Meeting
from porch.meetings.queries.week import on_the_list

WHERE = ("formatted_address", "address", "city", "state", "postal_code", "country")
BESIDE = ("group_notes", "location_notes")


class Row(NamedTuple):
    """The columns that are read, in this order."""

    pk: UUID
    seq: int
    slug: str
    name: str
    day: int | None
    time: time | None
    minutes: int
    time_zone: str
    recurrence: dict[str, Any]
    fellowship: str
    types: list[str]
    open_to: str
    location: str
    latitude: float | None
    longitude: float | None
    approximate: bool
    conference_url: str
    conference_phone: str
    notes: str
    more: dict[str, Any]
    source: UUID | None


class _Kept:
    """What was read last, outside of any transaction: within one, what is read may never come to be."""

    def __init__(self) -> None:
        self.seq = -1
        self.lexicon = Lexicon()
        self.entries: dict[UUID, Entry] = {}


_kept = _Kept()


def index_of_the_list() -> Index:
    """Everything anyone may know of, own and from lists of others, stale ones too."""
    spoken, holidays = settings.LANGUAGE_CODE[:2], frozenset(Holiday.objects.values_list("on", flat=True))
    seq = Change.objects.values_list("seq", flat=True).filter(pk=1).first()
    if seq is None or connection.in_atomic_block:
        lexicon = Lexicon()
        return Index(_read(lexicon).values(), lexicon, spoken=spoken, holidays=holidays)
    _catch_up(_kept, seq)
    return Index(_kept.entries.values(), _kept.lexicon, spoken=spoken, holidays=holidays)


def _catch_up(kept: _Kept, seq: int) -> None:
    """Rows that changed have higher numbers; if the others are not as many as they were, all of it is read."""
    changed = set(Meeting.objects.filter(seq__gt=kept.seq).values_list("pk", flat=True))
    same = {pk: entry for pk, entry in kept.entries.items() if pk not in changed}
    if on_the_list().filter(seq__lte=kept.seq).count() == len(same) and seq >= kept.seq:
        kept.entries = same | _read(kept.lexicon, seq__gt=kept.seq)
    else:
        kept.lexicon = Lexicon()
        kept.entries = _read(kept.lexicon)
    kept.seq = seq


def _read(lexicon: Lexicon, **which: Any) -> dict[UUID, Entry]:
    rows = on_the_list().filter(**which).order_by().values_list(*Row._fields)
    usual = here().time_zone
    return {row[0]: entry_of(Row(*row), lexicon, usual) for row in rows.iterator(2000)}


def entry_of(row: Row, lexicon: Lexicon, usual: str) -> Entry:
    """One row as the index has it; ``usual`` is the clock of a row that names none that exists."""
    more, types = row.more, _types(row)
    somewhere = row.location or more.get("address") or more.get("formatted_address", "")
    return Entry(
        key=row.pk,
        slug=row.slug,
        name=row.name,
        zone=row.time_zone if is_a_zone(row.time_zone) else usual,
        day=row.day,
        at=row.time,
        minutes=row.minutes,
        recurrence=rule_from(row.recurrence),
        lat=row.latitude,
        lon=row.longitude,
        is_in_person=has_a_door(somewhere, row.approximate, types),
        is_online=bool(row.conference_url or row.conference_phone),
        types=types,
        fellowship=row.fellowship,
        source=row.source,
        texts=_texts(row, types, lexicon),
    )


def _texts(row: Row, types: tuple[str, ...], lexicon: Lexicon) -> tuple[bytes, bytes, bytes]:
    more = row.more
    called = (row.name, more.get("group", ""))
    where = (row.location, *(more.get(name, "") for name in WHERE), *more.get("regions", ()))
    kinds = (TYPES[one].name for one in types if one in TYPES)
    beside = (row.notes, *(more.get(name, "") for name in BESIDE), *kinds, _of(row.fellowship))
    return (
        lexicon.numbers(" ".join(called)),
        lexicon.numbers(" ".join(where)),
        lexicon.numbers(" ".join(beside)),
    )


def _types(row: Row) -> tuple[str, ...]:
    """Whoever looks for families finds the fellowships of families, which do not say so of every meeting."""
    types = tuple(row.types)
    if row.open_to and row.open_to not in types:
        types = (*(one for one in types if one not in ("open", "closed")), row.open_to)
    known = FELLOWSHIPS.get(row.fellowship)
    return (*types, "families") if known and known.for_families and "families" not in types else types


def _of(fellowship: str) -> str:
    known = FELLOWSHIPS.get(fellowship)
    return f"{known.name} {known.short}" if known else fellowship
