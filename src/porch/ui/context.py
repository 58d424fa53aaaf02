"""What every page with a request is given: the site's name, the look someone chose, and their navigation.

Nothing here is worked out until a template asks, so a fragment costs nothing, and neither does a page without a bar.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import Error
from django.http import HttpRequest
from django.urls import reverse

from porch.kit.community import here
from porch.ui.registries import Place, banners, nav, scripts

THEMES = ("light", "dark")
THEME_COOKIE = "theme"


@dataclass(frozen=True)
class Link:
    """One line of the navigation as a template draws it; ``here`` means this page stands under it."""

    label: str
    url: str
    icon: str
    page: str
    here: bool


def frame(request: HttpRequest) -> dict[str, Any]:
    """The context processor: ``site_name theme signed_in banners room_scripts nav_bar nav_more here_as`` and more."""

    @cache
    def roles() -> frozenset[str] | None:
        return roles_of(request)

    def links(*, bar: bool) -> Callable[[], list[Link]]:
        return cache(
            lambda: places_for(
                roles() if is_in(request) else None, request.path, bar=bar, own=is_own(request)
            )
        )

    bar, more = links(bar=True), links(bar=False)
    return {
        "site_name": here().public_name,
        "theme": theme_of(request),
        "signed_in": lambda: roles() is not None,
        "start_page": lambda: start_page(getattr(request, "user", None)),
        "banners": cache(lambda: banners_for(request.user) if roles() is not None else []),
        "room_scripts": list(scripts),
        "nav_bar": bar,
        "nav_more": more,
        "nav_more_here": lambda: any(link.here for link in more()),
        "here_as": lambda: "" if roles() is None else getattr(request.user, "in_part", "").replace("-", " "),
    }


def start_page(member: Any) -> str:
    """Where somebody begins: Today, or for whoever is here for somebody else only, the space that is theirs."""
    return reverse("home:today" if getattr(member, "in_recovery", True) else "family:space")


def is_in(request: HttpRequest) -> bool:
    """Whether the places of the navigation are open to the viewer: not before a yes, nor on the way out."""
    return bool(getattr(getattr(request, "user", None), "is_here", True))


def is_own(request: HttpRequest) -> bool:
    """Whether the viewer is here for a recovery of their own, and not for somebody else's alone."""
    return bool(getattr(getattr(request, "user", None), "in_recovery", True))


def banners_for(member: Any) -> list[dict[str, Any]]:
    """The lines above every page that have something for this member, each with its ``template``."""
    found = ((banner.template, banner.context(member)) for banner in banners)
    return [{**context, "template": template} for template, context in found if context is not None]


def theme_of(request: HttpRequest) -> str:
    """The look kept in a cookie: light, dark, or empty for what the device says."""
    chosen = request.COOKIES.get(THEME_COOKIE, "")
    return chosen if chosen in THEMES else ""


def roles_of(request: HttpRequest) -> frozenset[str] | None:
    """The viewer's roles; None when nobody is signed in, or the database cannot say."""
    user = getattr(request, "user", None)
    try:
        if user is None or not user.is_authenticated:
            return None
        return frozenset(user.role_names)
    except Error:
        return None


def places_for(roles: frozenset[str] | None, path: str, *, bar: bool, own: bool = True) -> list[Link]:
    """Places of one bar, in order, that someone with these roles may see; none for a visitor.

    ``own``: they are here for a recovery of their own.
    """
    if roles is None:
        return []
    places = sorted((place for place in nav if may_see(place, roles, own=own)), key=lambda place: place.order)
    urls = [reverse(place.url_name) for place in places]
    here = max((url for url in urls if path.startswith(url)), key=len, default="")
    return [
        Link(place.label, url, place.icon, place.page, url == here)
        for place, url in zip(places, urls, strict=True)
        if place.bar == bar
    ]


def may_see(place: Place, roles: frozenset[str], *, own: bool) -> bool:
    if place.only_own and not own:
        return False
    if place.roles:
        return not place.roles.isdisjoint(roles)
    return not place.only_family if own else place.for_family or place.only_family
