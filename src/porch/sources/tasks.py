"""What runs later: the network and long lists are never waited for by a page or by the clock."""

from datetime import datetime
from uuid import UUID

from django.tasks import task

from porch.kit.clock import now
from porch.sources import actions
from porch.sources.models import Feed, Reading


@task()
def fetch(source_id: str) -> None:
    """Ask one feed; one that was let go meanwhile is not asked."""
    feed = Feed.objects.select_related("source").filter(pk=UUID(source_id)).first()
    if feed is not None:
        actions.fetch_feed(feed, now=now())


@task()
def look_through(reading_id: str) -> None:
    reading = Reading.objects.select_related("source").filter(pk=UUID(reading_id)).first()
    if reading is not None:
        actions.look_through(reading, now=now(), ask=True)


@task()
def apply_agreed(reading_id: str) -> None:
    found = Reading.objects.select_related("source", "settled_by").filter(pk=UUID(reading_id)).first()
    if found is not None:
        actions.apply_agreed(found, now=now())


def fetch_due(at: datetime) -> None:
    """The clock's turn: what is due is handed over, so that the clock never waits for a network."""
    for feed in actions.due(at):
        fetch.enqueue(str(feed.pk))


def look_after(at: datetime) -> None:
    """The clock's turn: what is late is told of, what is too old is left out."""
    actions.look_after(at)
