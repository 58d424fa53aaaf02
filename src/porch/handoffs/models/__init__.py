"""A hand-over from one door to the next, and what its owner sends along."""

from porch.handoffs.models.passage import Passage

__all__ = ["Passage"]
