"""What stands under a story on its own page: what was said, and for members the box."""

from datetime import datetime
from typing import Any

from porch.comments.queries import thread_under
from porch.comments.tickets import new_ticket
from porch.people.models import Member
from porch.stories.models import Story

TEMPLATE, ORDER = "comments/_under.html", 20


def chooses_a_name(story: Story, viewer: Member) -> bool:
    """Under what the whole world reads a member says how they are shown; a story's own author goes by its name."""
    return story.audience == Story.Audience.EVERYONE and viewer.pk != story.owner_id


def under(story: Story, viewer: Member | None, now: datetime) -> dict[str, Any]:
    """One query. A visitor's page has a link in place of the box, so that it needs no cookie and can be kept."""
    thread = thread_under(story, viewer, now)
    values: dict[str, Any] = {"thread": thread, "story": story, "viewer": viewer}
    if viewer is not None and story.replies:
        ticket = new_ticket(story, now)
        values |= {"ticket": ticket.signed(), "drawn": ticket.name, "chooses": chooses_a_name(story, viewer)}
    return values | {"is_mine": viewer is not None and viewer.pk == story.owner_id}
