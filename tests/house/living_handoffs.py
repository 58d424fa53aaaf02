"""What these addresses need to be asked: see ``inhabitants.py`` and ``asking.py``."""

from collections.abc import Mapping
from datetime import datetime

from porch.groups import actions
from porch.groups.rules.founding import Told
from porch.handoffs.actions.passing import send
from porch.handoffs.queries.doors import whither
from tests.house.inhabitants import SELF, Inhabitants

THINGS: Mapping[str, tuple[str, ...]] = {"handoffs/<uuid:pk>/": ("hand-over to a group",)}
SAID: Mapping[str, dict[str, str]] = {"handoffs/<uuid:pk>/answer/": {"say": "=introduced"}}


def settle(there: Inhabitants, now: datetime) -> None:
    """SELF goes on to a group, and "pair" is asked to introduce them."""
    own = there.people[SELF]
    group = actions.ask_for_group(Told("Next evening"), by=there.people["group"], now=now)
    actions.answer_yes(group, by=there.people["other coordinator"], now=now)
    to = next(way for way in whither(own, now) if way.ref == str(group.pk))
    row = send(to, by=own, now=now, introducer=there.people["pair"], words="I am new to evenings")
    there.things["hand-over to a group"] = str(row.pk)
