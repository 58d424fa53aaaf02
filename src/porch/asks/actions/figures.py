"""What the clock works out so that no page has to: the public board and the forecast."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction

from porch.asks.models import AskTimes, Figures
from porch.asks.queries.past import board_now, forecast_now
from porch.asks.rules.board import as_data
from porch.people.models import Member
from porch.record.actions import note


def work_out_figures(now: datetime) -> None:
    """The board of the last ninety days and the week to expect, kept as numbers."""
    ahead = forecast_now(now)
    kept = {"hours": [asdict(hour) for hour in ahead.hours], "length": ahead.length, "weeks": ahead.weeks}
    values = {"board": as_data(board_now(now)), "forecast": kept, "made_at": now}
    Figures.objects.update_or_create(pk=1, defaults=values)


@transaction.atomic
def change_times(values: dict[str, Any], *, by: Member, now: datetime) -> AskTimes:
    """Keep how long each turn lasts here, from the next turn on."""
    made, _ = AskTimes.objects.update_or_create(pk=1, defaults=values)
    note("ask.times", by=by.pk, about=None, now=now)
    return made
