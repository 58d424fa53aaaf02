"""No path reaches an exercise with the other person without a yes that still holds."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from porch.family import material
from porch.family.actions import helping
from porch.family.models import Safety
from porch.family.queries.helping import day_shown
from porch.family.rules.safety import (
    ALONE,
    ANSWERS,
    HOLDS,
    WITH_THEM,
    YES,
    Answer,
    is_safe,
    newest_of,
    opens,
    still_holds,
)
from porch.people.models import Member
from tests.conftest import signed_in

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
ANSWERED = st.builds(
    Answer, st.sampled_from(ANSWERS), st.integers(-60 * 24, 60 * 24).map(lambda h: NOON + timedelta(hours=h))
)
KINDS = st.sampled_from(sorted(WITH_THEM | ALONE))


@given(st.none() | ANSWERED, KINDS)
def test_a_day_with_the_other_person_opens_only_by_a_yes_of_the_last_two_weeks(
    answer: Answer | None, kind: str
) -> None:
    fresh = answer is not None and NOON - HOLDS < answer.at <= NOON
    yes = answer is not None and answer.said == YES
    assert opens(kind, answer, NOON) == (kind in ALONE or (fresh and yes))


@given(st.lists(ANSWERED, max_size=6))
def test_only_the_newest_answer_counts(said: list[Answer]) -> None:
    newest = newest_of(said)
    if is_safe(newest, NOON):
        assert newest is not None
        assert all(one.at <= newest.at for one in said)
    later = Answer("no", NOON)
    assert not is_safe(newest_of([one for one in said if one.at < NOON] + [later]), NOON)


@given(ANSWERED, st.integers(0, 30))
def test_before_a_call_an_older_answer_does_not_count(answer: Answer, days: int) -> None:
    since = NOON - timedelta(days=days)
    assert still_holds(answer, NOON, since=since) == (still_holds(answer, NOON) and answer.at >= since)


def test_a_kind_nobody_knows_stays_shut() -> None:
    assert not opens("something new", None, NOON)


def open_to_all(member: Member, now: datetime) -> None:
    helping.begin(9, told=False, by=member, now=now - timedelta(days=40))


@pytest.mark.parametrize("said", [None, "not-sure", "no", "unsaid"])
def test_no_page_of_the_course_shows_an_exercise_without_a_yes(
    rosa: Member, as_rosa: Client, now: datetime, said: str | None
) -> None:
    open_to_all(rosa, now)
    if said:
        helping.say_safe(said, by=rosa, now=now)
    assert day_shown(rosa, 28, now) is not None
    pages = [as_rosa.get(f"/family/course/{n}/").text for n in range(1, 29)]
    pages += [as_rosa.get(path).text for path in ("/family/course/", "/family/safety/other/", "/family/")]
    for page in material.days():
        if page.kind in WITH_THEM:
            words = [page.title, page.text[0][:40], page.small_thing[:40]]
            assert not any(word in text for word in words for text in pages), page.title


def test_with_a_yes_it_opens_and_after_two_weeks_it_is_asked_again(
    rosa: Member, as_rosa: Client, now: datetime
) -> None:
    open_to_all(rosa, now)
    answered = as_rosa.post("/family/safety/", {"said": "yes", "back": "9"})
    assert answered.headers["Location"] == "/family/course/9/"
    assert "Pick your hour" in as_rosa.get("/family/course/9/").text
    with time_machine.travel(now + HOLDS + timedelta(days=1)):  # pages ask what time it is themselves
        text = as_rosa.get("/family/course/9/").text
    assert "Pick your hour" not in text
    assert "/family/safety/?back=9" in text


@pytest.mark.parametrize("said", ["not-sure", "no", "unsaid"])
def test_anything_but_a_yes_leads_to_the_other_path(as_rosa: Client, said: str) -> None:
    answered = as_rosa.post("/family/safety/", {"said": said, "back": "9"}, follow=True)
    assert 'data-page="family-other-path"' in answered.text
    assert "tel:" in answered.text
    assert "must" not in answered.text.split("<main")[1]


def test_a_later_no_shuts_what_a_yes_had_opened(rosa: Member, now: datetime) -> None:
    open_to_all(rosa, now)
    helping.say_safe("yes", by=rosa, now=now - timedelta(days=1))
    helping.say_safe("no", by=rosa, now=now)
    shown = day_shown(rosa, 9, now)
    assert shown is not None
    assert shown.is_other


def test_only_the_newest_answer_is_kept_and_it_is_sealed(rosa: Member, now: datetime) -> None:
    for said in ("not-sure", "yes"):
        helping.say_safe(said, by=rosa, now=now)
    row = Safety.objects.get(member=rosa)
    assert row.answer.said == "yes"
    assert b"yes" not in bytes(row.sealed_answer)


def test_nothing_picked_is_one_clear_sentence_and_nothing_changes(as_rosa: Client) -> None:
    answered = as_rosa.post("/family/safety/", {})
    assert answered.status_code == 422
    assert "Rather not say is one of them" in answered.text
    assert not Safety.objects.exists()


def test_back_leads_nowhere_but_here(as_rosa: Client) -> None:
    for back in ("https://elsewhere.example/", "99", "//x", ""):
        answered = as_rosa.post("/family/safety/", {"said": "yes", "back": back})
        assert answered.headers["Location"] == "/family/course/"


@pytest.mark.parametrize("back", ["²", "٣", "0", "29", "-1", "9" * 400, "https://example.org/"])
def test_whoever_says_yes_goes_on_to_the_course_whatever_the_way_back_said(rosa: Member, back: str) -> None:
    answer = signed_in(rosa).post("/family/safety/", {"said": "yes", "back": back})
    assert (answer.status_code, answer["Location"]) == (302, "/family/course/")
