"""Pages of asking and helping: what stands on them, who may see it, and how little they ask of the database."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from porch.asks import actions
from porch.asks.models import Ask, Shift
from porch.asks.queries.desk import asks_at_desk
from porch.asks.queries.who import candidates
from porch.meetings.actions import add
from porch.meetings.rules.told import Told
from porch.people.models import Member
from porch.record.models import Disclosure
from porch.safety.registries import reportables
from tests.asks.conftest import OnShift, alert_of, can_help, fresh

MINUTE = timedelta(minutes=1)
RIDE = {
    "area": "Old town",
    "place": "Market Row 4",
    "to": "The Sunday walk",
    "on": "2026-11-21",
    "at": "09:30",
    "seats": "1",
}


def queries(act: Callable[[], Any]) -> int:
    with CaptureQueriesContext(connection) as seen:
        act()
    return len(seen)


def test_where_a_ride_begins_is_for_the_one_who_says_yes_and_that_they_read_it_is_on_the_record(
    alice: Member, as_alice: Client, bob: Member, as_bob: Client, on_shift: OnShift, now: datetime
) -> None:
    on_shift(bob, "ride")
    assert as_alice.post("/people/ask/ride/", RIDE | {"on": "2020-01-01"}).status_code == 422
    assert as_alice.post("/people/ask/ride/", RIDE).status_code == 302
    ask = Ask.objects.get()
    assert b"Market" not in bytes(ask.sealed_told)
    page = as_bob.get(f"/people/helping/asked/{alert_of(ask, bob).pk}/").text
    assert "Old town" in page
    for hidden in ("Market Row", "Sunday walk", "Alice"):
        assert hidden not in page
    as_bob.post(f"/people/helping/asked/{alert_of(ask, bob).pk}/yes/")
    page = as_bob.get(f"/people/ask/{ask.pk}/").text
    assert "Market Row 4" in page
    assert Disclosure.objects.filter(subject_id=alice.pk, viewer_id=bob.pk, scope="ask").exists()


def test_only_those_who_drive_are_asked_for_a_ride(
    alice: Member, bob: Member, erin: Member, on_shift: OnShift, now: datetime
) -> None:
    on_shift(bob, "talk")
    on_shift(erin, "ride")
    ask = actions.ask_for(alice, "ride", now=now, ride_at=now + timedelta(hours=3), seats=1)
    assert [alert.helper for alert in ask.alerts.all()] == [erin]


def test_a_room_that_opens_within_the_hour_comes_first_and_without_one_somebody_sits_along(
    as_alice: Client, dee: Member, now: datetime
) -> None:
    page = as_alice.get("/people/ask/sit/").text
    assert "No room is open." in page
    friday = 5  # meetings count from Sunday
    add(
        Told("Quiet hour", friday, time(12, 40), 60, "Europe/London", location="Library", open_to="open"),
        by=dee,
        now=now,
    )
    page = as_alice.get("/people/ask/sit/").text
    assert "Quiet hour" in page
    assert "You can come and say nothing." in page
    assert page.count("data-primary") == 1
    assert as_alice.post("/people/ask/sit/").status_code == 302
    assert Ask.objects.get().kind == "sit"


def test_a_peer_or_a_mentor_stands_as_an_ask_until_a_pair_begins_or_they_stop(
    alice: Member, as_alice: Client, now: datetime
) -> None:
    as_alice.post("/people/ask/", {"who": "mentors", "times": ["week-evening"]})
    ask = Ask.objects.get()
    assert (ask.kind, ask.state) == ("mentors", "with-pairing")
    actions.keep_time(now + timedelta(days=8))
    assert fresh(ask).state == "overdue"
    as_alice.post("/people/ask/mentors/stop/")
    assert fresh(ask).state == "let-go"
    alice.lived.refresh_from_db()
    alice.lived.wants_peer = True
    alice.lived.save()
    actions.stand_for_wishes(now)
    assert Ask.objects.get(kind="peers").state == "with-pairing"


def test_afterwards_one_question_that_can_be_skipped(
    alice: Member, as_alice: Client, bob: Member, as_bob: Client, on_shift: OnShift, now: datetime
) -> None:
    on_shift(bob)
    ask = actions.ask_for(alice, "talk", now=now)
    actions.accept(alert_of(ask, bob), by=bob, now=now)
    as_bob.post(f"/people/ask/{ask.pk}/done/")
    assert "Did someone come in time?" in as_alice.get("/today/").text
    as_alice.post(f"/people/ask/{ask.pk}/in-time/", {"answer": "skip"})
    assert (fresh(ask).question_open, fresh(ask).in_time) == (False, None)
    assert "Did someone come in time?" not in as_alice.get("/today/").text


def test_the_desk_has_an_ask_when_nobody_else_could_come_and_operators_only_at_the_end(
    alice: Member,
    dee: Member,
    as_dee: Client,
    make_person: Callable[..., Member],
    on_shift: OnShift,
    now: datetime,
) -> None:
    olu = make_person("Olu Bell", "operator")
    ask = actions.ask_for(alice, "talk", now=now, told={"note": "my sister is ill"})
    page = as_dee.get(f"/desk/asks/{ask.pk}/").text
    assert "Alice Fern" in page
    assert "my sister is ill" not in page
    assert Disclosure.objects.filter(subject_id=alice.pk, viewer_id=dee.pk, scope="ask").exists()
    assert not asks_at_desk(olu).exists()
    for hours in (2, 15):
        actions.keep_time(now + timedelta(hours=hours))
    assert fresh(ask).state == "everyone"
    assert asks_at_desk(olu).get() == ask
    as_dee.post(f"/desk/asks/{ask.pk}/letter/", {"words": "I am sorry that nobody came."})
    assert fresh(ask).state == "answered"


def test_the_other_of_the_two_can_be_reported_and_nobody_before(
    alice: Member, bob: Member, erin: Member, on_shift: OnShift, now: datetime
) -> None:
    of = reportables.get("ask")
    assert of is not None
    on_shift(bob)
    ask = actions.ask_for(alice, "talk", now=now)
    assert of.label(str(ask.pk), alice) is None
    actions.accept(alert_of(ask, bob), by=bob, now=now)
    assert (of.whom(str(ask.pk), alice), of.whom(str(ask.pk), bob)) == (bob, alice)
    assert of.label(str(ask.pk), erin) is None


@pytest.mark.parametrize("many", [20])
def test_finding_whom_to_ask_takes_the_same_questions_for_one_and_for_many(
    many: int,
    alice: Member,
    bob: Member,
    make_person: Callable[..., Member],
    on_shift: OnShift,
    now: datetime,
) -> None:
    on_shift(bob)
    ask = actions.ask_for(alice, "talk", now=now)

    def found() -> list[Any]:
        return candidates(Ask.objects.select_related("asker__lived").get(pk=ask.pk), now)

    one = queries(found)
    for n in range(many):
        helper = make_person(f"Helper {n}", "mentor")
        can_help(helper, now, "talk")
        Shift.objects.create(
            member=helper, day=4, since=time(9), until=time(17), zone="Europe/London", kinds=["talk"]
        )
    assert queries(found) == one
    assert len(found()) == many + 1
