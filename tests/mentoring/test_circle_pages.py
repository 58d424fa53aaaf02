"""The pages of circles: who sees whom, two taps to leave, and the desk that never sees who sits there."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from porch.bonds import engine
from porch.bonds.models import Circle as Invitation
from porch.bonds.models import CircleInvitation
from porch.bonds.queries.circles import invitations_for
from porch.kit.clock import now as this_moment
from porch.mentoring import actions, queries
from porch.mentoring.commons import what_we_do_together
from porch.mentoring.models import Circle, CircleLook, Seat
from porch.mentoring.reporting import sits_with
from porch.mentoring.today import circle as next_circle
from porch.people.actions import block
from porch.people.models import LivedExperience, Member
from porch.record.models import Disclosure
from porch.talk.actions import open_between
from porch.wire.models import Notice
from tests.bonds.conftest import EVENINGS
from tests.conftest import signed_in
from tests.mentoring.circle import looked, opened, seat_of

type Three = list[Member]


@pytest.fixture
def three(make_person: Callable[..., Member]) -> Three:
    return [make_person(f"Person {n}") for n in range(3)]


@pytest.fixture
def circle(bob: Member, three: Three, dee: Member) -> Circle:
    return opened([bob], three, by=dee, now=this_moment())


def test_an_invitation_names_nobody(bob: Member, three: Three, dee: Member) -> None:
    now = this_moment()
    made = actions.invite_around(looked([bob], three, by=dee, now=now), by=dee, now=now)
    page = signed_in(three[0]).get(f"/people/circles/{made.pk}/").text
    assert "Yes, I would come" in page
    for other in (bob, three[1], three[2], dee):
        assert other.handle not in page
    assert "You are asked into a circle" in signed_in(three[0]).get("/people/").text


def test_those_in_it_see_each_other_and_a_stranger_finds_nothing(
    circle: Circle, bob: Member, three: Three, as_erin: Client
) -> None:
    page = signed_in(three[0]).get(f"/people/circles/{circle.pk}/").text
    assert all(one.handle in page for one in (bob, three[1], three[2]))
    for path in ("", "leave/", "rhythm/", "call.ics"):
        assert as_erin.get(f"/people/circles/{circle.pk}/{path}").status_code == 404


def test_who_is_blocked_is_not_shown_in_the_circle(circle: Circle, three: Three) -> None:
    block(three[1], by=three[0], now=this_moment())
    for viewer, other in ((three[0], three[1]), (three[1], three[0])):
        assert other.handle not in signed_in(viewer).get(f"/people/circles/{circle.pk}/").text


def test_leaving_takes_two_taps(circle: Circle, three: Three) -> None:
    client = signed_in(three[0])
    assert f"/people/circles/{circle.pk}/leave/" in client.get(f"/people/circles/{circle.pk}/").text
    assert client.get(f"/people/circles/{circle.pk}/leave/").status_code == 200
    assert seat_of(circle, three[0]).state == "joined"
    client.post(f"/people/circles/{circle.pk}/leave/")
    assert seat_of(circle, three[0]).state == "left"


def test_only_who_looks_after_it_changes_its_time(circle: Circle, bob: Member, three: Three) -> None:
    said = {"day": "3", "at": "18:30", "every": "1"}
    assert signed_in(three[0]).post(f"/people/circles/{circle.pk}/rhythm/", said).status_code == 404
    assert signed_in(bob).post(f"/people/circles/{circle.pk}/rhythm/", {"day": "9"}).status_code == 422
    assert signed_in(bob).post(f"/people/circles/{circle.pk}/rhythm/", said).status_code == 302
    circle.refresh_from_db()
    assert (circle.first_on.weekday(), f"{circle.at:%H:%M}") == (3, "18:30")


def test_its_calendar_file_tells_nothing(circle: Circle, three: Three, bob: Member) -> None:
    told = signed_in(three[0]).get(f"/people/circles/{circle.pk}/call.ics").content.decode()
    assert told.count("BEGIN:VEVENT") == 8
    assert "SUMMARY:Call" in told
    assert not any(word in told for word in (bob.handle, "ircle", "Porch"))


def test_today_shows_it_on_the_day_and_not_before(circle: Circle, three: Three) -> None:
    start = queries.my_circle(three[0], circle.pk, this_moment()).dates[0]  # type: ignore[union-attr]
    assert next_circle(three[0], start - timedelta(hours=13)) is None
    thing = next_circle(three[0], start - timedelta(hours=11))
    assert thing is not None
    assert (thing.url, thing.at) == (f"/people/circles/{circle.pk}/", start)
    actions.remind_circles(start - timedelta(minutes=10))
    actions.remind_circles(start - timedelta(minutes=9))
    assert Notice.objects.filter(kind="starts-soon").count() == 4


def test_the_desk_sees_seats_and_mentors_and_never_who_sits_there(
    circle: Circle, bob: Member, three: Three, dee: Member
) -> None:
    page = signed_in(dee).get("/desk/circles/").text
    assert bob.handle in page
    assert "4 of 8 seats taken" in page
    assert not any(one.handle in page for one in three)
    assert Disclosure.objects.filter(subject_id=bob.pk, viewer_id=dee.pk, scope="pairing").exists()


def test_a_mentor_offers_on_the_page_and_takes_it_back(as_bob: Client, as_alice: Client, bob: Member) -> None:
    said = {"day": "1", "hour": "19", "every": "1"}
    assert as_alice.post("/people/circles/offer/", said).status_code == 404
    assert as_bob.post("/people/circles/offer/", {"day": "1"}).status_code == 422
    assert as_bob.post("/people/circles/offer/", said).status_code == 302
    assert queries.offer_of(bob) is not None
    as_bob.post("/people/circles/offer/end/")
    assert queries.offer_of(bob) is None


def test_a_mutual_circle_of_the_pairing_desk_goes_on_here(three: Three, now: datetime) -> None:
    talk = open_between(three, kind="group", now=now)
    made = Invitation.objects.create(
        state="open",
        hour="tue-19",
        language="en",
        invited_at=now,
        due_at=now,
        settled_at=now,
        conversation=talk,
    )
    for one in three:
        CircleInvitation.objects.create(circle=made, member=one, state="joined")
    assert [one.state for one in invitations_for(three[0], now)] == ["open"]
    assert actions.take_over_circles(now) == 1
    assert actions.take_over_circles(now) == 0
    assert invitations_for(three[0], now) == [], "it stands once on My people"
    circle = Circle.objects.get()
    assert (circle.held, circle.zone, circle.conversation) == (3, "Europe/London", talk)
    mine = queries.my_circle(three[0], circle.pk, now)
    assert mine is not None
    assert mine.may_change
    assert "Nobody leads it" in signed_in(three[0]).get(f"/people/circles/{circle.pk}/").text


def test_the_engine_is_asked_for_those_who_fit_the_mentors_hour(
    bob: Member, three: Three, erin: Member, dee: Member, settings: Any
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}
    now = this_moment()
    told = {"hours": EVENINGS, "wants_peer": True, "waiting_since": now - timedelta(days=2)}
    LivedExperience.objects.filter(member__in=[bob, *three, erin]).update(**told)
    LivedExperience.objects.filter(member=erin).update(hours=["sun-9"])
    actions.offer_circle(bob, day=1, hour=19, every=1, now=now)
    desk = signed_in(dee)
    answer = desk.post("/desk/circles/look/", {"first": bob.handle, "second": "", "capacity": "6"})
    look = CircleLook.objects.get()
    assert answer["Location"] == f"/desk/circles/look/{look.pk}/"
    assert json.dumps(look.answer["members"]).count("-") > 8
    assert look.answer["hour_utc"] in ("tue-19", "tue-18")
    page = desk.get(answer["Location"]).text
    assert all(one.handle in page for one in three)
    assert erin.handle not in page
    desk.post(f"/desk/circles/look/{look.pk}/invite/")
    assert Seat.objects.filter(state="invited").count() == 3
    engine.stop()


def test_a_circle_can_be_reported_by_those_in_it_and_by_nobody_else(
    circle: Circle, three: Three, as_erin: Client
) -> None:
    path = f"/report/circle/{circle.pk}/"
    assert as_erin.get(path).status_code == 404
    client = signed_in(three[0])
    assert client.get(path).status_code == 200
    assert client.post(f"{path}send/", {"category": "other", "words": "It was loud."}).status_code == 302
    assert three[1].pk in sits_with(three[0])


def test_a_community_takes_its_own_packs_along_and_nobodys_words(circle: Circle) -> None:
    assert what_we_do_together() == {"packs_of_our_own": [], "circles_now": 1}
