"""What happens meanwhile: a machine that stops, a list that is let go, two readings at once, a list that moves away."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from porch.meetings import actions as meetings
from porch.meetings.models import Meeting, Source
from porch.meetings.queries import on_the_list
from porch.meetings.rules.brought import Brought, Row
from porch.people.models import Member
from porch.sources import actions, lists
from porch.sources.actions import bring, feeds, readings
from porch.sources.models import Feed, Reading
from porch.sources.rules.outcome import Overtaken, TakesMost
from tests.sources.site import Page, Site
from tests.sources.test_feeds import DAY, feed, feed_of, fetched, outcomes, site, trusted
from tests.sources.told import a_source, listing, read_of

__all__ = ["feed", "site", "trusted"]
pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def meanwhile(monkeypatch: pytest.MonkeyPatch, what: Callable[[], object]) -> None:
    """Do this while a feed's server is waited for."""
    real = lists.come_from

    def come_from(*told: Any, **more: Any) -> Any:
        came = real(*told, **more)
        what()
        return came

    monkeypatch.setattr(feeds, "come_from", come_from)


def test_a_list_is_what_we_have_only_once_it_is_applied(
    trusted: Feed, site: Site, monkeypatch: pytest.MonkeyPatch, now: datetime
) -> None:
    site.pages["/feed"] = Page(feed_of(*range(11)), etag='"2"')
    with monkeypatch.context() as stopped, pytest.raises(MemoryError):
        stopped.setattr(readings, "bring", lambda *_, **__: (_ for _ in ()).throw(MemoryError))
        fetched(now + DAY)
    assert (Feed.objects.get().etag, outcomes()) == ('"1"', ["applied", "looking"])
    feed = fetched(now + DAY + HOUR)
    assert (feed.etag, outcomes(), on_the_list().count()) == ('"2"', ["applied", "left", "applied"], 11)


def test_what_nobody_looked_through_was_not_read_and_has_failed_after_an_hour(
    trusted: Feed, site: Site, now: datetime
) -> None:
    Reading.objects.create(source=trusted.source, at=now + DAY, outcome="looking")
    assert fetched(now + DAY).source.read_at == now
    actions.look_after(now + DAY + HOUR)
    assert outcomes()[-1] == "looking"
    actions.look_after(now + DAY + 2 * HOUR)
    assert (outcomes()[-1], Feed.objects.get().etag) == ("failed", "")


def test_a_list_that_was_let_go_is_not_brought_by_what_was_on_its_way(
    trusted: Feed, site: Site, dee: Member, monkeypatch: pytest.MonkeyPatch, now: datetime
) -> None:
    site.pages["/feed"] = Page(feed_of(*range(11)), etag='"2"')
    meanwhile(monkeypatch, lambda: actions.take_away(Source.objects.get(), by=dee, now=now))
    actions.fetch_feed(trusted, now=now + DAY)
    assert (on_the_list().count(), Source.objects.get().every_hours, outcomes()) == (0, None, ["applied"])


def test_what_is_looked_through_is_left_when_its_list_is_let_go(
    trusted: Feed, dee: Member, now: datetime
) -> None:
    reading = readings.receive(trusted.source, (feed_of(*range(11)),), now=now + DAY)
    actions.stop(Source.objects.get(), by=dee, now=now + DAY)
    actions.look_through(reading, now=now + DAY, ask=False)
    assert (on_the_list().count(), outcomes()) == (10, ["applied", "left"])


def test_what_is_kept_of_a_list_that_is_read_is_not_how_often(trusted: Feed, now: datetime) -> None:
    reading = readings.receive(trusted.source, (feed_of(*range(11)),), now=now + DAY)
    Source.objects.update(every_hours=6)
    actions.look_through(reading, now=now + DAY, ask=False)
    assert (on_the_list().count(), Source.objects.get().every_hours) == (11, 6)


def test_of_two_readings_at_once_the_older_one_changes_nothing(trusted: Feed, now: datetime) -> None:
    older = readings.receive(trusted.source, (feed_of(*range(12)),), now=now + DAY)
    newer = readings.receive(trusted.source, (feed_of(*range(11)),), now=now + DAY + HOUR)
    actions.look_through(newer, now=now + DAY + HOUR, ask=False)
    assert older.outcome == "looking", "it knows nothing of the newer one"
    actions.look_through(older, now=now + DAY + HOUR, ask=False)
    actions.look_through(older, now=now + DAY + HOUR, ask=True)
    assert (on_the_list().count(), outcomes()) == (11, ["applied", "left", "applied"])
    with pytest.raises(Overtaken):
        bring(read_of(listing("tea")), trusted.source, by=None, now=now, reading=older)


def test_the_list_is_held_before_it_is_looked_at(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    did: list[str] = []
    held, look = meetings.held, meetings.look

    def seen_held() -> None:
        did.append("held")
        held()

    def seen_look(*told: Any, **more: Any) -> Any:
        did.append("look")
        return look(*told, **more)

    monkeypatch.setattr(meetings, "held", seen_held)
    monkeypatch.setattr(meetings, "look", seen_look)
    bring(read_of(listing("tea")), a_source(), by=None, now=now)
    assert did == ["held", "look"]
    with CaptureQueriesContext(connection) as asked:
        bring(read_of(listing("tea")), Source.objects.get(), by=None, now=now, dry_run=True)
    assert did == ["held", "look", "look"], "a look keeps nobody waiting"
    assert not [one for one in asked if not one["sql"].startswith(("SELECT", "SAVEPOINT", "RELEASE"))]


@pytest.mark.parametrize(
    ("told", "waits"),
    [
        ({"conference_url": "https://elsewhere.example/j/1"}, True),
        ({"conference_phone": "+15550100"}, True),
        ({"address": "1 Other Road"}, True),
        ({"time": "20:00"}, True),
        ({"notes": "Bring a cup"}, False),
    ],
)
def test_a_trusted_list_that_sends_most_people_elsewhere_waits_for_a_person(
    trusted: Feed, site: Site, told: dict[str, str], waits: bool, now: datetime
) -> None:
    before = list(Meeting.objects.order_by("pk").values())
    site.pages["/feed"] = Page(feed_of(*range(10), **told), etag='"2"')
    fetched(now + DAY)
    assert (outcomes()[-1] == "waits", list(Meeting.objects.order_by("pk").values()) == before) == (
        waits,
    ) * 2


def test_half_of_them_or_a_handful_may_move_by_itself(now: datetime) -> None:
    def moved(count: int, same: int) -> bool:
        return Brought(changed=[Row("a", "A", ("time",))] * count, same=same).moves_most

    assert [moved(4, 0), moved(5, 5), moved(5, 4)] == [False, False, True]
    source = a_source()
    bring(read_of(*(listing(f"m-{n}") for n in range(9))), source, by=None, now=now)
    other = read_of(*(listing(f"m-{n}", location="Elsewhere") for n in range(9)))
    with pytest.raises(TakesMost, match="9 meetings would change"):
        bring(other, source, by=None, now=now)
    assert len(bring(other, source, by=None, now=now, although_most_go=True).changed) == 9
