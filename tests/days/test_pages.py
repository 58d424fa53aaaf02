"""The pages of one's own days: what they say, what they take, and what a wrong answer gets."""

from datetime import date, timedelta

import pytest
from django.test import Client

from porch.days import actions, queries
from porch.days.models import Row, Thread
from porch.kit.clock import now as this_moment
from porch.people.models import Member

TODAY = date(2026, 11, 20)
DAY = timedelta(days=1)


@pytest.fixture
def thread(alice: Member) -> Thread:
    """Alice keeps days of alcohol since 4 October: 47 days."""
    return actions.open_thread(alice, "alcohol", goal="stop", since=TODAY - 47 * DAY, now=this_moment())


def page(client: Client, thread: Thread) -> str:
    return client.get(f"/days/{thread.pk}/").content.decode()


def test_nothing_is_kept_until_somebody_wants_it(as_alice: Client) -> None:
    said = as_alice.get("/days/").content.decode()
    assert "Keep days of something" in said
    assert said.count("data-primary") == 1


def test_a_thread_is_begun_with_a_day_of_this_month_at_once(as_alice: Client, alice: Member) -> None:
    answer = as_alice.post("/days/new/", {"what": "alcohol", "goal": "stop", "since": "2026-11-10"})
    thread = Thread.objects.get(member=alice)
    assert answer.url == f"/days/{thread.pk}/"
    assert "10 days" in page(as_alice, thread)


