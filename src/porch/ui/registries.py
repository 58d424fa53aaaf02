"""What upper rooms add to the frame: places in the navigation, what Today is made of, lines above every page."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from porch.kit.registry import Registry
from porch.ui.next_thing import Next


@dataclass(frozen=True)
class Place:
    """One entry of the navigation. ``roles`` empty means every member; ``bar`` puts it in the bottom bar.

    ``for_family``: it is there for whoever is here for somebody else only; ``only_family``: for them and nobody else;
    ``only_own``: whatever part they hold, not for them.
    """

    label: str
    url_name: str
    icon: str
    order: int
    page: str = ""
    roles: frozenset[str] = frozenset()
    bar: bool = False
    for_family: bool = False
    only_family: bool = False
    only_own: bool = False


@dataclass(frozen=True)
class Card:
    """A block a room shows on Today: ``context(member, now)`` gives the template's values, or None to stay away.

    Whoever chose to be here as family sees only the cards that are ``for_family``. ``stays``: it is there too while
    a room fills Today, because it says what happens to somebody or who is there for them, and asks for nothing.
    ``question``: something nobody has to answer. Today puts one of those at most, and none in the two days after a
    return to use.
    """

    template: str
    order: int
    context: Callable[[Any, Any], dict[str, Any] | None]
    for_family: bool = False
    stays: bool = False
    question: bool = False


@dataclass(frozen=True)
class TakesOver:
    """A room that fills Today for a while: ``context(member, now)`` gives its template's values, or None most days.

    Then Today is this room's template under this room's heading, and beside it only the cards that stay: no count, no
    other ask. Of several the one with the lowest ``order`` fills it. ``wants_primary`` works as in a card.
    """

    template: str
    heading: str
    order: int
    context: Callable[[Any, Any], dict[str, Any] | None]
    for_family: bool = False


@dataclass(frozen=True)
class KeptPage:
    """A public page that phones keep for when there is no signal: ``draw`` gives it as nobody in particular sees it."""

    address: str
    draw: Callable[[], str]


@dataclass(frozen=True)
class WithoutSignal:
    """What a room puts on the page that stands for any that cannot be reached: ``context()`` knows of nobody, and gives
    the same each time, because a phone takes the page anew whenever it changes."""

    template: str
    context: Callable[[], dict[str, Any]]


@dataclass(frozen=True)
class Banner:
    """A line above every page of a member: ``context(member)`` gives its values, or None when there is none.

    It is asked on every page, so it must not ask the database unless the member's own row says so.
    """

    template: str
    context: Callable[[Any], dict[str, Any] | None]


nav: Registry[Place] = Registry("nav")
cards: Registry[Card] = Registry("cards")
next_things: Registry[Next] = Registry("next_things")
# whether somebody said or told anything here since a moment, as entry(member, since): so that Today can greet them
last_words: Registry[Callable[[Any, datetime], bool]] = Registry("last_words")
takes_over: Registry[TakesOver] = Registry("takes_over")
banners: Registry[Banner] = Registry("banners")
kept_pages: Registry[KeptPage] = Registry("kept_pages")
without_signal: Registry[WithoutSignal] = Registry("without_signal")

# static files that every page of somebody signed in loads, and the page without signal
scripts: Registry[str] = Registry("scripts")
