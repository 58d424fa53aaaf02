"""The list as it goes out: everything anyone may know of, or what a search finds, as feed, table or calendar."""

import gzip
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from threading import Lock
from typing import NamedTuple
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import Max, QuerySet
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext

from porch import __version__
from porch.kit.community import here
from porch.kit.wall_clock import is_a_zone
from porch.listings.listing import Listing
from porch.listings.wanted import Wanted
from porch.listings.writing import ics, meeting_guide, table
from porch.meetings.models import Holiday, Meeting
from porch.meetings.queries.fresh import fresh, left_out
from porch.meetings.queries.searching import search
from porch.meetings.queries.standing import mark_of_the_list
from porch.meetings.queries.week import on_the_list
from porch.meetings.shape import listing_of

CHUNK = 2000
MOST_FOUND, FEW = 100_000, 2000
GUIDE, TABLE, CALENDAR, QUIET = "meeting-guide", "csv", "ics", "quiet"


@dataclass(frozen=True)
class Sent:
    """A feed, packed with gzip, and when anything of the list changed last (None: nothing was ever told)."""

    packed: bytes
    changed_at: datetime | None


class _Told(NamedTuple):
    """One meeting as it goes out. It may read differently tomorrow where it ``has_dates``."""

    seq: int
    text: bytes
    zone: str
    has_dates: bool


@dataclass(frozen=True)
class _Frame:
    """What is the same for every meeting of a feed."""

    site: str
    ours: str
    today: date
    holidays: frozenset[date]
    wrong: str


def state_of_the_list(now: datetime) -> str | None:
    """Changes when what goes out does: with the list, with a source that grows too old, with the day. Two queries."""
    mark = mark_of_the_list()
    stale = sorted(map(str, left_out(now)))
    return None if mark is None else f"{__version__} {mark} {now.astimezone(UTC).date()} {' '.join(stale)}"


def whole(kind: str, now: datetime) -> Sent:
    """All of it, as ``kind``. It is made when somebody asks first after a change, from what did not change as well."""
    return _KEPT[kind].whole(now)


def found(kind: str, wanted: Wanted) -> bytes:
    """What a search finds, in its order. A feed is of no moment: today, tomorrow and what goes on now are let go."""
    lasting = replace(wanted, ahead=frozenset(), on_now=False)
    hits = search(lasting, most=MOST_FOUND).rows
    return _KEPT[kind].some([one.key for one in hits], wanted.now)


class _Kept:
    """The texts of one kind by meeting, and the whole of them."""

    def __init__(
        self,
        write: Callable[[Meeting, Listing, _Frame], bytes],
        together: Callable[[list[_Told]], bytes],
    ) -> None:
        self._write, self._together = write, together
        self._lock = Lock()
        self._frame: _Frame | None = None
        self._texts: dict[UUID, _Told] = {}
        self._made: tuple[str, Sent] | None = None

    def whole(self, now: datetime) -> Sent:
        state = state_of_the_list(now)
        if self._made and self._made[0] == state:
            return self._made[1]
        with self._lock:
            if self._made and self._made[0] == state:
                return self._made[1]
            texts = [one for one in self._catch_up(now).values() if one.text]
            changed_at = Meeting.objects.aggregate(last=Max("changed_at"))["last"]
            sent = Sent(gzip.compress(self._together(texts), compresslevel=4, mtime=0), changed_at)
            if state is not None and not connection.in_atomic_block:
                self._made = (state, sent)
            return sent

    def some(self, keys: Iterable[Hashable], now: datetime) -> bytes:
        with self._lock:
            texts = self._catch_up(now, [key for key in keys if isinstance(key, UUID)])
        return self._together([one for one in texts.values() if one.text])

    def _catch_up(self, now: datetime, keys: list[UUID] | None = None) -> dict[UUID, _Told]:
        """The text of every meeting, or of these, written anew where it changed; in a transaction nothing is kept."""
        frame = _frame(now)
        known = {} if connection.in_atomic_block else self._still_so(frame)
        seqs = _numbers(fresh(on_the_list(), now), keys)
        asked = list(seqs) if keys is None else [key for key in keys if key in seqs]
        missing = [pk for pk in asked if pk not in known or known[pk].seq != seqs[pk]]
        known |= dict(self._written(missing, frame))
        if not connection.in_atomic_block:
            gone = known.keys() - seqs.keys() if keys is None else ()
            for pk in gone:
                del known[pk]
            self._frame, self._texts = frame, known
        return {pk: known[pk] for pk in asked if pk in known}

    def _still_so(self, frame: _Frame) -> dict[UUID, _Told]:
        before = self._frame
        if before is None or replace(before, today=frame.today, holidays=frame.holidays) != frame:
            return {}
        if before == frame:
            return self._texts
        return {pk: one for pk, one in self._texts.items() if not one.has_dates}

    def _written(self, pks: list[UUID], frame: _Frame) -> Iterator[tuple[UUID, _Told]]:
        for first in range(0, len(pks), CHUNK):
            rows = Meeting.objects.filter(pk__in=pks[first : first + CHUNK]).select_related("source")
            for meeting in rows:
                listing = told_of(meeting, frame)
                until = listing.recurrence.until
                is_over = until is not None and until < frame.today
                text = b"" if is_over else self._write(meeting, listing, frame)
                yield meeting.pk, _Told(meeting.seq, text, listing.zone, bool(meeting.recurrence))