def test_a_day_long_ago_is_read_back_before_it_is_kept(as_alice: Client, alice: Member) -> None:
    said = {"what": "alcohol", "since": "2016-11-20"}
    answer = as_alice.post("/days/new/", said)
    assert "That is 3,652 days. Is that right?" in answer.content.decode()
    assert not Thread.objects.exists()
    other = as_alice.post("/days/new/", {**said, "since": "2015-11-20", "sure": "3652"})
    assert "4,018 days" in other.content.decode(), "yes to one number is no yes to another"
    as_alice.post("/days/new/", {**said, "sure": "3652"})
    assert queries.standing(Thread.objects.get(member=alice), this_moment()).all_days == 3652


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"what": "alcohol", "since": "2026-11-22"}, "still to come"),
        ({"what": "alcohol", "since": "1822-01-01"}, "after 1900"),
        ({"what": "alcohol", "since": "someday"}, "no date"),
        ({"what": "nothing-known"}, "Pick one of the list"),
        ({}, "Pick one"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_nothing_is_kept(
    as_alice: Client, said: dict[str, str], why: str
) -> None:
    answer = as_alice.post("/days/new/", said)
    assert answer.status_code == 422
    assert why in answer.content.decode()
    assert not Thread.objects.exists()


def test_the_same_thing_is_not_kept_twice(as_alice: Client, thread: Thread) -> None:
    answer = as_alice.post("/days/new/", {"what": "alcohol"})
    assert answer.status_code == 422
    assert "You keep days of this already." in answer.content.decode()


def test_the_page_says_where_it_stands(as_alice: Client, thread: Thread) -> None:
    said = page(as_alice, thread)
    assert "47 days" in said
    assert "since 4 October 2026" in said
    assert said.count("data-primary") == 1
    assert "Nobody sees anything of this." in said


def test_an_earlier_beginning_only_adds(as_alice: Client, thread: Thread) -> None:
    as_alice.post(f"/days/{thread.pk}/tell/", {"kind": "since", "day": "2026-09-04"})
    said = page(as_alice, thread)
    assert "77 days" in said
    assert "How would you like to go on?" not in said


def test_many_days_at_once_are_read_back_on_the_page_too(as_alice: Client, thread: Thread) -> None:
    said = {"kind": "without", "day": "2020-01-01", "last": "2020-12-31"}
    answer = as_alice.post(f"/days/{thread.pk}/tell/", said).content.decode()
    assert "That is 366 days." in answer
    assert answer.count("data-primary") == 1
    before = Row.objects.count()
    as_alice.post(f"/days/{thread.pk}/tell/", {**said, "sure": "366"})
    assert Row.objects.count() == before + 1
    assert "413 days" in page(as_alice, thread)


def test_days_the_other_way_round_are_one_sentence(as_alice: Client, thread: Thread) -> None:
    before = Row.objects.count()
    said = {"kind": "without", "day": "2026-03-10", "last": "2026-03-01"}
    answer = as_alice.post(f"/days/{thread.pk}/tell/", said)
    assert answer.status_code == 422
    assert "Turn them round." in answer.content.decode()
    assert Row.objects.count() == before


@pytest.mark.parametrize("day", ["", "someday", "2999-01-01", "2026-11-20", "x" * 5000])
def test_use_is_taken_whatever_was_typed(as_alice: Client, thread: Thread, day: str) -> None:
    answer = as_alice.post(f"/days/{thread.pk}/tell/", {"kind": "used", "day": day, "last": day})
    assert answer.url == "/today/"
    assert queries.standing(thread, this_moment()).last_used == TODAY


def test_after_use_the_page_asks_how_to_go_on_and_shows_no_number_openly(
    as_alice: Client, thread: Thread
) -> None:
    as_alice.post(f"/days/{thread.pk}/tell/", {"kind": "used", "day": "2026-11-20"})
    said = page(as_alice, thread)
    assert "How would you like to go on?" in said
    assert '<p class="big">' not in said
    assert said.count("data-primary") == 1
    listed = as_alice.get("/days/").content.decode()
    assert "There is no hurry." in listed
    assert "47 days" not in listed


@pytest.mark.parametrize(("how", "shown"), [("this-run", "A new run"), ("all-days", "47 days"), ("none", "")])
def test_a_new_run_all_days_or_no_count(as_alice: Client, thread: Thread, how: str, shown: str) -> None:
    as_alice.post(f"/days/{thread.pk}/tell/", {"kind": "used", "day": "2026-11-20"})
    as_alice.post(f"/days/{thread.pk}/go-on/", {"how": how})
    said = page(as_alice, thread)
    assert "How would you like to go on?" not in said
    assert (f'<p class="big">{shown}</p>' in said) == bool(shown)
    assert queries.standing(thread, this_moment()).all_days == 47


def test_going_on_from_another_day(as_alice: Client, thread: Thread) -> None:
    as_alice.post(f"/days/{thread.pk}/tell/", {"kind": "used", "day": "2026-11-10"})
    wrong = as_alice.post(f"/days/{thread.pk}/go-on/", {"how": "this-run", "day": "2026-11-10"})
    assert wrong.status_code == 422
    assert "begins after it" in wrong.content.decode()
    as_alice.post(f"/days/{thread.pk}/go-on/", {"how": "this-run", "day": "2026-11-13"})
    stands = queries.standing(thread, this_moment())
    assert stands.this is not None
    assert (stands.this.first, stands.this.days) == (date(2026, 11, 13), 7)


def test_typed_by_mistake_stays_in_sight_as_a_mistake(as_alice: Client, thread: Thread) -> None:
    as_alice.post(f"/days/{thread.pk}/tell/", {"kind": "used", "day": "2026-11-20"})
    seq = Row.objects.filter(thread=thread).latest("seq").seq
    as_alice.post(f"/days/{thread.pk}/not-so/", {"seq": seq})
    said = page(as_alice, thread)
    assert "<s>Use on 20 November 2026.</s>" in said
    assert "47 days" in said
    for nonsense in ("", "x", "99", str(10**30), str(seq)):
        as_alice.post(f"/days/{thread.pk}/not-so/", {"seq": nonsense})
    assert Row.objects.filter(thread=thread).latest("seq").seq == seq + 1


def test_laid_aside_it_is_nowhere_else_and_can_be_taken_up(as_alice: Client, thread: Thread) -> None:
    as_alice.post(f"/days/{thread.pk}/aside/")
    assert "Laid aside" in as_alice.get("/days/").content.decode()
    assert "Take it up again" in page(as_alice, thread)
    before = Row.objects.count()
    for kind in ("since", "used"):
        said = {"kind": kind, "day": "2026-11-20"}
        answer = as_alice.post(f"/days/{thread.pk}/tell/", said, follow=True).content.decode()
        assert "Take it up again first." in answer
    assert Row.objects.count() == before
    as_alice.post(f"/days/{thread.pk}/up/")
    assert "47 days" in page(as_alice, thread)


def test_beginning_again_is_a_new_list_and_the_old_one_stays(as_alice: Client, alice: Member) -> None:
    wrong = actions.open_thread(alice, "alcohol", goal="stop", since=date(2006, 11, 20), now=this_moment())
    answer = as_alice.post(f"/days/{wrong.pk}/again/", {"since": "2026-11-10"})
    fresh = Thread.objects.get(instead_of=wrong)
    assert answer.url == f"/days/{fresh.pk}/"
    assert queries.standing(fresh, this_moment()).all_days == 10
    assert queries.standing(wrong, this_moment()).all_days == 7305
    assert queries.standing(fresh, this_moment()).goal == "stop"


def test_what_i_want_and_which_count_i_see(as_alice: Client, thread: Thread) -> None:
    as_alice.post(f"/days/{thread.pk}/goal/", {"goal": "cut-down"})
    as_alice.post(f"/days/{thread.pk}/count/", {"count": "none"})
    stands = queries.standing(thread, this_moment())
    assert (stands.goal, stands.count, stands.all_days) == ("cut-down", "none", 47)
    assert '<p class="big">' not in page(as_alice, thread)


def test_whoever_is_here_for_somebody_else_finds_nothing(
    as_alice: Client, alice: Member, thread: Thread
) -> None:
    alice.in_recovery = False
    alice.save()
    for path in ("/days/", "/days/new/", f"/days/{thread.pk}/"):
        assert as_alice.get(path).status_code == 404


def test_a_page_asks_the_database_as_often_however_much_was_told(
    as_alice: Client, alice: Member, thread: Thread, django_assert_max_num_queries: object
) -> None:
    for n in range(1, 60):
        actions.say_without(
            thread, date(2025, 1, 1) + n * DAY, date(2025, 1, 1) + n * DAY, by=alice, now=this_moment()
        )
    actions.open_thread(alice, "nicotine", now=this_moment())
    with django_assert_max_num_queries(14):  # type: ignore[operator]
        as_alice.get(f"/days/{thread.pk}/")
    with django_assert_max_num_queries(10):  # type: ignore[operator]
        as_alice.get("/days/")
