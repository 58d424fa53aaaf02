"""Houses as anybody finds them, and as nobody does: without the street."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from pytest_django import Settings

from porch.houses.actions.opening import NotOpened, set_state, visited
from porch.houses.actions.staying import end_stay
from porch.houses.models import Application, Bed, House, Stay
from porch.houses.rules.waiting import usual_wait
from porch.kit.clock import today_in
from porch.people.models import Member
from tests.conftest import person, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def demo(settings: Settings) -> None:
    settings.DEMO = True  # staff of the demo open their desks without a second factor


def read(address: str) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_stranger_reads_what_matters_and_never_the_street(
    house: House, beds: list[Bed], stay: Stay, frank: Member, now: datetime
) -> None:
    visited(house, today_in("UTC", now), "The county office", "", by=frank, now=now)
    page = read(f"/houses/{house.slug}/")
    for words in ("140.00 USD", "What happens if you use", "Safety first", "2 places are free", "Riverside"):
        assert words in page
    assert "Last visited on" in page
    assert "The state affiliate" in page
    assert "Alder Lane" not in page + read("/houses/")
    assert "Alice" not in page


def test_the_list_is_narrowed_without_script(house: House, beds: list[Bed]) -> None:
    assert "Alder House" in read("/houses/?free=on&whom=women&level=I&area=river")
    assert "Alder House" not in read("/houses/?level=IV")
    assert "Alder House" not in read("/houses/?children=on")


def test_a_closed_house_says_so_and_nothing_else(
    house: House, stay: Stay, frank: Member, now: datetime
) -> None:
    with pytest.raises(NotOpened):
        set_state(house, "closed", by=frank, now=now)
    end_stay(stay, until_on=today_in("UTC", now), ending="moved-on", by=frank, now=now)
    set_state(house, "closed", by=frank, now=now)
    page = read(f"/houses/{house.slug}/")
    assert "closed" in page
    assert "140.00" not in page
    assert "Alder House" not in read("/houses/")


def test_a_resting_house_cannot_be_asked(house: House, frank: Member, now: datetime) -> None:
    set_state(house, "resting", by=frank, now=now)
    assert "Ask about a room" not in read(f"/houses/{house.slug}/")
    refused = signed_in(person("Quiet Heron")).post(f"/houses/{house.slug}/ask/", {"words": "please"})
    assert refused.status_code == 422
    assert not Application.objects.exists()


def test_of_too_few_people_no_wait_is_told() -> None:
    assert usual_wait([3, 40]) is None
    told = usual_wait([3, 40, 10])
    assert told is not None
    assert (told.people, told.middle, told.shortest, told.longest) == (3, 10, 3, 40)


def test_whoever_left_finds_no_page_of_the_house(
    house: House, stay: Stay, frank: Member, alice: Member, now: datetime
) -> None:
    browser = signed_in(alice)
    assert browser.get(f"/houses/{house.slug}/home/").status_code == 200
    end_stay(stay, until_on=today_in("UTC", now), ending="left", by=frank, now=now)
    assert browser.get(f"/houses/{house.slug}/home/").status_code == 404
    assert browser.get(house.group.get_absolute_url()).status_code == 404
    assert "Alder House" in browser.get(f"/houses/mine/stays/{stay.pk}/").content.decode()
    assert signed_in(frank).get(f"/houses/mine/stays/{stay.pk}/").status_code == 404


def test_nobody_reads_of_a_visit_that_has_not_been(house: House, as_dee: Client, now: datetime) -> None:
    tomorrow = (today_in("UTC", now) + timedelta(days=2)).isoformat()
    refused = as_dee.post(f"/desk/houses/{house.slug}/", {"say": "visit", "on": tomorrow, "by": "The county"})
    assert refused.status_code == 422
    assert not house.visits.exists()
