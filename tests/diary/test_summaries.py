"""What days come to, for oneself; summaries that others read exactly as they were shown; taking it all along."""

import csv
import io
from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from porch.bonds.models import Pair
from porch.diary import actions, queries, summing
from porch.diary.models import Anchor, Entry, Note, Summary
from porch.diary.rules.easier import easier_after
from porch.diary.rules.told import Said
from porch.measures.told import Amount, Mood, Told, Used
from porch.people import consent
from porch.people.actions import consent as gate
from porch.people.models import Member

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)


@pytest.fixture
def month(alice: Member, now: datetime) -> list[date]:
    """Twenty of Alice's last thirty days: 15 without, 5 with; on three of these she said how much."""
    days = [TODAY - timedelta(days=n) for n in range(20)]
    for n, day in enumerate(days):
        grams = (24.0, 60.0, 36.0, None, None)[n // 4] if n % 4 == 3 else None
        used = Used.YES if n % 4 == 3 else Used.NO
        said = Said(
            day,
            mood=Mood.HARD if n % 5 == 0 else Mood.OK,
            craving=n % 10,
            used=used,
            amounts=(Amount("alcohol", grams),) if used == Used.YES else (),
            sleep=6.5,
            did=frozenset({"called"}),
            note="The words of mine that nobody reads.",
        )
        actions.tell(alice, said, sent_as=uuid4(), now=now - timedelta(days=n))
    return days


@pytest.fixture
def pair(alice: Member, bob: Member, now: datetime) -> Pair:
    two = {"mode": "mentors", "first": bob, "second": alice, "state": "active", "started_at": now}
    return Pair.objects.create(between=f"{bob.pk} {alice.pk}", **two)


def test_the_missing_days_are_said(month: list[date], as_alice: Client) -> None:
    page = as_alice.get("/progress/summary/?days=30").text
    assert (
        "Of these 30 days you answered for 20. 10 days are missing; they are not counted as anything." in page
    )
    assert "15 of the 20 days told were without use: 75 %." in page
    assert "If there was use on every missing day, it would be 50 %; if on none, 83 %." in page
    assert "these figures may be far off" in page
    assert "The longest stretch without use was 3 days in a row." in page


def test_alcohol_is_told_in_the_drinks_of_a_country_by_rules_with_a_name(
    month: list[date], alice: Member, as_alice: Client
) -> None:
    actions.choose_drinks(alice, "GB")
    page = as_alice.get("/progress/summary/?days=30").text
    assert (
        "You told of 5 days with alcohol. Where you said how much: 5.0 standard drinks in United Kingdom (8 g)"
        in page
    )
    assert "60 g or more, the European rule for men: on 1 of 18 days, 6 %." in page
    assert "Over all days of which it is known: 6.7 g a day." in page


def test_below_five_days_nothing_is_worked_out(alice: Member, as_alice: Client, now: datetime) -> None:
    for n in range(4):
        said = Said(TODAY - timedelta(days=n), used=Used.NO)
        actions.tell(alice, said, sent_as=uuid4(), now=now)
    assert "A few more days with an answer" in as_alice.get("/progress/summary/").text
    actions.tell(alice, Said(TODAY - timedelta(days=9), used=Used.NO), sent_as=uuid4(), now=now)
    assert "A few more days with an answer" not in as_alice.get("/progress/summary/").text


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("days=own&first=2026-11-01&last=2026-10-01", "before the first one"),
        ("days=own&first=2026-11-01&last=2026-12-24", "still to come"),
        ("days=own&first=2020-11-01&last=2026-10-24", "more than three years"),
        ("days=own", "Say from which day to which."),
        ("days=all", "not one of the available choices"),
    ],
)
def test_days_that_cannot_be_are_one_clear_sentence(as_alice: Client, query: str, words: str) -> None:
    for page in ("summary", "sheet"):
        answer = as_alice.get(f"/progress/{page}/?{query}")
        assert answer.status_code == 422
        assert words in answer.text


