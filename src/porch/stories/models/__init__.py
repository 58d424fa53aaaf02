"""Shapes of this room."""

from porch.stories.models.decided import Decided
from porch.stories.models.look import Look
from porch.stories.models.picture import Picture
from porch.stories.models.story import Story, Tagged
from porch.stories.models.thanks import Asked, Thanks

__all__ = ["Asked", "Decided", "Look", "Picture", "Story", "Tagged", "Thanks"]
