"""What somebody owes and has paid, and what stands in the book of a house."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Sum

from porch.houses.models import Account, Entry, House, Plan, Posting, Stay
from porch.houses.rules import book
from porch.houses.rules.plans import Part, parts
from porch.houses.rules.refunds import NOT_LIVED, Charged, Refund, refund
from porch.houses.rules.shares import period_of

PAGE = 30
ENOUGH = 5  # people, for a sum of them to say nothing about one


def keeps_a_book(house: House) -> bool:
    return hasattr(house, "book")


def balance(stay: Stay, code: str = book.RESIDENT, before: date | None = None) -> int:
    """What their account stands at: above nothing they owe it, below nothing it is theirs."""
    rows = Posting.objects.filter(account__stay=stay, account__code=code)
    if before:
        rows = rows.filter(entry__on__lt=before)
    return rows.aggregate(sum=Sum("cents"))["sum"] or 0


def held(stay: Stay) -> int:
    """What the house holds of theirs as a deposit."""
    return -balance(stay, book.DEPOSIT)


@dataclass(frozen=True)
class Line:
    """One line of somebody's account: the entry, what it moved, and what the account stood at after it."""

    entry: Entry
    cents: int
    after: int
    is_undone: bool

    @property
    def has_receipt(self) -> bool:
        return self.entry.what in book.RECEIPTS


@dataclass(frozen=True)
class Statement:
    """An account over some days: what it stood at before, every line, and what it stands at after."""

    since: date
    until: date
    before: int
    lines: list[Line]
    after: int


def _of(stay: Stay) -> QuerySet[Posting]:
    undone = Exists(Entry.objects.filter(undoes=OuterRef("entry")))
    rows = Posting.objects.filter(account__stay=stay, account__code=book.RESIDENT)
    return rows.select_related("entry__undoes", "entry__by").annotate(is_undone=undone)


def statement(stay: Stay, since: date, until: date) -> Statement:
    """From the first day to the last, both of them counted."""
    before = balance(stay, before=since)
    rows = _of(stay).filter(entry__on__gte=since, entry__on__lte=until).order_by("entry__on", "entry__number")
    lines, stands = [], before
    for row in rows:
        stands += row.cents
        lines.append(Line(row.entry, row.cents, stands, bool(getattr(row, "is_undone", False))))
    return Statement(since, until, before, lines, stands)


def newest(stay: Stay, at_most: int = PAGE) -> list[Line]:
    """The newest lines first, as they were written; each with what the account stood at then."""
    stands, lines = balance(stay), []
    for row in _of(stay).order_by("-entry__number")[:at_most]:
        lines.append(Line(row.entry, row.cents, stands, bool(getattr(row, "is_undone", False))))
        stands -= row.cents
    return lines


def entry_of(stay: Stay, number: int) -> Line | None:
    """An entry on this account, by its number."""
    row = _of(stay).filter(entry__number=number).first()
    return Line(row.entry, row.cents, 0, bool(getattr(row, "is_undone", False))) if row else None


def charged(stay: Stay) -> list[Charged]:
    """For every period of a share: what stands in the book for it now."""
    if not keeps_a_book(stay.house):
        return []
    rows = Posting.objects.filter(
        account__stay=stay, account__code=book.RESIDENT, entry__for_on__isnull=False
    )
    sums = rows.values("entry__for_on").annotate(sum=Sum("cents")).order_by("entry__for_on")
    per, weekday = stay.house.per, stay.house.book.weekday
    return [
        Charged(period_of(per, weekday, first), cents, stay.share_cents)
        for first, cents in sums.values_list("entry__for_on", "sum")
        if first and cents > 0
    ]


def refund_of(stay: Stay, leaves_on: date) -> Refund:
    """What is paid back to them if ``leaves_on`` is the first day on which they live there no more."""
    lives_from = max(stay.from_on, stay.house.book.from_on) if keeps_a_book(stay.house) else stay.from_on
    return refund(
        charged(stay), lives_from=lives_from, leaves_on=leaves_on, owes=balance(stay), deposit=held(stay)
    )


def balances(house: House) -> dict[UUID, int]:
    """Of every stay that has an account: what it stands at."""
    rows = Account.objects.filter(house=house, code=book.RESIDENT, stay__isnull=False)
    return {row["stay"]: row["sum"] or 0 for row in rows.values("stay").annotate(sum=Sum("postings__cents"))}


