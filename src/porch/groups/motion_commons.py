"""What groups decided, as it goes along when the community hands over: no names, no numbers."""

from typing import Any

from porch.groups import motion_words
from porch.groups.models import Motion
from porch.people.registries import Common


def book_of_decisions() -> list[dict[str, Any]]:
    """Every decision that was taken, by group and day."""
    passed = Motion.objects.filter(state="passed", group__is_household=False).select_related(
        "group", "position"
    )
    return [_decision(motion) for motion in passed.order_by("group__name", "decided_at", "pk")]


def _decision(motion: Motion) -> dict[str, Any]:
    before, after = motion_words.change(motion)
    told = {
        "group": motion.group.name,
        "on": motion.decided_at.date().isoformat() if motion.decided_at else None,
        "about": motion_words.title(motion),
        "carried_out": motion.is_carried_out,
    }
    if motion.kind == Motion.Kind.TEXT:
        told["words"] = motion.text
    return told | ({"from": before, "to": after} if after else {})


common = Common("What groups decided", book_of_decisions)
