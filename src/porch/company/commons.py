"""The community's gatherings, as they go along when it hands over: never who came."""

from typing import Any

from porch.company.models import Gathering
from porch.people.registries import Common

FIELDS = ("title", "what", "zone", "minutes", "place", "way_in", "step_free", "children", "alcohol", "state")


def our_gatherings() -> list[dict[str, Any]]:
    return [
        {**{field: getattr(row, field) for field in FIELDS}, "at": row.at.isoformat(timespec="seconds")}
        for row in Gathering.objects.order_by("at", "pk")
    ]


common = Common("Our gatherings", our_gatherings)
