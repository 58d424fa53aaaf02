"""Answering for oneself: one question at a time, each may be left out, and nobody hears of it."""

import csv
import json
from datetime import datetime, timedelta
from io import StringIO

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from porch.people import consent
from porch.people.actions.consent import give
from porch.people.models import Member
from porch.record.models import Disclosure, Entry
from porch.scales import actions, queries, today
from porch.scales.belongings import erase, export
from porch.scales.models import Sitting, Wishes
from porch.wire.models import Notice

pytestmark = pytest.mark.django_db


def answer_all(member: Member, code: str, answers: dict[str, int | None], now: datetime) -> Sitting:
    sitting = actions.begin(code, by=member, now=now)
    for item, value in answers.items():
        kept = actions.answer(sitting.pk, item, value, by=member, now=now)
        assert kept is not None
    return Sitting.objects.get(pk=sitting.pk)


def test_one_question_at_a_time_to_the_number_it_comes_to(as_alice: Client) -> None:
    begun = as_alice.post("/progress/questions/two-a/begin/", follow=True)
    where = begun.redirect_chain[-1][0]
    assert "Little interest or pleasure in doing things" in begun.text
    assert "Feeling down" not in begun.text
    assert "checked" not in begun.text.split("<main", 1)[1]
    second = as_alice.post(where, {"item": "1", "value": "1"}, follow=True)
    assert "Feeling down, depressed, or hopeless" in second.text
    end = as_alice.post(where, {"item": "2", "value": "2"}, follow=True).text
    assert '<p class="big">3</p>' in end
    assert "It can be from 0 to 6." in end
    assert "not a diagnosis" in end
    assert "/help-now/" in end


def test_what_is_offered_at_the_end_is_the_same_whatever_was_answered(
    alice: Member, as_alice: Client, now: datetime
) -> None:
    pages = []
    for days, value in enumerate((0, 3)):
        one = answer_all(alice, "two-a", {"1": value, "2": value}, now + timedelta(days=days))
        page = as_alice.get(f"/progress/questions/came-to/{one.pk}/").text
        pages.append(page.split("If you would like to talk", 1)[1].split("</section>", 1)[0])
    assert pages[0] == pages[1]


def test_the_highest_answers_tell_nobody_and_trigger_nothing(
    alice: Member, dee: Member, now: datetime
) -> None:
    answer_all(alice, "two-a", {"1": 3, "2": 3}, now)
    answer_all(alice, "two-b", {"1": 3, "2": 3}, now)
    answer_all(alice, "three", {"1": 4, "2": 4, "3": 4}, now)
    assert not Notice.objects.exists()
    assert not Disclosure.objects.exists()
    assert not Entry.objects.exists()


def test_each_may_be_left_out_and_then_there_is_no_sum(as_alice: Client, alice: Member) -> None:
    where = as_alice.post("/progress/questions/two-a/begin/", follow=True).redirect_chain[-1][0]
    as_alice.post(where, {"item": "1", "leave-out": "1"})
    end = as_alice.post(where, {"item": "2", "value": "3"}, follow=True).text
    assert "There is no sum, as something was left out. That is fine." in end
    assert queries.answered_by(alice)[0].sums == {"sum": None}


def test_next_without_an_answer_says_so_and_changes_nothing(as_alice: Client, alice: Member) -> None:
    where = as_alice.post("/progress/questions/two-a/begin/", follow=True).redirect_chain[-1][0]
    for said in ({"item": "1"}, {"item": "1", "value": "9"}, {"item": "1", "value": "x"}):
        assert as_alice.post(where, said).status_code == 422
    assert queries.answered_by(alice, done=False)[0].answers == {}


def test_one_goes_back_and_one_stops_and_then_nothing_is_kept(as_alice: Client, alice: Member) -> None:
    where = as_alice.post("/progress/questions/four/begin/", follow=True).redirect_chain[-1][0]
    as_alice.post(where, {"item": "satisfied", "value": "7"})
    as_alice.post(f"{where}back/")
    assert "how satisfied are you" in as_alice.get(where).text
    as_alice.post(f"{where}stop/")
    assert not Sitting.objects.exists()
    assert as_alice.get(where).status_code == 404


def test_whoever_never_drinks_is_asked_one_question(as_alice: Client, alice: Member) -> None:
    where = as_alice.post("/progress/questions/three/begin/", follow=True).redirect_chain[-1][0]
    end = as_alice.post(where, {"item": "1", "value": "0"}, follow=True).text
    assert '<p class="big">0</p>' in end


