"""Lists that are looked after here: registered, fetched in their time, let go."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from porch.meetings import actions as meetings
from porch.meetings.models import Meeting, Source
from porch.meetings.rules.staleness import is_late, is_left_out
from porch.people.models import Member
from porch.record.actions import note
from porch.sources.actions.readings import (
    failed,
    leave_open,
    look_through,
    receive,
    receive_of_feed,
    succeeded,
    tell_keeper,
)
from porch.sources.fetching import NotFetched
from porch.sources.lists import come_from
from porch.sources.models import Feed, Reading
from porch.sources.rules.periods import FIRST_WAIT

OPEN = (Reading.Outcome.LOOKING, Reading.Outcome.WAITS)
LONGEST_LOOK = timedelta(hours=1)


class NameTaken(Exception):
    """There is a list of this name already."""


@dataclass(frozen=True)
class Told:
    """What is said of a list when it is registered. ``zone`` and ``fellowship`` hold where its rows say nothing."""

    name: str
    fellowship: str = ""
    zone: str = ""
    country: str = ""
    link: str = ""


@transaction.atomic
def register(told: Told, address: str, every_hours: int, *, by: Member, now: datetime) -> Feed:
    """Keep the address of a list; it is fetched in a moment, and what it would change waits for a yes."""
    source = _source(told, every_hours, now)
    feed = Feed.objects.create(source=source, address=address, next_at=now, added_by=by)
    note("list-registered", by=by.pk, about=None, now=now, detail={"source": str(source.pk)})
    return feed


@transaction.atomic
def take_file(told: Told, body: bytes, *, by: Member, now: datetime) -> Reading:
    """A list that somebody brings as a file, once, or again under the same name: it waits for a yes."""
    source = Source.objects.filter(name=told.name, feed__isnull=True).first() or _source(told, None, now)
    note("list-uploaded", by=by.pk, about=None, now=now, detail={"source": str(source.pk)})
    return receive(source, (body,), now=now)


def _source(told: Told, every_hours: int | None, now: datetime) -> Source:
    if Source.objects.filter(name=told.name).exists():
        raise NameTaken(told.name)
    return Source.objects.create(
        **{"name": told.name, "fellowship": told.fellowship, "zone": told.zone, "country": told.country},
        **{"link": told.link, "kind": "", "every_hours": every_hours, "added_at": now},
    )


def fetch_feed(feed: Feed, *, now: datetime) -> None:
    """Ask a feed's server, and read what it sends. The network is never waited for inside a transaction."""
    source = feed.source
    try:
        came = come_from(feed.address, etag=feed.etag, modified=feed.modified)
    except NotFetched as why:
        failed(source, str(why), now=now, wait=why.wait)
        return
    if came is None:
        _unchanged(feed, now)
        return
    reading = receive_of_feed(feed, came.bodies, now=now)
    if reading is not None:
        said = {"etag": came.etag, "modified": came.modified}
        look_through(reading, now=now, ask=not feed.trusted, said=said)


@transaction.atomic
def _unchanged(feed: Feed, now: datetime) -> None:
    """Its server says that we have it. What nobody said yes to, or looked through, was not read for all that."""
    source = feed.source
    if not Reading.objects.filter(source=source, outcome__in=OPEN).exists():
        if is_left_out(source.read_at, source.every_hours, now):
            meetings.turned()
        Source.objects.filter(pk=source.pk).update(read_at=now)
    succeeded(source, now=now)


def due(now: datetime) -> list[Feed]:
    """The feeds whose time has come, each claimed: whoever else asks is not given them. Made-up ones never are."""
    found = Feed.objects.filter(next_at__lte=now, source__is_demo=False)
    return [feed for feed in found if _claim(feed, now)]


def _claim(feed: Feed, now: datetime) -> bool:
    return Feed.objects.filter(pk=feed.pk, next_at=feed.next_at).update(next_at=now + FIRST_WAIT) == 1


def look_after(now: datetime) -> None:
    """Tell of lists that are late, once each; and turn the list when one is too old to be believed.

    Of what was looked through when the machine stopped, nothing more comes: it counts as failed.
    """
    given_up = Reading.objects.filter(outcome=Reading.Outcome.LOOKING, at__lt=now - LONGEST_LOOK)
    for reading in given_up.select_related("source"):
        failed(reading.source, "It was not looked through to its end.", now=now, reading=reading)
    for feed in Feed.objects.select_related("source").filter(left_out_at=None):
        source = feed.source
        if feed.warned_at is None and is_late(source.read_at, source.every_hours, now):
            Feed.objects.filter(pk=feed.pk).update(warned_at=now)
            tell_keeper(source, now)
        if is_left_out(source.read_at, source.every_hours, now):
            _leave_out(feed, now)


@transaction.atomic
def _leave_out(feed: Feed, now: datetime) -> None:
    Feed.objects.filter(pk=feed.pk).update(left_out_at=now)
    meetings.turned()


@transaction.atomic
def stop(source: Source, *, by: Member, now: datetime) -> None:
    """It is fetched no more. Its meetings stay as they are, and count as brought once; what is on its way is left."""
    meetings.held()
    was_left_out = is_left_out(source.read_at, source.every_hours, now)
    leave_open(source)
    Source.objects.filter(pk=source.pk).update(every_hours=None)
    Feed.objects.filter(pk=source.pk).delete()
    if was_left_out:
        meetings.turned()
    note("list-stopped", by=by.pk, about=None, now=now, detail={"source": str(source.pk)})


@transaction.atomic
def take_away(source: Source, *, by: Member, now: datetime) -> int:
    """It is fetched no more and its meetings are off the list; bringing it again puts them back. Returns how many."""
    stop(source, by=by, now=now)
    listed = list(Meeting.objects.filter(source=source, active=True))
    meetings.carry_out(meetings.nothing_left(listed), source, now=now)
    detail = {"source": str(source.pk), "gone": len(listed)}
    note("list-taken-away", by=by.pk, about=None, now=now, detail=detail)
    return len(listed)
