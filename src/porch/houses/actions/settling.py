"""When somebody leaves: days not lived are given back, the deposit is set off, what is left is paid out."""

from datetime import date, datetime

from django.db import transaction

from porch.houses.actions.book import About, between
from porch.houses.actions.paying import NotSo, resident
from porch.houses.models import Entry, House, Stay
from porch.houses.queries.owing import balance, keeps_a_book, refund_of
from porch.houses.rules import book, refunds
from porch.houses.rules.book import Side
from porch.kit.clock import today_in
from porch.people.models import Member


@transaction.atomic
def settle(stay: Stay, *, by: Member | None, now: datetime) -> list[Entry]:
    """The lines of the refund rule as entries, each once: done again it finds nothing more to do."""
    if stay.until_on is None or stay.until_on > today_in(stay.house.time_zone, now):
        raise NotSo("they live there")
    House.objects.select_for_update().get(pk=stay.house_id)
    made = [_given_back(stay, one, by, now) for one in refund_of(stay, stay.until_on).lines]
    return [one for one in made if one is not None]


def _given_back(stay: Stay, line: refunds.Line, by: Member | None, now: datetime) -> Entry | None:
    if line.code == refunds.NOT_LIVED and line.period:
        about = About(for_on=line.period.first)
        return between(
            *(stay.house, book.NOT_LIVED, line.cents, Side(book.SHARES, 0), resident(stay)),
            by=by,
            now=now,
            about=about,
        )
    if line.code == refunds.DEPOSIT:
        held = Side(book.DEPOSIT, 0, stay)
        return between(stay.house, book.SET_OFF, line.cents, held, resident(stay), by=by, now=now)
    return None


def put_right(stay: Stay, cents: int, *, by: Member, now: datetime) -> Entry | None:
    """So much more is theirs, because they were right to object. None where the house keeps no book here."""
    if not keeps_a_book(stay.house):
        return None
    to, out_of = Side(book.FORGIVEN, 0), resident(stay)
    return between(stay.house, book.PUT_RIGHT, cents, to, out_of, by=by, now=now)


@transaction.atomic
def pay_out(
    stay: Stay, cents: int, purse: str, *, by: Member, now: datetime, on: date | None = None
) -> Entry:
    """What is theirs goes to them, and never more than that."""
    House.objects.select_for_update().get(pk=stay.house_id)
    if cents > -balance(stay):
        raise NotSo("more than is theirs")
    about = About(on=on)
    made = between(
        *(stay.house, book.PAID_OUT, cents, resident(stay), Side(purse, 0)),
        by=by,
        now=now,
        about=about,
    )
    assert made is not None
    return made