def test_a_summary_is_read_exactly_as_it_was_shown_until_it_is_taken_back(
    month: list[date], pair: Pair, alice: Member, as_alice: Client, as_bob: Client, now: datetime
) -> None:
    said = {"days": "30", "what": ["told", "without", "moods"]}
    answer = as_alice.post("/progress/share/", said)
    made = Summary.objects.get()
    assert answer.headers["Location"] == f"/progress/share/{made.pk}/"
    page = as_alice.get(f"/progress/share/{made.pk}/").text
    lines = queries.summaries_of(alice)[0].lines
    assert all(line in page for line in lines)
    assert "15 of 20 days told were without use; 10 are not told." in lines
    assert "Nobody can see it now." in page
    there = f"/people/{pair.pk}/"
    assert lines[1] not in as_bob.get(there).text
    grant = gate.give("diary-summary", pair.first, by=alice, now=now, item=str(made.pk))
    assert all(line in as_bob.get(there).text for line in lines)
    assert "nobody reads" not in as_bob.get(there).text
    actions.tell(alice, Said(TODAY, used=Used.YES), sent_as=uuid4(), now=now)
    assert all(line in as_bob.get(there).text for line in lines), "what is told later changes nothing of it"
    assert "Bob Harbour" in as_alice.get(f"/progress/share/{made.pk}/").text
    gate.revoke(grant.pk, by=alice, now=now)
    assert lines[1] not in as_bob.get(there).text


def test_a_summary_that_is_taken_away_is_nothing_to_whoever_had_it(
    month: list[date], alice: Member, bob: Member, as_alice: Client, as_erin: Client, now: datetime
) -> None:
    as_alice.post("/progress/share/", {"days": "7", "what": ["told"]})
    made = Summary.objects.get()
    gate.give("diary-summary", bob, by=alice, now=now, item=str(made.pk))
    assert consent.shown_to(bob, alice, now=now)
    assert as_erin.get(f"/progress/share/{made.pk}/").status_code == 404
    assert as_erin.post(f"/progress/share/{made.pk}/take-away/").status_code == 404
    as_alice.post(f"/progress/share/{made.pk}/take-away/")
    assert consent.shown_to(bob, alice, now=now) == []


def test_a_summary_of_nothing_and_of_no_choice_is_not_made(as_alice: Client) -> None:
    assert "too little told" in as_alice.post("/progress/share/", {"days": "7", "what": ["moods"]}).text
    assert "Choose what it says." in as_alice.post("/progress/share/", {"days": "7"}).text
    assert not Summary.objects.exists()


def test_checked_in_this_week_says_that_and_never_what(alice: Member, bob: Member, now: datetime) -> None:
    gate.give("checked-in", bob, by=alice, now=now)
    assert consent.shown_to(bob, alice, now=now) == []
    actions.tell(alice, Said(TODAY, mood=Mood.VERY_HARD), sent_as=uuid4(), now=now)
    ((_, lines),) = consent.shown_to(bob, alice, now=now)
    assert lines == ["Checked in this week."]
    assert consent.shown_to(bob, alice, now=now + timedelta(days=8)) == [], "nothing, like any other nothing"


