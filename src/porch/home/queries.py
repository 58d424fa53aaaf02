"""What Today shows someone: the cards other rooms fill, with the page's one primary control given to one."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from porch.people.models import Member
from porch.people.queries import by_handle, demo_people
from porch.people.rules.parts import FAMILY
from porch.ui.registries import cards

LOOK_AS = ("Quiet Heron", "Sam", "Dee", "Wren")
ALSO = ("Marigold", "Ana", "Frank", "Rosa", "Carol", "Eli", "Olu")


@dataclass(frozen=True)
class Shown:
    """One card as the page draws it."""

    template: str
    context: dict[str, Any] = field(default_factory=dict)


def cards_for(member: Member, now: datetime) -> list[Shown]:
    """The cards that have something for this member, in order.

    The first that asks for it (``wants_primary``) gets ``primary``: a page has one filled button.
    """
    shown: list[Shown] = []
    taken = False
    for card in sorted(cards, key=lambda card: card.order):
        if member.in_part == FAMILY and not card.for_family:
            continue
        context = card.context(member, now)
        if context is None:
            continue
        gets_it = bool(context.get("wants_primary")) and not taken
        taken = taken or gets_it
        shown.append(Shown(card.template, {**context, "primary": gets_it}))
    return shown


def people_to_look_as() -> list[Member]:
    """The demo's named people, the four with a story to see first."""
    there = {member.handle: member for member in demo_people().filter(handle__in=LOOK_AS + ALSO)}
    return [there[name] for name in LOOK_AS + ALSO if name in there]


def demo_person(handle: str) -> Member | None:
    """A demo person by name; None for anyone who is not made up."""
    member = by_handle(handle)
    return member if member is not None and member.is_demo else None
