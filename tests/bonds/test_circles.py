"""Circles: invited by a coordinator, answered alone, open when enough would come; nobody learns who passed."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from porch.bonds import actions, tasks
from porch.bonds.belongings import belonging
from porch.bonds.models import Circle, CircleInvitation, Look
from porch.bonds.queries import invitations_for
from porch.people.actions import block, leave
from porch.people.models import Member
from porch.record.queries import entries_about
from porch.talk.models import Conversation, Membership
from porch.wire.queries import notices_for
from tests.bonds.conftest import Offer, Tell
from tests.conftest import signed_in

type Five = list[Member]
DAY = timedelta(days=1)


@pytest.fixture
def five(make_person: Callable[..., Member], tell_of: Tell) -> Five:
    return [tell_of(make_person(f"Person {n}"), wants_peer=True) for n in range(5)]


@pytest.fixture
def look(five: Five, dee: Member, now: datetime) -> Look:
    found = actions.look_for_circles(by=dee, now=now)
    actions.answer_look(found, now=now)
    found.refresh_from_db()
    return found


@pytest.fixture
def circle(look: Look, dee: Member, now: datetime) -> Circle:
    return actions.invite_to_circle(look, 0, by=dee, now=now)


def answer(circle: Circle, member: Member, *, yes: bool, now: datetime) -> Circle:
    invitation = CircleInvitation.objects.select_related("circle").get(circle=circle, member=member)
    return (actions.join_circle if yes else actions.pass_circle)(invitation, by=member, now=now)


def kinds(member: Member) -> list[str]:
    return [notice.kind for notice in notices_for(member)]


def there(conversation: Conversation | None) -> set[Member]:
    assert conversation is not None
    return {place.member for place in Membership.objects.filter(conversation=conversation)}


def test_everyone_is_asked_alone_told_blandly_and_it_is_on_the_record(
    circle: Circle, five: Five, dee: Member, now: datetime
) -> None:
    assert circle.invitations.count() == 5
    for person in five:
        assert kinds(person) == ["circle"]
        assert entries_about(person.pk).get().act == "invited-to-circle"
        [invited] = invitations_for(person, now)
        assert (invited.state, invited.language, invited.size) == ("asked", "English", 5)
        others = {other.handle for other in five} - {person.handle}
        page = signed_in(person).get("/people/").text
        assert not any(name in page for name in others)


def test_it_opens_with_those_who_said_yes_once_everyone_has_answered(
    circle: Circle, five: Five, now: datetime
) -> None:
    for person in five[:4]:
        assert answer(circle, person, yes=person != five[1], now=now).state == "asking"
    opened = answer(circle, five[4], yes=True, now=now)
    assert opened.state == "open"
    assert opened.conversation is not None
    assert opened.conversation.kind == Conversation.Kind.GROUP
    assert there(opened.conversation) == {five[0], five[2], five[3], five[4]}
    assert "something-new" in kinds(five[0])
    assert "something-new" not in kinds(five[1])


def test_after_seven_days_three_are_enough(circle: Circle, five: Five, now: datetime) -> None:
    for person in five[:3]:
        answer(circle, person, yes=True, now=now)
    assert actions.settle_circles(now + 7 * DAY - timedelta(seconds=1)) == 0
    tasks.keep_time(now + 7 * DAY)
    assert actions.settle_circles(now + 8 * DAY) == 0
    circle.refresh_from_db()
    assert there(circle.conversation) == set(five[:3])
    with pytest.raises(actions.TooLate):
        answer(circle, five[3], yes=True, now=now + 7 * DAY)


def test_with_two_it_falls_through_and_says_only_that(circle: Circle, five: Five, now: datetime) -> None:
    for person in five:
        answer(circle, person, yes=person in five[:2], now=now)
    circle.refresh_from_db()
    assert (circle.state, circle.conversation) == ("fell-through", None)
    assert [invited.state for invited in invitations_for(five[0], now + DAY)] == ["fell-through"]
    assert invitations_for(five[0], now + 15 * DAY) == []
    assert invitations_for(five[4], now) == []


def test_an_answer_is_given_once_in_time_and_by_whom_it_was_asked(
    circle: Circle, five: Five, now: datetime
) -> None:
    answer(circle, five[0], yes=True, now=now)
    with pytest.raises(actions.TooLate):
        answer(circle, five[0], yes=False, now=now)
    theirs = CircleInvitation.objects.select_related("circle").get(member=five[1])
    with pytest.raises(actions.TooLate):
        actions.join_circle(theirs, by=five[2], now=now)
    with pytest.raises(actions.TooLate):
        actions.join_circle(theirs, by=five[1], now=now + 7 * DAY)
    assert signed_in(five[2]).post(f"/people/circles/{theirs.pk}/join/").status_code == 404


def test_what_one_sees_and_downloads_is_the_same_whether_another_passed_or_joined(
    circle: Circle, five: Five, now: datetime
) -> None:
    answer(circle, five[0], yes=True, now=now)
    before = json.dumps(belonging.export(five[0])), invitations_for(five[0], now), kinds(five[0])
    answer(circle, five[1], yes=False, now=now)
    answer(circle, five[2], yes=True, now=now)
    assert (json.dumps(belonging.export(five[0])), invitations_for(five[0], now), kinds(five[0])) == before


@pytest.mark.parametrize("why", ["again", "block", "few", "index"])
def test_what_no_longer_holds_is_not_asked_and_tells_nobody(
    look: Look, five: Five, dee: Member, now: datetime, why: str
) -> None:
    if why == "again":
        actions.invite_to_circle(look, 0, by=dee, now=now)
    elif why == "block":
        block(five[0], by=five[1], now=now)
    elif why == "few":
        for person in five[:3]:
            actions.stop_asking(person, "peers", now=now)
    before = CircleInvitation.objects.count()
    with pytest.raises(actions.NotACircle):
        actions.invite_to_circle(look, 7 if why == "index" else 0, by=dee, now=now)
    assert CircleInvitation.objects.count() == before


def test_whoever_leaves_is_no_longer_waited_for(circle: Circle, five: Five, now: datetime) -> None:
    for person in five[:4]:
        answer(circle, person, yes=True, now=now)
    leave(five[4], by=five[4], now=now)
    circle.refresh_from_db()
    assert there(circle.conversation) == set(five[:4])


def test_erasing_someone_takes_their_invitations(circle: Circle, five: Five, now: datetime) -> None:
    belonging.erase(five[0], now)
    assert not CircleInvitation.objects.filter(member=five[0]).exists()
    assert circle.invitations.count() == 4


def test_from_the_desk_to_writing_to_the_circle(five: Five, as_dee: Client, as_bob: Client) -> None:
    page = as_dee.post("/desk/pairing/circles/", follow=True).text
    assert page.count("data-primary") == 1
    look = Look.objects.get()
    address = f"/desk/pairing/look/{look.pk}/circle/0/"
    assert as_bob.post(address).status_code == 404
    assert "5 people are asked." in as_dee.post(address, follow=True).text
    assert "no longer possible" in as_dee.post(address, follow=True).text
    for person in five[:4]:
        client = signed_in(person)
        assert "Join the circle" in client.get("/people/").text
        invitation = CircleInvitation.objects.get(member=person)
        assert (
            "Good. We will tell you"
            in client.post(f"/people/circles/{invitation.pk}/join/", follow=True).text
        )
        assert "You said yes." in client.get("/people/").text
    last = signed_in(five[4])
    invitation = CircleInvitation.objects.get(member=five[4])
    said = last.post(f"/people/circles/{invitation.pk}/not-for-me/", follow=True).text
    assert "That is fine. Nobody is told." in said
    assert "A small circle" not in last.get("/people/").text
    first = signed_in(five[0])
    assert "Write to the circle" in first.get("/people/").text
    assert first.get(f"/talk/{Circle.objects.get().conversation_id}/").status_code == 200


def test_circles_are_looked_for_among_those_who_ask_and_never_with_two_who_are_kept_apart(
    five: Five, dee: Member, tell_of: Tell, offered: Offer, now: datetime
) -> None:
    """Someone who has their peer is in the engine's case and in no circle."""
    offer = offered(five[0], five[1], "peers")
    actions.approve(offer, by=dee, now=now)
    actions.accept(offer, by=five[0], now=now)
    actions.accept(offer, by=five[1], now=now)
    assert seated(dee, now) == {str(person.pk) for person in five[2:]}
    block(five[2], by=five[3], now=now)
    assert seated(dee, now) == set()


def seated(dee: Member, now: datetime) -> set[str]:
    look = actions.look_for_circles(by=dee, now=now)
    actions.answer_look(look, now=now)
    look.refresh_from_db()
    return {member for circle in look.answer["circles"] for member in circle["members"]}
