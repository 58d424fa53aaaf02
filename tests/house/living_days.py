"""What these addresses need to be asked: see ``inhabitants.py`` and ``asking.py``."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from porch.days import actions
from porch.kit.clock import today_in
from tests.house.inhabitants import SELF, Inhabitants

THINGS: Mapping[str, tuple[str, ...]] = {"days/<uuid:pk>/": ("days",)}
SAID: Mapping[str, dict[str, str]] = {}


def settle(there: Inhabitants, now: datetime) -> None:
    """Everything of this room that SELF owns, through the room's own verbs: it goes on after a return to use."""
    own = there.people[SELF]
    today = today_in(own.time_zone, now)
    long_ago = now - timedelta(days=60)
    thread = actions.open_thread(own, "alcohol", goal="stop", since=today - timedelta(days=60), now=long_ago)
    use = now - timedelta(days=20)
    actions.say_used(thread, today_in(own.time_zone, use), by=own, now=use)
    actions.go_on(thread, "this-run", by=own, now=use + timedelta(days=1))
    there.things["days"] = str(thread.pk)