def test_the_four_stand_each_for_itself(alice: Member, as_alice: Client, now: datetime) -> None:
    said: dict[str, int | None] = {"satisfied": 7, "worthwhile": 8, "happy": None, "anxious": 2}
    one = answer_all(alice, "four", said, now)
    page = as_alice.get(f"/progress/questions/came-to/{one.pk}/").text
    assert [f'<p class="big">{n}</p>' in page for n in (7, 8, 2, 17)] == [True, True, True, False]


def test_the_same_day_again_takes_its_place_and_another_day_stands_beside(
    alice: Member, now: datetime
) -> None:
    answer_all(alice, "two-a", {"1": 1, "2": 1}, now)
    answer_all(alice, "two-b", {"1": 1, "2": 1}, now)
    answer_all(alice, "two-a", {"1": 2, "2": 2}, now + timedelta(hours=1))
    answer_all(alice, "two-a", {"1": 0, "2": 0}, now + timedelta(days=1))
    assert [one.sums["sum"] for one in queries.answered_by(alice, "two-a")] == [4, 0]
    assert len(queries.answered_by(alice, "two-b")) == 1


def test_nothing_of_it_stands_open_in_the_database(alice: Member, now: datetime) -> None:
    one = answer_all(alice, "two-a", {"1": 3, "2": 3}, now)
    actions.ask_me("two-a", 14, by=alice, now=now)
    for box in (bytes(one.sealed_said), bytes(Wishes.objects.get().sealed_plan)):
        assert b"two-a" not in box
        assert b"sum" not in box


def test_nobody_else_opens_it_whatever_part_they_hold(
    alice: Member, as_bob: Client, as_carol: Client, as_dee: Client, as_frank: Client, now: datetime
) -> None:
    done = answer_all(alice, "two-a", {"1": 3, "2": 3}, now)
    begun = actions.begin("four", by=alice, now=now)
    for other in (as_bob, as_carol, as_dee, as_frank):
        assert other.get(f"/progress/questions/came-to/{done.pk}/").status_code == 404
        assert other.post(f"/progress/questions/came-to/{done.pk}/forget/").status_code == 404
        assert other.post(f"/progress/questions/one/{begun.pk}/", {"leave-out": "1"}).status_code == 404
        assert other.post(f"/progress/questions/one/{begun.pk}/stop/").status_code == 404
    assert Sitting.objects.count() == 2


def test_it_is_asked_when_its_days_have_passed_and_one_at_a_time(alice: Member, now: datetime) -> None:
    actions.ask_me("two-a", 14, by=alice, now=now)
    actions.ask_me("four", 10, by=alice, now=now)
    assert today.card(alice, now + timedelta(days=9)) is None
    found = today.card(alice, now + timedelta(days=20))
    assert found is not None
    assert found["sheet"].code == "four"
    answer_all(
        alice, "four", {"satisfied": 5, "worthwhile": 5, "happy": 5, "anxious": 5}, now + timedelta(days=20)
    )
    again = today.card(alice, now + timedelta(days=20))
    assert again is not None
    assert again["sheet"].code == "two-a"
    actions.not_now("two-a", by=alice, now=now + timedelta(days=20))
    assert today.card(alice, now + timedelta(days=26)) is None
    assert today.card(alice, now + timedelta(days=27)) is not None
    actions.ask_me("two-a", None, by=alice, now=now)
    actions.ask_me("four", None, by=alice, now=now)
    assert today.card(alice, now + timedelta(days=400)) is None


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"rhythm": "two-weeks"}, 302),
        ({"rhythm": "own", "days": "45"}, 302),
        ({"rhythm": "own", "days": "6"}, 422),
        ({"rhythm": "own"}, 422),
        ({"rhythm": "hourly"}, 422),
        ({}, 422),
    ],
)
def test_how_often_is_ones_own_choice(
    as_alice: Client, alice: Member, said: dict[str, str], status: int
) -> None:
    assert as_alice.post("/progress/questions/four/ask/", said).status_code == status
    assert bool(queries.plan_of(alice)) == (status == 302)


def test_the_csv_has_a_line_for_each_time(alice: Member, as_alice: Client, now: datetime) -> None:
    answer_all(alice, "two-a", {"1": 1, "2": None}, now)
    answer_all(alice, "two-a", {"1": 1, "2": 2}, now + timedelta(days=1))
    answer = as_alice.get("/progress/questions/two-a/answers.csv")
    rows = list(csv.reader(StringIO(answer.text)))
    assert rows == [
        ["day", "version", "answer 1", "answer 2", "sum"],
        ["2026-11-20", "2003", "1", "", ""],
        ["2026-11-21", "2003", "1", "2", "3"],
    ]


