"""What this room adds to the community that is asked every address: see ``inhabitants.py`` and ``asking.py``."""

from collections.abc import Mapping
from datetime import datetime

from porch.stories import actions
from porch.stories.models import Look
from porch.stories.rules.told import Told
from tests.house.inhabitants import SELF, Inhabitants

THINGS: Mapping[str, tuple[str, ...]] = {
    "stories/": ("story",),
}
SAID: Mapping[str, dict[str, str]] = {}


def settle(there: Inhabitants, now: datetime) -> None:
    """Everything of this room that SELF owns, through the room's own verbs."""
    own = there.people[SELF]
    told = Told(title="The bus home", body="I took another bus.", audience="everyone")
    story = actions.put_up(actions.save_draft(told, by=own, now=now), by=own, now=now)
    actions.approve(Look.objects.get(story=story, state="waiting"), by=None, now=now)
    there.things |= {"story": story.slug}
