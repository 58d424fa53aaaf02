"""When a group's rooms open by themselves: what it decides, and for what in its calendar."""

from porch.groups.rules.settings import SERVANTS, Answer, Setting

BY_HAND, CALENDAR = "by-hand", "calendar"

BY_THEMSELVES = Setting(
    "rooms-by-themselves",
    "When our rooms open",
    (
        Answer(BY_HAND, "Somebody opens a room when we want one."),
        Answer(CALENDAR, "A room opens by itself for what stands in our calendar without a street address."),
    ),
    usual=BY_HAND,
    decided_by=SERVANTS,
)


def is_online(place: str) -> bool:
    """Nowhere one could go: no place at all, or an address on the net."""
    return not place.strip() or place.startswith(("https://", "http://"))
