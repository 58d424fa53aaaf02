"""What Today is: what a room fills it with, else what is next and the cards of the rooms, with one filled button."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

from django.utils.translation import gettext

from porch.home.away import was_away
from porch.home.rules.next_thing import Chosen, choose
from porch.people.models import Member
from porch.people.rules.parts import FAMILY
from porch.ui.next_thing import NextThing, Pull
from porch.ui.registries import Card, cards, next_things, takes_over
from porch.wire.queries import is_hushed

NEXT = 20
"""Where the next thing stands among the cards; what somebody is asked for this minute stands above them all."""


NOT_AFTER_A_HARD_DAY = (Pull.FIRST_DAYS, Pull.COULD)
"""What might be good: nobody is moved to anything in the two days after a return to use."""


@dataclass(frozen=True)
class Shown:
    """One card as the page draws it."""

    template: str
    context: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Today:
    """The whole page. ``filled`` when a room fills it for a while."""

    heading: str
    cards: list[Shown]
    filled: bool

    @property
    def has_primary(self) -> bool:
        return any(card.context["primary"] for card in self.cards)


def today_of(member: Member, now: datetime) -> Today:
    """What Today says to this member now."""
    filled = _filled(member, now)
    if filled is not None:
        heading, first = filled
        return Today(
            heading, _with_primary([(0, first), *_cards(member, now, lambda card: card.stays)]), True
        )
    may_ask = _may_be_asked(member, now)
    found = _cards(member, now, lambda card: may_ask or not card.question)
    if member.in_part != FAMILY:
        chosen = next_thing(member, now)
        is_now = chosen.thing is not None and chosen.thing.pull == Pull.NOW
        found.append((0 if is_now else NEXT, _drawn(chosen)))
    hello = gettext("Good to see you, %(name)s") if was_away(member, now) else gettext("Hello, %(name)s")
    return Today(hello % {"name": member.handle}, _with_primary(found), filled=False)


def next_thing(member: Member, now: datetime) -> Chosen[NextThing]:
    """The one next thing for this member, and others in which somebody waits for them."""
    offers = [(one.best, partial(one.offer, member, now)) for one in next_things]
    if member.is_left_in_peace:
        offers = [one for one in offers if one[0] in (Pull.NOW, Pull.PROMISED)]
    elif is_hushed(member, now):
        offers = [one for one in offers if one[0] not in NOT_AFTER_A_HARD_DAY]
    return choose(offers)


def _filled(member: Member, now: datetime) -> tuple[str, Shown] | None:
    """The heading and the block of the room that fills the page for a while, if one does."""
    for room in sorted(takes_over, key=lambda room: room.order):
        if member.in_part == FAMILY and not room.for_family:
            continue
        context = room.context(member, now)
        if context is not None:
            return str(room.heading), Shown(room.template, context)
    return None


def _cards(member: Member, now: datetime, is_in: Callable[[Card], bool]) -> list[tuple[int, Shown]]:
    """The cards that have something for this member, with their places; of the questions only the first."""
    shown, asked = [], False
    for card in sorted(cards, key=lambda card: card.order):
        if (member.in_part == FAMILY and not card.for_family) or (card.question and asked) or not is_in(card):
            continue
        context = card.context(member, now)
        if context is not None:
            shown.append((card.order, Shown(card.template, context)))
            asked = asked or card.question
    return shown


def _drawn(chosen: Chosen[NextThing]) -> Shown:
    thing = chosen.thing
    drawn = thing.draw() if thing else {}
    context = {"thing": thing, "drawn": drawn, "beside": chosen.beside, "wants_primary": thing is not None}
    return Shown("home/_next.html", context)


def _with_primary(found: Iterable[tuple[int, Shown]]) -> list[Shown]:
    """In order; the first that asks for it (``wants_primary``) gets ``primary``: a page has one filled button."""
    shown: list[Shown] = []
    taken = False
    for _, card in sorted(found, key=lambda one: one[0]):
        gets_it = bool(card.context.get("wants_primary")) and not taken
        taken = taken or gets_it
        shown.append(Shown(card.template, {**card.context, "primary": gets_it}))
    return shown


def _may_be_asked(member: Member, now: datetime) -> bool:
    """Not during a pause, and not in the two days after a return to use."""
    return not member.is_left_in_peace and not is_hushed(member, now)
