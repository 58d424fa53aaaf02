"""Who is worried about someone finds what to do tonight, danger first, and nothing that links two people."""

import pytest
from django.test import Client

from porch.home.demo.meeting import MADE_UP
from porch.people.models import Community, Member

pytestmark = pytest.mark.django_db


def test_danger_comes_before_everything_else(client: Client) -> None:
    page = client.get("/worried/").text
    main = page[page.index("<main") :]
    assert (
        main.index("in danger now") < main.index('class="btn help"') < main.index("What you can do tonight")
    )
    assert page.count("data-primary") == 1


def test_where_families_are_welcome_they_can_join_for_their_own_sake(client: Client) -> None:
    page = client.get("/worried/").text
    assert "Join for yourself" in page
    assert "does not have to be here" in page
    assert "nothing links one account to another" in page


def test_where_they_are_not_the_page_promises_nothing(client: Client) -> None:
    Community.objects.create(supports=["peers", "mentors"])
    page = client.get("/worried/").text
    assert "Join for yourself" not in page
    assert "meetings that are open to anyone" in page
    assert page.count("data-primary") == 1


def test_a_member_who_is_worried_is_not_asked_to_join(as_alice: Client, alice: Member) -> None:
    page = as_alice.get("/worried/").text
    assert "Join for yourself" not in page
    assert page.count("data-primary") == 1


def test_it_leads_to_the_meetings_for_families_and_friends_on_any_day(
    client: Client, as_alice: Client
) -> None:
    for page in (client.get("/worried/").text, as_alice.get("/worried/").text):
        assert 'href="/meetings/?day=any&amp;type=families">Meetings for families and friends' in page
    Community.objects.create(supports=["peers", "mentors"])
    assert 'href="/meetings/?day=any&amp;type=open" data-primary' in client.get("/worried/").text


def test_the_made_up_meeting_of_families_is_found_as_one() -> None:
    assert ["families" in one.types for one in MADE_UP if one.name == "Families and friends"] == [True]
