"""What other rooms leave alone after a return to use, and what the ledger hears from Settings."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from porch.company.models import OwnWishes
from porch.company.today import questions_card
from porch.days import actions, queries
from porch.days.models import Row, Thread
from porch.kit.clock import now as this_moment
from porch.measures.rows import Kind
from porch.people.models import Member
from porch.stories.registries import hard_times

TODAY = date(2026, 11, 20)
DAY = timedelta(days=1)


@pytest.fixture
def thread(alice: Member) -> Thread:
    return actions.open_thread(alice, "alcohol", goal="stop", since=TODAY - 47 * DAY, now=this_moment())


def test_the_three_questions_wait_for_two_days(alice: Member, thread: Thread) -> None:
    now = this_moment()
    OwnWishes.objects.update_or_create(member=alice, defaults={"next_on": TODAY})
    assert questions_card(alice, now) is not None
    actions.say_used(thread, TODAY, by=alice, now=now)
    assert questions_card(alice, now) is None
    assert questions_card(alice, now + timedelta(hours=49)) is not None


def test_stories_know_that_it_was_hard(alice: Member, thread: Thread) -> None:
    now = this_moment()
    of_days = hard_times.get("days")
    assert of_days is not None
    assert of_days(alice, now) is None
    actions.say_used(thread, TODAY, by=alice, now=now)
    assert of_days(alice, now) == Row.objects.latest("pk").at


def test_another_time_zone_in_settings_is_a_row_and_takes_no_day_away(
    as_alice: Client, alice: Member, thread: Thread
) -> None:
    before = queries.standing(thread, this_moment())
    for zone in ("Pacific/Kiritimati", "Pacific/Honolulu", "Pacific/Honolulu"):
        as_alice.post("/settings/time/", {"time_zone": zone, "language": "en"})
    rows = queries.rows_of(thread)
    assert [row.code for row in rows if row.kind is Kind.PLACE][1:] == [
        "Pacific/Kiritimati",
        "Pacific/Honolulu",
    ]
    after = queries.standing(thread, this_moment())
    assert after.today == before.today + DAY, "on the first island it was tomorrow already"
    assert after.all_days == before.all_days + 1
    alice.refresh_from_db()
    assert alice.time_zone == "Pacific/Honolulu"


def test_today_counts_small_and_low_and_can_hide_it(as_alice: Client, thread: Thread) -> None:
    page = as_alice.get("/today/").content.decode()
    assert "47 days" in page
    assert "since 4 October 2026. 47 days of the last 365 in all." in page
    as_alice.post(f"/days/{thread.pk}/count/", {"count": "none", "from": "today"})
    assert "47 days" not in as_alice.get("/today/").content.decode()


def test_today_asks_the_database_as_often_however_long_it_has_been(
    as_alice: Client, alice: Member, thread: Thread
) -> None:
    with CaptureQueriesContext(
        connection,
    ) as few:
        as_alice.get("/today/")
    for n in range(1, 40):
        day = date(2025, 1, 1) + 2 * n * DAY
        actions.say_without(thread, day, day, by=alice, now=this_moment())
    with CaptureQueriesContext(connection) as many:
        as_alice.get("/today/")
    assert len(many) <= len(few)
