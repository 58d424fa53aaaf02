"""The page is the family's own, and whole without anybody linked to it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from porch.family.registries import SpaceCard, space_cards
from porch.people.models import Member


@pytest.fixture
def two_cards_that_want_the_button() -> Iterator[None]:
    def wants(member: Member, now: datetime) -> dict[str, Any]:
        return {"wants_primary": True}

    before = dict(space_cards.items())
    for name, order in (("a test's first", -2), ("a test's second", -1)):
        space_cards.register(name, SpaceCard("home/_card_family.html", order, wants))
    yield
    for name in set(dict(space_cards.items())) - set(before):
        del space_cards._entries[name]


def test_it_is_for_them_and_says_so(as_rosa: Client) -> None:
    page = as_rosa.get("/family/")
    assert page.status_code == 200
    assert "It is not for watching someone else." in page.text
    assert page.text.count("data-primary") == 1


@pytest.mark.usefixtures("two_cards_that_want_the_button")
def test_of_two_blocks_that_want_the_filled_button_the_first_has_it(as_rosa: Client) -> None:
    assert as_rosa.get("/family/").text.count("data-primary") == 1


def test_whoever_is_not_safe_finds_numbers_and_the_way_off_the_page(as_rosa: Client) -> None:
    page = as_rosa.get("/family/not-safe/").text
    assert 'href="tel:' in page
    assert "/leave/how/" in page
    assert "A window that you opened" not in page


def test_somebody_in_recovery_reads_how_a_window_is_ended(as_alice: Client) -> None:
    assert "A window that you opened" in as_alice.get("/family/not-safe/").text
