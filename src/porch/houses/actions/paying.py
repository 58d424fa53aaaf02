"""What people pay and are paid: payments, help, charges, what is written off, what the house spends."""

from datetime import date, datetime

from django.db import transaction

from porch.houses.actions.book import About, between, undo
from porch.houses.models import Entry, House, NotRight, SaidPaid, Stay
from porch.houses.queries.owing import accounts
from porch.houses.rules import book
from porch.houses.rules.book import Side
from porch.kit import vault
from porch.people.models import Member
from porch.people.rules.keys import of_member


class TooLate(Exception):
    """Somebody answered already."""


class NotSo(Exception):
    """What was asked for cannot be: more than there is, or an account of somebody else."""


def resident(stay: Stay) -> Side:
    return Side(book.RESIDENT, 0, stay)


def pay(
    stay: Stay,
    cents: int,
    purse: str,
    *,
    by: Member,
    now: datetime,
    on: date | None = None,
    words: str = "",
    for_plan: bool = False,
) -> Entry:
    """They paid, in cash or into the bank; ``for_plan``: it is for what was agreed about money that is behind."""
    what = book.INSTALMENT if for_plan else book.PAYMENT
    made = between(
        *(stay.house, what, cents, Side(purse, 0), resident(stay)),
        by=by,
        now=now,
        about=About(words=words, on=on),
    )
    assert made is not None
    return made


def charge(stay: Stay, cents: int, words: str, *, by: Member, now: datetime) -> Entry | None:
    """Something besides the share, that they owe: a key that was lost, and what it is stands in ``words``."""
    to, out_of = resident(stay), Side(book.OTHER, 0)
    return between(stay.house, book.CHARGE, cents, to, out_of, by=by, now=now, about=About(words=words))


@transaction.atomic
def help_with(stay: Stay, cents: int, words: str, *, by: Member, now: datetime) -> Entry | None:
    """The house's help fund pays it for them: NotSo where it holds less."""
    House.objects.select_for_update().get(pk=stay.house_id)
    if cents > -accounts(stay.house).get(book.HELP, 0):
        raise NotSo("more than the help fund holds")
    to, out_of = Side(book.HELP, 0), resident(stay)
    return between(stay.house, book.HELPED, cents, to, out_of, by=by, now=now, about=About(words=words))


def write_off(stay: Stay, cents: int, words: str, *, by: Member, now: datetime) -> Entry | None:
    """They need not pay it."""
    to, out_of = Side(book.FORGIVEN, 0), resident(stay)
    return between(stay.house, book.WRITTEN_OFF, cents, to, out_of, by=by, now=now, about=About(words=words))


OF_A_STAY = {book.CHARGE: charge, book.HELPED: help_with, book.WRITTEN_OFF: write_off}


def spend(
    house: House, kind: str, cents: int, purse: str, words: str, *, by: Member, now: datetime
) -> Entry | None:
    """What the house paid for, with the words of the receipt."""
    to, out_of = Side(kind, 0), Side(purse, 0)
    return between(house, book.EXPENSE, cents, to, out_of, by=by, now=now, about=About(words=words))


def move(house: House, cents: int, out_of: str, to: str, *, by: Member, now: datetime) -> Entry | None:
    """From the cash box to the bank, or back."""
    return between(house, book.MOVED, cents, Side(to, 0), Side(out_of, 0), by=by, now=now)


def bring_in(
    house: House, what: str, cents: int, purse: str, words: str, *, by: Member, now: datetime
) -> Entry | None:
    """A gift to the help fund, or what was in the purse before the book began."""
    out_of = Side(book.HELP if what == book.GIFT else book.BEFORE, 0)
    return between(house, what, cents, Side(purse, 0), out_of, by=by, now=now, about=About(words=words))


def count(house: House, difference: int, purse: str, *, by: Member, now: datetime) -> Entry | None:
    """There is more in the purse than in the book (or less, below nothing): the book says so from now on."""
    if difference == 0:
        return None
    return between(house, book.COUNT, difference, Side(purse, 0), Side(book.COUNTED, 0), by=by, now=now)


@transaction.atomic
def say_paid(stay: Stay, cents: int, how: str, *, on: date, now: datetime) -> SaidPaid:
    """The resident says that they paid; it waits for a yes. Said twice alike, it waits once."""
    waiting = SaidPaid.objects.filter(stay=stay, cents=cents, how=how, on=on, answered_at=None).first()
    return waiting or SaidPaid.objects.create(stay=stay, cents=cents, how=how, on=on, said_at=now)


@transaction.atomic
def answer_paid(said: SaidPaid, yes: bool, *, by: Member, now: datetime) -> Entry | None:
    """Yes, it is here: a payment. No, it was not found: a word to talk about, and nothing else."""
    row = SaidPaid.objects.select_for_update().select_related("stay__house").get(pk=said.pk)
    if row.answered_at:
        raise TooLate
    row.entry = pay(row.stay, row.cents, row.how, by=by, now=now, on=row.on) if yes else None
    row.answered_at, row.answered_by = now, by
    row.save()
    return row.entry


@transaction.atomic
def say_not_right(stay: Stay, entry: Entry, words: str, *, now: datetime) -> NotRight:
    """The resident marks an entry on their account. Marked already, the mark stays as it is."""
    if not entry.postings.filter(account__stay=stay).exists():
        raise NotSo("an entry on another account")
    waiting = NotRight.objects.filter(entry=entry, stay=stay, answered_at=None).first()
    if waiting:
        return waiting
    row = NotRight(stay=stay, entry=entry, said_at=now)
    if words:
        row.sealed_words = vault.seal(words, about=row.about_words, of=of_member(stay.member_id))
    row.save()
    return row


@transaction.atomic
def answer_not_right(row: NotRight, *, is_undone: bool, by: Member, now: datetime) -> None:
    """Somebody looked: the entry is taken back, or it stays as it is. AlreadyUndone, and nothing said, where it takes
    another back itself."""
    moved = NotRight.objects.filter(pk=row.pk, answered_at=None)
    if not moved.update(answered_at=now, answered_by=by, is_undone=is_undone):
        raise TooLate
    if is_undone and not Entry.objects.filter(undoes=row.entry_id).exists():
        undo(row.entry, by=by, now=now)
