"""Milestones are asked, never announced; what was marked stays, whatever comes after; it is shown by choice."""

import json
import re
from datetime import date, datetime, timedelta
from itertools import count
from uuid import UUID

import pytest
from django.core import mail
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from porch.days import actions as days
from porch.days.rules.saying import NotToBeTold
from porch.kit.clock import now as this_moment
from porch.milestones import actions, queries, today
from porch.milestones.belongings import erase, export
from porch.milestones.models import Mark, Shown, Wishes
from porch.milestones.words import question_of
from porch.people.models import Member
from porch.wire.models import Notice
from tests.conftest import person
from tests.house.test_addresses import addresses
from tests.milestones.known import days_thread, keep, without

pytestmark = pytest.mark.django_db
HANDLES = count()


# ---- asked ----


def test_it_is_asked_as_a_question_and_marked_for_oneself(
    alice: Member, as_alice: Client, now: datetime
) -> None:
    without(alice, 47, now)
    page = as_alice.get("/milestones/").text
    assert "30 days without use?" in page
    assert "If that is right, you can mark it. If it is not, that is fine too." in page
    assert page.count("data-primary") == 1
    assert re.search(r"data-primary>Mark it, just for me<", page)
    key = re.search(r'name="key" value="([^"]+)"', page)
    assert key is not None
    as_alice.post("/milestones/mark/", {"key": key.group(1)})
    assert [one.words for one in queries.marks_of(alice)] == ["30 days without use"]
    assert "30 days without use?" not in as_alice.get("/milestones/").text
    assert not Notice.objects.exists()
    assert mail.outbox == []


def test_today_asks_in_the_same_words(alice: Member, as_alice: Client, now: datetime) -> None:
    without(alice, 31, now)
    one = queries.offered_to(alice, now)
    page = as_alice.get("/today/").text
    assert one is not None
    assert f'<h2 id="milestone-asked">{question_of(one)}</h2>' in page
    assert f"that was on {one.on.day} " in page
    assert page.count(f'name="key" value="{one.key}"') == 2


def test_asking_tells_nobody_anything_by_itself(alice: Member, as_alice: Client, now: datetime) -> None:
    without(alice, 400, now)
    as_alice.get("/today/")
    as_alice.get("/milestones/")
    assert not Notice.objects.exists()
    assert not Mark.objects.exists()
    assert mail.outbox == []


def test_that_is_not_right_leads_to_the_days_and_is_never_asked_again(
    alice: Member, as_alice: Client, now: datetime
) -> None:
    without(alice, 31, now)
    one = queries.offered_to(alice, now)
    assert one is not None
    answer = as_alice.post("/milestones/not-right/", {"key": one.key})
    there = any(route.startswith("days/<uuid:pk>/") for route in addresses())
    assert answer.headers["Location"] == (f"/days/{one.thread}/" if there else "/milestones/")
    assert queries.offered_to(alice, now + timedelta(days=20)) is None


def test_not_now_asks_again_two_weeks_on(alice: Member, now: datetime) -> None:
    without(alice, 31, now)
    one = queries.offered_to(alice, now)
    assert one is not None
    assert actions.not_now(one.key, by=alice, now=now)
    assert today.card(alice, now + timedelta(days=13)) is None
    assert today.card(alice, now + timedelta(days=14)) is not None


def test_whoever_does_not_want_to_be_asked_is_not(alice: Member, as_alice: Client, now: datetime) -> None:
    without(alice, 31, now)
    as_alice.post("/milestones/ask/")
    assert queries.offered_to(alice, now) is None
    as_alice.post("/milestones/ask/", {"on": "1"})
    assert queries.offered_to(alice, now) is not None


def test_after_a_return_to_use_nothing_is_asked_for_two_days(alice: Member, now: datetime) -> None:
    without(alice, 47, now)
    thread = days_thread(alice)
    assert days.say_used(thread, now.date(), by=alice, now=now)
    assert queries.offered_to(alice, now + timedelta(hours=1)) is None
    assert queries.offered_to(alice, now + timedelta(hours=47)) is None


def test_who_came_back_is_asked_whether_they_did(alice: Member, now: datetime) -> None:
    without(alice, 200, now - timedelta(days=20))
    thread = days_thread(alice)
    days.say_used(thread, (now - timedelta(days=20)).date(), by=alice, now=now - timedelta(days=20))
    days.say_since(thread, (now - timedelta(days=5)).date(), by=alice, now=now - timedelta(days=4))
    found = queries.offered_to(alice, now)
    assert found is not None
    assert found.kind in ("came-back", "days")
    actions.mark(found.key, by=alice, now=now)
    other = queries.offered_to(alice, now)
    assert other is not None
    assert {found.kind, other.kind} == {"came-back", "days"}


@pytest.mark.parametrize(("goal", "count_of"), [("cut-down", ""), ("stop", "none")])
def test_where_no_run_is_counted_none_is_asked_about(
    alice: Member, now: datetime, goal: str, count_of: str
) -> None:
    since = now.date() - timedelta(days=31)
    days.open_thread(alice, "alcohol", now=now, goal=goal, since=since, count=count_of)
    assert queries.offered_to(alice, now) is None


