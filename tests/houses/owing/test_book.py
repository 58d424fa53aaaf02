"""The book of a house: in any order it adds up to nothing, is numbered without a gap, and never changes."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from threading import Barrier, Thread

import pytest
from django.db import connection, transaction
from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import porch.houses
from porch.houses.actions import book as doing
from porch.houses.actions import paying, planning, raising, settling
from porch.houses.actions.opening import add_bed, open_house
from porch.houses.actions.staying import begin_stay, end_stay
from porch.houses.models import Entry, House, Plan, Posting, Stay, Terms
from porch.houses.models.money import NeverChanged
from porch.houses.queries import owing
from porch.houses.rules import book
from porch.kit.clock import today_in
from porch.people.models import Member
from tests.conftest import person
from tests.houses.conftest import TOLD

DAY = timedelta(days=1)


def step(what: str, stay: Stay, cents: int, by: Member, now: datetime) -> None:
    if what in IN_THE_HOUSE:
        IN_THE_HOUSE[what](stay.house, cents, by, now)
    else:
        OF_SOMEBODY[what](stay, cents, by, now)


def _undo(house: House, cents: int, by: Member, now: datetime) -> None:
    entry = Entry.objects.filter(house=house).order_by("-number")[cents % 3 : cents % 3 + 1].first()
    doing.undo(entry, by=by, now=now) if entry else None


def _plan(stay: Stay, cents: int, by: Member, now: datetime) -> None:
    wish = planning.Wish(cents, max(1, cents // 4), "week", now.date())
    planning.propose(stay, wish, from_house=True, by=by, now=now)


def _agree(stay: Stay, cents: int, by: Member, now: datetime) -> None:
    for plan in Plan.objects.filter(stay=stay, ended_at=None):
        planning.agree(plan, from_house=False, by=stay.member, now=now)


def _end_plan(stay: Stay, cents: int, by: Member, now: datetime) -> None:
    for plan in Plan.objects.filter(stay=stay, ended_at=None):
        planning.end(plan, now)


def _leave(stay: Stay, cents: int, by: Member, now: datetime) -> None:
    if stay.until_on is None:
        end_stay(stay, until_on=today_in("UTC", now) + DAY, ending="moved-on", by=by, now=now)


IN_THE_HOUSE: dict[str, Callable[[House, int, Member, datetime], object]] = {
    "raise": lambda house, cents, by, now: raising.raise_all(now),
    "spend": lambda house, cents, by, now: paying.spend(
        house, "food", cents, book.CASH, "Bread", by=by, now=now
    ),
    "move": lambda house, cents, by, now: paying.move(house, cents, book.CASH, book.BANK, by=by, now=now),
    "gift": lambda house, cents, by, now: paying.bring_in(
        house, book.GIFT, cents, book.BANK, "", by=by, now=now
    ),
    "count": lambda house, cents, by, now: paying.count(house, cents % 7 - 3, book.CASH, by=by, now=now),
    "undo": _undo,
}
OF_SOMEBODY: dict[str, Callable[[Stay, int, Member, datetime], object]] = {
    "pay": lambda stay, cents, by, now: paying.pay(stay, cents, book.CASH, by=by, now=now),
    "instalment": lambda stay, cents, by, now: paying.pay(
        stay, cents, book.BANK, by=by, now=now, for_plan=True
    ),
    "charge": lambda stay, cents, by, now: paying.charge(stay, cents, "A key", by=by, now=now),
    "help": lambda stay, cents, by, now: paying.help_with(stay, cents, "", by=by, now=now),
    "forgive": lambda stay, cents, by, now: paying.write_off(stay, cents, "", by=by, now=now),
    "plan": _plan,
    "agree": _agree,
    "end plan": _end_plan,
    "leave": _leave,
    "settle": lambda stay, cents, by, now: settling.settle(stay, by=by, now=now),
    "pay out": lambda stay, cents, by, now: settling.pay_out(stay, cents, book.CASH, by=by, now=now),
}
STEPS = (*IN_THE_HOUSE, *OF_SOMEBODY)


def holds(house: House, stays: list[Stay], now: datetime) -> None:
    """Whatever happened, this is so."""
    entries = Entry.objects.filter(house=house).order_by("number")
    assert [one.number for one in entries] == list(range(1, len(entries) + 1))
    assert not entries.annotate(sum=Sum("postings__cents")).exclude(sum=0).exists()
    assert sum(owing.accounts(house).values()) == 0
    for stay in stays:
        first, last = now.date() - timedelta(days=400), now.date() + timedelta(days=400)
        told = owing.statement(stay, first, last)
        assert told.before == 0
        assert told.after == sum(line.cents for line in told.lines) == owing.balance(stay)
        part = owing.statement(stay, now.date() - 9 * DAY, now.date() + 9 * DAY)
        assert part.after == part.before + sum(line.cents for line in part.lines)
        lines = owing.newest(stay, 1000)
        assert not lines or lines[0].after == owing.balance(stay)
        plan = owing.plan_of(stay)
        if plan:
            assert plan.left + min(max(plan.paid, 0), plan.plan.total_cents) == plan.plan.total_cents


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from(STEPS), st.integers(0, 1), st.integers(1, 50_000), st.integers(0, 9)),
        max_size=20,
    )
)
def test_in_any_order_the_book_adds_up(
    terms: Terms,
    stay: Stay,
    bobs_stay: Stay,
    frank: Member,
    now: datetime,
    steps: list[tuple[str, int, int, int]],
) -> None:
    with transaction.atomic():
        at = now
        for what, who, cents, days in steps:
            at += days * DAY
            mine = Stay.objects.select_related("house__book", "member").get(pk=(stay, bobs_stay)[who].pk)
            with suppress(paying.NotSo, paying.TooLate, doing.AlreadyUndone):
                step(what, mine, cents, frank, at)
            holds(terms.house, [stay, bobs_stay], at)
        for one in Stay.objects.filter(house=terms.house, until_on__isnull=False).select_related(
            "house__book"
        ):
            at += 2 * DAY
            settling.settle(one, by=frank, now=at)
            told = owing.refund_of(one, one.until_on)  # type: ignore[arg-type]
            assert owing.held(one) == 0
            assert told.cents == max(0, -owing.balance(one))
            assert settling.settle(one, by=frank, now=at) == []
        holds(terms.house, [stay, bobs_stay], at)
        transaction.set_rollback(True)


def test_what_is_due_is_raised_once_and_for_the_days_somebody_lives_there(
    terms: Terms, stay: Stay, now: datetime
) -> None:
    assert raising.raise_all(now) > 0
    assert raising.raise_all(now) == 0
    weeks = owing.charged(stay)
    first = weeks[0].period
    assert weeks[0].cents == 14_000 * (first.until - stay.from_on).days // 7
    assert {one.cents for one in weeks[1:]} == {14_000}
    assert weeks[-1].period.first <= now.date() < weeks[-1].period.until


def test_nothing_is_raised_where_the_house_keeps_no_book(house: House, stay: Stay, now: datetime) -> None:
    assert raising.raise_all(now) == 0
    assert owing.refund_of(stay, now.date()).cents == 0


def test_a_deposit_is_asked_once_of_whoever_moves_in_and_is_theirs_when_they_leave(
    terms: Terms, stay: Stay, frank: Member, now: datetime
) -> None:
    House.objects.update(deposit_cents=20_000)
    terms = Terms.objects.select_related("house").get()
    raising.raise_due(terms, now)
    raising.raise_due(terms, now)
    assert owing.held(stay) == 20_000
    paying.pay(stay, owing.balance(stay), book.CASH, by=frank, now=now)
    leaves = owing.charged(stay)[-1].period.until
    assert owing.refund_of(stay, leaves).cents == 20_000


def test_leaving_in_the_middle_of_a_week_gives_back_the_days_that_were_paid_for_once(
    terms: Terms, stay: Stay, frank: Member, now: datetime
) -> None:
    raising.raise_all(now)
    week = owing.charged(stay)[-1].period
    paying.pay(stay, owing.balance(stay), book.CASH, by=frank, now=now)
    end_stay(stay, until_on=week.first + 3 * DAY, ending="moved-on", by=frank, now=now)
    assert stay.until_on
    assert owing.refund_of(stay, stay.until_on).cents == 8_000
    assert len(settling.settle(stay, by=frank, now=now)) == 1
    assert settling.settle(stay, by=frank, now=now) == []
    assert raising.raise_all(now + DAY) == 0
    settling.pay_out(stay, 8_000, book.CASH, by=frank, now=now)
    assert owing.balance(stay) == 0
    assert owing.refund_of(stay, stay.until_on).lines == ()


def test_an_entry_is_never_changed_and_is_taken_back_once(stay: Stay, frank: Member, now: datetime) -> None:
    entry = paying.pay(stay, 500, book.CASH, by=frank, now=now)
    entry.words = "something else"
    with pytest.raises(NeverChanged):
        entry.save()
    undone = doing.undo(entry, by=frank, now=now)
    assert owing.balance(stay) == 0
    for one in (entry, undone):
        with pytest.raises(doing.AlreadyUndone):
            doing.undo(one, by=frank, now=now)


def test_nothing_but_one_action_writes_in_the_book() -> None:
    room = Path(porch.houses.__file__).parent
    writes = {
        str(path.relative_to(room))
        for path in room.rglob("*.py")
        if any(
            word in path.read_text()
            for word in ("Entry.objects.create", "Posting(", "Posting.objects.create")
        )
    }
    assert writes == {"actions/book.py", "models/money.py"}


def test_more_than_is_theirs_is_not_paid_out(stay: Stay, frank: Member, now: datetime) -> None:
    paying.pay(stay, 500, book.CASH, by=frank, now=now)
    with pytest.raises(paying.NotSo):
        settling.pay_out(stay, 501, book.CASH, by=frank, now=now)
    settling.pay_out(stay, 500, book.CASH, by=frank, now=now)
    assert owing.balance(stay) == 0


def at_once(*acts: Callable[[], object]) -> None:
    gate = Barrier(len(acts))

    def run(act: Callable[[], object]) -> None:
        try:
            gate.wait()
            act()
        finally:
            connection.close()

    threads = [Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_payments_written_at_the_same_moment_get_numbers_of_their_own(
    transactional_db: None, now: datetime
) -> None:
    frank, alice = person("Frank Quay", "house-manager"), person("Alice Fern")
    house = open_house("Alder House", address="12 Alder Lane", by=frank, now=now, **TOLD)
    stay = begin_stay(house, alice, add_bed(house, "One", "a"), from_on=now.date(), by=frank, now=now)
    doing.begin(house, from_on=now.date(), weekday=0, by=frank, now=now)
    acts = [lambda: paying.pay(stay, 700, book.CASH, by=frank, now=now)] * 4
    raises = [lambda: raising.raise_all(now)] * 2
    at_once(*acts, *raises)
    assert sorted(Entry.objects.values_list("number", flat=True)) == [1, 2, 3, 4, 5]
    assert Entry.objects.filter(what=book.SHARE).count() == 1
    assert Posting.objects.aggregate(sum=Sum("cents"))["sum"] == 0
