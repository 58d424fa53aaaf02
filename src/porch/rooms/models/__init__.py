"""What a room keeps: itself, who sits where, its log, words to somebody alone, scripts, and how each likes to sit."""

from porch.rooms.models.asides import Aside
from porch.rooms.models.log import Entry
from porch.rooms.models.room import Room, Seat, Wishes
from porch.rooms.models.scripts import OwnScript

__all__ = ["Aside", "Entry", "OwnScript", "Room", "Seat", "Wishes"]
