"""The pages of hand-overs: two steps to send one, a preview first, and bad input told in a sentence."""

from datetime import datetime
from urllib.parse import urlencode

import pytest
from django.test import Client

from porch.handoffs.models import Passage
from porch.houses.models import House
from porch.people.models import Member
from porch.programmes.models import Episode
from tests.conftest import signed_in
from tests.handoffs.conftest import come_from, to


@pytest.fixture
def where(stay: Episode, house: House, alice: Member, now: datetime) -> str:
    chosen = {"to": to(alice, "house", now).code, "whence": come_from(alice, "programme", now).code}
    return f"/handoffs/send/?{urlencode(chosen)}"


def test_no_door_chosen_is_said_and_nothing_is_kept(where: str, as_alice: Client) -> None:
    found = as_alice.get("/handoffs/new/?to=")
    assert found.status_code == 422
    assert "Choose where you would like to go next." in found.text
    assert as_alice.get("/handoffs/new/?to=house:12").status_code == 422
    assert as_alice.get("/handoffs/send/?to=house:12").headers["Location"] == "/handoffs/new/"


def test_it_is_looked_at_before_it_is_sent(where: str, as_alice: Client, gale: Member) -> None:
    said = {"introducer": str(gale.pk), "words": "I can cook", "tells": "from"}
    looked = as_alice.post(where, {**said, "look": "1"}).text
    assert "This is what they read" in looked
    assert "They come from a programme." in looked
    assert "Gale Door reads it first" in looked
    assert not Passage.objects.exists()
    sent = as_alice.post(where, said)
    assert sent.headers["Location"] == f"/handoffs/{Passage.objects.get().pk}/"


def test_words_that_are_too_long_are_said_and_kept_on_the_page(where: str, as_alice: Client) -> None:
    found = as_alice.post(where, {"words": "x" * 601})
    assert found.status_code == 422
    assert "Keep it to 600 characters." in found.text
    assert "x" * 601 in found.text
    assert not Passage.objects.exists()


def test_the_whole_way_by_its_pages(where: str, as_alice: Client, gale: Member, frank: Member) -> None:
    as_alice.post(where, {"introducer": str(gale.pk), "words": "I can cook"})
    page = f"/handoffs/{Passage.objects.get().pk}/"
    as_gale, as_frank = signed_in(gale), signed_in(frank)
    assert as_frank.get(page).status_code == 404
    assert "I can cook" in as_gale.get(page).text
    as_gale.post(f"{page}answer/", {"say": "introduced"})
    assert "I can cook" in as_frank.get(page).text
    as_frank.post(f"{page}answer/", {"say": "receive"})
    assert "Frank Quay meets you." in as_alice.get(page).text
    assert as_alice.post(f"{page}met/", {"on": "soon"}).status_code == 422
    today = Passage.objects.get().received_at
    assert today is not None
    for client in (as_frank, as_alice):
        client.post(f"{page}met/", {"on": today.date().isoformat()})
    assert Passage.objects.get().state == "met"
    assert as_frank.get(page).status_code == 404
    assert "You have met." in as_alice.get(page).text


def test_an_answer_that_is_none_changes_nothing(to_the_house: Passage, gale: Member) -> None:
    signed_in(gale).post(f"/handoffs/{to_the_house.pk}/answer/", {"say": "receive"})
    to_the_house.refresh_from_db()
    assert to_the_house.state == "sent"


def test_a_reader_reads_no_other_page_of_hers(to_the_house: Passage, gale: Member) -> None:
    page = f"/handoffs/{to_the_house.pk}/"
    for verb in ("met/", "end/"):
        assert signed_in(gale).post(f"{page}{verb}").status_code == 404


def test_the_desk_reads_numbers_once_they_are_large_enough(to_the_house: Passage, as_dee: Client) -> None:
    assert "Nobody was handed over" in as_dee.get("/desk/handoffs/").text
    Passage.objects.update(state="not-met", received_at=to_the_house.sent_at, due_on="2020-01-01")
    assert "Too few for a number yet" in as_dee.get("/desk/handoffs/").text