def test_no_summary_and_no_measure_opens_a_note(
    month: list[date], alice: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    def opened(self: Note) -> str:
        raise AssertionError("a note was opened")

    monkeypatch.setattr(Note, "words", property(opened))
    period = queries.period_of(alice, TODAY - timedelta(days=29), TODAY)
    assert summing.own(period)
    assert summing.for_others(period, [*summing.CHOICES])


@pytest.mark.parametrize(
    ("marks", "words"),
    [
        ((Used.YES, Used.NO), "There was use on the first of these days."),
        ((Used.NO, None), "No use is told on the first day;"),
        ((Used.NO, Used.NO, Used.YES), "The first use told was 2 days after the first day."),
        ((None, Used.NO), "The first day is missing"),
    ],
)
def test_the_first_use_is_told_in_a_sentence(
    alice: Member, now: datetime, marks: tuple[Used | None, ...], words: str
) -> None:
    first = TODAY - timedelta(days=9)
    for n in range(10):
        used = marks[n] if n < len(marks) else Used.NO
        said = Said(first + timedelta(days=n), mood=Mood.OK, used=used)
        actions.tell(alice, said, sent_as=uuid4(), now=now)
    ((_, lines),) = summing.own(queries.period_of(alice, first, TODAY))
    assert any(line.startswith(words) for line in lines)


def test_the_table_has_every_entry_and_no_formula(
    month: list[date], alice: Member, as_alice: Client, now: datetime
) -> None:
    said = Said(TODAY, used=Used.YES, amounts=(Amount("alcohol", 20.0, "=2+5"),), note="-1")
    actions.tell(alice, said, sent_as=uuid4(), now=now)
    answer = as_alice.get("/progress/days.csv")
    rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert len(rows) == 21
    assert {row["used"] for row in rows} == {"yes", "no"}
    mine = next(row for row in rows if row["grams_of_alcohol"] == "20.0")
    assert (mine["how_much"], mine["note"], mine["craving"]) == ("'=2+5", "'-1", "")


def test_the_sheet_has_no_note_and_no_name(month: list[date], as_alice: Client) -> None:
    page = as_alice.get("/progress/sheet/").text.split("<article")[1].split("</article>")[0]
    assert "What was told" in page
    assert "nobody reads" not in page
    assert "Alice" not in page


def test_everything_is_deleted_behind_one_more_page(
    month: list[date], alice: Member, bob: Member, as_alice: Client, now: datetime
) -> None:
    actions.remember(alice, "Pay day", TODAY)
    actions.tell(bob, Said(TODAY, mood=Mood.OK), sent_as=uuid4(), now=now)
    as_alice.post("/progress/share/", {"days": "7", "what": ["told"]})
    assert "Delete everything" in as_alice.get("/progress/delete/").text
    assert Entry.objects.filter(member=alice).exists()
    as_alice.post("/progress/delete/")
    for model in (Entry, Note, Anchor, Summary):
        assert not model._base_manager.filter(member=alice).exists()
    assert Entry.objects.filter(member=bob).exists()


def test_pages_read_a_stretch_and_not_a_life(alice: Member, as_alice: Client, now: datetime) -> None:
    def asked(path: str) -> int:
        with CaptureQueriesContext(connection) as seen:
            assert as_alice.get(path).status_code == 200
        return len(seen)

    pages = ("/progress/summary/", "/progress/sheet/", "/progress/days/2026-11-19/", "/progress/helped/")
    before = [asked(page) for page in pages]
    for back in (30, 430, 830):
        last = TODAY - timedelta(days=back)
        days = [last - timedelta(days=n) for n in range(380)]
        actions.fill(alice, days, Used.NO, batch=uuid4(), now=now)
    assert [asked(page) for page in pages] == before


def test_what_helped_comes_from_ones_own_hard_hours(now: datetime) -> None:
    def at(hours: int, mood: Mood, *did: str, craving: int | None = None) -> Told:
        return Told(TODAY, now + timedelta(hours=hours), mood=mood, craving=craving, did=frozenset(did))

    told = [
        at(0, Mood.HARD),
        at(3, Mood.OK, "called", "ate"),
        at(30, Mood.OK, craving=8),
        at(31, Mood.OK, "called", craving=3),
        at(40, Mood.VERY_HARD),
        at(41, Mood.VERY_HARD, "waited"),
        at(90, Mood.GOOD, "music"),
    ]
    assert [(one.did, one.times) for one in easier_after(told)] == [("called", 2), ("ate", 1)]


def test_the_page_of_what_helped_has_an_empty_state(
    as_alice: Client, make_person: Callable[..., Member]
) -> None:
    assert "Nothing to go by yet" in as_alice.get("/progress/helped/").text
