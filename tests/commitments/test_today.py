"""One card on Today, at its time of day by one's own clock, and none while nothing is to be asked."""

from collections.abc import Iterator
from datetime import UTC, datetime, time

import pytest

from porch.commitments.actions import saying
from porch.commitments.queries.own import my_own
from porch.commitments.rules.answers import Said
from porch.commitments.today import card, evening_card
from porch.kit.clock import today_in
from porch.people.actions import pause
from porch.people.models import Member
from porch.wire import registries as wire
from tests.commitments.conftest import DAY, Mean

MORNING = datetime(2026, 11, 20, 8, tzinfo=UTC)
MIDDAY, NIGHT = MORNING.replace(hour=14), MORNING.replace(hour=19)


@pytest.fixture
def now() -> datetime:
    return MORNING


@pytest.fixture
def hush() -> Iterator[None]:
    """Something was hard for them lately: nothing is asked for two days."""
    wire.hushed._entries["test"] = lambda member, at: True
    yield
    del wire.hushed._entries["test"]


def titles(member: Member, at: datetime) -> list[str]:
    shown = [found for found in (card(member, at), evening_card(member, at)) if found is not None]
    return [
        one.commitment.title for found in shown for one in [*filter(None, [found.get("will")]), *found["ask"]]
    ]


def test_each_is_there_at_its_time(alice: Member, mean: Mean) -> None:
    mean(alice, "pledge", "My line")
    mean(alice, "review", "")
    mean(alice, "call", "Call by one", by=time(13))
    mean(alice, "call", "Call some time")
    assert set(titles(alice, MORNING)) == {"My line", "Call by one", "Call some time"}
    assert titles(alice, MIDDAY) == ["Call by one"]
    assert len(titles(alice, NIGHT)) == 3
    assert card(alice, NIGHT) is None, "never two at once"


def test_it_is_their_own_morning(alice: Member, mean: Mean) -> None:
    alice.time_zone = "Pacific/Auckland"
    alice.save()
    mean(alice, "pledge", "My line")
    assert card(alice, MORNING) is None, "it is evening there"
    assert card(alice, MORNING.replace(hour=20)) is not None


def test_what_was_said_is_asked_no_more(alice: Member, mean: Mean) -> None:
    meant = mean(alice)
    saying.say(meant, today_in(alice.time_zone, NIGHT), Said("not-kept"), by=alice, now=NIGHT)
    assert titles(alice, NIGHT) == []


def test_a_line_that_was_written_is_not_asked_for_again(alice: Member, mean: Mean) -> None:
    meant = mean(alice, "pledge", "")
    saying.say(meant, today_in(alice.time_zone, MORNING), Said(will="Eat"), by=alice, now=MORNING)
    found = card(alice, MORNING)
    assert found is None or found["will"] is None
    assert len(titles(alice, NIGHT)) == 1


@pytest.mark.usefixtures("hush")
def test_nothing_is_asked_while_they_are_left_alone(alice: Member, mean: Mean) -> None:
    mean(alice, "pledge", "")
    assert titles(alice, MORNING) == titles(alice, NIGHT) == []


def test_nothing_is_asked_of_who_rests_and_no_day_before_today_ever_is(alice: Member, mean: Mean) -> None:
    meant = mean(alice)
    mine = my_own(alice, meant.pk, MORNING)
    assert mine is not None
    assert len(mine.unsaid) == 7
    assert len(titles(alice, NIGHT)) == 1, "of today alone"
    pause(alice, until=None, now=MORNING)
    alice.refresh_from_db()
    assert titles(alice, NIGHT) == titles(alice, NIGHT + DAY) == []
