"""What these addresses need to be asked: see ``inhabitants.py`` and ``asking.py``."""

from collections.abc import Mapping
from datetime import datetime

from porch.stories import actions
from porch.stories.models import Look
from porch.stories.rules.told import Told
from tests.house.inhabitants import SELF, Inhabitants

THINGS: Mapping[str, tuple[str, ...]] = {
    "stories/archive/<int:year>/<int:month>/": ("posted year", "posted month"),
    "stories/tags/": ("=buses",),
    "stories/authors/": ("byline",),
    "feeds/stories/": ("=buses",),
}
SAID: Mapping[str, dict[str, str]] = {}


def settle(there: Inhabitants, now: datetime) -> None:
    """A story for everyone with a tag, so that there is something under every one of the journal's addresses."""
    own = there.people[SELF]
    told = Told(title="A longer way", body="It had a view.", tags="buses", audience="everyone")
    story = actions.put_up(actions.save_draft(told, by=own, now=now), by=own, now=now)
    look = Look.objects.filter(story=story, state="waiting").first()
    if look is not None:
        actions.approve(look, by=None, now=now)
        story.refresh_from_db()
    assert story.posted_at is not None
    there.things |= {
        "posted year": str(story.posted_at.year),
        "posted month": str(story.posted_at.month),
        "byline": story.byline,
    }
