"""The pages of a way back: what a member agrees on, the coordinators' desk."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from porch.kit import clock
from porch.people import actions, queries
from porch.people.models import Member, Proof, WayBack
from porch.people.queries import way_back as asked
from tests.conftest import signed_in
from tests.people.test_account import confirm
from tests.people.way_back import (
    DESK,
    NEW,
    PHRASE,
    SAID,
    a_day_passes,
    agreed,
    ask,
    desks_are_open,
    made,
    opened,
    page,
)

__all__ = ["agreed", "desks_are_open", "made", "opened"]  # fixtures

# what I agree on


def test_what_can_open_an_account_asks_for_the_password_again(as_alice: Client) -> None:
    again = "/settings/sign-in/again/?next=%2Fsettings%2Fway-back%2F"
    assert as_alice.get("/settings/way-back/").headers["Location"] == again
    assert as_alice.post("/settings/way-back/", {"in_person": "on"}).headers["Location"] == again
    assert not Proof.objects.exists()


def test_one_says_a_phrase_keeps_it_and_forgets_it(as_alice: Client, alice: Member) -> None:
    confirm(as_alice)
    assert "Nothing is agreed now" in page(as_alice, "/settings/way-back/")
    as_alice.post("/settings/way-back/", {"phrase": PHRASE, "in_person": "on"})
    shown = page(as_alice, "/settings/way-back/")
    assert "Agreed now: a phrase, or a coordinator who knows you in person." in shown
    assert "umbrella" not in shown, "never shown again"
    as_alice.post("/settings/way-back/", {"phrase": ""})
    assert asked.whose_proof("alice fern", PHRASE) == alice
    assert asked.whose_proof("alice fern", None) is None
    answer = as_alice.post("/settings/way-back/", {"phrase": "", "forget": "on"}, follow=True)
    assert "nobody can let you back in, not even we" in answer.content.decode()
    assert not Proof.objects.exists()


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("umbrella", "two words or more"),
        ("alice fern", "known to others"),
        ("let me in", "Anyone might try that"),
    ],
)
def test_a_weak_phrase_is_refused_and_changes_nothing(
    as_alice: Client, agreed: Member, phrase: str, said: str
) -> None:
    confirm(as_alice)
    answer = as_alice.post("/settings/way-back/", {"phrase": phrase})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert asked.whose_proof("alice fern", PHRASE) == agreed
    assert asked.whose_proof("alice fern", None) == agreed


def test_staff_are_told_that_it_takes_the_machine(as_dee: Client, dee: Member) -> None:
    confirm(as_dee, "dee lantern lamp kettle")
    assert "looks after the machine" in page(as_dee, "/settings/way-back/")
    as_dee.post("/settings/way-back/", {"phrase": PHRASE, "in_person": "on"})
    assert not Proof.objects.exists()


def test_whoever_waits_for_a_yes_can_agree_too(as_alice: Client, alice: Member) -> None:
    confirm(as_alice)
    Member.objects.filter(pk=alice.pk).update(state="waiting")
    as_alice.post("/settings/way-back/", {"in_person": "on"})
    assert Proof.objects.filter(member=alice, in_person=True).exists()


def test_a_new_name_says_that_the_phrase_is_gone(as_alice: Client, agreed: Member) -> None:
    confirm(as_alice)
    answer = as_alice.post("/settings/name/", {"suggestion": queries.suggest_names()[0]}, follow=True)
    assert "went with the old name" in answer.content.decode()
    again = as_alice.post("/settings/name/", {"suggestion": queries.suggest_names()[0]}, follow=True)
    assert "went with the old name" not in again.content.decode()


# the desk


@pytest.mark.parametrize("path", [DESK, f"{DESK}code/", f"{DESK}7b1d3c52-0f64-4f0e-9a39-2a1d5f0c9e11/end/"])
def test_the_desk_is_there_for_coordinators_alone(
    path: str, as_alice: Client, as_bob: Client, as_carol: Client, client: Client
) -> None:
    for somebody in (as_alice, as_bob, as_carol, client):
        asked_for = somebody.post if path.endswith("end/") else somebody.get
        assert asked_for(path).status_code == 404


def test_a_coordinator_is_shown_the_code_once(as_dee: Client, agreed: Member) -> None:
    assert ask(as_dee, "alice fern", "the herons grey umbrella")[0] == 302
    slip = page(as_dee, f"{DESK}code/")
    assert re.search(r'data-text="[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}"', slip)
    assert "Alice Fern" in slip
    assert as_dee.get(f"{DESK}code/").headers["Location"] == DESK
    assert "Made by you." in page(as_dee, DESK)


def test_every_no_at_the_desk_is_the_same(
    as_dee: Client, agreed: Member, erin: Member, dee: Member, carol: Member
) -> None:
    names = ["Nobody Here", "Erin Willow", "Dee Lantern", "Carol Stone"]
    wrong = [ask(as_dee, name, "some other phrase") for name in ("Alice Fern", *names)]
    unknown = [ask(as_dee, name) for name in names]
    for answers in (wrong, unknown):
        texts = {re.sub(r'value="[^"]*"|"X-CSRFToken": "\w+"', "", text) for _, text in answers}
        assert len(texts) == 1
        assert {code for code, _ in answers} == {422}
        assert "These do not go together." in texts.pop()
    assert not WayBack.objects.exists()


def test_a_second_one_meanwhile_is_the_same_no(as_dee: Client, made: tuple[WayBack, str]) -> None:
    assert "These do not go together." in ask(as_dee, "Alice Fern", PHRASE)[1]


@pytest.mark.parametrize("name", ["Alice Fern", "Nobody Here"])
def test_after_six_tries_with_a_name_the_desk_waits(
    agreed: Member, make_person: Callable[..., Member], name: str
) -> None:
    desks = [signed_in(make_person(f"Desk {n}", "coordinator")) for n in range(2)]
    codes = [ask(desks[n % 2], name, "wrong phrase here")[0] for n in range(7)]
    assert codes == [422] * 6 + [429]
    assert ask(desks[0], "Somebody Else", "wrong phrase here")[0] == 422


def test_a_coordinator_cannot_try_name_after_name(as_dee: Client) -> None:
    codes = [ask(as_dee, f"Nobody {n}")[0] for n in range(21)]
    assert codes == [422] * 20 + [429]


def test_the_phrase_is_asked_for_where_one_goes_by_it(as_dee: Client, agreed: Member) -> None:
    code, text = ask(as_dee, "Alice Fern", "  ")
    assert code == 422
    assert "Ask for the phrase and write it here" in text


def test_every_coordinator_sees_what_is_open_and_may_end_it(
    made: tuple[WayBack, str], make_person: Callable[..., Member], as_alice: Client
) -> None:
    other = signed_in(make_person("Other Desk", "coordinator"))
    assert "Made by Dee Lantern." in page(other, DESK)
    assert other.post(f"{DESK}{made[0].pk}/end/").status_code == 302
    assert "Alice Fern" not in page(other, DESK)
    assert SAID not in page(as_alice, "/settings/")
    assert other.post(f"{DESK}{made[0].pk}/end/").status_code == 404


@pytest.mark.parametrize("how", ["refused", "used", "over"])
def test_the_desk_says_only_that_it_ended(
    as_dee: Client, made: tuple[WayBack, str], agreed: Member, how: str
) -> None:
    if how == "refused":
        actions.refuse_way_back(agreed, now=clock.now())
    elif how == "used":
        a_day_passes()
        actions.use_way_back(made[0], NEW, now=clock.now())
    else:
        actions.end_ways_back_over(clock.now() + timedelta(days=4))
    text = page(as_dee, DESK)
    assert "Ended." in text
    assert not re.search(r"refused\b|used\b|over\b", text[text.index('id="made"') :])
