"""What somebody owes, as they read it, as the house writes it, and who sees nothing of it."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from porch.houses.actions import paying, raising
from porch.houses.actions.staying import end_stay
from porch.houses.models import Entry, House, NotRight, Plan, SaidPaid, Stay, Terms
from porch.houses.queries import owing
from porch.houses.rules import book
from porch.houses.rules.shares import period_of
from porch.people.actions.leaving import leave
from porch.people.models import Member
from tests.conftest import person, signed_in
from tests.houses.owing.conftest import let_serve

BOOK = "/houses/alder-house/book/"
DAY = timedelta(days=1)


def account(stay: Stay) -> str:
    return f"{BOOK}{stay.pk}/"


def mine(stay: Stay) -> str:
    return f"/houses/mine/{stay.pk}/money/"


def said(now: datetime, cents: str = "25.50", **more: str) -> dict[str, str]:
    return {"cents": cents, "how": "cash", "on": now.date().isoformat()} | more


@pytest.fixture
def raised(terms: Terms, now: datetime) -> Terms:
    raising.raise_all(now)
    return terms


def test_the_manager_begins_the_book_and_shares_are_raised(
    house: House, stay: Stay, alice: Member, frank: Member, now: datetime
) -> None:
    wrong = signed_in(frank).post(BOOK, {"from_on": "2020-01-01", "weekday": "0"})
    assert wrong.status_code == 422
    assert not Terms.objects.exists()
    signed_in(frank).post(BOOK, {"from_on": now.date().isoformat(), "weekday": "2"})
    raising.raise_all(now)
    part = period_of("week", 2, now.date())
    assert owing.balance(stay) == 14_000 * (part.until - now.date()).days // 7
    page = signed_in(alice).get("/houses/alder-house/money/").text
    assert f"{owing.balance(stay) / 100:.2f} USD is open" in page
    assert "140.00 USD" in page


def test_a_payment_is_read_at_once_with_a_receipt_that_has_its_number(
    raised: Terms, stay: Stay, as_alice: Client, frank: Member, now: datetime
) -> None:
    before = owing.balance(stay)
    written = signed_in(frank).post(f"{account(stay)}payment/", said(now, words="Envelope"), follow=True)
    entry = Entry.objects.get(what="payment")
    assert f"number {entry.number}" in written.text
    assert owing.balance(stay) == before - 2_550
    receipt = as_alice.get(f"{mine(stay)}{entry.number}/").text
    for words in ("Receipt", f"number {entry.number}", "25.50 USD", "Envelope", "Frank Quay"):
        assert words in receipt
    assert "−25.50 USD" in as_alice.get(mine(stay)).text


@pytest.mark.parametrize(
    "wrong",
    [
        {"cents": "abc"},
        {"cents": "-3"},
        {"cents": "1,400"},
        {"cents": "99999999"},
        {"how": "pocket"},
        {"on": "2030-01-01"},
        {"on": "x"},
    ],
)
def test_what_is_no_payment_is_refused_and_nothing_is_written(
    raised: Terms, stay: Stay, as_alice: Client, frank: Member, now: datetime, wrong: dict[str, str]
) -> None:
    count = Entry.objects.count()
    assert signed_in(frank).post(f"{account(stay)}payment/", said(now) | wrong).status_code == 422
    assert as_alice.post(f"{mine(stay)}paid/", said(now) | wrong).status_code == 422
    assert Entry.objects.count() == count
    assert not SaidPaid.objects.exists()


def test_i_paid_waits_for_a_yes_of_somebody_else(
    raised: Terms, stay: Stay, as_alice: Client, frank: Member, now: datetime
) -> None:
    before = owing.balance(stay)
    for _ in range(2):
        as_alice.post(f"{mine(stay)}paid/", said(now))
    row = SaidPaid.objects.get()
    assert owing.balance(stay) == before
    answer = f"{BOOK}paid/{row.pk}/"
    assert as_alice.post(answer, {"say": "yes"}).status_code == 404
    keeper = signed_in(frank)
    assert "Alice Fern says: I paid" in keeper.get(BOOK).text
    keeper.post(answer, {"say": "yes"})
    keeper.post(answer, {"say": "yes"})
    assert owing.balance(stay) == before - 2_550


def test_a_payment_that_was_not_found_is_told_and_nothing_is_written(
    raised: Terms, stay: Stay, as_alice: Client, frank: Member, now: datetime
) -> None:
    as_alice.post(f"{mine(stay)}paid/", said(now))
    signed_in(frank).post(f"{BOOK}paid/{SaidPaid.objects.get().pk}/", {"say": "no"})
    assert "it was not found" in as_alice.get(mine(stay)).text
    assert not Entry.objects.filter(what="payment").exists()


def test_a_line_that_is_not_right_is_marked_looked_at_and_taken_back(
    raised: Terms, stay: Stay, bobs_stay: Stay, as_alice: Client, frank: Member, now: datetime
) -> None:
    entry = paying.charge(stay, 900, "A key", by=frank, now=now)
    other = paying.charge(bobs_stay, 900, "A key", by=frank, now=now)
    assert entry is not None
    assert other is not None
    assert as_alice.post(f"{mine(stay)}{other.number}/not-right/", {"words": "x"}).status_code == 404
    as_alice.post(f"{mine(stay)}{entry.number}/not-right/", {"words": "I have my key"})
    mark, keeper = NotRight.objects.get(), signed_in(frank)
    assert "I have my key" in keeper.get(BOOK).text
    keeper.post(f"{BOOK}not-right/{mark.pk}/", {"say": "back"})
    page = as_alice.get(f"{mine(stay)}{entry.number}/").text
    assert "It was taken back." in page
    assert Entry.objects.get(undoes=entry)


def test_the_statement_begins_where_it_stood_and_ends_where_it_stands(
    raised: Terms, stay: Stay, as_alice: Client, frank: Member, now: datetime
) -> None:
    paying.pay(stay, 1_000, book.BANK, by=frank, now=now, words="=1+1")
    days = f"?since={now.date() - 10 * DAY}&until={now.date()}"
    told = owing.statement(stay, now.date() - 10 * DAY, now.date())
    page = as_alice.get(f"{mine(stay)}statement/{days}").text
    assert f">{told.before / 100:,.2f}<" in page
    assert f">{told.after / 100:,.2f}<" in page
    table = as_alice.get(f"{mine(stay)}statement.csv{days}")
    assert table["Content-Type"].startswith("text/csv")
    assert f"{told.after / 100:.2f}" in table.text.splitlines()[-1]
    assert "'=1+1" in table.text
    upside_down = f"?since={now.date()}&until={now.date() - DAY}"
    assert as_alice.get(f"{mine(stay)}statement/{upside_down}").status_code == 422


def test_a_plan_holds_when_both_sides_said_yes_and_shows_what_is_left(
    raised: Terms, stay: Stay, as_alice: Client, frank: Member, now: datetime
) -> None:
    wish = {"total": "40", "each": "15", "per": "week", "from_on": now.date().isoformat()}
    assert as_alice.post(f"{mine(stay)}plan/", wish | {"each": "41"}).status_code == 422
    as_alice.post(f"{mine(stay)}plan/", wish)
    plan, keeper = Plan.objects.get(), signed_in(frank)
    as_alice.post(f"{mine(stay)}plan/{plan.pk}/", {"say": "yes"})
    plan.refresh_from_db()
    assert plan.agreed_at is None
    keeper.post(f"{account(stay)}plan/{plan.pk}/", {"say": "yes"})
    keeper.post(f"{account(stay)}payment/", said(now, "20", for_plan="on"))
    keeper.post(f"{account(stay)}payment/", said(now, "30"))
    found = owing.plan_of(stay)
    assert found is not None
    assert [(one.cents, one.there) for one in found.parts] == [(1500, 1500), (1500, 500), (1000, 0)]
    assert "20.00 USD is left" in as_alice.get(mine(stay)).text
    assert "20.00 USD is left" in keeper.get(account(stay)).text


def test_an_instalment_that_is_not_there_is_shown_to_the_two_sides_and_nothing_follows(
    raised: Terms, stay: Stay, as_alice: Client, as_bob: Client, bobs_stay: Stay, frank: Member, now: datetime
) -> None:
    wish = {"total": "40", "each": "20", "per": "week", "from_on": now.date().isoformat()}
    as_alice.post(f"{mine(stay)}plan/", wish)
    signed_in(frank).post(f"{account(stay)}plan/{Plan.objects.get().pk}/", {"say": "yes"})
    Plan.objects.update(from_on=now.date() - 8 * DAY)
    assert "20.00 USD not there yet" in as_alice.get(mine(stay)).text
    raising.raise_all(now)
    stay.refresh_from_db()
    assert stay.until_on is None
    for page in (BOOK, account(stay), mine(stay)):
        assert as_bob.get(page).status_code == 404


def test_others_in_the_house_read_sums_and_no_name(
    raised: Terms, stay: Stay, as_bob: Client, bobs_stay: Stay, frank: Member, now: datetime
) -> None:
    paying.pay(stay, 5_000, book.CASH, by=frank, now=now)
    paying.spend(raised.house, "food", 1_234, book.CASH, "Bread", by=frank, now=now)
    page = as_bob.get("/houses/alder-house/money/sums/").text
    for words in ("12.34 USD", "37.66 USD", "is told where it is of five or more"):
        assert words in page
    assert "50.00 USD" not in page  # Alice alone paid
    assert "Alice" not in page
    assert "Open in all" not in page


def test_a_look_at_an_account_is_read_by_whoever_it_is_about(
    raised: Terms, stay: Stay, as_alice: Client, frank: Member
) -> None:
    signed_in(frank).get(account(stay))
    assert "Frank Quay" in as_alice.get("/consent/looked/").text


def test_nobody_writes_on_their_own_account_not_even_the_treasurer(
    raised: Terms,
    stay: Stay,
    erins_stay: Stay,
    treasurer: Member,
    bob: Member,
    bobs_stay: Stay,
    now: datetime,
) -> None:
    let_serve(raised.house, bob, "comptroller", now)
    erin, checks = signed_in(treasurer), signed_in(bob)
    assert erin.post(f"{account(stay)}payment/", said(now)).status_code == 302
    assert erin.get(account(erins_stay)).status_code == 200
    assert erin.post(f"{account(erins_stay)}payment/", said(now)).status_code == 404
    assert checks.post(f"{account(stay)}payment/", said(now)).status_code == 404
    assert checks.post(f"{account(erins_stay)}payment/", said(now)).status_code == 302
    assert checks.get(f"{BOOK}spend/").status_code == 404
    assert checks.post(f"{BOOK}check/", {"how": "cash", "cents": "60"}).status_code == 302
    assert owing.accounts(raised.house)["cash"] == 6_000


def test_a_house_writes_what_it_spent_and_takes_it_back(raised: Terms, frank: Member, now: datetime) -> None:
    keeper = signed_in(frank)
    wish = {"what": "food", "cents": "12.34", "how": "cash", "words": ""}
    assert keeper.post(f"{BOOK}spend/", wish).status_code == 422
    keeper.post(f"{BOOK}spend/", wish | {"words": "Bread"})
    keeper.post(f"{BOOK}spend/", wish | {"what": "moved", "cents": "5"})
    entry = Entry.objects.get(what="expense")
    keeper.post(f"{BOOK}entries/{entry.number}/undo/")
    keeper.post(f"{BOOK}entries/{entry.number}/undo/")
    stands = owing.accounts(raised.house)
    assert (stands["cash"], stands["bank"], stands["food"]) == (-500, 500, 0)
    assert "taken back later" in keeper.get(f"{BOOK}entries/").text


def test_whoever_left_reads_their_account_and_is_paid_back_to_the_cent(
    raised: Terms, stay: Stay, as_alice: Client, frank: Member, now: datetime
) -> None:
    paying.pay(stay, owing.balance(stay), book.CASH, by=frank, now=now)
    end_stay(stay, until_on=now.date(), ending="moved-on", by=frank, now=now)
    back, keeper = owing.refund_of(stay, now.date()).cents, signed_in(frank)
    assert back > 0
    assert "Days not lived" in keeper.get(account(stay)).text
    keeper.post(f"{account(stay)}settle/")
    more = {"cents": f"{(back + 1) / 100:.2f}", "how": "cash"}
    assert keeper.post(f"{account(stay)}pay-out/", more).status_code == 422
    keeper.post(f"{account(stay)}pay-out/", {"cents": f"{back / 100:.2f}", "how": "cash"})
    assert owing.balance(stay) == 0
    assert as_alice.get("/houses/alder-house/money/").status_code == 404
    assert "Paid back" in as_alice.get(mine(stay)).text
    assert as_alice.get(f"{mine(stay)}statement/").status_code == 200


def test_amounts_stay_in_the_book_when_whoever_it_was_is_gone(
    raised: Terms, stay: Stay, alice: Member, frank: Member, now: datetime
) -> None:
    paying.pay(stay, 5_000, book.CASH, by=frank, now=now, words="Envelope")
    before = owing.accounts(raised.house)
    leave(alice, at_once=True, by=None, now=now)
    assert owing.accounts(raised.house) == before
    assert not Entry.objects.filter(words="Envelope").exists()
    assert signed_in(frank).get(f"{BOOK}entries/").status_code == 200


def test_pages_cost_no_more_with_a_book_that_is_full(
    raised: Terms,
    stay: Stay,
    as_alice: Client,
    frank: Member,
    now: datetime,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    keeper = signed_in(frank)
    pages = [(as_alice, mine(stay)), (keeper, BOOK), (keeper, account(stay)), (keeper, f"{BOOK}entries/")]
    pages += [(as_alice, f"{mine(stay)}statement/"), (as_alice, "/houses/alder-house/money/sums/")]
    counts = []
    for client, page in pages:
        client.get(page)
        with django_assert_max_num_queries(60) as asked:
            client.get(page)
        counts.append(len(asked))
    for _ in range(60):
        paying.pay(stay, 100, book.CASH, by=frank, now=now)
    for (client, page), count in zip(pages, counts, strict=True):
        with django_assert_max_num_queries(count + 1):
            client.get(page)


def test_a_family_account_finds_nothing(raised: Terms, stay: Stay, db: None) -> None:
    rosa = signed_in(person("Rosa Reed", "family"))
    for page in (BOOK, account(stay), mine(stay), "/houses/alder-house/money/"):
        assert rosa.get(page).status_code == 404
