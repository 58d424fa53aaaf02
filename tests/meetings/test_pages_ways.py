"""Getting to a meeting whose list says little: by its address, by asking, by phone; and what a calendar shows of it."""

from datetime import date

import pytest
from django.test import Client

from porch.meetings.models import Source
from tests.meetings.listed import NOW, put

pytestmark = pytest.mark.django_db
PAGE = "/meetings/mill-lane/"


def a_list() -> Source:
    return Source.objects.create(name="Valley", kind="meeting-guide", added_at=NOW, read_at=NOW)


def test_an_address_without_a_point_opens_maps_too(client: Client) -> None:
    put(more={"formatted_address": "4 Mill & Lane, Riverside"})
    page = client.get(PAGE).text
    assert 'href="geo:0,0?q=The%20old%20mill%2C%204%20Mill%20%26%20Lane%2C%20Riverside"' in page
    assert "openstreetmap.org/search?query=The+old+mill%2C+4+Mill+%26+Lane%2C+Riverside" in page
    assert "Whatever map you open learns" in page


def test_a_place_that_is_told_on_request_says_whom_to_ask(client: Client) -> None:
    told = {
        "city": "Riverside",
        "entity": "Riverside office",
        "entity_phone": "+44 20 7946 0000",
        "entity_email": "tea@office.example",
    }
    put(location="", more=told, source=a_list(), key="1")
    page = client.get(PAGE).text
    place = page[page.index("The place is told to those who ask") : page.index("Who holds it")]
    for said in ("Ask Riverside office", "tel:+442079460000", "mailto:tea@office.example"):
        assert said in place
    assert "geo:" not in page


def test_a_place_nobody_can_ask_for_says_so_and_where_people_are(client: Client) -> None:
    strange = {"entity_email": 'a@b"onclick=x', "entity_url": "javascript:x"}
    put(location="", more=strange, source=a_list(), key="1")
    page = client.get(PAGE).text
    assert "The list gives no way to ask." in page
    assert "mailto:" not in page
    assert "javascript:" not in page
    put("online", location="", conference_url="https://meet.example/room", more={"city": "Riverside"})
    assert "told to those who ask" not in client.get("/meetings/online/").text


def test_a_call_tells_of_the_number_and_a_link_of_the_camera(client: Client) -> None:
    put(location="", conference_phone="+44 20 7946 0000")
    put("link", location="", conference_url="https://meet.example/room")
    call, link = client.get(PAGE).text, client.get("/meetings/link/").text
    assert ("may see your number" in call, "camera" in call) == (True, False)
    assert ("may see your number" in link, "camera" in link) == (False, True)


@pytest.mark.parametrize(
    ("told", "with_what"),
    [({}, "Add it with the place"), ({"location": "", "conference_url": "https://a.example/x"}, "the link")],
)
def test_what_a_calendar_shows_stands_beside_each_of_its_links(
    client: Client, told: dict[str, str], with_what: str
) -> None:
    put(**told)
    page = client.get(PAGE).text
    quiet, full = page.index("and nothing else."), page.index("This one shows the address or link.")
    assert page.index("Add to my calendar") < quiet < page.index(with_what) < full


def test_a_call_alone_has_no_place_for_a_calendar(client: Client) -> None:
    put(location="", conference_phone="+44 20 7946 0000")
    assert "?place=1" not in client.get(PAGE).text


def test_kinds_are_called_on_a_page_as_in_the_search(client: Client) -> None:
    put(types=["wheelchair", "childcare"])
    page = client.get(PAGE).text
    for said in ("Step-free", "Childcare"):
        assert f'<li class="chip">{said}</li>' in page


def test_what_nobody_has_confirmed_for_a_year_says_so(client: Client) -> None:
    put(confirmed_on=date(2021, 10, 11))
    for page in (PAGE, "/meetings/?day=any"):
        text = client.get(page).text
        assert "Nobody has said since 2021 that this is right" in text
        assert "Checked 11 Oct" not in text


def test_a_meeting_whose_clock_is_known_no_more_goes_by_the_communitys(client: Client) -> None:
    put("old", name="Old clock", day=5, time_zone="Mars/Olympus")
    assert "Old clock" in client.get("/meetings/?day=5").text
    assert client.get("/meetings/old/").status_code == 200
    assert client.get("/embed/meetings/?day=5").status_code == 200
