"""What a book can and cannot say: sums of few people, an empty box, a fund that holds less, a line that takes back."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from porch.houses.actions import book as doing
from porch.houses.actions import paying, raising, settling
from porch.houses.actions.opening import add_bed
from porch.houses.actions.staying import begin_stay
from porch.houses.models import Entry, NotRight, Stay, Terms
from porch.houses.queries import owing
from porch.houses.rules import book
from porch.people.models import Member
from tests.conftest import person, signed_in

BOOK = "/houses/alder-house/book/"


def test_what_people_paid_is_told_of_five_and_what_was_paid_back_too(
    terms: Terms, stay: Stay, as_alice: Client, frank: Member, now: datetime
) -> None:
    house, page = terms.house, "/houses/alder-house/money/sums/"
    stays = [stay]
    for name in ("Calm Otter", "Green Finch", "Still Pond", "Slow River"):
        bed = add_bed(house, "Attic", name)
        stays.append(begin_stay(house, person(name), bed, from_on=now.date(), by=frank, now=now))
    for one in stays[:4]:
        paying.pay(one, 1_000, book.BANK, by=frank, now=now)
    assert "Paid by those who live here" not in as_alice.get(page).text
    paying.pay(stays[4], 1_001, book.BANK, by=frank, now=now)
    settling.pay_out(stays[4], 101, book.BANK, by=frank, now=now)
    told = as_alice.get(page).text
    assert "50.01 USD" in told
    assert "1.01 USD" not in told.replace("50.01 USD", "")
    assert "of fewer it would say something about one" in told


def test_an_empty_cash_box_is_counted(terms: Terms, stay: Stay, frank: Member, now: datetime) -> None:
    paying.pay(stay, 500, book.CASH, by=frank, now=now)
    assert signed_in(frank).post(f"{BOOK}check/", {"how": "cash", "cents": "0"}).status_code == 302
    assert owing.accounts(terms.house)["cash"] == 0
    assert (
        signed_in(frank).post(f"{BOOK}{stay.pk}/payment/", {"cents": "0", "how": "cash"}).status_code == 422
    )


def test_the_help_fund_pays_what_it_holds_and_no_more(
    terms: Terms, stay: Stay, frank: Member, now: datetime
) -> None:
    keeper, said = signed_in(frank), {"what": book.HELPED, "cents": "10.01", "words": "Rent"}
    paying.bring_in(terms.house, book.GIFT, 1_000, book.CASH, "", by=frank, now=now)
    refused = keeper.post(f"{BOOK}{stay.pk}/other/", said)
    assert refused.status_code == 422
    assert "The help fund holds less than that." in refused.text
    assert owing.balance(stay) == 0
    keeper.post(f"{BOOK}{stay.pk}/other/", said | {"cents": "10"})
    assert owing.balance(stay) == -1_000
    assert owing.accounts(terms.house)["help"] == 0


def test_a_mark_on_a_line_that_takes_back_is_not_answered_with_what_was_not_done(
    terms: Terms, stay: Stay, as_alice: Client, frank: Member, now: datetime
) -> None:
    entry = doing.undo(paying.pay(stay, 500, book.CASH, by=frank, now=now), by=frank, now=now)
    mark, keeper = paying.say_not_right(stay, entry, "I did pay", now=now), signed_in(frank)
    keeper.post(f"{BOOK}not-right/{mark.pk}/", {"say": "back"})
    mark.refresh_from_db()
    assert (mark.answered_at, mark.is_undone) == (None, False)
    with pytest.raises(doing.AlreadyUndone):
        paying.answer_not_right(mark, is_undone=True, by=frank, now=now)
    keeper.post(f"{BOOK}not-right/{mark.pk}/", {"say": "stays"})
    assert NotRight.objects.get().answered_at is not None


def test_what_is_written_down_about_me_has_the_day_it_counts_for(
    terms: Terms, stay: Stay, as_alice: Client, now: datetime
) -> None:
    raising.raise_all(now)
    share = Entry.objects.filter(postings__account__stay=stay).order_by("on").first()
    assert share is not None
    assert share.on < now.date() - timedelta(days=7)
    page = as_alice.get(f"/houses/mine/stays/{stay.pk}/").text
    assert f"{share.on:%-d %B %Y} · written down on {now:%-d %B %Y}" in page
