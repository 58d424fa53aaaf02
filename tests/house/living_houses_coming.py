"""What these addresses need to be asked: see ``inhabitants.py`` and ``asking.py``."""

from collections.abc import Mapping
from datetime import datetime

from tests.house.inhabitants import Inhabitants

THINGS: Mapping[str, tuple[str, ...]] = {}
SAID: Mapping[str, dict[str, str]] = {}


def settle(there: Inhabitants, now: datetime) -> None:
    """Nothing yet."""
