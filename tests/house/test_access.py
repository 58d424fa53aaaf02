"""What a part opens is what its words say: every address is asked as every part.

A new desk fails here until ``DESKS`` in ``people/rules/parts.py`` has a line that says who opens it.
"""

from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import datetime

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from pytest_django import Settings

from porch.people.models import Member, Role, RoleRequest
from porch.people.rules.granting import NAMES
from porch.people.rules.parts import DESKS, desk_of, parts
from porch.ui.registries import nav
from tests.conftest import person
from tests.house.test_addresses import addresses, fill

__all__ = ["fill"]  # a fixture

# addresses at which a part meets something of its own, though they are nobody's desk
OF_ONES_OWN = {
    "people/mentoring/": {"mentor"},
    "people/mentoring/still-here/": {"mentor"},
    "people/mentoring/rest/": {"mentor"},
    "people/mentoring/back/": {"mentor"},
    "people/mentoring/lines/": {"mentor"},
    "people/mentoring/words/": {"mentor"},
    "settings/second-factor/": {"coordinator", "moderator", "evaluator", "operator"},
    "settings/parts/<slug:role>/give-up/": {"coordinator"},
    "people/helping/kinds/": {"mentor", "facilitator"},
    "people/helping/shifts/": {"mentor", "facilitator"},
    "people/helping/days-off/": {"mentor", "facilitator"},
    "people/helping/still/": {"mentor", "facilitator"},
    "people/helping/stop/": {"mentor", "facilitator"},
    "meetings/<slug:slug>/room/": {"coordinator"},
    "rooms/open/": {"mentor", "facilitator", "coordinator"},
    "people/circles/offer/": {"mentor"},  # only a mentor can say that they could take a circle
    # who is here as family looks for a family peer and sits in circles
    **{f"family/peers/{page}": {"family"} for page in ("", "look/", "rest/", "stop/")},
    "family/circles/": {"family"},
    "family/circles/lead/": {"family"},
}


@pytest.fixture
def as_each(fill: Callable[[str], str], settings: Settings) -> dict[str, Client]:
    """A fresh person of every part, who knows nobody, with a browser; ``member`` holds none."""
    settings.DEMO = True  # no second factor in this test
    found = {}
    for role in ("member", *NAMES):
        client = Client()
        client.force_login(person(f"Fresh {role.title()}", *([] if role == "member" else [role])))
        found[role] = client
    return found


@pytest.fixture
def address(fill: Callable[[str], str], now: datetime) -> Callable[[str], str]:
    """As ``fill``, with a part to end and a request to decide."""
    sam, carol = (Member.objects.get(handle=name) for name in ("Sam", "Carol"))
    asked = RoleRequest.objects.create(member=sam, role="moderator", asked_by=carol, asked_at=now)
    held = Role.objects.filter(role="mentor", until=None)[0]

    def filled(route: str) -> str:
        route = route.replace("held/<int:pk>", f"held/{held.pk}")
        return fill(route.replace("<int:request_id>", str(asked.pk)))

    return filled


def ask(client: Client, path: str) -> int:
    """What looking answers, or posting nothing where only posting is answered; nothing is changed by it.

    The browser keeps its cookies too: some addresses sign out.
    """
    kept = deepcopy(client.cookies)
    with transaction.atomic():
        status = client.get(path).status_code
        if status == 405:
            status = client.post(path, {}).status_code
        transaction.set_rollback(True)
    client.cookies = kept
    return status


def gates(resolver: URLResolver | None = None, prefix: str = "") -> Iterator[tuple[str, frozenset[str]]]:
    """Every address with the parts its gate was given; none for a page without that gate."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route, getattr(pattern.callback, "opens_to", frozenset())
        else:
            yield from gates(pattern, route)


def desks_at(route: str) -> frozenset[str]:
    desk = desk_of(f"/{route}")
    return desk.opens_to if desk else frozenset()


def test_every_gate_lets_in_who_the_page_says() -> None:
    for route, opens_to in gates():
        assert opens_to == desks_at(route), f"{route}: say in people/rules/parts.py: DESKS who opens it"


def test_no_part_passes_where_the_page_does_not_say_so(
    address: Callable[[str], str], as_each: dict[str, Client]
) -> None:
    for route in addresses():
        opens_to = desks_at(route)
        if not opens_to:
            continue
        for role, client in as_each.items():
            if role not in opens_to:
                assert ask(client, address(route)) == 404, f"{route} as {role}"


def test_who_the_page_lets_in_finds_the_desk(
    address: Callable[[str], str], as_each: dict[str, Client]
) -> None:
    for desk in DESKS:
        route = next((route for route in addresses() if f"/{route}".startswith(desk.address)), None)
        assert route is not None, f"{desk.name} is at no address"
        for role in desk.opens_to:
            assert ask(as_each[role], address(route)) in (200, 302), f"{route} as {role}"


def test_everywhere_else_every_part_finds_what_a_member_finds(
    address: Callable[[str], str], as_each: dict[str, Client]
) -> None:
    for route in addresses():
        if desks_at(route):
            continue
        as_member = ask(as_each["member"], address(route))
        for role, client in as_each.items():
            if role != "member" and role not in OF_ONES_OWN.get(route, ()):
                assert ask(client, address(route)) == as_member, f"{route} as {role}"


def test_whoever_chose_to_be_here_as_a_member_finds_what_a_member_finds(
    address: Callable[[str], str], as_each: dict[str, Client]
) -> None:
    for role in NAMES:
        as_each[role].post("/settings/parts/choose/", {"part": "member"})
    for route in addresses():
        if desks_at(route):
            for role, client in as_each.items():
                assert ask(client, address(route)) == 404, f"{route} as {role}, here as a member"


def test_the_navigation_shows_each_desk_to_whoever_opens_it(db: None) -> None:
    for place in nav:
        desk = desk_of(reverse(place.url_name))
        if place.url_name == "family:space":
            continue  # nobody's desk: for whoever is here as family
        assert place.roles == (desk.opens_to if desk else frozenset()), place.label
        assert desk is None or place.label == desk.name


def test_the_page_says_of_every_part_which_desks_it_opens(as_alice: Client) -> None:
    page = as_alice.get("/settings/parts/").content.decode()
    for part in parts().values():
        for desk in part.desks:
            assert f"{desk.name}: {desk.shows}" in page
