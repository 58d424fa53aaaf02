"""What these addresses need to be asked: see ``inhabitants.py`` and ``asking.py``."""

from collections.abc import Mapping
from datetime import datetime

from porch.stories import actions
from porch.stories.models import Look
from porch.stories.rules.told import Told
from tests.house.inhabitants import SELF, Inhabitants
from tests.stories.drawing import picture

THINGS: Mapping[str, tuple[str, ...]] = {
    "stories/": ("story",),
    "stories/write/<slug:slug>/pictures/<int:number>/": ("story", "=1"),
    "stories/picture/<uuid:pk>/": ("picture",),
    "desk/stories/<uuid:pk>/": ("story look",),
}
SAID: Mapping[str, dict[str, str]] = {
    "stories/write/<slug:slug>/": {"kind": "=none"},
    "stories/<slug:slug>/thank/": {"words": "=thank-you"},
    "desk/stories/how/": {"days": "=0"},
}


def settle(there: Inhabitants, now: datetime) -> None:
    """Everything of this room that SELF owns, through the room's own verbs; another's story waits at the desk."""
    own, other = there.people[SELF], there.people["bystander"]
    told = Told(title="The bus home", body="I took another bus.\n\n[picture 1]", audience="everyone")
    story = actions.save_draft(told, by=own, now=now)
    drawn = actions.add_picture(story, picture(), "A bus stop", by=own, now=now)
    actions.put_up(story, by=own, now=now)
    actions.approve(Look.objects.get(story=story, state="waiting"), by=None, now=now)
    waiting = actions.save_draft(Told(title="The shop", body="I walked past."), by=other, now=now)
    actions.put_up(waiting, by=other, now=now)
    look = Look.objects.get(story=waiting, state="waiting")
    story.refresh_from_db()
    there.things |= {"story": story.slug, "picture": str(drawn.pk), "story look": str(look.pk)}
