"""What the clock does for living together."""

from datetime import datetime

from porch.houses.actions import chores, going_out
from porch.houses.models import House
from porch.houses.queries.who import houses


def draw_chores(now: datetime) -> int:
    """Whose turn it is, this week and next, in every house that has chores; how many were drawn."""
    with_chores = House.objects.filter(pk__in=houses().values("pk"), chores__ended_at=None).distinct()
    return sum(chores.plan(house, now) for house in with_chores)


def watch_who_is_out(now: datetime) -> int:
    """Whoever is not back when they said: those who look after the house are called, once."""
    return going_out.watch(now)
