"""The door, Today and More, and the demo's way in."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from porch.people.models import Community, Member

pytestmark = pytest.mark.django_db


@pytest.fixture
def heron(make_person: Callable[..., Member]) -> Member:
    member = make_person("Quiet Heron")
    member.is_demo = True
    member.save()
    return member


def test_the_door_is_open_and_tells_nothing_of_who_is_here(client: Client, alice: Member) -> None:
    page = client.get("/")
    assert page.status_code == 200
    assert alice.handle not in page.text
    assert page.text.count("data-primary") == 1


def test_the_door_asks_only_how_one_joins_here(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        client.get("/")


def test_there_are_four_ways_on_and_a_quiet_sign_in(client: Client) -> None:
    page = client.get("/").text
    hero = page[page.index('class="hero"') : page.index('class="door-art"')]
    assert re.findall(r'href="([^"]+)"', hero) == [
        "/join/",
        "/sign-in/",
        "/meetings/",
        "/worried/",
        "/help-now/",
    ]
    lede = re.search(r'<p class="lede">(.*?)</p>', hero, re.DOTALL)
    assert lede
    assert lede.group(1).count(".") == 3, "three sentences say what this is"
    assert hero.count("data-primary") == 1


@pytest.mark.parametrize(
    ("joining", "said"),
    [
        ("open", "Two minutes. No email, no phone, no real name."),
        ("invitation", "You need an invitation from someone here."),
        ("approval", "Then someone here says hello and opens the door."),
    ],
)
def test_the_door_says_how_one_joins_here(client: Client, joining: str, said: str) -> None:
    Community.objects.create(joining=joining)
    assert said in client.get("/").text


def test_a_visitor_is_sent_to_sign_in_and_back(client: Client) -> None:
    answer = client.get("/today/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/sign-in/?next=/today/")


def test_today_greets_by_name(as_alice: Client) -> None:
    page = as_alice.get("/today/")
    assert "Alice Fern</h1>" in page.text
    assert page.text.count("data-primary") == 1
    assert page["Cache-Control"] == "no-store"


def test_more_lists_a_coordinators_desk_and_not_a_members(as_dee: Client, as_alice: Client) -> None:
    assert "/desk/pairing/" in as_dee.get("/more/").text
    assert "/desk/" not in as_alice.get("/more/").text


def test_the_demo_lets_one_look_as_a_made_up_person(
    client: Client, heron: Member, settings: Settings
) -> None:
    settings.DEMO = True
    assert "Look as Quiet Heron" in client.get("/").text
    answer = client.post("/demo/look-as/", {"handle": "Quiet Heron"})
    assert answer.status_code == 302
    assert "Quiet Heron</h1>" in client.get("/today/").text


def test_nobody_looks_as_a_real_person(client: Client, alice: Member, settings: Settings) -> None:
    settings.DEMO = True
    assert client.post("/demo/look-as/", {"handle": alice.handle}).status_code == 404
    assert client.get("/today/").status_code == 302


def test_without_the_demo_there_is_no_looking_as_anyone(
    client: Client, heron: Member, settings: Settings
) -> None:
    settings.DEMO = False
    assert "Look as" not in client.get("/").text
    assert client.post("/demo/look-as/", {"handle": "Quiet Heron"}).status_code == 404
    assert client.get("/today/").status_code == 302


def test_looking_as_someone_is_a_post(client: Client, settings: Settings) -> None:
    settings.DEMO = True
    assert client.get("/demo/look-as/").status_code == 405
