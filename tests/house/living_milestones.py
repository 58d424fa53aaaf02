"""What these addresses need to be asked: see ``inhabitants.py`` and ``asking.py``."""

from collections.abc import Mapping
from datetime import datetime

from porch.milestones import actions
from tests.house.inhabitants import SELF, Inhabitants

THINGS: Mapping[str, tuple[str, ...]] = {
    "milestones/<uuid:pk>/hide/<uuid:shown>/": ("mark", "shown mark"),
    "milestones/shown/<uuid:pk>/": ("mark",),
    "milestones/<uuid:pk>/": ("mark",),
}
SAID: Mapping[str, dict[str, str]] = {}


def settle(there: Inhabitants, now: datetime) -> None:
    """Everything of this room that SELF owns, through the room's own verbs."""
    own = there.people[SELF]
    mark = actions.mark_own("Slept through", now.date(), by=own, now=now)
    shown = actions.show(mark.pk, there.people["pair"], by=own, now=now)
    there.things |= {"mark": str(mark.pk), "shown mark": str(shown.pk)}