def accounts(house: House, **narrowed: Any) -> Mapping[str, int]:
    """What every kind of account of the house stands at; those of residents are one sum."""
    rows = Posting.objects.filter(entry__house=house, **narrowed).values("account__code")
    return {row["account__code"]: row["sum"] for row in rows.annotate(sum=Sum("cents")).order_by()}


def entries(house: House) -> QuerySet[Entry]:
    """The book itself, the newest first, without whose account it is."""
    undone = Exists(Entry.objects.filter(undoes=OuterRef("pk")))
    moved = Sum("postings__cents", filter=Q(postings__cents__gt=0))
    rows = Entry.objects.filter(house=house).select_related("undoes")
    return rows.annotate(is_undone=undone, moved=moved).order_by("-number")


@dataclass(frozen=True)
class PlanSeen:
    """A plan as the two sides see it."""

    plan: Plan
    parts: list[Part]
    paid: int

    @property
    def left(self) -> int:
        return max(0, self.plan.total_cents - self.paid)


def plan_of(stay: Stay) -> PlanSeen | None:
    """The plan that waits for a yes or goes on, with what was paid towards it since it was agreed."""
    plan = Plan.objects.filter(stay=stay, ended_at=None).select_related("stay__house").first()
    if plan is None:
        return None
    paid = 0
    if plan.agreed_at:
        rows = Posting.objects.filter(account__stay=stay, account__code=book.RESIDENT)
        mine = Q(entry__what=book.INSTALMENT, entry__at__gte=plan.agreed_at)
        back = Q(entry__undoes__what=book.INSTALMENT, entry__undoes__at__gte=plan.agreed_at)
        paid = -(rows.filter(mine | back).aggregate(sum=Sum("cents"))["sum"] or 0)
    rows_of = parts(plan.total_cents, plan.each_cents, plan.per, plan.from_on, paid)
    return PlanSeen(plan, rows_of, paid)


def charged_beyond(stay: Stay) -> bool:
    """Whether days are still charged that they did not live there."""
    if stay.until_on is None:
        return False
    return any(one.code == NOT_LIVED for one in refund_of(stay, stay.until_on).lines)


@dataclass(frozen=True)
class Month:
    """What a house took in and spent in some days, without anybody's name."""

    came_in: int | None  # None where so few paid that it says something about one
    paid_out: int | None
    spent: dict[str, int]
    gifts: int
    purses: dict[str, int]
    help_fund: int
    open_in_all: int | None


def sums_of(house: House, since: date, until: date, living: int) -> Month:
    """From the first day until the day before ``until``. What is of people is told where it is of so many that it
    says nothing about one: what they paid, what was paid back, what is open in all."""
    days = {"entry__on__gte": since, "entry__on__lt": until}
    rows = Posting.objects.filter(entry__house=house, **days)
    of_people = rows.filter(account__code=book.RESIDENT)
    paid = Q(entry__what__in=book.PAYMENTS) | Q(entry__undoes__what__in=book.PAYMENTS)
    out = Q(entry__what=book.PAID_OUT) | Q(entry__undoes__what=book.PAID_OUT)
    gifts = Q(entry__what=book.GIFT) | Q(entry__undoes__what=book.GIFT)
    moved = accounts(house, **days)
    stands = accounts(house)
    return Month(
        came_in=_of_enough(of_people.filter(paid), -1),
        paid_out=_of_enough(of_people.filter(out), 1),
        spent={code: moved[code] for code in book.SPENT if moved.get(code)},
        gifts=-_sum(rows.filter(gifts, account__code=book.HELP)),
        purses={code: stands.get(code, 0) for code in book.PURSES},
        help_fund=-stands.get(book.HELP, 0),
        open_in_all=stands.get(book.RESIDENT, 0) if living >= ENOUGH else None,
    )


def _of_enough(rows: QuerySet[Posting], sign: int) -> int | None:
    many = rows.values("account").distinct().count()
    return sign * _sum(rows) if many == 0 or many >= ENOUGH else None


def _sum(rows: QuerySet[Posting]) -> int:
    return rows.aggregate(sum=Sum("cents"))["sum"] or 0
