"""One reading of a list: looked through, waiting for a yes, applied or left."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import F

from porch.kit import vault
from porch.listings.report import Unreadable
from porch.meetings import actions as meetings
from porch.meetings.models import Source
from porch.people.models import Member
from porch.people.queries import coordinators
from porch.record.actions import note
from porch.sources.actions.bringing import bring, forget_old, is_still_looked_through, write_down
from porch.sources.lists import packed, read_whole, unpacked
from porch.sources.models import Feed, Reading
from porch.sources.rules.outcome import NothingInIt, Outcome, Overtaken, TakesMost
from porch.sources.rules.periods import after_trouble, next_time
from porch.wire.actions import tell

DESK = "/desk/meetings/lists/"
LOOKING, WAITS, LEFT = Reading.Outcome.LOOKING, Reading.Outcome.WAITS, Reading.Outcome.LEFT


@transaction.atomic
def receive(source: Source, bodies: tuple[bytes, ...], *, now: datetime) -> Reading:
    """Keep what came, sealed, to be looked through in a moment. What waited before it is out of date."""
    meetings.held()
    leave_open(source)
    reading = Reading(source=source, at=now, outcome=LOOKING)
    reading.sealed_body = vault.seal(packed(bodies), about=reading.about, of=vault.COMMUNITY)
    reading.save(force_insert=True)
    return reading


@transaction.atomic
def receive_of_feed(feed: Feed, bodies: tuple[bytes, ...], *, now: datetime) -> Reading | None:
    """What a feed's server sent, as ``receive``; None when the feed was let go while we waited for it."""
    meetings.held()
    return receive(feed.source, bodies, now=now) if Feed.objects.filter(pk=feed.pk).exists() else None


def leave_open(source: Source) -> None:
    """Nothing that came of it before is applied any more; what its server said of that is no longer what we have."""
    old = Reading.objects.filter(source=source, outcome__in=[WAITS, LOOKING])
    if old.update(outcome=LEFT, sealed_body=None):
        Feed.objects.filter(pk=source.pk).update(etag="", modified="")


def look_through(
    reading: Reading, *, now: datetime, ask: bool, said: Mapping[str, str] | None = None
) -> None:
    """Read what came. With ``ask`` it waits for a yes where it changes anything; without, only where most would go.

    A reading that nobody looks through any more is left as it is. ``said`` are the words by which its server knows
    what we have (``etag``, ``modified``): they are kept once it is applied or waits, never before.
    """
    if reading.outcome != LOOKING or reading.settled_by_id is not None:
        return
    source = reading.source
    try:
        read = read_whole(unpacked(reading.body), source)
        outcome = bring(read, source, by=None, now=now, dry_run=True)
        if outcome.needs_a_person or (ask and not outcome.is_nothing):
            _wait(reading, outcome, said or {}, now)
            return
        with transaction.atomic():
            bring(read, source, by=None, now=now, reading=reading)
            succeeded(source, now=now, said=said)
    except Overtaken:
        return
    except TakesMost as most:  # the list was changed since we looked
        _wait(reading, most.outcome, said or {}, now)
    except (Unreadable, NothingInIt) as why:
        failed(source, str(why), now=now, reading=reading)


@transaction.atomic
def _wait(reading: Reading, outcome: Outcome, said: Mapping[str, str], now: datetime) -> None:
    if is_still_looked_through(reading, now):
        write_down(reading, WAITS, outcome, now=now)
        if said:
            Feed.objects.filter(pk=reading.source_id).update(**said)
        tell_keeper(reading.source, now)


@transaction.atomic
def agree(reading: Reading, *, by: Member, now: datetime) -> bool:
    """Somebody looked and says yes: it will be applied. False when it waits no longer."""
    waits = Reading.objects.filter(pk=reading.pk, outcome=WAITS)
    return waits.update(outcome=LOOKING, settled_by=by, at=now) == 1


def apply_agreed(reading: Reading, *, now: datetime) -> None:
    """Apply what was agreed to, as it stands beside the list of now; from then on its feed is trusted."""
    if reading.outcome != LOOKING or reading.settled_by is None:
        return
    source = reading.source
    try:
        read = read_whole(unpacked(reading.body), source)
        with transaction.atomic():
            bring(read, source, by=reading.settled_by, now=now, although_most_go=True, reading=reading)
            succeeded(source, now=now)
            Feed.objects.filter(pk=source.pk).update(trusted=True)
    except Overtaken:
        return
    except (Unreadable, NothingInIt) as why:
        failed(source, str(why), now=now, reading=reading)


@transaction.atomic
def read_again(reading: Reading, *, zone: str, fellowship: str, by: Member, now: datetime) -> bool:
    """Somebody says by whose clock and as whose meetings its list is read, here and from now on; it is to be looked
    through once more. ``zone`` (IANA) and ``fellowship`` may be empty. False when it waits no longer.
    """
    if Reading.objects.filter(pk=reading.pk, outcome=WAITS).update(outcome=LOOKING, at=now) != 1:
        return False
    Source.objects.filter(pk=reading.source_id).update(zone=zone, fellowship=fellowship)
    note("list-read-again", by=by.pk, about=None, now=now, detail={"source": str(reading.source_id)})
    return True


@transaction.atomic
def leave(reading: Reading, *, by: Member, now: datetime) -> bool:
    """Somebody looked and says no: nothing changes, and what came is forgotten. False when it waits no longer."""
    waits = Reading.objects.filter(pk=reading.pk, outcome=WAITS)
    if waits.update(outcome=LEFT, sealed_body=None, settled_by=by) != 1:
        return False
    Feed.objects.filter(pk=reading.source_id).update(etag="", modified="")
    note("list-left", by=by.pk, about=None, now=now, detail={"source": str(reading.source_id)})
    return True


def succeeded(source: Source, *, now: datetime, said: Mapping[str, str] | None = None) -> None:
    """Its server answered well: trouble is over, and it is asked again in its time."""
    usual = {"troubles": 0, "trouble": "", "warned_at": None, "left_out_at": None}
    Feed.objects.filter(pk=source.pk).update(
        **usual, **(said or {}), next_at=next_time(now, source.every_hours)
    )


@transaction.atomic
def failed(source: Source, why: str, *, now: datetime, reading: Reading | None = None, wait: int = 0) -> None:
    """It could not be used: said on the desk's page, tried again later, and nothing of the list changes."""
    if reading is not None and not is_still_looked_through(reading, now):
        return
    reading = reading or Reading(source=source)
    reading.at, reading.outcome, reading.trouble = now, Reading.Outcome.FAILED, why[:255]
    reading.sealed_body = None
    reading.save()
    feed = Feed.objects.filter(pk=source.pk)
    feed.update(troubles=F("troubles") + 1, trouble=why[:255], etag="", modified="")
    for troubles in feed.values_list("troubles", flat=True):
        feed.update(next_at=after_trouble(now, troubles, source.every_hours, wait))
    forget_old(source)


def tell_keeper(source: Source, now: datetime) -> None:
    """Whoever added the list hears that it needs a person; every coordinator where they keep no lists any more."""
    feed = Feed.objects.filter(pk=source.pk).first()
    keeper = (
        coordinators().filter(pk=feed.added_by_id) if feed and feed.added_by_id else coordinators().none()
    )
    for one in keeper or coordinators():
        tell(one, kind="needs-a-person", path=DESK, now=now)
