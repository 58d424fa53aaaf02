"""Bringing a motion and talking about it, page by page; and what holds for every page of it."""

import re
from datetime import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from porch.groups.actions import seat
from porch.groups.actions.motions import draft, put, stand
from porch.groups.actions.motions import say as speak
from porch.groups.models import Group, Motion
from porch.groups.queries.motions import decided_in
from porch.kit.clock import now as this_moment
from porch.people.models import Member
from tests.groups.deciding import DAY, PLACE, a_group, a_position, put_setting, put_text, text

pytestmark = pytest.mark.django_db
PRIMARY = re.compile(r"data-primary")


@pytest.fixture
def now() -> datetime:
    return this_moment()  # pages go by the real clock


@pytest.fixture
def cast(alice: Member, bob: Member, erin: Member, frank: Member, dee: Member) -> list[Member]:
    return [alice, bob, erin, frank, dee]


def test_a_motion_is_brought_one_thing_a_page(cast: list[Member], as_alice: Client, now: datetime) -> None:
    a_group(now, cast)
    assert f'href="{PLACE}new/setting/"' in as_alice.get(f"{PLACE}new/").text
    page = as_alice.get(f"{PLACE}new/setting/who-may-come/").text
    assert "For the people this group is for." in page
    assert "checked" not in page
    assert as_alice.post(f"{PLACE}new/setting/who-may-come/").status_code == 422
    said = {"value": "anyone", "why": "People bring a friend."}
    read = as_alice.post(f"{PLACE}new/setting/who-may-come/", said, follow=True)
    assert "Only you see it so far." in read.text
    assert "People bring a friend." in read.text
    motion = Motion.objects.get()
    as_alice.post(f"{motion.get_absolute_url()}put/")
    motion.refresh_from_db()
    assert motion.state == "discussing"


def test_what_is_said_in_words_and_about_service_and_the_end(
    cast: list[Member], as_alice: Client, now: datetime
) -> None:
    position = a_position(a_group(now, cast))
    seat(position, cast[1], by=None, now=now)
    for path, said in (
        ("words/", {"text": "Tea for all."}),
        (f"seat/{position.pk}/", {"months": "3"}),
        (f"unseat/{position.pk}/", {}),
        ("end/", {}),
    ):
        assert "Only you see it so far." in as_alice.post(f"{PLACE}new/{path}", said, follow=True).text
    assert as_alice.post(f"{PLACE}new/words/", {"text": ""}).status_code == 422


def test_a_fourth_motion_is_kept_and_a_kind_line_says_so(
    cast: list[Member], as_alice: Client, now: datetime
) -> None:
    group = a_group(now, cast)
    for _ in range(3):
        put_text(group, cast[1], now)
    mine = draft(group, "text", by=cast[0], now=now, text="Tea.")
    answer = as_alice.post(f"{mine.get_absolute_url()}put/", follow=True)
    assert "Three motions are open" in answer.text


def test_words_stand_with_a_name_or_without(
    cast: list[Member], as_alice: Client, as_bob: Client, now: datetime
) -> None:
    motion = put_text(a_group(now, cast), cast[1], now)
    path = f"{motion.get_absolute_url()}say/"
    as_alice.post(path, {"words": "I like tea."})
    as_alice.post(path, {"words": "Less noise.", "nameless": "on"})
    assert as_alice.post(path, {"words": ""}).status_code == 422
    page = text(as_bob, motion.get_absolute_url())
    assert page.count("Alice Fern") == 1
    assert "Someone of the group Less noise." in page
    assert "Bob Harbour" not in text(as_alice, motion.get_absolute_url())  # no name stands on a motion


def test_every_page_has_one_primary_in_every_state(
    cast: list[Member], as_alice: Client, as_bob: Client, now: datetime
) -> None:
    then = now - 8 * DAY
    group = a_group(then, cast, settings={"decide-second": "yes", "decide-with": "substantial-unanimity"})
    position = a_position(group)
    seating = draft(group, "seat", by=cast[0], now=then, position=position, months=3)
    put(seating, by=cast[0], now=then)
    paths = [
        PLACE,
        seating.get_absolute_url(),
        *(f"{PLACE}new/{p}" for p in ("", "setting/", "service/", "words/")),
    ]
    stand(seating, by=cast[1], now=then)
    for state in ("seconding", "discussing", "voting", "hearing", "voting-again", "passed", "failed"):
        Motion.objects.filter(pk=seating.pk).update(
            state=state, due_at=now + DAY, electorate=3, decided_at=now, yes=1, no=1, abstained=1
        )
        for client in (as_alice, as_bob):
            for path in paths:
                page = client.get(path)
                assert page.status_code == 200
                assert len(PRIMARY.findall(page.text)) == 1, (state, path)


def decisions(group: Group, many: int, at: datetime) -> None:
    Motion.objects.bulk_create(
        Motion(group=group, kind="end", state="failed", made_at=at, put_at=at, decided_at=at, electorate=5)
        for _ in range(many)
    )


@pytest.mark.parametrize("what", ["decisions", "words"])
def test_a_long_list_asks_no_more_than_a_short_one(
    cast: list[Member], as_alice: Client, now: datetime, what: str
) -> None:
    motion = put_setting(a_group(now, cast), cast[0], now)

    def more(many: int) -> None:
        if what == "decisions":
            decisions(motion.group, many, now)
        for place in range(many if what == "words" else 0):
            speak(motion, "Tea.", by=cast[place % 5], now=now)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert (
                as_alice.get(PLACE if what == "decisions" else motion.get_absolute_url()).status_code == 200
            )
        return len(queries)

    more(1)
    asked()
    few = asked()
    more(19)
    assert asked() == few


def test_the_book_goes_on_after_twenty(cast: list[Member], as_alice: Client, now: datetime) -> None:
    group = a_group(now, cast)
    decisions(group, 21, now)
    assert "Earlier decisions" in as_alice.get(PLACE).text
    assert "Earlier decisions" not in as_alice.get(f"{PLACE}?page=1").text
    assert as_alice.get(f"{PLACE}?page=x").status_code == 200
    found, goes_on = decided_in(cast[0], group, now, 1)
    assert (len(found), goes_on) == (1, False)
