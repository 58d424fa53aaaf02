"""Work that two people do together, and circles around a mentor or around nobody."""

from porch.mentoring.models.circles import Circle, CircleLook, CircleOffer, Seat
from porch.mentoring.models.work import Answer, Entry, Work

__all__ = ["Answer", "Circle", "CircleLook", "CircleOffer", "Entry", "Seat", "Work"]
