"""Twelve weeks of shares and payments in both made-up houses, what was spent, and one plan agreed to by both."""

from datetime import datetime, timedelta

from porch.houses.actions import book as doing
from porch.houses.actions import paying, planning, raising
from porch.houses.models import House, Stay, Terms
from porch.houses.queries.owing import balance
from porch.houses.queries.who import living_in, those_who_look_after
from porch.houses.rules import book
from porch.kit.clock import today_in
from porch.people.models import Member

WEEKS = 12
WEEK = timedelta(weeks=1)
SPENT = (
    ("food", 4_380, book.BANK, "Bread, milk, potatoes, tea"),
    ("household", 1_260, book.CASH, "Soap and bin bags"),
    ("power", 9_150, book.BANK, "Heating and light"),
)


def owe(now: datetime) -> None:
    for slug in ("alder-house", "quay-house"):
        house = House.objects.filter(slug=slug).first()
        if house is not None and living_in(house, now).exists():
            _weeks(house, now)


def _weeks(house: House, now: datetime) -> None:
    stays = list(living_in(house, now).select_related("member", "house").order_by("from_on", "pk"))
    keepers = those_who_look_after(house, now) or [stays[0].member]
    begins = now - WEEKS * WEEK
    first = today_in(house.time_zone, begins)
    terms = doing.begin(house, from_on=first, weekday=0, by=keepers[0], now=begins)
    for purse, cents in ((book.CASH, 24_000), (book.BANK, 36_000)):
        paying.bring_in(house, book.BEGAN, cents, purse, "", by=keepers[0], now=begins)
    for number in range(WEEKS + 1):
        _week(terms, stays, keepers, number, now - (WEEKS - number) * WEEK)
    _behind(stays[-1], keepers[0], now)


def _week(terms: Terms, stays: list[Stay], keepers: list[Member], number: int, at: datetime) -> None:
    """Everybody pays what is open, but for whoever came last, who pays half since a month."""
    raising.raise_due(terms, at)
    for stay in stays:
        by = next((one for one in keepers if one.pk != stay.member_id), keepers[0])
        is_last, owes = stay == stays[-1], balance(stay)
        cents = stay.share_cents // 2 if is_last and number > WEEKS - 4 else owes
        if owes <= 0 or (number == WEEKS and stay != stays[1]):
            continue
        paying.pay(stay, min(cents, owes), book.CASH if is_last else book.BANK, by=by, now=at)
    for kind, cents, purse, words in SPENT[: 3 if number % 4 == 0 else 2]:
        paying.spend(terms.house, kind, cents + 37 * number, purse, words, by=keepers[0], now=at)


def _behind(stay: Stay, keeper: Member, now: datetime) -> None:
    """A plan for what is open, and the first of it paid."""
    owes = balance(stay)
    if owes <= 0:
        return
    asked = now - WEEK
    wish = planning.Wish(owes, -(-owes // 6), "week", today_in(stay.house.time_zone, asked))
    plan = planning.propose(stay, wish, from_house=False, by=stay.member, now=asked)
    planning.agree(plan, from_house=True, by=keeper, now=asked)
    paying.pay(stay, min(wish.each, owes), book.CASH, by=keeper, now=now, for_plan=True)
