"""What these addresses need to be asked: see ``inhabitants.py`` and ``asking.py``."""

from collections.abc import Mapping
from datetime import datetime

from porch.scales import actions
from tests.house.inhabitants import SELF, Inhabitants

THINGS: Mapping[str, tuple[str, ...]] = {
    "progress/questions/one/<uuid:pk>/": ("questions begun",),
    "progress/questions/came-to/<uuid:pk>/": ("answered",),
    "progress/questions/<slug:code>/": ("questions",),
    "desk/questions/<slug:code>/": ("questions",),
}
SAID: Mapping[str, dict[str, str]] = {}


def settle(there: Inhabitants, now: datetime) -> None:
    """Everything of this room that SELF owns, through the room's own verbs."""
    own = there.people[SELF]
    answered = actions.begin("two-a", by=own, now=now)
    for item in ("1", "2"):
        actions.answer(answered.pk, item, 1, by=own, now=now)
    there.things |= {
        "questions": "two-b",
        "answered": str(answered.pk),
        "questions begun": str(actions.begin("four", by=own, now=now).pk),
    }
