"""A session can have a room in which those who stay sit together; others find nothing there."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from porch.people.actions.consent import give, pause, revoke
from porch.people.models import Grant, Member
from porch.programmes.actions import live
from porch.programmes.models import Episode, Session
from porch.rooms.models import Room
from porch.rooms.queries import opens_for, rooms_for
from tests.conftest import signed_in
from tests.programmes.after.conftest import DAY


@pytest.fixture
def session(stay: Episode, leader: Member, now: datetime) -> Session:
    """Alice stays with a consent that holds; the session begins in five minutes."""
    grant = give("coming-less", leader, by=stay.member, now=now, item=str(stay.pk), purpose="staying")
    Episode.objects.filter(pk=stay.pk).update(grant=grant)
    stay.refresh_from_db()
    return Session.objects.create(cohort=stay.cohort, starts_at=now + timedelta(minutes=5), led_by=leader)


def may_come(member: Member, now: datetime) -> bool:
    return rooms_for(member, now).filter(kind="programme").exists()


def test_those_who_stay_and_those_who_work_there_may_come(
    session: Session, stay: Episode, leader: Member, erin: Member, dee: Member, now: datetime
) -> None:
    room = live.open_live(session, by=leader, now=now)
    assert [may_come(one, now) for one in (stay.member, leader, erin, dee)] == [True, True, False, False]
    assert (room.title, room.state) == ("Session", "lobby")


def test_whoever_works_there_hosts_and_nobody_else(
    session: Session, stay: Episode, leader: Member, dee: Member, now: datetime
) -> None:
    assert opens_for(leader, "programme", session.pk, now)
    for other in (stay.member, dee):
        assert not opens_for(other, "programme", session.pk, now)
        with pytest.raises(live.NotTheirs):
            live.open_live(session, by=other, now=now)
    assert not opens_for(leader, "programme", None, now)


def test_opening_it_twice_is_opening_it_once(session: Session, leader: Member, now: datetime) -> None:
    assert live.open_live(session, by=leader, now=now) == live.open_live(session, by=leader, now=now)
    assert Room.objects.count() == 1


@pytest.mark.parametrize("how", ["paused", "revoked", "over", "gone"])
def test_whoever_keeps_from_staff_what_they_see_comes_to_the_room_as_before(
    session: Session, stay: Episode, leader: Member, as_alice: Client, now: datetime, how: str
) -> None:
    """As their page says; what staff then see of them is that they sit there."""
    live.open_live(session, by=leader, now=now)
    assert stay.grant is not None
    if how == "paused":
        pause(stay.grant.pk, by=stay.member, now=now)
    elif how == "revoked":
        revoke(stay.grant.pk, by=stay.member, now=now)
    elif how == "over":
        Grant.objects.filter(pk=stay.grant.pk).update(since=now - DAY, until=now)
    else:
        stay.grant.delete()
    assert may_come(stay.member, now)
    page = as_alice.get(f"/sessions/{session.pk}/room/").text
    assert "Go to the room" in page
    assert "Whoever is in the room sees that you are there." in page


@pytest.mark.parametrize("how", ["ended", "called off"])
def test_the_door_is_shut_for_whoever_does_not_stay_any_more(
    session: Session, stay: Episode, leader: Member, now: datetime, how: str
) -> None:
    live.open_live(session, by=leader, now=now)
    if how == "ended":
        Episode.objects.filter(pk=stay.pk).update(ended_on=now.date(), ending="left")
    else:
        Session.objects.update(called_off=True)
    assert not may_come(stay.member, now)


def test_somebody_who_works_there_no_more_neither_comes_nor_hosts(
    session: Session, leader: Member, now: datetime
) -> None:
    live.open_live(session, by=leader, now=now)
    session.cohort.programme.workers.update(until=now)
    assert not may_come(leader, now)
    assert not opens_for(leader, "programme", session.pk, now)


def test_it_is_found_and_opened_on_a_page(
    session: Session, stay: Episode, leader: Member, as_alice: Client, as_erin: Client
) -> None:
    where, as_gale = f"/sessions/{session.pk}/room/", signed_in(leader)
    assert "The room is not open" in as_alice.get(where).text
    assert as_alice.post(f"{where}open/").status_code == 404
    assert as_erin.get(where).status_code == 404
    assert "Open its room" in as_gale.get(where).text
    opened = as_gale.post(f"{where}open/")
    room = Room.objects.get()
    assert opened["Location"] == room.get_absolute_url()
    assert f"/rooms/{room.pk}/" in as_alice.get(where).text
    assert as_alice.get(room.get_absolute_url()).status_code == 200
    assert as_erin.get(room.get_absolute_url()).status_code == 404


def test_a_session_of_next_quarter_has_no_room_yet(
    session: Session, leader: Member, now: datetime, make_person: Callable[..., Member]
) -> None:
    Session.objects.filter(pk=session.pk).update(starts_at=now + 40 * DAY)
    answer = signed_in(leader).post(f"/sessions/{session.pk}/room/open/")
    assert answer["Location"] == f"/sessions/{session.pk}/room/"
    assert not Room.objects.exists()


def test_a_session_that_is_over_gets_no_room(session: Session, leader: Member, now: datetime) -> None:
    Session.objects.filter(pk=session.pk).update(starts_at=now - timedelta(hours=2))
    session.refresh_from_db()
    with pytest.raises(live.NotTheirs):
        live.open_live(session, by=leader, now=now)
    assert "This session is over." in signed_in(leader).get(f"/sessions/{session.pk}/room/").text
