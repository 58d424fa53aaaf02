"""Whoever came for a page and was asked for a name first is led back to it, and nowhere but here."""

import pytest
from django.test import Client

from porch.people.models import Member
from porch.people.views.onward import own_path
from tests.people.test_join import first_step

ASK = "/houses/alder-house/ask/"
LEADS_BACK = f'href="{ASK}" data-primary'


def to_the_words(client: Client, **wishes: str) -> str:
    """The last page of joining, as it stands there."""
    client.post("/join/wishes/", wishes or {"skip": "1"})
    return client.get("/join/words/").content.decode()


def test_signing_in_tells_whoever_is_new_how_to_come_back(client: Client, db: None) -> None:
    assert f'href="/join/?next={ASK.replace("/", "%2F")}"' in client.get(f"/sign-in/?next={ASK}").text


def test_who_joined_for_the_sake_of_a_page_is_led_back_to_it_once(client: Client, db: None) -> None:
    client.get(f"/join/?next={ASK}")
    first_step(client)
    assert LEADS_BACK in to_the_words(client)
    assert LEADS_BACK not in client.get("/join/words/").text


def test_who_is_here_for_somebody_else_begins_in_their_own_space(client: Client, db: None) -> None:
    client.get(f"/join/?next={ASK}")
    first_step(client)
    Member.objects.update(in_recovery=False)
    assert 'href="/family/" data-primary' in to_the_words(client)


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://example.org/houses/",
        "//example.org/houses/",
        "/\\example.org/",
        "///example.org",
        "javascript:alert(1)",
        "houses/",
        "/" + "a" * 400,
        "/\n//example.org",
        "",
    ],
)
def test_nobody_is_led_anywhere_else(client: Client, db: None, elsewhere: str) -> None:
    client.get("/join/", {"next": elsewhere})
    first_step(client)
    assert 'href="/today/" data-primary' in to_the_words(client)


def test_only_the_path_is_kept() -> None:
    assert own_path(f"{ASK}?words=hello#end") == ASK
