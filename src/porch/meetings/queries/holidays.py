"""The days on which meetings rest that rest on holidays."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from porch.meetings.models import Holiday, Meeting

NONE: frozenset[date] = frozenset()


def holidays_of(meetings: Iterable[Meeting]) -> frozenset[date]:
    """The community's holidays; not asked for where none of these meetings rests on them."""
    if not any(one.recurrence.get("rests_on_holidays") for one in meetings):
        return NONE
    return frozenset(Holiday.objects.values_list("on", flat=True))


def resting() -> list[Meeting]:
    """The meetings kept here that are listed and rest on holidays, by name."""
    ours = Meeting.objects.filter(active=True, source=None).order_by("name", "pk")
    return [one for one in ours if one.recurrence.get("rests_on_holidays") and not one.is_by_appointment]


def holidays_from(on: date) -> QuerySet[Holiday]:
    """Those still to come, the next one first."""
    return Holiday.objects.filter(on__gte=on).order_by("on")
