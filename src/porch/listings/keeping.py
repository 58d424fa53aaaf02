"""A rule as plain values that fit into JSON, and back."""

import logging
from collections.abc import Mapping
from datetime import date, time
from typing import Any

from porch.listings.recurrence import EARLIEST, EVERY_WEEK, LATEST, RAREST, Moved, Recurrence

_log = logging.getLogger(__name__)


def kept(rule: Recurrence) -> dict[str, Any]:
    """Only what differs from every week; nothing for a plain weekly meeting."""
    said: dict[str, Any] = {
        "every": rule.every if rule.every != 1 else None,
        "since": rule.since.isoformat() if rule.since else None,
        "nth": list(rule.nth),
        "skips": sorted(day.isoformat() for day in rule.skips),
        "moved": [[one.on.isoformat(), one.to.isoformat(), f"{one.time:%H:%M}"] for one in rule.moved],
        "rests_on_holidays": rule.rests_on_holidays,
        "until": rule.until.isoformat() if rule.until else None,
    }
    return {name: value for name, value in said.items() if value}


def rule_from(said: Mapping[str, Any]) -> Recurrence:
    """The rule that was ``kept``.

    What lies beyond the days that can be named is brought to their ends. A rule that cannot be read has ended: nobody
    is sent to a door that may be closed.
    """
    if not said:
        return EVERY_WEEK
    try:
        return _rule(said)
    except (ValueError, TypeError, LookupError, AttributeError):
        _log.warning("A rule that is kept cannot be read: its meeting is not told of any more.")
        return Recurrence(until=EARLIEST)


def _rule(said: Mapping[str, Any]) -> Recurrence:
    moved = [
        (date.fromisoformat(on), date.fromisoformat(to), time.fromisoformat(at))
        for on, to, at in said.get("moved", ())
    ]
    return Recurrence(
        every=min(said.get("every", 1), RAREST),
        since=_day(said.get("since")),
        nth=tuple(said.get("nth", ())),
        skips=frozenset(date.fromisoformat(day) for day in said.get("skips", ())),
        moved=tuple(Moved(on, _within(to), at) for on, to, at in moved if on == _within(on)),
        rests_on_holidays=bool(said.get("rests_on_holidays")),
        until=_day(said.get("until")),
    )


def _day(said: str | None) -> date | None:
    return _within(date.fromisoformat(said)) if said else None


def _within(day: date) -> date:
    return min(max(day, EARLIEST), LATEST)
