"""/consent/: given, paused, taken back in one tap, by their owner alone; the other's page keeps no trace of it."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import Settings

from porch.bonds.models import Pair
from porch.kit.clock import now as this_moment
from porch.people.actions import consent as actions
from porch.people.models import Grant, Member
from porch.people.registries import relations
from porch.people.rules.consent import HOUSE_RULES
from porch.record.looks import Look, disclose
from porch.record.models import Disclosure
from tests.conftest import signed_in

pytestmark = pytest.mark.django_db
HOURS = "18:00"


@pytest.fixture
def pair(alice: Member, bob: Member) -> Pair:
    """Bob walks with Alice, who told when she is free."""
    alice.lived.hours = ["mon-18", "mon-19"]
    alice.lived.save()
    return Pair.objects.create(
        mode="mentors", first=bob, second=alice, between="x", state="active", started_at=alice_since()
    )


def alice_since() -> datetime:
    return datetime.fromisoformat("2026-11-02T12:00:00+00:00")


@pytest.fixture
def given(pair: Pair, alice: Member, bob: Member) -> Grant:
    return actions.give("hours", bob, by=alice, now=this_moment())


def page_of(client: Client, pair: Pair) -> str:
    text = client.get(f"/people/{pair.pk}/").text
    return without_tokens(text)


def without_tokens(text: str) -> str:
    """Without what each page is given anew: the token of its forms, and the id of what is written on it."""
    return re.sub(r"\b[A-Za-z0-9]{64}\b|(?<=name=\"sent_as\" value=\")[0-9a-f-]{36}", "", text)


def test_what_was_given_stands_on_the_others_page_and_the_look_in_my_ledger(
    given: Grant, pair: Pair, as_alice: Client, as_bob: Client
) -> None:
    assert "Nobody yet." in as_alice.get("/consent/").text
    assert HOURS in page_of(as_bob, pair)
    page = as_alice.get("/consent/").text
    assert "Bob Harbour looked at your hours, to walk with you, on" in page
    assert "Bob Harbour looked at your hours" in as_alice.get("/consent/looked/").text
    assert "looked at" not in as_bob.get("/consent/").text


@pytest.mark.parametrize("way", ["pause", "take-back", "end", "empty"])
def test_paused_taken_back_ended_and_nothing_told_are_the_page_of_nothing_given_byte_for_byte(
    way: str, pair: Pair, alice: Member, bob: Member, as_alice: Client, as_bob: Client, now: datetime
) -> None:
    before = page_of(as_bob, pair)
    grant = actions.give("hours", bob, by=alice, now=this_moment())
    shown = page_of(as_bob, pair)
    assert shown != before
    if way == "end":
        Grant.objects.update(since=now - timedelta(days=3), until=now - timedelta(days=2))
    elif way == "empty":
        alice.lived.hours = []
        alice.lived.save()
    else:
        assert as_alice.post(f"/consent/{grant.pk}/{way}/").status_code == 302
    rows = Disclosure.objects.count()
    assert page_of(as_bob, pair) == before
    assert Disclosure.objects.count() == rows, "nothing was seen, so nothing is written"
    if way == "pause":
        as_alice.post(f"/consent/{grant.pk}/go-on/")
        assert page_of(as_bob, pair) == shown


def test_a_pause_is_not_told_to_anybody(given: Grant, as_alice: Client, as_bob: Client) -> None:
    before = without_tokens(as_bob.get("/today/").text)
    as_alice.post(f"/consent/{given.pk}/pause/")
    as_alice.post(f"/consent/{given.pk}/take-back/")
    assert without_tokens(as_bob.get("/today/").text) == before


def test_nobody_else_moves_a_permission(given: Grant, as_bob: Client, as_erin: Client) -> None:
    for client in (as_bob, as_erin):
        for way in ("pause", "go-on", "take-back"):
            assert client.post(f"/consent/{given.pk}/{way}/").status_code == 404
    assert Grant.objects.get().revoked_at is None


def test_the_preview_is_what_they_see_and_writes_nothing(
    given: Grant, pair: Pair, bob: Member, as_alice: Client, as_bob: Client, as_erin: Client
) -> None:
    preview = as_alice.get(f"/consent/as/{bob.pk}/").text
    assert HOURS in preview
    assert not Disclosure.objects.exists()
    as_alice.post(f"/consent/{given.pk}/pause/")
    assert HOURS not in as_alice.get(f"/consent/as/{bob.pk}/").text
    assert as_erin.get(f"/consent/as/{bob.pk}/").status_code == 404, "nobody is looked up here"


def test_giving_to_someone_new_asks_who_one_is_and_keeps_what_was_chosen(
    pair: Pair, bob: Member, as_alice: Client
) -> None:
    chosen = {"to": str(bob.pk), "what": "recovery", "ends": "week"}
    answer = as_alice.post("/consent/give/", chosen)
    assert answer.status_code == 302
    assert "/settings/sign-in/again/" in answer["Location"]
    assert not Grant.objects.exists()
    form = as_alice.get("/consent/give/", chosen).text
    assert len(re.findall(r"<input[^>]* checked", form)) == 3


def test_giving_more_to_someone_who_sees_something_already_needs_no_password(
    given: Grant, bob: Member, as_alice: Client
) -> None:
    said = as_alice.post("/consent/give/", {"to": str(bob.pk), "what": "recovery", "ends": "week"})
    assert (said.status_code, said["Location"]) == (302, "/consent/")
    made = Grant.objects.get(scope="recovery")
    assert (made.until - made.since).days == 7


def test_only_one_of_my_people_can_be_chosen(pair: Pair, erin: Member, as_alice: Client) -> None:
    for said in (
        {"to": str(erin.pk), "what": "hours", "ends": "week"},
        {"to": "x", "what": "hours", "ends": "week"},
        {"what": "hours", "ends": "week"},
        {"to": str(erin.pk), "what": "everything", "ends": "for ever"},
    ):
        assert as_alice.post("/consent/give/", said).status_code == 422
    assert not Grant.objects.exists()


def test_whoever_walks_with_nobody_is_told_so(as_erin: Client) -> None:
    assert "When you have a peer or a mentor" in as_erin.get("/consent/give/").text


def test_every_rule_of_the_house_stands_on_the_page(as_alice: Client) -> None:
    page = as_alice.get("/consent/").text
    for rule in HOUSE_RULES:
        assert rule.what in page, rule.code
        assert not rule.relation or relations.get(rule.relation) is not None


def test_a_rule_is_paused_and_holds_again_in_one_tap(
    as_bob: Client, as_dee: Client, bob: Member, settings: Settings
) -> None:
    settings.DEMO = True  # no second factor in this test
    bob.lived.hours = ["mon-18"]
    bob.lived.save()
    assert "Bob Harbour" in as_dee.get("/desk/rota/").text
    as_bob.post("/consent/rules/rota/")
    assert "Bob Harbour" not in as_dee.get("/desk/rota/").text
    as_bob.post("/consent/rules/rota/", {"say": "hold"})
    assert "Bob Harbour" in as_dee.get("/desk/rota/").text
    assert as_bob.post("/consent/rules/pairing-desk/").status_code == 404
    assert as_bob.post("/consent/rules/nothing/").status_code == 404


def test_the_ledger_has_pages(alice: Member, bob: Member, as_alice: Client, now: datetime) -> None:
    for n in range(30):
        disclose([Look(alice.pk, bob.pk, "hours", "walking", "x", item=str(n))], now=now)
    assert as_alice.get("/consent/looked/").text.count("Bob Harbour looked") == 25
    assert as_alice.get("/consent/looked/?page=2").text.count("Bob Harbour looked") == 5


def test_who_has_left_is_named_no_more(alice: Member, as_alice: Client, now: datetime) -> None:
    disclose([Look(alice.pk, uuid4(), "hours", "walking", "x")], now=now)
    disclose([Look(alice.pk, None, "everything", "handing-out", "command", how="command")], now=now)
    page = as_alice.get("/consent/looked/").text
    assert "Someone who has left looked at your hours" in page
    assert "The machine looked at your own file" in page


def test_a_stranger_finds_the_door(client: Client, make_person: Callable[..., Member]) -> None:
    for path in ("/consent/", "/consent/give/", "/consent/looked/"):
        assert client.get(path).status_code == 302
    resting = make_person("Resting Fern")
    resting.state = Member.State.PAUSED
    resting.save()
    assert signed_in(resting).get("/consent/").status_code == 200
