"""What these addresses need to be asked: see ``inhabitants.py`` and ``asking.py``."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from porch.meetings.models import Holiday
from tests.house.inhabitants import Inhabitants

SUNDAY = "=2026-11-22"
THINGS: Mapping[str, tuple[str, ...]] = {
    "client_interface/": ("=json",),
    "desk/meetings/holidays/<int:pk>/": ("holiday",),
    "desk/meetings/<uuid:pk>/dates/<str:on>/": ("meeting", SUNDAY),
    "groups/<slug:slug>/meetings/<uuid:pk>/dates/<str:on>/": ("our group", "meeting of group", "=2026-11-26"),
}
SAID: Mapping[str, dict[str, str]] = {}


def settle(there: Inhabitants, now: datetime) -> None:
    """A holiday that is still to come."""
    there.things["holiday"] = str(Holiday.objects.create(on=now.date() + timedelta(days=60), name="A day").pk)
