"""At which door a room is found, by its kind: rooms of the family's own space are at no door of members."""

USUAL, FAMILY = "rooms", "family-rooms"  # the names that the addresses of one room go by there

FAMILY_CIRCLE = "family-circle"

OF_FAMILY = frozenset({FAMILY_CIRCLE})
"""Kinds of rooms that are the family's own."""


def door_of(kind: str) -> str:
    """The name that a room's addresses go by."""
    return FAMILY if kind in OF_FAMILY else USUAL
