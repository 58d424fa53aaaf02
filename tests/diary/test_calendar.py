"""Days by months: filling in past days, what outranks what, and days to remember by."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from porch.days import actions as days
from porch.days.models import Thread
from porch.days.queries import rows_of, standing
from porch.diary import actions, queries
from porch.diary.models import Anchor, Entry
from porch.diary.rules import calendar
from porch.diary.rules.told import NotTold, Said
from porch.measures import runs
from porch.measures.merging import Rank, days_of
from porch.measures.rows import Kind
from porch.measures.told import Amount, Mood, Used
from porch.people.models import Member

TODAY = date(2026, 11, 20)
FORM = {"first": "2026-11-01", "last": "2026-11-10", "used": "no"}


def span(first: date, last: date) -> list[date]:
    return calendar.days_between(first, last, ())


@pytest.mark.django_db
def test_each_day_is_a_link_that_says_how_it_stands(alice: Member, as_alice: Client, now: datetime) -> None:
    for day, used in ((2, Used.NO), (3, Used.YES), (4, Used.UNSAID), (5, None)):
        said = Said(date(2026, 11, day), mood=Mood.OK, used=used)
        actions.tell(alice, said, sent_as=uuid4(), now=now)
    page = as_alice.get("/progress/days/?month=2026-11").text
    for day, words in (
        (2, "without use"),
        (3, "there was use"),
        (4, "rather not said"),
        (5, "told, but not of use"),
        (6, "nothing told"),
    ):
        assert f'href="/progress/days/2026-11-0{day}/"' in page
        assert f"November, {words}" in page.split(f'href="/progress/days/2026-11-0{day}/"')[1][:200]
    assert 'href="/progress/days/2026-11-21/"' not in page
    assert as_alice.get("/progress/days/2026-11-21/").status_code == 404
    assert as_alice.get("/progress/days/no-day/").status_code == 404


@pytest.mark.django_db
def test_several_days_are_filled_in_and_those_told_of_keep_their_answer(
    alice: Member, as_alice: Client, now: datetime
) -> None:
    told = Said(date(2026, 11, 5), used=Used.YES, amounts=(Amount("alcohol", 20.0),))
    actions.tell(alice, told, sent_as=uuid4(), now=now - timedelta(days=15))
    answer = as_alice.post("/progress/days/fill/", {**FORM, "batch": str(uuid4())})
    assert "month=2026-11" in answer.headers["Location"]
    page = as_alice.get(answer.headers["Location"]).text
    assert "9 days filled in. 1 day keeps what you told of it." in page
    assert "Take those days out again" in page
    stand = days_of(queries.told_of(alice))
    assert [stand[day].used for day in span(date(2026, 11, 1), date(2026, 11, 10))].count(Used.NO) == 9
    assert stand[date(2026, 11, 5)].rank == Rank.ON_THE_DAY


@pytest.mark.django_db
def test_the_same_filling_sent_twice_is_once_and_can_be_taken_out_again(
    alice: Member, as_alice: Client
) -> None:
    batch = str(uuid4())
    for _ in range(2):
        as_alice.post("/progress/days/fill/", {**FORM, "batch": batch})
    assert Entry.objects.count() == 10
    said = {"first": "2026-11-01", "last": "2026-11-10"}
    assert as_alice.post(f"/progress/days/fill/{batch}/take-out/", said).status_code == 302
    assert not Entry.objects.exists()
    assert as_alice.post(f"/progress/days/fill/{batch}/take-out/", said).status_code == 404


@pytest.mark.django_db
def test_only_some_weekdays_or_as_on_another_day(alice: Member, as_alice: Client, now: datetime) -> None:
    actions.tell(
        alice,
        Said(date(2026, 11, 14), used=Used.YES, amounts=(Amount("alcohol", 24.0, "3 pints"),)),
        sent_as=uuid4(),
        now=now,
    )
    form = {"first": "2026-10-01", "last": "2026-10-31", "weekdays": ["5"], "like": "2026-11-14"}
    assert as_alice.post("/progress/days/fill/", form).status_code == 302
    filled = queries.told_of(alice, date(2026, 10, 1), date(2026, 10, 31))
    assert [one.day.day for one in filled] == [3, 10, 17, 24, 31]
    assert all(one.amounts == (Amount("alcohol", 24.0, "3 pints"),) for one in filled)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"first": "2026-11-10", "last": "2026-11-01", "used": "no"}, "before the first one"),
        ({"first": "2026-11-10", "last": "2026-11-25", "used": "no"}, "still to come"),
        ({"first": "2020-01-01", "last": "2026-11-01", "used": "no"}, "more than a year at once"),
        ({"first": "2026-11-01", "last": "2026-11-02"}, "Pick an answer"),
        ({"first": "2026-11-01", "last": "2026-11-02", "like": "2026-10-01"}, "told nothing of use"),
        ({"first": "2026-11-02", "last": "2026-11-02", "weekdays": ["6"], "used": "no"}, "no such day"),
        ({"first": "yes", "last": "2026-11-02", "used": "no"}, "Write the day like"),
    ],
)
def test_what_cannot_be_filled_in_is_one_clear_sentence(
    as_alice: Client, said: dict[str, str], words: str
) -> None:
    answer = as_alice.post("/progress/days/fill/", said)
    assert answer.status_code == 422
    assert words in answer.text
    assert not Entry.objects.exists()


@pytest.mark.django_db
def test_a_stretch_without_is_one_row_of_the_ledger_and_one_when_it_is_taken_back(
    alice: Member, now: datetime
) -> None:
    thread: Thread = days.open_thread(alice, "alcohol", now=now)
    there, batch = len(rows_of(thread)), uuid4()
    stretch = span(date(2025, 11, 1), date(2026, 10, 31))
    actions.fill(alice, stretch, Used.NO, batch=batch, now=now)
    assert len(rows_of(thread)) == there + 1
    assert standing(thread, now).all_days == 365
    actions.take_out(alice, batch, stretch[0], stretch[-1], now=now)
    assert runs.known_of(rows_of(thread), stretch[7]) is None
    assert standing(thread, now).all_days == 365  # days that were counted stay counted


@pytest.mark.django_db
def test_use_filled_in_from_long_ago_is_history_and_no_return(alice: Member, now: datetime) -> None:
    thread = days.open_thread(alice, "alcohol", now=now, goal="stop", since=date(2026, 8, 20))
    actions.fill(alice, [date(2026, 7, 1)], Used.YES, (Amount("alcohol"),), batch=uuid4(), now=now)
    assert runs.known_of(rows_of(thread), date(2026, 7, 1)) == Kind.USED
    assert standing(thread, now).this is not None


@pytest.mark.django_db
def test_where_memory_and_the_day_differ_the_page_says_so_without_blame(
    alice: Member, as_alice: Client, now: datetime
) -> None:
    day = date(2026, 11, 6)
    actions.tell(alice, Said(day, used=Used.NO), sent_as=uuid4(), now=now - timedelta(days=14))
    actions.fill(alice, [day], Used.YES, batch=uuid4(), now=now, also_told=True)
    assert "Told in two ways" in as_alice.get("/progress/days/").text
    page = as_alice.get("/progress/days/2026-11-06/").text
    assert "in two ways" in page
    assert days_of(queries.told_of(alice))[day].used == Used.NO


@pytest.mark.django_db
def test_days_to_remember_by_are_sealed_and_stand_in_the_month(alice: Member, as_alice: Client) -> None:
    said = {"words": "Sister’s birthday", "day": "1990-11-12", "every": "year"}
    assert as_alice.post("/progress/remember/", said).status_code == 302
    box = bytes(Anchor.objects.get().sealed_body)
    assert b"Sister" not in box
    assert b"1990" not in box
    assert "12 November: Sister’s birthday" in as_alice.get("/progress/days/?month=2026-11").text
    assert "12 November: Sister’s birthday" in as_alice.get("/progress/days/?month=2025-11").text
    as_alice.post(f"/progress/remember/{Anchor.objects.get().pk}/off/")
    assert not Anchor.objects.exists()
    assert as_alice.post("/progress/remember/", {"day": "1990-11-12"}).status_code == 422


@pytest.mark.django_db
def test_a_month_asks_a_fixed_number_of_questions(alice: Member, as_alice: Client, now: datetime) -> None:
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            as_alice.get("/progress/days/?month=2026-10")
        return len(seen)

    before = asked()
    actions.fill(alice, span(date(2025, 11, 1), date(2026, 10, 31)), Used.NO, batch=uuid4(), now=now)
    assert asked() == before


@given(st.dates(date(1990, 1, 1), date(2040, 12, 31)))
def test_every_day_of_a_month_stands_in_its_grid_once(day: date) -> None:
    first = day.replace(day=1)
    cells = [cell for week in calendar.weeks(first, date(2050, 1, 1), {}, []) for cell in week]
    there = [cell.day for cell in cells if cell]
    assert there == span(first, calendar.month_after(first) - timedelta(days=1))
    assert all(cell.day.weekday() == at % 7 for at, cell in enumerate(cells) if cell)
    assert len(cells) % 7 == 0
    assert calendar.month_before(calendar.month_after(first)) == first


def test_a_leap_day_is_remembered_in_other_years_too() -> None:
    leap = calendar.Anchor("The journey", date(2028, 2, 29), calendar.Every.YEAR)
    assert leap.falls_on(date(2029, 2, 28))
    assert leap.falls_on(date(2032, 2, 29))
    assert not leap.falls_on(date(2032, 2, 28))
    pay = calendar.Anchor("Pay day", date(2026, 1, 31), calendar.Every.MONTH)
    assert [pay.falls_on(date(2026, 4, day)) for day in (29, 30)] == [False, True]
    assert not pay.falls_on(date(2025, 12, 31))


@pytest.mark.django_db
def test_there_is_room_for_sixty_days_to_remember_by(alice: Member) -> None:
    for n in range(60):
        actions.remember(alice, f"Day {n}", TODAY)
    with pytest.raises(NotTold, match="room for 60"):
        actions.remember(alice, "One more", TODAY)
