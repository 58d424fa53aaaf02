"""What this room's stories begin with: stories that are up, and how long ago."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from porch.kit.clock import now as this_moment
from porch.people.models import Member
from porch.stories import actions
from porch.stories.models import Look, Story
from porch.stories.rules.told import Told

type Write = Callable[..., Story]


@pytest.fixture
def now() -> datetime:
    """This moment: pages ask the clock themselves."""
    return this_moment()


@pytest.fixture
def shown(db: None, now: datetime) -> Write:
    """``shown(alice, "The bus home", days=3)``: one for everyone that is up since three days, unless told otherwise."""

    def made(
        by: Member, title: str = "The bus home", *, days: float = 0, at: datetime | None = None, **told: Any
    ) -> Story:
        usual = {"title": title, "body": "I planned my bus around the shop.", "audience": "everyone"}
        draft = actions.save_draft(Told(**(usual | told)), by=by, now=now)
        story = actions.put_up(draft, by=by, now=now)
        look = Look.objects.filter(story=story, state="waiting").first()
        if look is not None:
            actions.approve(look, by=None, now=now)
        Story.objects.filter(pk=story.pk).update(posted_at=at or now - timedelta(days=days))
        story.refresh_from_db()
        return story

    return made
