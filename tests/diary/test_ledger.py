"""What is told here of use reaches the ledger of days, as the day reads; nothing else does."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client

from porch.days import actions as days
from porch.days.models import Thread
from porch.days.queries import returned_today, rows_of, standing
from porch.diary import actions, queries
from porch.diary.rules.told import Said
from porch.kit import clock
from porch.measures import runs
from porch.measures.merging import days_of
from porch.measures.rows import Kind
from porch.measures.told import Amount, Mood, Used
from porch.people.models import Member
from porch.wire.models import Notice

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)


@pytest.fixture
def thread(alice: Member, now: datetime) -> Thread:
    """Alice has kept days of alcohol since the summer."""
    return days.open_thread(
        alice, "alcohol", now=now - timedelta(days=90), goal="stop", since=date(2026, 8, 20)
    )


def tell(member: Member, used: Used | None, day: date, now: datetime, *whats: str, **more: object) -> object:
    said = Said(day, mood=Mood.OK, used=used, amounts=tuple(Amount(what) for what in whats))
    return actions.tell(member, said, sent_as=uuid4(), now=now, **more)  # type: ignore[arg-type]


def known(thread: Thread, day: date) -> Kind | None:
    return runs.known_of(rows_of(thread), day)


def test_use_told_today_is_a_return_and_leads_to_today(
    thread: Thread, alice: Member, as_alice: Client, now: datetime
) -> None:
    before = standing(thread, now).all_days
    answer = as_alice.post("/progress/", {"day": "2026-11-20", "used": "yes", "what": ["alcohol"]})
    assert answer.headers["Location"] == "/today/"
    assert known(thread, TODAY) == Kind.USED
    assert returned_today(alice, clock.now())
    assert standing(thread, now).all_days == before
    assert not Notice.objects.exists()


def test_use_of_something_else_is_no_return(thread: Thread, as_alice: Client, now: datetime) -> None:
    answer = as_alice.post("/progress/", {"day": "2026-11-20", "used": "yes", "what": ["nicotine"]})
    assert answer.headers["Location"] == "/progress/"
    assert known(thread, TODAY) == Kind.WITHOUT
    assert "Thank you for telling it" in as_alice.get("/progress/").text


def test_use_without_a_word_is_of_the_one_thing_they_keep_days_of(
    thread: Thread, alice: Member, now: datetime
) -> None:
    tell(alice, Used.YES, TODAY, now)
    assert known(thread, TODAY) == Kind.USED


def test_rather_not_say_tells_it_nothing(thread: Thread, alice: Member, now: datetime) -> None:
    there = rows_of(thread)
    tell(alice, Used.UNSAID, TODAY, now)
    tell(alice, None, TODAY, now)
    assert rows_of(thread) == there


def test_what_was_changed_or_taken_out_was_not_so(thread: Thread, alice: Member, now: datetime) -> None:
    tell(alice, Used.YES, TODAY, now, "alcohol")
    (kept,) = queries.entries_of(alice)
    actions.change(kept.row, Said(TODAY, used=Used.NO), sent_as=uuid4(), now=now)
    assert known(thread, TODAY) == Kind.WITHOUT
    tell(alice, Used.YES, TODAY, now, "alcohol")
    assert known(thread, TODAY) == Kind.USED
    for one in queries.entries_of(alice):
        actions.remove(one.row, now=now)
    assert known(thread, TODAY) == Kind.WITHOUT  # the run told of in the ledger itself goes on


def test_an_evening_after_a_no_can_be_told_the_next_day(thread: Thread, alice: Member, now: datetime) -> None:
    """What somebody tells of a single day takes the place of the answer before; the words of then stay."""
    yesterday = TODAY - timedelta(days=1)
    tell(alice, Used.NO, yesterday, now - timedelta(days=1))
    tell(alice, Used.YES, yesterday, now, "alcohol", in_place_of_before=True)
    day = days_of(queries.told_of(alice))[yesterday]
    assert (day.used, day.differs) == (Used.YES, False)
    assert [one.mood for one in queries.told_of(alice)] == [Mood.OK, Mood.OK]
    assert known(thread, yesterday) == Kind.USED


def test_what_is_told_from_elsewhere_stands_beside_it_and_differs(
    thread: Thread, alice: Member, now: datetime
) -> None:
    then = TODAY - timedelta(days=4)
    tell(alice, Used.NO, then, now - timedelta(days=4))
    tell(alice, Used.YES, then, now, "alcohol")
    day = days_of(queries.told_of(alice))[then]
    assert (day.used, day.differs) == (Used.NO, True)
    assert known(thread, then) == Kind.WITHOUT


def test_a_use_told_in_the_ledger_is_not_undone_by_a_no_taken_out(
    thread: Thread, alice: Member, now: datetime
) -> None:
    then = TODAY - timedelta(days=4)
    tell(alice, Used.NO, then, now)
    days.say_used(thread, then, by=alice, now=now)
    (kept,) = queries.entries_of(alice)
    actions.remove(kept.row, now=now)
    assert known(thread, then) == Kind.USED


def test_days_told_one_by_one_count_when_a_run_ends_before_them(
    thread: Thread, alice: Member, now: datetime
) -> None:
    for back in (1, 2, 3):
        tell(alice, Used.NO, TODAY - timedelta(days=back), now)
    days.say_used(thread, TODAY - timedelta(days=5), by=alice, now=now)
    assert [known(thread, TODAY - timedelta(days=back)) for back in (4, 3, 2, 1)] == [
        None,
        *[Kind.WITHOUT] * 3,
    ]