def _numbers(listed: QuerySet[Meeting], keys: list[UUID] | None) -> dict[UUID, int]:
    """Of every meeting, or of these, the list's number at its last change, in the order in which they go out."""
    rows = listed.order_by("number").values_list("pk", "seq")
    if keys is None or len(keys) > FEW:
        return dict(rows)
    return dict(rows.filter(pk__in=keys))


def told_of(meeting: Meeting, frame: _Frame) -> Listing:
    """As it goes out: with a page about it, who lists it, and where to say that it is wrong."""
    listing = listing_of(meeting)
    page = f"{frame.site}/meetings/{meeting.slug}/"
    source = meeting.source
    whose = (source.name, source.link) if source else (frame.ours, frame.site)
    told = listing.entity or listing.entity_url
    return replace(
        listing,
        zone=listing.zone if is_a_zone(listing.zone) else here().time_zone,
        url=listing.url or page,
        updated=listing.updated or meeting.changed_at,
        feedback_url=listing.feedback_url or (f"{page}{frame.wrong}" if frame.wrong else ""),
        entity=listing.entity if told else whose[0],
        entity_url=listing.entity_url if told else whose[1],
    )


def _frame(now: datetime) -> _Frame:
    try:
        wrong = reverse("meetings:wrong", args=["x"]).removeprefix(reverse("meetings:meeting", args=["x"]))
    except NoReverseMatch:
        wrong = ""
    return _Frame(
        site=settings.SITE_URL,
        ours=here().public_name,
        today=now.astimezone(UTC).date(),
        holidays=frozenset(Holiday.objects.values_list("on", flat=True)),
        wrong=wrong,
    )


def _as_row(meeting: Meeting, listing: Listing, frame: _Frame) -> bytes:
    return meeting_guide.line(meeting_guide.row(listing, today=frame.today))


def _as_cells(meeting: Meeting, listing: Listing, frame: _Frame) -> bytes:
    return table.line(table.cells_of(listing, frame.today))


def _as_event(meeting: Meeting, listing: Listing, frame: _Frame) -> bytes:
    entry = ics.Entry(
        uid=f"{meeting.slug}@{urlsplit(frame.site).hostname}",
        listing=listing,
        changed_at=meeting.changed_at,
        version=meeting.version,
        page=listing.url,
    )
    return "\r\n".join(ics.event(entry, frame.holidays)).encode()


def _as_quiet_event(meeting: Meeting, listing: Listing, frame: _Frame) -> bytes:
    """That there is something, and when: for calendars that others see, and lock screens."""
    bland = Listing(
        slug=listing.slug,
        name=gettext("Meeting"),
        day=listing.day,
        time=listing.time,
        minutes=listing.minutes,
        zone=listing.zone,
        recurrence=listing.recurrence,
    )
    entry = ics.Entry(
        uid=str(meeting.pk),
        listing=bland,
        changed_at=meeting.changed_at,
        version=meeting.version,
        private=True,
    )
    return "\r\n".join(ics.event(entry, frame.holidays)).encode()


def _quiet_calendar(told: list[_Told]) -> bytes:
    return ics.file_of(b"\r\n".join(one.text for one in told).decode(), {one.zone for one in told})


def _calendar(told: list[_Told]) -> bytes:
    events = b"\r\n".join(one.text for one in told).decode()
    return ics.file_of(events, {one.zone for one in told}, title=here().public_name)


_KEPT = {
    GUIDE: _Kept(_as_row, lambda told: meeting_guide.array(one.text for one in told)),
    TABLE: _Kept(
        _as_cells, lambda told: table.MARK + table.line(table.HEADERS) + b"".join(one.text for one in told)
    ),
    CALENDAR: _Kept(_as_event, _calendar),
    QUIET: _Kept(_as_quiet_event, _quiet_calendar),
}
