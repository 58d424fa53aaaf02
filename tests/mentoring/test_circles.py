"""A circle around a mentor: asked one by one, opened by enough yeses, and it goes on when the mentor steps back."""

from collections.abc import Callable
from datetime import datetime, time, timedelta

import pytest
from django.db import connection

from porch.bonds.actions import TooLate
from porch.care import queries as care
from porch.care.actions import cool_down
from porch.mentoring import actions, queries
from porch.mentoring.belongings import belonging
from porch.mentoring.models import Circle, CircleOffer, Seat
from porch.people.actions import block, leave
from porch.people.models import Member, Role
from porch.record.queries import entries_about
from porch.talk.models import Membership
from porch.wire.models import Notice
from tests.bonds.test_capacity import at_once
from tests.conftest import person
from tests.mentoring.circle import looked, opened, seat_of

WEEK = timedelta(days=7)
type Three = list[Member]


@pytest.fixture
def three(make_person: Callable[..., Member]) -> Three:
    return [make_person(f"Person {n}") for n in range(3)]


def kinds(member: Member) -> list[str]:
    return list(Notice.objects.filter(member=member, seen_at=None).values_list("kind", flat=True))


def talking(circle: Circle) -> set[Member]:
    return {one.member for one in Membership.objects.filter(conversation=circle.conversation)}


def test_each_is_asked_alone_and_it_opens_when_all_have_answered(
    bob: Member, three: Three, dee: Member, now: datetime
) -> None:
    circle = actions.invite_around(looked([bob], three, by=dee, now=now), by=dee, now=now)
    for one in (bob, *three):
        assert kinds(one) == ["circle"]
        assert entries_about(one.pk).get(act="invited-to-circle")
    for one in (bob, three[0], three[1]):
        assert actions.say_yes(seat_of(circle, one), by=one, now=now).state == "asking"
    done = actions.pass_it(seat_of(circle, three[2]), by=three[2], now=now)
    assert done.state == "open"
    assert talking(done) == {bob, three[0], three[1]}
    assert kinds(three[2]) == ["circle"]


def test_without_a_mentor_or_with_fewer_than_three_it_falls_through(
    bob: Member, three: Three, dee: Member, now: datetime
) -> None:
    circle = actions.invite_around(looked([bob], three, by=dee, now=now), by=dee, now=now)
    for one in three:
        actions.say_yes(seat_of(circle, one), by=one, now=now)
    assert actions.circles_in_time(now + WEEK) == 1
    circle.refresh_from_db()
    assert circle.state == "fell-through"
    assert Seat.objects.get(circle=circle, member=bob).state == "expired"
    with pytest.raises(TooLate):
        actions.say_yes(seat_of(circle, bob), by=bob, now=now + WEEK)


def test_a_mentor_who_offered_has_said_yes_already(
    bob: Member, three: Three, dee: Member, now: datetime
) -> None:
    actions.offer_circle(bob, day=1, hour=19, every=2, now=now)
    assert kinds(dee) == ["needs-a-person"]
    circle = actions.invite_around(looked([bob], three, by=dee, now=now), by=dee, now=now)
    assert seat_of(circle, bob).state == "joined"
    assert circle.every == 2
    assert not CircleOffer.objects.exists()


def test_only_a_mentor_offers(alice: Member, now: datetime) -> None:
    with pytest.raises(actions.NotAMentor):
        actions.offer_circle(alice, day=1, hour=19, every=1, now=now)


@pytest.mark.parametrize("why", ["rests", "blocked", "has one"])
def test_nobody_is_asked_where_a_mentor_rests_two_are_apart_or_the_mentor_has_one(
    bob: Member, three: Three, dee: Member, now: datetime, why: str
) -> None:
    look = looked([bob], three, by=dee, now=now)
    if why == "rests":
        cool_down(bob, now + timedelta(hours=3), now=now)
    elif why == "blocked":
        block(three[0], by=three[1], now=now)
    else:
        opened([bob], [person("X 1"), person("X 2")], by=dee, now=now)
    before = Seat.objects.count()
    with pytest.raises(actions.NotACircle):
        actions.invite_around(look, by=dee, now=now)
    assert Seat.objects.count() == before


def test_it_never_holds_more_than_it_has_seats(bob: Member, three: Three, dee: Member, now: datetime) -> None:
    circle = opened([bob], three[:2], by=dee, now=now, capacity=3)
    assert circle.held == 3
    with pytest.raises(actions.NotACircle):
        actions.invite_one(circle, three[2], by=dee, now=now)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_take_the_last_seat_at_once_one_has_it(
    bob: Member, three: Three, erin: Member, dee: Member, now: datetime
) -> None:
    circle = opened([bob], three[:2], by=dee, now=now, capacity=4)
    for one in (three[2], erin):
        actions.invite_one(circle, one, by=dee, now=now)
    seats = [seat_of(circle, one) for one in (three[2], erin)]
    connection.close()
    came = at_once(*(lambda seat=seat: actions.say_yes(seat, by=seat.member, now=now) for seat in seats))  # type: ignore[misc]
    assert sorted(type(one).__name__ for one in came) == ["NoSeatLeft", "NoneType"]
    circle.refresh_from_db()
    assert circle.held == circle.seats.filter(state="joined").count() == 4


