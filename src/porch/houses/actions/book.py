"""Writing in the book of a house. ``write`` is the one door: every entry is balanced, numbered, and stays as it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from porch.houses.models import Account, Entry, House, Posting, Stay, Terms
from porch.houses.rules import book
from porch.houses.rules.book import Side, balanced
from porch.kit.clock import today_in
from porch.people.models import Member
from porch.record.actions import note


class AlreadyUndone(Exception):
    """The entry was taken back before, or takes back another: that cannot be taken back."""


class NoBook(Exception):
    """The house keeps no book here yet."""


@dataclass(frozen=True)
class About:
    """What an entry says beside its sides: words for a receipt, the period it is for, a key to be written once."""

    words: str = ""
    on: date | None = None
    for_on: date | None = None
    key: str = ""
    undoes: Entry | None = None


@transaction.atomic
def begin(house: House, *, from_on: date, weekday: int, by: Member, now: datetime) -> Terms:
    """The house keeps its book here from this day on; beginning again changes nothing."""
    terms, is_new = Terms.objects.get_or_create(
        house=house, defaults={"from_on": from_on, "weekday": weekday, "begun_by": by}
    )
    if is_new:
        note("house-book", by=by.pk, about=None, now=now, detail={"house": str(house.pk)})
    return terms


@transaction.atomic
def write(
    house: House,
    what: str,
    sides: Sequence[Side],
    *,
    by: Member | None,
    now: datetime,
    about: About | None = None,
) -> Entry | None:
    """One entry, with the next number of the house. None where its key stands in the book already."""
    balanced(sides)
    told = about or About()
    House.objects.select_for_update().get(pk=house.pk)
    if told.key and Entry.objects.filter(house=house, key=told.key).exists():
        return None
    last = Entry.objects.filter(house=house).aggregate(last=Max("number"))["last"] or 0
    entry = Entry.objects.create(
        house=house,
        number=last + 1,
        on=told.on or today_in(house.time_zone, now),
        at=now,
        for_on=told.for_on,
        what=what,
        words=told.words[:200],
        by=by,
        undoes=told.undoes,
        key=told.key,
    )
    Posting.objects.bulk_create(
        [Posting(entry=entry, account=_account(house, one), cents=one.cents) for one in sides]
    )
    return entry


def _account(house: House, side: Side) -> Account:
    stay = side.stay if isinstance(side.stay, Stay) else None
    if stay and stay.house_id != house.pk:
        raise book.Unbalanced("nobody's account is in the book of another house")
    return Account.objects.get_or_create(house=house, stay=stay, code=side.code)[0]


@transaction.atomic
def undo(entry: Entry, *, by: Member, now: datetime, words: str = "") -> Entry:
    """An entry that takes another back, to the cent; both stay to be read."""
    House.objects.select_for_update().get(pk=entry.house_id)
    if entry.undoes_id or Entry.objects.filter(undoes=entry).exists():
        raise AlreadyUndone
    sides = [
        Side(one.account.code, -one.cents, one.account.stay)
        for one in entry.postings.select_related("account__stay")
    ]
    told = About(words=words, undoes=entry, for_on=entry.for_on)
    if any(one.code in book.OF_A_STAY and one.stay is None for one in sides):
        raise AlreadyUndone  # whose account it was is gone from here
    made = write(entry.house, book.UNDO, sides, by=by, now=now, about=told)
    assert made is not None
    return made


def between(
    house: House,
    what: str,
    cents: int,
    to: Side,
    out_of: Side,
    *,
    by: Member | None,
    now: datetime,
    about: About | None = None,
) -> Entry | None:
    """An entry of two sides."""
    return write(house, what, book.moving(cents, to, out_of), by=by, now=now, about=about)
