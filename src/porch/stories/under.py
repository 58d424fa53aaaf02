"""What other rooms put below a story."""

from datetime import datetime
from typing import Any

from porch.people.models import Member
from porch.stories.models import Story
from porch.stories.registries import under_story


def sections_under(story: Story, viewer: Member | None, now: datetime) -> list[dict[str, Any]]:
    """In order, each with its ``template`` and its ``section``; what has nothing to say is not there."""
    return [
        {"template": under.template, "section": section}
        for under in sorted(under_story, key=lambda one: one.order)
        if (section := under.context(story, viewer, now)) is not None
    ]
