"""Meetings on the list as a feed would bring them: what a test does not name is usual."""

from datetime import UTC, date, datetime, time
from typing import Any

from porch.meetings.actions import turned
from porch.meetings.models import Meeting

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
"""A Friday."""


def put(slug: str = "mill-lane", **told: Any) -> Meeting:
    """On the list, and the list knows that it has changed."""
    usual = {
        "number": Meeting.objects.count() + 1,
        "name": "Mill Lane",
        "day": 2,
        "time": time(19),
        "time_zone": "Europe/London",
        "location": "The old mill",
        "open_to": "",
        "confirmed_on": date(2026, 11, 3),
        "changed_at": NOW,
        "seq": turned(),
    }
    return Meeting.objects.create(slug=slug, **{**usual, **told})
