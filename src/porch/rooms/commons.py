"""Scripts that groups wrote for their sittings, as they go along when the community hands over."""

from typing import Any

from porch.people.registries import Common
from porch.rooms.models import OwnScript


def our_scripts() -> list[dict[str, Any]]:
    rows = OwnScript.objects.select_related("group").order_by("group__name", "title")
    return [{"group": row.group.name, **row.written} for row in rows]


common = Common("How our groups sit together", our_scripts)
