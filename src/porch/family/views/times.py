"""The time of a call as the reader's clock shows it, and as the other's does where that is another."""

from datetime import datetime

from django.utils import timezone

from porch.family.models import Call
from porch.kit.wall_clock import shown_elsewhere
from porch.people.models import Member


def in_both(call: Call | None, other: Member | None) -> datetime | None:
    """By the clock of the other, so that a page shows it as it stands; None where both clocks show the same."""
    if call is None or other is None:
        return None
    there = shown_elsewhere(timezone.localtime(call.at), other.time_zone or "UTC")
    return there.replace(tzinfo=None) if there else None
