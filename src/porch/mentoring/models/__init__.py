"""Work that two people do together, and circles around a mentor or around nobody."""

from porch.mentoring.models.work import Answer, Entry, Work

__all__ = ["Answer", "Entry", "Work"]
