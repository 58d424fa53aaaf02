"""Dates as other journals write them."""

from datetime import UTC, datetime, tzinfo
from email.utils import parsedate_to_datetime

NO_DATE = "0000-00-00"


def moment(said: str, zone: tzinfo) -> datetime | None:
    """A date as such files write it; None where there is none, or none that can be."""
    if not said or said.startswith(NO_DATE):
        return None
    try:
        found = datetime.fromisoformat(said.replace("/", "-").strip())
        return (found if found.tzinfo else found.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def mail_date(said: str) -> datetime | None:
    """A date as mails and feeds write it; None where there is none, or none that can be."""
    try:
        found = parsedate_to_datetime(said)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError, TypeError):
        return None
