"""House meetings: every week by themselves, an agenda anybody adds to, minutes those who live there read."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from time_machine import travel

from porch.groups.actions.serving import seat
from porch.groups.models import Position
from porch.houses import deciding
from porch.houses.actions import gathering as actions
from porch.houses.actions.gathering import NotNow
from porch.houses.actions.staying import end_stay
from porch.houses.models import Agenda, Gathering, House, Stay
from porch.houses.queries import gathering as queries
from porch.houses.queries.deciding import keeps_the_book
from porch.houses.queries.who import Place, place_of
from porch.houses.rules.gathering import next_meeting
from porch.kit.clock import today_in
from porch.people.models import Member
from porch.wire.models import Notice
from tests.conftest import signed_in

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
type Stand = Callable[[Member], Place]


@pytest.fixture
def stand(house: House, stay: Stay, bobs_stay: Stay, now: datetime) -> Stand:
    """How somebody stands to the house now."""

    def of(member: Member) -> Place:
        place = place_of(house.slug, member, now)
        assert place is not None
        return place

    return of


@pytest.fixture
def begun(house: House, now: datetime) -> Gathering:
    """A meeting that began an hour ago."""
    return Gathering.objects.create(house=house, at=now - HOUR)


@given(
    st.integers(0, 6),
    st.times(),
    st.sampled_from(["UTC", "Europe/London", "America/New_York", "Asia/Kathmandu", "Pacific/Apia"]),
    st.integers(0, 18 * 365 * 24 * 60),
)
def test_the_next_meeting_is_the_first_such_hour_that_is_still_to_come(
    weekday: int, at: time, zone: str, minutes: int
) -> None:
    after = datetime(2011, 12, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    found = next_meeting(weekday, at, zone, after)
    there = found.astimezone(ZoneInfo(zone))
    assert after < found <= after + 15 * DAY
    assert there.weekday() == weekday or there.time() != at.replace(tzinfo=None)
    assert next_meeting(weekday, at, zone, found) > found


def test_whoever_lives_there_says_when_it_meets_until_somebody_is_chosen_for_it(
    house: House, stand: Stand, alice: Member, bob: Member, frank: Member, now: datetime
) -> None:
    assert keeps_the_book(stand(alice))
    assert not keeps_the_book(stand(frank))
    seat(Position.objects.get(group=house.group, code="secretary"), bob, by=None, now=now)
    assert not keeps_the_book(stand(alice))
    assert keeps_the_book(stand(bob))
    with pytest.raises(NotNow):
        actions.set_rhythm(stand(alice), 6, time(19), now=now)
    path = f"/houses/{house.slug}/meetings/when/"
    assert signed_in(alice).get(path).status_code == 404
    assert signed_in(bob).post(path, {"weekday": "6", "time": "19:00"}).status_code == 302
    assert signed_in(bob).post(path, {"weekday": "9", "time": "19:00"}).status_code == 422


def test_the_next_meeting_makes_itself_every_week_once(
    house: House, stand: Stand, alice: Member, now: datetime
) -> None:
    actions.set_rhythm(stand(alice), 6, time(19), now=now)
    first = queries.next_of(house, now)
    assert first is not None
    deciding.keep_time(now)
    assert house.gatherings.count() == 1
    deciding.keep_time(first.at + HOUR)
    deciding.keep_time(first.at + HOUR)
    assert list(house.gatherings.order_by("at").values_list("at", flat=True)) == [
        first.at,
        first.at + 7 * DAY,
    ]


def test_another_day_takes_what_stands_on_the_agenda_along(
    house: House, stand: Stand, alice: Member, now: datetime
) -> None:
    actions.set_rhythm(stand(alice), 6, time(19), now=now)
    first = queries.next_of(house, now)
    assert first is not None
    actions.add_item(first, "The washing machine.", by=alice, now=now)
    actions.set_rhythm(stand(alice), 0, time(20), now=now)
    moved = queries.next_of(house, now)
    assert moved is not None
    assert (moved.pk, moved.at.hour, house.gatherings.count()) == (first.pk, 20, 1)
    assert [item.words for item in moved.agenda.all()] == ["The washing machine."]


def test_anybody_adds_to_the_agenda_until_the_minutes_are_written(
    house: House, stand: Stand, begun: Gathering, alice: Member, bob: Member, now: datetime
) -> None:
    path = actions.path_of(begun)
    assert signed_in(bob).post(path, {"words": "Bins on Tuesday."}).status_code == 302
    assert signed_in(bob).post(path, {"words": " "}).status_code == 422
    page = signed_in(alice).get(path).text
    assert "Bins on Tuesday." in page
    assert page.count("data-primary") == 1
    actions.write_minutes(begun, "We talked about the bins.", [], place=stand(alice), now=now)
    begun.refresh_from_db()
    with pytest.raises(NotNow):
        actions.add_item(begun, "Too late.", by=bob, now=now)
    assert Agenda.objects.count() == 1


def test_whoever_brought_it_or_keeps_the_book_takes_it_off(
    house: House, stand: Stand, begun: Gathering, alice: Member, bob: Member, now: datetime
) -> None:
    seat(Position.objects.get(group=house.group, code="president"), bob, by=None, now=now)
    of_bob, of_alice = (actions.add_item(begun, "Tea.", by=one, now=now) for one in (bob, alice))
    with pytest.raises(NotNow):
        actions.take_off(of_bob, place=stand(alice), now=now)
    actions.take_off(of_alice, place=stand(bob), now=now)
    assert list(Agenda.objects.all()) == [of_bob]


def test_minutes_are_read_by_those_who_live_there_and_not_by_whoever_looks_after_it_or_left(
    house: House, stand: Stand, begun: Gathering, bobs_stay: Stay, alice: Member, bob: Member, frank: Member,
    now: datetime,
) -> None:  # fmt: skip
    path = actions.path_of(begun)
    told = {"words": "The bins go out on Tuesday.", "present": [str(bobs_stay.pk)]}
    assert signed_in(alice).post(f"{path}minutes/", told).status_code == 302
    page = signed_in(bob).get(path).text
    assert "The bins go out on Tuesday." in page
    assert "Who was there" in page
    assert signed_in(frank).get(path).status_code == 404
    end_stay(bobs_stay, until_on=today_in("UTC", now), ending="moved-on", by=bob, now=now)
    assert signed_in(bob).get(path).status_code == 404
    begun.refresh_from_db()
    assert b"Tuesday" not in bytes(begun.sealed_minutes)


def test_minutes_can_be_put_right_for_a_week(
    stand: Stand, begun: Gathering, alice: Member, now: datetime
) -> None:
    actions.write_minutes(begun, "One.", [uuid4()], place=stand(alice), now=now)
    actions.write_minutes(begun, "Two.", [], place=stand(alice), now=now + 6 * DAY)
    with pytest.raises(NotNow):
        actions.write_minutes(begun, "Three.", [], place=stand(alice), now=now + 8 * DAY)
    begun.refresh_from_db()
    assert (begun.minutes, begun.present.count(), begun.closed_at) == ("Two.", 0, now)


def test_a_meeting_that_has_not_begun_has_no_minutes(
    house: House, stand: Stand, alice: Member, now: datetime
) -> None:
    soon = Gathering.objects.create(house=house, at=now + HOUR)
    with pytest.raises(NotNow):
        actions.write_minutes(soon, "Already?", [], place=stand(alice), now=now)
    assert signed_in(alice).get(f"{actions.path_of(soon)}minutes/").status_code == 404


def test_anybody_who_lives_there_calls_everybody_together_once(
    house: House, stand: Stand, alice: Member, bob: Member, frank: Member, now: datetime
) -> None:
    made = actions.call_together(stand(alice), now + HOUR, now=now)
    assert {(one.member, one.path) for one in Notice.objects.all()} == {(bob, actions.path_of(made))}
    for place, at in (
        (stand(bob), now + 2 * HOUR),
        (stand(alice), now + 3 * DAY),
        (stand(frank), now + HOUR),
    ):
        with pytest.raises(NotNow):
            actions.call_together(place, at, now=now)
    assert house.gatherings.count() == 1


def test_on_its_day_the_meeting_is_the_first_thing_on_the_page_and_on_today(
    house: House, stand: Stand, alice: Member, frank: Member, now: datetime
) -> None:
    tonight = Gathering.objects.create(house=house, at=now + HOUR)
    link = f'href="{actions.path_of(tonight)}" data-primary'
    with travel(now, tick=False):
        page = signed_in(alice).get(f"/houses/{house.slug}/home/").text
        assert link in page
        assert page.count("data-primary") == 1
        assert actions.path_of(tonight) in signed_in(alice).get("/today/").text
        assert actions.path_of(tonight) not in signed_in(frank).get(f"/houses/{house.slug}/home/").text


def test_what_they_brought_goes_with_them_and_the_minutes_stay(
    stand: Stand, begun: Gathering, stay: Stay, alice: Member, now: datetime
) -> None:
    actions.add_item(begun, "My own words.", by=alice, now=now)
    actions.write_minutes(begun, "What the house said.", [stay.pk], place=stand(alice), now=now)
    told = deciding.export(alice)
    assert told["what_i_brought_to_house_meetings"][0]["words"] == "My own words."
    assert len(told["house_meetings_i_was_at"]) == 1
    deciding.erase(alice, now)
    begun.refresh_from_db()
    assert (begun.minutes, begun.written_by, begun.present.count()) == ("What the house said.", None, 0)
    assert not Agenda.objects.exists()


def test_house_meetings_stand_in_the_calendar_of_those_who_live_there(
    house: House, stay: Stay, alice: Member, now: datetime
) -> None:
    coming = Gathering.objects.create(house=house, at=now + DAY)
    with travel(now, tick=False):
        page = signed_in(alice).get(f"/groups/{house.group.slug}/calendar/").text
    assert "House meeting" in page
    assert actions.path_of(coming) in page
