"""Meetings of lists that are still fresh enough to be believed."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from porch.meetings.models import Meeting, Source
from porch.meetings.rules.staleness import is_late, oldest


def fresh(meetings: QuerySet[Meeting], now: datetime) -> QuerySet[Meeting]:
    """Of these, without those whose list is expected anew and was not read for fourteen days."""
    return meetings.exclude(
        source__isnull=False, source__every_hours__isnull=False, source__read_at__lt=oldest(now)
    )


def left_out(now: datetime) -> set[UUID]:
    """The sources whose meetings are left out as of now."""
    stale = Source.objects.filter(Q(every_hours__isnull=False) & Q(read_at__lt=oldest(now)))
    return set(stale.values_list("pk", flat=True))


def late_lists(sources: Collection[UUID], now: datetime) -> list[Source]:
    """Those of the sources that were not read for longer than they should be, and are not left out yet."""
    expected = Source.objects.filter(pk__in=sources, every_hours__isnull=False).order_by("name")
    return [one for one in expected if is_late(one.read_at, one.every_hours, now)]
