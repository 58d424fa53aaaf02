"""Joining: a drawn name, a password, eighteen, and nothing else has to be said."""

import re
from datetime import datetime

import pytest
from django.test import Client

from porch.people import actions, queries
from porch.people.models import Member, RecoveryWords
from porch.people.queries import whose_words
from porch.people.rules.hours import NotAZone
from porch.people.rules.zones import usual_zone, zones

ANSWERS = {"password": "harbour lamp kettle", "adult": "on", "time_zone": "Europe/Lisbon", "language": "pt"}


def suggestion_on(page: str) -> str:
    found = re.search(r'name="suggestion" value="([^"]+)"', page)
    assert found
    return found[1]


def first_step(client: Client, **changed: str) -> str:
    """The name the page suggested; the form is sent with ``changed`` answers."""
    token = suggestion_on(client.get("/join/").content.decode())
    client.post("/join/", {**ANSWERS, "suggestion": token, **changed})
    return str(queries.name_in(token))


def test_someone_joins_under_the_name_they_were_shown(client: Client, db: None) -> None:
    name = first_step(client)
    member = Member.objects.get(handle=name)
    assert member.check_password("harbour lamp kettle")
    assert member.time_zone == "Europe/Lisbon"
    assert member.lived.languages == ["pt"]
    assert member.sealed_email == b""
    assert client.get("/join/wishes/").status_code == 200


def test_every_visit_brings_another_name(client: Client, db: None) -> None:
    shown = {suggestion_on(client.get("/join/").content.decode()) for _ in range(5)}
    assert len({queries.name_in(token) for token in shown}) > 1


def test_a_typed_name_is_replaced_by_three_drawn_ones(client: Client, db: None) -> None:
    answer = client.post("/join/", {**ANSWERS, "suggestion": "Robert Smith"})
    assert answer.status_code == 422
    assert answer.content.decode().count('name="suggestion"') == 3
    assert not Member.objects.exists()


def test_a_name_taken_meanwhile_is_replaced_by_three_others(client: Client, db: None, now: datetime) -> None:
    token = suggestion_on(client.get("/join/").content.decode())
    actions.join(token, "tea pot window", time_zone="UTC", language="en", now=now)
    answer = client.post("/join/", {**ANSWERS, "suggestion": token})
    assert answer.status_code == 422
    assert answer.content.decode().count('name="suggestion"') == 3
    assert Member.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("password", "short", "8"),
        ("adult", "", "18 or over"),
        ("time_zone", "Mars/Base", "Say which time zone"),
        ("time_zone", "", "Say which time zone"),
        ("language", "xx", "Language"),
    ],
)
def test_a_wrong_answer_is_said_and_nobody_joins(
    client: Client, db: None, field: str, value: str, said: str
) -> None:
    token = suggestion_on(client.get("/join/").content.decode())
    answer = client.post("/join/", {**ANSWERS, "suggestion": token, field: value})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Member.objects.exists()


def test_an_error_elsewhere_keeps_the_name(client: Client, db: None) -> None:
    token = suggestion_on(client.get("/join/").content.decode())
    answer = client.post("/join/", {**ANSWERS, "suggestion": token, "adult": ""})
    assert suggestion_on(answer.content.decode()) == token


def test_somebody_under_eighteen_is_shown_where_to_turn(client: Client, db: None) -> None:
    page = client.post("/join/", {**ANSWERS, "adult": ""}).content.decode()
    assert "open><summary>If you are under 18" in page
    assert 'href="/help-now/"' in page


def test_wishes_can_be_said(client: Client, db: None) -> None:
    name = first_step(client)
    client.post("/join/wishes/", {"substances": ["alcohol", "gambling"], "right_now": "cut-down"})
    lived = Member.objects.get(handle=name).lived
    assert lived.substances == ["alcohol", "gambling"]
    assert (lived.right_now, lived.first_wish) == ("cut-down", "")


def test_wishes_can_be_skipped(client: Client, db: None) -> None:
    name = first_step(client)
    answer = client.post("/join/wishes/", {"skip": "1", "substances": ["alcohol"]})
    assert answer.headers["Location"] == "/join/words/"
    assert Member.objects.get(handle=name).lived.substances == []


def test_four_words_are_shown_once_and_let_their_owner_back_in(client: Client, db: None) -> None:
    name = first_step(client)
    client.post("/join/wishes/", {"skip": "1"})
    shown = re.search(r'data-text="([^"]+)"', client.get("/join/words/").content.decode())
    assert shown
    assert len(shown[1].split()) == 4
    found = whose_words(name, shown[1])
    assert found is not None
    assert found.handle == name
    again = client.get("/join/words/").content.decode()
    assert shown[1] not in again
    assert "data-text" not in again


def test_going_back_to_the_wishes_does_not_make_new_words(client: Client, db: None) -> None:
    name = first_step(client)
    client.post("/join/wishes/", {"skip": "1"})
    before = RecoveryWords.objects.get(member__handle=name).digest
    client.post("/join/wishes/", {"skip": "1"})
    assert RecoveryWords.objects.get(member__handle=name).digest == before


def test_too_many_new_people_from_one_place_are_asked_to_wait(client: Client, db: None) -> None:
    """A room of forty on one Wi-Fi gets in; a flood does not."""
    tokens = queries.suggest_names(101)
    codes = [Client().post("/join/", {**ANSWERS, "suggestion": token}).status_code for token in tokens]
    assert codes == [302] * 100 + [429]
    assert Member.objects.count() == 100


def test_who_is_in_already_goes_to_today(as_alice: Client) -> None:
    assert as_alice.get("/join/").headers["Location"] == "/today/"


def test_a_time_zone_nobody_knows_is_refused(db: None, now: datetime) -> None:
    with pytest.raises(NotAZone):
        actions.join(queries.suggest_names()[0], "x", time_zone="Mars/Base", language="en", now=now)
    assert not Member.objects.exists()


def test_a_country_of_one_time_zone_says_the_zone() -> None:
    assert usual_zone("IE", "UTC") == "Europe/Dublin"
    assert usual_zone("US", "America/Denver") == "America/Denver"
    assert usual_zone("", "UTC") == "UTC"


def test_every_town_lies_on_the_map() -> None:
    assert len(zones()) > 300
    assert all(-90 <= zone.lat <= 90 and -180 <= zone.lon <= 180 for zone in zones())
    london = next(zone for zone in zones() if zone.name == "Europe/London")
    assert (round(london.lat, 1), round(london.lon, 1)) == (51.5, -0.1)
