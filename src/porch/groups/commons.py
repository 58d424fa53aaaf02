"""Our groups, as they go along when the community hands over: what they are for and what they decided; no people."""

from typing import Any

from porch.groups.models import Entry, Group, Position
from porch.groups.queries import norms_of
from porch.groups.queries.service import title_of
from porch.groups.rules.lifecycles import THERE
from porch.people.registries import Common


def our_groups() -> list[dict[str, Any]]:
    """Every group that goes on, by name."""
    return [
        _row(group)
        for group in Group.objects.filter(state__in=THERE, is_household=False).order_by("name", "pk")
    ]


def _row(group: Group) -> dict[str, Any]:
    return {
        "name": group.name,
        "about": group.about,
        "kinds": group.kinds,
        "pathway": group.pathway,
        "languages": group.languages,
        "time_zone": group.time_zone,
        "rests": group.state == "resting",
        "decided": {norm.setting.title: norm.sentence for norm in norms_of(group)},
        "positions": [title_of(one) for one in Position.objects.filter(group=group)],
        "calendar": [_entry(entry) for entry in Entry.objects.filter(group=group)],
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "title": entry.title,
        "place": entry.place,
        "on": entry.on.isoformat(),
        "time": f"{entry.time:%H:%M}",
        "minutes": entry.minutes,
        "time_zone": entry.time_zone,
        "weekly": entry.weekly,
        "last_on": entry.last_on.isoformat() if entry.last_on else None,
    }


common = Common("Our groups", our_groups)
