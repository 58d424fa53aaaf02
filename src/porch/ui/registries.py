"""What upper rooms add to the frame: places in the navigation, cards on Today, lines in Settings."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from porch.kit.registry import Registry


@dataclass(frozen=True)
class Place:
    """One entry of the navigation. ``roles`` empty means every member; ``bar`` puts it in the bottom bar.

    ``own_recovery``: it leads nowhere for whoever is here for somebody else, so they are not shown it.
    """

    label: str
    url_name: str
    icon: str
    order: int
    page: str = ""
    roles: frozenset[str] = frozenset()
    bar: bool = False
    own_recovery: bool = False


@dataclass(frozen=True)
class Card:
    """A block a room shows on Today: ``context(member, now)`` gives the template's values, or None to stay away.

    Whoever chose to be here as family sees only the cards that are ``for_family``.
    """

    template: str
    order: int
    context: Callable[[Any, Any], dict[str, Any] | None]
    for_family: bool = False


@dataclass(frozen=True)
class KeptPage:
    """A public page that phones keep for when there is no signal: ``draw`` gives it as nobody in particular sees it."""

    address: str
    draw: Callable[[], str]


@dataclass(frozen=True)
class Banner:
    """A line above every page of a member: ``context(member)`` gives its values, or None when there is none.

    It is asked on every page, so it must not ask the database unless the member's own row says so.
    """

    template: str
    context: Callable[[Any], dict[str, Any] | None]


nav: Registry[Place] = Registry("nav")
cards: Registry[Card] = Registry("cards")
banners: Registry[Banner] = Registry("banners")
kept_pages: Registry[KeptPage] = Registry("kept_pages")
