"""What a house says a place costs: in its own currency, and for the same time as long as it keeps its book."""

import pytest
from django.test import Client

from porch.houses.actions import raising
from porch.houses.forms.house import PageForm
from porch.houses.models import House, Stay, Terms
from porch.houses.queries import owing
from porch.kit.clock import now as this_moment
from porch.people.models import Member
from tests.conftest import signed_in

EDIT, PAGE = "/houses/alder-house/edit/", "/houses/alder-house/"


def filled(house: House, **other: str) -> dict[str, str]:
    """The form as its page shows it, with something else written in."""
    form = PageForm(house=house)
    told = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    words = {name: "" if said is None else str(said) for name, said in told.items()}
    return words | {"address": "12 Alder Lane"} | other


@pytest.mark.parametrize(
    ("typed", "currency", "kept", "read"),
    [
        ("14000", "JPY", 14_000, "14,000 JPY"),
        ("14.5", "BHD", 14_500, "14.500 BHD"),
        ("140,50", "EUR", 14_050, "140.50 EUR"),
        ("0", "USD", 0, "0.00 USD"),
    ],
)
def test_an_amount_is_read_in_the_currency_beside_it(
    house: House, frank: Member, typed: str, currency: str, kept: int, read: str
) -> None:
    keeper = signed_in(frank)
    said = filled(house, share=typed, deposit=typed, currency=currency.lower())
    assert keeper.post(EDIT, said).status_code == 302
    house.refresh_from_db()
    assert (house.share_cents, house.deposit_cents, house.currency) == (kept, kept, currency)
    assert read in Client().get(PAGE).text
    assert keeper.post(EDIT, filled(house)).status_code == 302
    house.refresh_from_db()
    assert house.share_cents == kept


@pytest.mark.parametrize(
    "wrong",
    [
        {"share": "1,400"},
        {"share": "140.50", "currency": "JPY"},
        {"share": "9999999999"},
        {"deposit": "a week"},
        {"currency": "U5D"},
        {"share": ""},
    ],
)
def test_what_is_no_amount_is_refused_and_nothing_is_changed(
    house: House, frank: Member, wrong: dict[str, str]
) -> None:
    answer = signed_in(frank).post(EDIT, filled(house, area="Hillside") | wrong)
    assert answer.status_code == 422
    house.refresh_from_db()
    assert (house.share_cents, house.area) == (14_000, "Riverside")


@pytest.mark.parametrize("other", [{"per": "month"}, {"currency": "EUR"}])
def test_while_a_book_is_kept_a_share_is_for_the_same_time_in_the_same_currency(
    terms: Terms, stay: Stay, frank: Member, other: dict[str, str]
) -> None:
    keeper, house = signed_in(frank), terms.house
    raising.raise_all(this_moment())
    before = owing.balance(stay)
    refused = keeper.post(EDIT, filled(house, area="Hillside") | other)
    assert refused.status_code == 422
    assert "keeps its book" in refused.text
    raising.raise_all(this_moment())
    house.refresh_from_db()
    assert (owing.balance(stay), house.area) == (before, "Riverside")
    assert keeper.post(EDIT, filled(house, area="Hillside")).status_code == 302
