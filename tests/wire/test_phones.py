"""On this phone: turned on and off by its owner, one browser one person, everything removed in one tap."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import Settings

from porch.people.actions import decide
from porch.people.models import Member
from porch.people.registries import belongings
from porch.record.models import Entry
from porch.wire import phones
from porch.wire.models import Phone
from porch.wire.waking import NotWakeable
from tests.conftest import signed_in
from tests.wire.browser import Browser

ADDRESS = "https://push.example/send/"
PAGE = "/settings/phone/"


@pytest.fixture
def allowed(db: None, settings: Settings, now: object) -> None:
    settings.PUSH_HOSTS = ["push.example"]
    decide(by=None, now=now, push=True)  # type: ignore[arg-type]


def given(address: str = ADDRESS + "1", **more: str) -> dict[str, str]:
    browser = Browser()
    return {"address": address, "point": browser.point, "secret": browser.secret, "label": "", **more}


def test_a_person_turns_it_on_and_off_for_the_phone_in_their_hand(
    allowed: None, as_alice: Client, alice: Member
) -> None:
    page = as_alice.get(PAGE).content.decode()
    assert "Turn it on here" in page
    as_alice.post(PAGE + "on/", given(label="  kitchen   tablet "))
    phone = Phone.objects.get()
    assert phone.member == alice
    page = as_alice.get(PAGE).content.decode()
    assert "Turned on here: kitchen tablet." in page
    assert "Turn it on here" not in page
    assert ADDRESS not in page
    as_alice.post(f"{PAGE}{phone.pk}/off/")
    assert not Phone.objects.exists()
    assert list(Entry.objects.values_list("act", flat=True).filter(act__startswith="phone-")) == [
        "phone-on",
        "phone-off",
    ]


def test_another_phone_of_mine_is_shown_and_turned_off_from_here(
    allowed: None, as_alice: Client, alice: Member
) -> None:
    elsewhere = signed_in(alice)
    elsewhere.post(PAGE + "on/", given(label="old phone"))
    page = as_alice.get(PAGE).content.decode()
    assert "Other phones of yours" in page
    assert "Turn it on here" in page, "this one is not on"
    as_alice.post(f"{PAGE}{Phone.objects.get().pk}/off/")
    assert not Phone.objects.exists()


def test_what_lies_in_the_database_tells_no_address(allowed: None, as_alice: Client) -> None:
    as_alice.post(PAGE + "on/", given(label="kitchen tablet"))
    row = Phone.objects.values().get()
    assert b"push.example" not in bytes(row["sealed_box"])
    assert b"kitchen" not in bytes(row["sealed_box"])


def test_where_the_community_wakes_no_phones_nothing_is_offered(as_alice: Client) -> None:
    assert "This place wakes no phones." in as_alice.get(PAGE).content.decode()
    assert as_alice.post(PAGE + "on/", given()).status_code == 404
    assert not Phone.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"address": "https://169.254.169.254/latest"},
        {"address": "https://elsewhere.example/x"},
        {"address": ""},
        {"point": "AAAA"},
        {"secret": ""},
        {"point": "B" * 200},
    ],
)
def test_what_cannot_be_used_is_one_sentence_and_changes_nothing(
    allowed: None, as_alice: Client, wrong: dict[str, str]
) -> None:
    answer = as_alice.post(PAGE + "on/", {**given(), **wrong})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert not Phone.objects.exists()


def test_one_browser_is_never_two_peoples(
    allowed: None, as_alice: Client, as_bob: Client, bob: Member
) -> None:
    as_alice.post(PAGE + "on/", given())
    as_bob.post(PAGE + "on/", given())
    assert [phone.member for phone in Phone.objects.all()] == [bob]


def test_nobody_turns_off_anothers_phone(allowed: None, as_alice: Client, as_bob: Client) -> None:
    as_alice.post(PAGE + "on/", given())
    phone = Phone.objects.get()
    assert as_bob.post(f"{PAGE}{phone.pk}/off/").status_code == 404
    assert Phone.objects.exists()


def test_turning_on_again_replaces_and_five_are_enough(
    allowed: None, alice: Member, now: object, make_person: Callable[..., Member]
) -> None:
    def on(number: int, session: str) -> None:
        phones.turn_on(
            alice,
            session=session,
            now=now + timedelta(minutes=number),  # type: ignore[operator]
            **given(f"{ADDRESS}{number}"),
        )

    on(1, "a")
    on(2, "a")
    assert Phone.objects.count() == 1, "one browser gave a new address"
    for number in range(3, 9):
        on(number, f"session-{number}")
    kept = {phone.box["address"] for phone in Phone.objects.all()}
    assert kept == {f"{ADDRESS}{number}" for number in range(4, 9)}


def test_a_refusal_leaves_what_was_there(allowed: None, alice: Member, now: object) -> None:
    phones.turn_on(alice, session="a", now=now, **given())  # type: ignore[arg-type]
    with pytest.raises(NotWakeable):
        phones.turn_on(alice, session="a", now=now, **given(point="AAAA"))  # type: ignore[arg-type]
    assert Phone.objects.count() == 1


def test_phones_of_sessions_that_ended_go_with_the_clock(
    allowed: None, as_alice: Client, as_bob: Client, bob: Member, now: object
) -> None:
    as_alice.post(PAGE + "on/", given())
    as_bob.post(PAGE + "on/", given(ADDRESS + "2"))
    as_alice.post("/leave/", headers={"sec-fetch-site": "same-origin"})
    phones.forget_gone(now)  # type: ignore[arg-type]
    assert [phone.member for phone in Phone.objects.all()] == [bob]


def test_removing_it_all_signs_out_and_clears_the_device(allowed: None, as_alice: Client) -> None:
    as_alice.post(PAGE + "on/", given())
    answer = as_alice.post(PAGE + "empty/")
    assert answer["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert not Phone.objects.exists()
    assert as_alice.get("/today/").status_code == 302
    page = as_alice.get(answer["Location"]).content.decode()
    assert "Removed from this phone" in page
    assert "pocket.js" not in page, "this page puts nothing back"


def test_it_is_given_to_its_owner_and_erased(
    allowed: None, as_alice: Client, alice: Member, now: object
) -> None:
    as_alice.post(PAGE + "on/", given(label="kitchen tablet"))
    mine = belongings.get("wire")
    assert mine is not None
    told = mine.export(alice)
    assert told["phones_that_may_be_woken"][0]["called"] == "kitchen tablet"
    assert told["quiet"] == {"kind": "hours", "from": "21:00", "until": "08:00"}
    mine.erase(alice, now)
    assert not Phone.objects.exists()


def test_a_stranger_is_asked_to_sign_in(client: Client, db: None) -> None:
    assert client.get(PAGE)["Location"].startswith("/sign-in/")
    assert client.post(PAGE + "empty/")["Location"].startswith("/sign-in/")
