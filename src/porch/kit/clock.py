"""The one place that asks what time it is."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def now() -> datetime:
    """This moment, aware, in UTC."""
    return datetime.now(UTC)


def today_in(zone: str, at: datetime) -> date:
    """The local date in a named time zone at a moment."""
    return at.astimezone(ZoneInfo(zone)).date()
