"""Where meetings come from, and how it went; for coordinators."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q

from porch.meetings.models import Source
from porch.meetings.rules.staleness import is_late, is_left_out
from porch.people.models import Member, Role
from porch.sources.models import Feed, Reading

LAST = 10


@dataclass(frozen=True)
class Kept:
    """A list as its desk shows it: ``waits`` is what somebody has to look at, ``looks`` what is being read."""

    source: Source
    feed: Feed | None
    meetings: int
    waits: Reading | None
    looks: bool
    is_late: bool
    is_left_out: bool

    @property
    def waits_for_most(self) -> bool:
        """More than half of its meetings would go."""
        return self.waits is not None and 2 * self.waits.gone > self.meetings


def lists(viewer: Member, now: datetime) -> list[Kept]:
    """Every list, those that need somebody first; nothing for anyone but a coordinator."""
    if not viewer.holds(Role.Name.COORDINATOR):
        return []
    active = Count("meetings", filter=Q(meetings__active=True))
    sources = list(Source.objects.annotate(listed=active).order_by("name"))
    feeds = {feed.pk: feed for feed in Feed.objects.all()}
    open_ones = Reading.objects.filter(outcome__in=[Reading.Outcome.WAITS, Reading.Outcome.LOOKING]).defer(
        "sealed_body"
    )
    by_source: dict[UUID, list[Reading]] = {}
    for reading in open_ones:
        by_source.setdefault(reading.source_id, []).append(reading)
    rows = [_kept(one, feeds.get(one.pk), by_source.get(one.pk, []), now) for one in sources]
    return sorted(
        rows, key=lambda row: (row.waits is None, not (row.feed and row.feed.troubles), not row.is_late)
    )


def list_for(pk: UUID, viewer: Member, now: datetime) -> Kept | None:
    """One list; None for anyone but a coordinator, and where there is none."""
    return next((row for row in lists(viewer, now) if row.source.pk == pk), None)


def _kept(source: Source, feed: Feed | None, open_ones: list[Reading], now: datetime) -> Kept:
    return Kept(
        source=source,
        feed=feed,
        meetings=source.listed,  # type: ignore[attr-defined]  # annotated above
        waits=next((one for one in open_ones if one.outcome == Reading.Outcome.WAITS), None),
        looks=any(one.outcome == Reading.Outcome.LOOKING for one in open_ones) or _is_first(source, feed),
        is_late=is_late(source.read_at, source.every_hours, now),
        is_left_out=is_left_out(source.read_at, source.every_hours, now),
    )


def _is_first(source: Source, feed: Feed | None) -> bool:
    """It was registered a moment ago, and nothing has come of it yet."""
    return feed is not None and not feed.troubles and not source.readings.exists()


def last_readings(source: Source) -> list[Reading]:
    """What came of the last readings, the newest first."""
    return list(Reading.objects.filter(source=source).defer("sealed_body").order_by("-at", "-pk")[:LAST])


def waiting(pk: UUID, viewer: Member) -> Reading | None:
    """A reading that waits for a yes; None for anyone but a coordinator."""
    if not viewer.holds(Role.Name.COORDINATOR):
        return None
    return Reading.objects.filter(pk=pk, outcome=Reading.Outcome.WAITS).select_related("source").first()
