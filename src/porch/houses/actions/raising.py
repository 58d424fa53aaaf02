"""The clock raises what is due: each stay's share of each week or month, once, and the deposit on moving in."""

from datetime import datetime, timedelta

from django.db.models import Q

from porch.houses.actions.book import About, between
from porch.houses.actions.paying import resident
from porch.houses.models import House, Stay, Terms
from porch.houses.rules import book
from porch.houses.rules.book import Side
from porch.houses.rules.shares import Span, due, periods
from porch.kit.clock import today_in

LOOKED_BACK = timedelta(days=62)  # a clock that stood still for two months still raises what it missed


def raise_all(now: datetime) -> int:
    """In every house that keeps a book: whatever had become due and does not stand in it. How many were raised."""
    rows = Terms.objects.exclude(house__state=House.State.CLOSED).select_related("house")
    return sum(raise_due(one, now) for one in rows)


def raise_due(terms: Terms, now: datetime) -> int:
    house, today = terms.house, today_in(terms.house.time_zone, now)
    lately = Q(until_on=None) | Q(until_on__gt=max(terms.from_on, today - LOOKED_BACK))
    stays = Stay.objects.filter(lately, house=house, from_on__lte=today).select_related("house")
    written = set(house.entries.exclude(key="").values_list("key", flat=True))
    return sum(_raise_for(stay, terms, written, now) for stay in stays)


def _raise_for(stay: Stay, terms: Terms, written: set[str], now: datetime) -> int:
    house, raised = terms.house, 0
    today = today_in(house.time_zone, now)
    if house.deposit_cents and stay.from_on >= terms.from_on and stay.until_on is None:
        raised += _deposit(stay, written, now)
    lives = Span(max(stay.from_on, terms.from_on), stay.until_on or today.max)
    for period in periods(house.per, terms.weekday, lives.first, today):
        key = f"share:{stay.pk}:{period.first}"
        cents = due(stay.share_cents, period, lives)
        if cents == 0 or key in written:
            continue
        about = About(key=key, on=max(period.first, lives.first), for_on=period.first)
        to, out_of = resident(stay), Side(book.SHARES, 0)
        raised += between(house, book.SHARE, cents, to, out_of, by=None, now=now, about=about) is not None
    return raised


def _deposit(stay: Stay, written: set[str], now: datetime) -> int:
    key = f"deposit:{stay.pk}"
    if key in written:
        return 0
    about = About(key=key, on=stay.from_on)
    to, out_of = resident(stay), Side(book.DEPOSIT, 0, stay)
    cents = stay.house.deposit_cents
    made = between(stay.house, book.ASKED_DEPOSIT, cents, to, out_of, by=None, now=now, about=about)
    return int(made is not None)