def test_a_co_mentor_goes_on_and_after_both_step_back_it_goes_on_without_a_lead(
    bob: Member, frank: Member, three: Three, dee: Member, now: datetime
) -> None:
    Role.objects.create(member=frank, role="mentor", since=now)
    circle = opened([bob, frank], three, by=dee, now=now)
    Notice.objects.all().delete()
    actions.step_back(seat_of(circle, bob), by=bob, now=now)
    mine = queries.my_circle(three[0], circle.pk, now)
    assert mine is not None
    assert [one.handle for one in mine.mentors] == [frank.handle]
    assert kinds(three[0]) == []
    actions.step_back(seat_of(circle, frank), by=frank, now=now)
    mine = queries.my_circle(three[0], circle.pk, now)
    assert mine is not None
    assert mine.mentors == []
    assert mine.may_change
    assert kinds(three[0]) == ["something-new"]


def test_leaving_frees_the_seat_and_the_talk_and_nobody_is_told(
    bob: Member, three: Three, dee: Member, now: datetime
) -> None:
    circle = opened([bob], three, by=dee, now=now)
    Notice.objects.all().delete()
    actions.leave(seat_of(circle, three[0]), by=three[0], now=now)
    circle.refresh_from_db()
    assert circle.held == 3
    assert talking(circle) == {bob, three[1], three[2]}
    assert not Notice.objects.exists()
    with pytest.raises(TooLate):
        actions.leave(seat_of(circle, three[0]), by=three[0], now=now)


def test_one_alone_is_no_circle(bob: Member, three: Three, dee: Member, now: datetime) -> None:
    circle = opened([bob], three[:2], by=dee, now=now)
    for one in (three[0], bob):
        actions.leave(seat_of(circle, one), by=one, now=now)
    circle.refresh_from_db()
    assert circle.state == "over"
    assert queries.my_circle(three[1], circle.pk, now) is None


def test_who_asks_to_come_is_let_in_by_the_mentor_and_reads_from_then_on(
    bob: Member, three: Three, erin: Member, dee: Member, now: datetime
) -> None:
    circle = opened([bob], three, by=dee, now=now)
    assert queries.may_be_asked(erin, now) == []
    actions.let_others_ask(circle, may=True)
    [(found, _, _)] = queries.may_be_asked(erin, now)
    seat = actions.ask_to_come(found, by=erin, now=now)
    with pytest.raises(actions.NotACircle):
        actions.let_in(seat, by=three[0], now=now)
    mine = queries.my_circle(bob, circle.pk, now)
    assert mine is not None
    actions.let_in(mine.asking[0], by=bob, now=now)
    assert erin in talking(circle)


def test_a_no_and_a_block_look_like_no_answer(
    bob: Member, three: Three, erin: Member, frank: Member, dee: Member, now: datetime
) -> None:
    circle = opened([bob], three, by=dee, now=now)
    actions.let_others_ask(circle, may=True)
    block(three[0], by=erin, now=now)
    Notice.objects.all().delete()
    actions.ask_to_come(circle, by=erin, now=now)
    assert not Notice.objects.exists()
    mine = queries.my_circle(bob, circle.pk, now)
    assert mine is not None
    assert mine.asking == []
    assert len(queries.may_be_asked(frank, now)) == 1
    asked = actions.ask_to_come(circle, by=frank, now=now)
    before = queries.my_circle(frank, circle.pk, now)
    actions.turn_away(asked, by=bob, now=now)
    after = queries.my_circle(frank, circle.pk, now)
    assert before is not None
    assert after is not None
    assert (before.state, before.asks) == (after.state, after.asks) == ("waiting", True)
    assert queries.may_be_asked(frank, now) == []
    assert queries.my_circle(frank, circle.pk, now + WEEK) is None
    assert "turned" not in str(belonging.export(frank))
    assert [one.kind for one in Notice.objects.exclude(member=bob)] == []
    actions.circles_in_time(now + WEEK)
    assert seat_of(circle, erin).state == "expired"


def test_another_time_is_told_to_the_others_and_stands_in_their_calendars(
    bob: Member, three: Three, dee: Member, now: datetime
) -> None:
    circle = opened([bob], three, by=dee, now=now)
    Notice.objects.all().delete()
    actions.change_rhythm(circle, day=4, at=time(20, 30), every=2, by=bob, now=now)
    assert kinds(three[0]) == ["meetup"]
    assert kinds(bob) == []
    entries = queries.entries_of(three[0], None, now=now)
    assert {(one.at.weekday(), one.title) for one in entries} == {(4, "Call")}
    assert entries[1].at - entries[0].at == 2 * WEEK
    with pytest.raises(TooLate):
        actions.change_rhythm(circle, day=0, at=time(9), every=1, by=bob, now=now)


def test_it_is_a_load_of_its_own_and_its_mentor_is_one_who_helps(
    bob: Member, three: Three, dee: Member, now: datetime
) -> None:
    Role.objects.filter(member=bob).delete()
    bob.forget_roles()
    opened([bob], three, by=dee, now=now)
    assert care.helps(bob, now)
    assert care.carried(bob, now) == ["You look after a circle with 3 other people in it."]
    assert care.carried(three[0], now) == []


def test_whoever_leaves_or_is_erased_leaves_a_circle_that_goes_on(
    bob: Member, three: Three, dee: Member, now: datetime
) -> None:
    circle = opened([bob], three, by=dee, now=now)
    assert belonging.export(three[0])["circles"][0]["my_answer"] == "joined"
    leave(three[0], by=three[0], now=now)
    belonging.erase(bob, now)
    circle.refresh_from_db()
    assert (circle.state, circle.held) == ("open", 2)
    assert not Seat.objects.filter(member=bob).exists()
