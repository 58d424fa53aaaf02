"""A hand-over from one door to the next, and who may read what its owner sends along."""

from porch.handoffs.models.passage import Passage, Reader

__all__ = ["Passage", "Reader"]
