"""Shapes of this room."""

from porch.comments.models.asked import Decided, HumanQuestion
from porch.comments.models.comment import Comment

__all__ = ["Comment", "Decided", "HumanQuestion"]
