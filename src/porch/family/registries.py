"""What the parts of this room put on the family's own page, each from a file of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from porch.kit.registry import Registry
from porch.people.models import Member


@dataclass(frozen=True)
class SpaceCard:
    """A block of /family/: ``context(member, now)`` gives the template's values as ``card``, or None to stay away.

    The lowest ``order`` that says ``wants_primary`` in its values gets ``card.primary``, as on Today: the template
    then draws its one filled button (``data-primary``). Tonight's circle stands at 10, how are you at 30, windows
    at 35 because this space is about themselves first, reads at 40, peers at 50, the course at 60.
    """

    template: str
    order: int
    context: Callable[[Member, datetime], dict[str, Any] | None]


space_cards: Registry[SpaceCard] = Registry("space_cards")
