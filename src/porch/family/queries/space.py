"""What stands on the family's own page for somebody now, with one filled button at most."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from porch.family.registries import space_cards
from porch.people.models import Member


@dataclass(frozen=True)
class Shown:
    """One block as the page draws it."""

    template: str
    context: dict[str, Any] = field(default_factory=dict)


def space_of(member: Member, now: datetime) -> list[Shown]:
    """The blocks that have something for this member, in order; the first that wants it gets the button."""
    shown: list[Shown] = []
    taken = False
    for card in sorted(space_cards, key=lambda card: card.order):
        context = card.context(member, now)
        if context is None:
            continue
        gets_it = bool(context.get("wants_primary")) and not taken
        taken = taken or gets_it
        shown.append(Shown(card.template, {**context, "primary": gets_it}))
    return shown


def has_primary(shown: list[Shown]) -> bool:
    """Whether one of them draws the filled button of the page."""
    return any(card.context["primary"] for card in shown)