def test_it_is_exported_with_its_version_and_erased(alice: Member, now: datetime) -> None:
    answer_all(alice, "two-a", {"1": 1, "2": 2}, now)
    actions.begin("four", by=alice, now=now)
    actions.ask_me("two-a", 28, by=alice, now=now)
    share = export(alice)
    assert [(one["questionnaire"], one["version"], one["finished"]) for one in share["answered"]] == [
        ("two-a", "2003", True),
        ("four", "2019", False),
    ]
    assert share["answered"][0]["sums"] == {"sum": 3}
    assert share["asks_me"] == [{"questionnaire": "two-a", "every": 28, "next": "2026-12-18"}]
    json.dumps(share)
    erase(alice, now)
    assert not Sitting.objects.exists()
    assert not Wishes.objects.exists()


def test_one_forgets_one_time_or_all_of_it(alice: Member, as_alice: Client, now: datetime) -> None:
    one = answer_all(alice, "two-a", {"1": 1, "2": 2}, now)
    answer_all(alice, "two-a", {"1": 1, "2": 2}, now + timedelta(days=1))
    answer_all(alice, "two-b", {"1": 1, "2": 2}, now)
    as_alice.post(f"/progress/questions/came-to/{one.pk}/forget/")
    assert len(queries.answered_by(alice, "two-a")) == 1
    as_alice.post("/progress/questions/two-a/forget/")
    assert queries.answered_by(alice, "two-a") == []
    assert len(queries.answered_by(alice, "two-b")) == 1


def test_one_person_may_be_shown_one_of_them_and_the_look_is_written_down(
    alice: Member, bob: Member, erin: Member, now: datetime
) -> None:
    answer_all(alice, "two-a", {"1": 1, "2": 2}, now)
    answer_all(alice, "ten", {str(item): 5 for item in range(1, 11)}, now)
    give("questions", bob, by=alice, now=now, item="ten")
    assert consent.shown_to(bob, alice, now=now) == [
        (
            "answers to questions",
            ["Ten statements about what carries you, 20 November 2026: Sum 50 (from 10 to 60)"],
        )
    ]
    assert Disclosure.objects.count() == 1
    assert consent.shown_to(erin, alice, now=now) == []


def test_the_list_costs_the_same_however_much_was_answered(
    alice: Member, as_alice: Client, now: datetime, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for day in range(12):
        answer_all(alice, "two-a", {"1": 1, "2": 2}, now + timedelta(days=day))
    with django_assert_max_num_queries(22):
        assert as_alice.get("/progress/questions/").status_code == 200
    with django_assert_max_num_queries(22):
        assert as_alice.get("/progress/questions/two-a/").status_code == 200


def test_nothing_is_asked_in_the_two_days_after_a_return_to_use(
    alice: Member, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    from porch.wire.registries import hushed

    actions.ask_me("four", 7, by=alice, now=now)
    then = now + timedelta(days=8)
    monkeypatch.setitem(hushed._entries, "test", lambda member, at: at < then + timedelta(hours=48))
    assert today.card(alice, then) is None
    assert today.card(alice, then + timedelta(hours=48)) is not None


def test_answers_are_brought_from_another_place_and_twice_is_once(
    alice: Member, erin: Member, now: datetime
) -> None:
    answer_all(alice, "two-a", {"1": 1, "2": 2}, now)
    answer_all(alice, "three", {"1": 0}, now + timedelta(days=1))
    actions.begin("four", by=alice, now=now)
    parcel = json.loads(json.dumps({"scales": export(alice)}))
    later = now + timedelta(days=2)
    assert actions.bring(erin, parcel, later) == 2
    assert actions.bring(erin, parcel, later) == 0
    found = [(one.sheet, one.on, one.sums) for one in queries.answered_by(erin)]
    assert found == [(one.sheet, one.on, one.sums) for one in queries.answered_by(alice)]


@pytest.mark.parametrize(
    "change",
    [
        {"version": "1999"},
        {"questionnaire": "none"},
        {"questionnaire": ["two-a"]},
        {"finished": False},
        {"answers": {"1": 9}},
        {"answers": {"1": True}},
        {"answers": {"7": 1}},
        {"answers": None},
        {"on": "soon"},
        {"at": "2999-01-01T00:00:00+00:00"},
        {"at": None},
    ],
)
def test_what_cannot_be_read_in_a_parcel_is_left_out(
    alice: Member, erin: Member, now: datetime, change: dict[str, object]
) -> None:
    answer_all(alice, "two-a", {"1": 1, "2": 2}, now)
    share = json.loads(json.dumps(export(alice)))
    share["answered"][0] |= change
    assert actions.bring(erin, {"scales": share}, now) == 0
    for nothing in (
        {},
        {"scales": 1},
        {"scales": {"answered": {"a": 1}}},
        {"scales": {"answered": [1, None]}},
    ):
        assert actions.bring(erin, nothing, now) == 0
