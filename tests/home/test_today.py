"""Today: one next thing, one question at most, one filled button; and what a room fills it with for a while."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from porch.home.today import today_of
from porch.people.models import Member
from porch.talk.actions import open_between, say
from porch.ui.next_thing import Next, NextThing, Pull
from porch.ui.registries import Card, TakesOver, cards, next_things, takes_over

pytestmark = pytest.mark.django_db


@pytest.fixture
def only_these_cards(monkeypatch: pytest.MonkeyPatch) -> dict[str, Card]:
    entries: dict[str, Card] = {}
    monkeypatch.setattr(cards, "_entries", entries)
    return entries


@pytest.fixture
def only_these_things(monkeypatch: pytest.MonkeyPatch) -> dict[str, Next]:
    entries: dict[str, Next] = {}
    monkeypatch.setattr(next_things, "_entries", entries)
    return entries


@pytest.fixture
def rooms_that_fill(monkeypatch: pytest.MonkeyPatch) -> dict[str, TakesOver]:
    entries: dict[str, TakesOver] = {}
    monkeypatch.setattr(takes_over, "_entries", entries)
    return entries


def shows(**context: Any) -> Callable[[Any, Any], dict[str, Any]]:
    return lambda member, now: context


def nothing(member: Any, now: Any) -> None:
    return None


def thing(pull: Pull, title: str, **more: Any) -> Next:
    offered = NextThing(pull, title, f"/{title}/", "See it", **more)
    return Next(pull, lambda member, now: offered)


def drawn(member: Member, now: datetime) -> list[tuple[str, bool]]:
    return [(card.template, card.context["primary"]) for card in today_of(member, now).cards]


def test_a_room_that_fills_today_leaves_only_the_cards_that_stay(
    alice: Member,
    now: datetime,
    only_these_cards: dict[str, Card],
    rooms_that_fill: dict[str, TakesOver],
) -> None:
    only_these_cards["count"] = Card("count.html", 90, shows())
    only_these_cards["ask"] = Card("ask.html", 5, shows(wants_primary=True))
    only_these_cards["people"] = Card("people.html", 30, shows(wants_primary=True), stays=True)
    rooms_that_fill["away"] = TakesOver("away.html", "Away", 1, nothing)
    rooms_that_fill["late"] = TakesOver("late.html", "Late", 20, shows())
    rooms_that_fill["back"] = TakesOver(
        "back.html", "We are glad you are here.", 10, shows(wants_primary=True)
    )
    today = today_of(alice, now)
    assert (today.heading, today.filled) == ("We are glad you are here.", True)
    assert drawn(alice, now) == [("back.html", True), ("people.html", False)]


def test_the_page_has_the_rooms_heading_and_still_one_filled_button(
    as_alice: Client, rooms_that_fill: dict[str, TakesOver]
) -> None:
    rooms_that_fill["back"] = TakesOver("home/_card_family.html", "We are glad you are here.", 10, shows())
    page = as_alice.get("/today/").text
    assert "We are glad you are here.</h1>" in page
    assert "Next for you" not in page
    assert page.count("data-primary") == 1
    assert "Get help now" in page


def test_one_card_gets_the_filled_button(
    alice: Member, now: datetime, only_these_cards: dict[str, Card], only_these_things: dict[str, Next]
) -> None:
    only_these_cards["late"] = Card("late.html", 30, shows(wants_primary=True))
    only_these_cards["early"] = Card("early.html", 10, shows(wants_primary=True))
    only_these_cards["plain"] = Card("plain.html", 5, shows())
    only_these_cards["away"] = Card("away.html", 1, nothing)
    assert drawn(alice, now) == [
        ("plain.html", False),
        ("early.html", True),
        ("home/_next.html", False),
        ("late.html", False),
    ]


def test_one_thing_is_next_and_others_in_which_somebody_waits_are_named_beside_it(
    as_alice: Client, only_these_things: dict[str, Next], only_these_cards: dict[str, Card], now: datetime
) -> None:
    only_these_things["room"] = thing(Pull.OPEN, "Open-room")
    only_these_things["vote"] = thing(Pull.WAITS, "Late-answer", at=now + timedelta(days=2))
    only_these_things["offer"] = thing(Pull.WAITS, "Early-answer", at=now + timedelta(days=1))
    page = as_alice.get("/today/").text
    assert "<h3>Early-answer</h3>" in page
    assert '<a href="/Late-answer/">Late-answer</a>' in page
    assert "Open-room" not in page
    assert page.count("data-primary") == 1


def test_whoever_is_asked_for_this_minute_reads_it_first(
    alice: Member, now: datetime, only_these_things: dict[str, Next], only_these_cards: dict[str, Card]
) -> None:
    only_these_cards["check-in"] = Card("check_in.html", 9, shows(wants_primary=True))
    only_these_things["come"] = thing(Pull.NOW, "Could you come?")
    assert drawn(alice, now) == [("home/_next.html", True), ("check_in.html", False)]
    only_these_things["come"] = thing(Pull.PROMISED, "A walk")
    assert drawn(alice, now) == [("check_in.html", True), ("home/_next.html", False)]


def test_with_nothing_next_rest_counts(
    as_alice: Client, only_these_things: dict[str, Next], only_these_cards: dict[str, Card]
) -> None:
    page = as_alice.get("/today/").text
    assert "Nothing planned. Rest counts." in page
    assert page.count("data-primary") == 1, "the way to their people"


def test_one_question_at_most_is_put_and_the_first_that_has_something(
    alice: Member, now: datetime, only_these_cards: dict[str, Card], only_these_things: dict[str, Next]
) -> None:
    only_these_cards["none"] = Card("none.html", 60, nothing, question=True)
    only_these_cards["second"] = Card("second.html", 64, shows(), question=True)
    only_these_cards["first"] = Card("first.html", 62, shows(), question=True)
    only_these_cards["count"] = Card("count.html", 90, shows())
    assert [name for name, _ in drawn(alice, now)] == ["home/_next.html", "first.html", "count.html"]


def test_whoever_is_paused_reads_only_what_they_said_yes_to(
    alice: Member, now: datetime, only_these_cards: dict[str, Card], only_these_things: dict[str, Next]
) -> None:
    only_these_cards["question"] = Card("question.html", 60, shows(), question=True)
    only_these_things["offer"] = thing(Pull.WAITS, "Someone to meet")
    only_these_things["walk"] = thing(Pull.PROMISED, "A walk")
    alice.state = Member.State.PAUSED
    found = today_of(alice, now).cards
    assert [card.context["thing"].title for card in found] == ["A walk"]


def test_what_looks_at_somebody_is_asked_only_where_it_is_shown(
    alice: Member, now: datetime, only_these_things: dict[str, Next], only_these_cards: dict[str, Card]
) -> None:
    looked: list[str] = []

    def looks(name: str) -> Callable[[], dict[str, Any]]:
        return lambda: {"looked": looked.append(name)}

    only_these_things["one"] = thing(Pull.WAITS, "One", at=now, draw=looks("one"))
    only_these_things["two"] = thing(Pull.WAITS, "Two", at=now + timedelta(hours=1), draw=looks("two"))
    today_of(alice, now)
    assert looked == ["one"]


def test_after_a_long_while_without_a_word_one_is_greeted_and_nothing_is_said_of_the_gap(
    alice: Member, bob: Member, now: datetime
) -> None:
    assert today_of(alice, now).heading == "Good to see you, Alice Fern", (
        "here since the summer, never a word"
    )
    conversation = open_between([alice, bob], now=now)
    say(conversation, "Hello.", by=alice, client_id=uuid4(), now=now)
    assert today_of(alice, now + timedelta(days=29)).heading == "Hello, Alice Fern"
    assert today_of(alice, now + timedelta(days=31)).heading == "Good to see you, Alice Fern"


def test_whoever_joined_lately_is_never_away(make_person: Callable[..., Member], now: datetime) -> None:
    newcomer = make_person("Quiet Otter")
    newcomer.joined_on = now.date() - timedelta(days=30)
    assert today_of(newcomer, now).heading == "Hello, Quiet Otter"


def test_it_asks_no_more_of_the_database_where_more_people_are(
    alice: Member, make_person: Callable[..., Member], now: datetime
) -> None:
    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            today_of(alice, now)
        return len(asked)

    today_of(alice, now)
    before = questions()
    for n in range(20):
        member = make_person(f"Quiet Otter {n}")
        open_between([member, make_person(f"Brave Kettle {n}")], now=now)
    assert questions() == before
