"""Working out grams of alcohol, as a step of the entry that needs no script and refuses nothing."""

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from porch.diary import queries
from porch.diary.models import Entry, Wishes
from porch.diary.rules.numbers import as_number
from porch.people.models import Member
from tests.conftest import NOON

DAY = {"day": "2026-11-20"}


@pytest.mark.django_db
def test_the_step_says_grams_and_drinks_and_keeps_nothing_yet(as_alice: Client) -> None:
    said = {
        **DAY,
        "used": "yes",
        "country": "GB",
        "many1": "2",
        "size1": "568",
        "percent1": "4",
        "note": "At the match",
    }
    page = as_alice.post("/progress/", {**said, "step": "drinks"})
    assert page.status_code == 200
    assert "35.9 g of alcohol." in page.text
    assert "4.5 standard drinks in United Kingdom, of 8 g each." in page.text
    assert "At the match" in page.text
    assert not Entry.objects.exists()


@pytest.mark.django_db
def test_glasses_and_standard_drinks_add_up_in_the_entry(alice: Member, as_alice: Client) -> None:
    said = {
        **DAY,
        "used": "yes",
        "country": "US",
        "drinks": "1,5",
        "many1": "",
        "size1": "150",
        "percent1": "12",
    }
    as_alice.post("/progress/", said)
    ((amount,),) = [one.amounts for one in queries.told_of(alice)]
    assert amount.what == "alcohol"
    assert amount.grams == pytest.approx(1.5 * 14 + 150 * 0.12 * 0.789)
    assert queries.drinks_of(alice) == "US"


@pytest.mark.django_db
def test_where_no_standard_drink_is_known_size_and_strength_are_asked(
    as_alice: Client, alice: Member
) -> None:
    page = as_alice.post("/progress/", {**DAY, "used": "yes", "country": "", "drinks": "3", "step": "drinks"})
    assert "Size and strength will do." in page.text
    assert "Kept as words: 3." in page.text
    as_alice.post("/progress/", {**DAY, "used": "yes", "country": "", "drinks": "3", "what": ["alcohol"]})
    ((amount,),) = [one.amounts for one in queries.told_of(alice)]
    assert (amount.grams, amount.how_much) == (None, "3")
    assert Wishes.objects.count() <= 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    "typed",
    [
        {"how_much": "loads, can’t remember " * 300},
        {"drinks": "a few"},
        {"many1": "x", "size1": "big", "percent1": "strong"},
        {"grams": "99999999"},
        {"many1": "-3", "size1": "-1", "percent1": "900"},
    ],
)
def test_nothing_is_refused_for_its_length_or_its_form_when_there_was_use(
    alice: Member, as_alice: Client, typed: dict[str, str]
) -> None:
    answer = as_alice.post(
        "/progress/", {**DAY, "used": "yes", "what": ["alcohol"], "country": "GB", **typed}
    )
    assert answer.status_code == 302
    ((amount,),) = [one.amounts for one in queries.told_of(alice)]
    assert amount.grams is None
    assert all(word.strip() in amount.how_much for word in typed.values())


@pytest.mark.django_db
def test_changing_an_entry_shows_its_grams_again(alice: Member, as_alice: Client) -> None:
    as_alice.post("/progress/", {**DAY, "used": "yes", "grams": "20", "how_much": "wine"})
    (kept,) = queries.entries_of(alice, NOON.date())
    page = as_alice.get(f"/progress/entries/{kept.id}/").text
    assert 'value="20"' in page
    assert 'value="wine"' in page


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2", 2),
        ("2.5", 2.5),
        ("2,5", 2.5),
        ("½", 0.5),
        ("1½", 1.5),
        ("330 ml", 330),
        ("5 %", 5),
        ("about 3", 3),
    ],
)
def test_numbers_as_people_write_them(text: str, number: float) -> None:
    assert as_number(text) == number


@given(st.text(max_size=20))
def test_anything_typed_is_a_number_or_none(text: str) -> None:
    number = as_number(text)
    assert number is None or 0 <= number < 10_000_000