def test_nobody_marks_what_they_were_not_asked_about(alice: Member, as_alice: Client, now: datetime) -> None:
    without(alice, 3, now)
    for key in ("run:x:2020-01-01|years|10", "", "check-ins|check-ins|30"):
        as_alice.post("/milestones/mark/", {"key": key})
    assert not Mark.objects.exists()


# ---- one's own, and what stays ----


def test_ones_own_is_marked_in_ones_own_words(alice: Member, as_alice: Client, now: datetime) -> None:
    yesterday = (now - timedelta(days=1)).date().isoformat()
    as_alice.post("/milestones/add/", {"words": "  Saw   my kids ", "on": yesterday})
    page = as_alice.get("/milestones/").text
    assert "Saw my kids" in page
    box = bytes(Mark.objects.values_list("sealed_said", flat=True).get())
    assert b"kids" not in box


@pytest.mark.parametrize(
    ("words", "on"),
    [
        ("", "2026-11-01"),
        ("   ", "2026-11-01"),
        ("x" * 81, "2026-11-01"),
        ("A", "2999-01-01"),
        ("A", "1850-01-01"),
        ("A", "soon"),
    ],
)
def test_what_cannot_be_marked_is_said_in_a_sentence(as_alice: Client, words: str, on: str) -> None:
    assert as_alice.post("/milestones/add/", {"words": words, "on": on}).status_code == 422
    assert not Mark.objects.exists()


VERBS = st.lists(
    st.tuples(
        st.sampled_from(("used", "without", "since", "mark", "own", "aside", "off")), st.integers(0, 60)
    ),
    max_size=14,
)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(VERBS)
def test_nothing_but_its_owner_taking_it_back_ever_removes_a_mark(verbs: list[tuple[str, int]]) -> None:
    now = this_moment() - timedelta(days=60)
    member = person(f"Robin {next(HANDLES)}")
    without(member, 100, now)
    thread, before = days_thread(member), set[UUID]()
    for number, (verb, back) in enumerate(verbs):
        at = now + timedelta(days=4 * number)
        day = at.date() - timedelta(days=back)
        try:
            match verb:
                case "used":
                    days.say_used(thread, day, by=member, now=at)
                case "without":
                    days.say_without(thread, day, day, by=member, now=at)
                case "since":
                    days.say_since(thread, day, by=member, now=at)
                case "mark" | "aside" if one := queries.offered_to(member, at):
                    act = actions.mark if verb == "mark" else actions.not_right
                    act(one.key, by=member, now=at)
                case "own":
                    actions.mark_own("Slept through", day, by=member, now=at)
                case "off":
                    actions.ask_me(member, on=back % 2 == 0)
        except NotToBeTold:
            pass
        there = {one.id for one in queries.marks_of(member)}
        assert before <= there
        before = there
    for pk in before:
        assert actions.take_back(pk, by=member)
    assert queries.marks_of(member) == []


def test_the_mark_of_an_earlier_run_stays_in_the_list(alice: Member, as_alice: Client, now: datetime) -> None:
    without(alice, 95, now)
    one = queries.offered_to(alice, now)
    assert one is not None
    actions.mark(one.key, by=alice, now=now)
    days.say_used(days_thread(alice), now.date(), by=alice, now=now)
    page = as_alice.get("/milestones/").text
    assert "90 days without use" in page
    assert "90 days without use?" not in page


# ---- along and away ----


def test_it_goes_along_and_away_and_is_brought_once(
    alice: Member, erin: Member, bob: Member, now: datetime
) -> None:
    keep(alice, bob, now)
    mark = actions.mark_own("Saw my kids", now.date(), by=alice, now=now)
    actions.show(mark.pk, bob, by=alice, now=now)
    share = json.loads(json.dumps(export(alice)))
    assert share["marked"][0]["words"] == "Saw my kids"
    assert share["marked"][0]["shown_to"] == ["Bob Harbour"]
    assert actions.bring(erin, {"milestones": share}, now) == 1
    assert actions.bring(erin, {"milestones": share}, now) == 0
    assert [one.words for one in queries.marks_of(erin)] == ["Saw my kids"]
    for nothing in (
        {},
        {"milestones": [1]},
        {"milestones": {"marked": [1, {"words": 1}, {"words": "A", "on": "x"}]}},
    ):
        assert actions.bring(erin, nothing, now) == 0
    erase(alice, now)
    assert not Mark.objects.filter(member=alice).exists()
    assert not Shown.objects.exists()
    assert not Wishes.objects.filter(member=alice).exists()


def test_a_question_is_a_question() -> None:
    from porch.milestones.rules.reached import once

    for kind in ("came-back", "reached-out", "walks-with", "sat-in"):
        assert question_of(once(kind, date(2026, 1, 1))).endswith("?")


def test_the_page_costs_the_same_however_much_was_marked(
    alice: Member, as_alice: Client, now: datetime, django_assert_max_num_queries
) -> None:  # type: ignore[no-untyped-def]
    without(alice, 400, now)
    for number in range(30):
        actions.mark_own(f"Slept through {number}", now.date(), by=alice, now=now)
    with django_assert_max_num_queries(34):
        assert as_alice.get("/milestones/").status_code == 200


def test_the_way_there_stands_under_todays_entry(as_alice: Client) -> None:
    page = as_alice.get("/progress/").text
    assert 'href="/milestones/"' in page
    assert 'href="/progress/questions/"' in page
