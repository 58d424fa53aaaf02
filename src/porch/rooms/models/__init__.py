"""What a room keeps: itself, who sits where, its log, and how each likes to sit."""

from porch.rooms.models.log import Entry
from porch.rooms.models.room import Room, Seat, Wishes

__all__ = ["Entry", "Room", "Seat", "Wishes"]
