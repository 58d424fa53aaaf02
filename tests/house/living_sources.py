"""What these addresses need to be asked: see ``inhabitants.py`` and ``asking.py``."""

from collections.abc import Mapping
from datetime import datetime

from porch.meetings.actions import doubt
from porch.meetings.models import Meeting
from porch.sources import actions
from porch.sources.actions import Told
from porch.sources.models import Reading
from tests.house.inhabitants import Inhabitants

DESK = "desk/meetings/lists/"

THINGS: Mapping[str, tuple[str, ...]] = {
    f"{DESK}<uuid:pk>/": ("list",),
    f"{DESK}readings/<uuid:pk>/": ("list waits",),
}
SAID: Mapping[str, dict[str, str]] = {}
BODY = (
    b'[{"slug": "tea", "name": "Tea", "day": 1, "time": "19:00", "timezone": "Europe/London",'
    b' "location": "The hall"}]'
)


def settle(there: Inhabitants, now: datetime) -> None:
    """A list that is fetched, with something that waits for a yes; and a meeting of which somebody says it is wrong."""
    keeper = there.people["coordinator"]
    feed = actions.register(Told("Valley"), "https://lists.example/feed.json", 24, by=keeper, now=now)
    brought = actions.take_file(Told("Hills", zone="Europe/London"), BODY, by=keeper, now=now)
    actions.look_through(brought, now=now, ask=True)
    there.things |= {"list": str(feed.pk), "list waits": str(Reading.objects.get(outcome="waits").pk)}
    doubt(Meeting.objects.order_by("number")[0], "time", "It is at eight.", now=now)
