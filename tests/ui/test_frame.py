"""The frame: navigation by role, the place one is in, nothing asked before a template asks."""

from typing import Any

import pytest
from django.db import OperationalError
from django.http import HttpRequest
from django.test import RequestFactory

from porch.ui import context
from porch.ui.context import frame, places_for
from porch.ui.registries import Banner, Place, banners, nav

PLACES = {
    "t-today": Place("Now", "ui:look", "sun", 1, page="look", bar=True),
    "t-help": Place("Helping", "safety:help-now", "life-buoy", 2, page="help", bar=True),
    "t-desk": Place("Desk", "safety:leaving", "list-checks", 3, roles=frozenset({"coordinator"})),
    "t-leave": Place("Bland", "safety:leave", "door-open", 4),
}

LINES = {
    "t-one": Banner("t/one.html", lambda member: {"n": 1} if "coordinator" in member.role_names else None),
    "t-two": Banner("t/two.html", lambda member: {"n": 2}),
}


@pytest.fixture
def places(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nav, "_entries", PLACES)
    monkeypatch.setattr(banners, "_entries", LINES)


class Visitor:
    is_authenticated = False


class Person:
    is_authenticated = True
    way_back_open = False
    in_recovery = True

    def __init__(self, *roles: str, is_here: bool = True) -> None:
        self.role_names = frozenset(roles)
        self.is_here = is_here


class Unreachable:
    @property
    def is_authenticated(self) -> bool:
        raise OperationalError("unable to open database file")


def at(path: str, user: object | None = None) -> HttpRequest:
    request = RequestFactory().get(path)
    if user is not None:
        request.user = user  # type: ignore[assignment]
    return request


def drawn(request: HttpRequest) -> dict[str, Any]:
    return {key: value() if callable(value) else value for key, value in frame(request).items()}


@pytest.mark.usefixtures("places")
def test_a_role_opens_its_places_and_no_others() -> None:
    assert [link.label for link in places_for(frozenset(), "/", bar=False)] == ["Bland"]
    assert [link.label for link in places_for(frozenset({"coordinator"}), "/", bar=False)] == [
        "Desk",
        "Bland",
    ]
    assert [link.label for link in places_for(frozenset(), "/", bar=True)] == ["Now", "Helping"]


def test_whoever_is_here_for_somebody_else_is_not_shown_what_leads_nowhere_for_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rooms = Place("Rooms", "safety:leaving", "users", 9)
    all_of_us = Place("More", "safety:leaving", "menu", 10, for_family=True)
    theirs = Place("Family", "safety:leaving", "house", 11, only_family=True)
    monkeypatch.setattr(nav, "_entries", {"t-own": rooms, "t-all": all_of_us, "t-theirs": theirs})
    one = Person()
    assert [link.label for link in drawn(at("/", one))["nav_more"]] == ["Rooms", "More"]
    one.in_recovery = False
    assert [link.label for link in drawn(at("/", one))["nav_more"]] == ["More", "Family"]


@pytest.mark.usefixtures("places")
def test_one_place_is_marked_and_it_is_the_nearest() -> None:
    found = drawn(at("/leave/how/", Person("coordinator")))
    assert [link.label for link in found["nav_more"] if link.here] == ["Desk"]
    assert found["nav_more_here"]
    assert not any(link.here for link in found["nav_bar"])


@pytest.mark.usefixtures("places")
def test_who_waits_at_the_door_is_shown_no_places_behind_it() -> None:
    found = drawn(at("/waiting/", Person(is_here=False)))
    assert (found["signed_in"], found["nav_bar"], found["nav_more"]) == (True, [], [])


@pytest.mark.usefixtures("places")
@pytest.mark.parametrize(
    "user", [None, Visitor(), Unreachable()], ids=["no session", "visitor", "no database"]
)
def test_without_a_signed_in_person_there_is_no_bar(user: object | None) -> None:
    found = drawn(at("/", user))
    assert (found["signed_in"], found["nav_bar"], found["nav_more"]) == (False, [], [])


def test_nobody_is_looked_up_until_a_template_asks() -> None:
    request = RequestFactory().get("/")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(context, "roles_of", lambda _: pytest.fail("asked too early"))
        frame(request)


@pytest.mark.parametrize(
    ("cookie", "theme"), [("dark", "dark"), ("light", "light"), ('"><script>', ""), ("", "")]
)
def test_only_two_looks_are_known(cookie: str, theme: str) -> None:
    request = RequestFactory().get("/")
    request.COOKIES["theme"] = cookie
    assert frame(request)["theme"] == theme


@pytest.mark.usefixtures("places")
def test_lines_above_a_page_are_those_that_have_something_for_this_member() -> None:
    one, two = {"template": "t/one.html", "n": 1}, {"template": "t/two.html", "n": 2}
    assert drawn(at("/", Person("coordinator")))["banners"] == [one, two]
    assert drawn(at("/", Person()))["banners"] == [two]
    assert drawn(at("/", Visitor()))["banners"] == drawn(at("/"))["banners"] == []
