"""What this room adds to the community that is asked every address: see ``inhabitants.py`` and ``asking.py``."""

from collections.abc import Mapping
from datetime import datetime

from tests.house.inhabitants import Inhabitants

THINGS: Mapping[str, tuple[str, ...]] = {}
SAID: Mapping[str, dict[str, str]] = {}


def settle(there: Inhabitants, now: datetime) -> None:
    """Everything of this room that SELF owns, through the room's own verbs."""
