"""Meetings of a BMLT server, brought into the list."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from porch.listings.reading import read
from porch.listings.report import Read
from porch.meetings.models import Source
from porch.sources import actions

THEN = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


def bring(
    rows: Sequence[Any],
    formats: Sequence[Any] = (),
    bodies: Sequence[Any] = (),
    name: str = "A server",
    **more: Any,
) -> Source:
    """A source with all that its server answered, each answer read by itself as it comes."""
    kept = {"kind": "bmlt", "zone": "America/New_York", "added_at": THEN} | more
    source = Source(name=name, **kept)
    for answered in (formats, bodies, rows):
        if answered:
            actions.bring(_read(answered), source, by=None, now=more.get("read_at", THEN))
    return source


def _read(answered: Sequence[Any]) -> Read:
    return read(json.dumps(list(answered)).encode(), zone="America/New_York")
