"""A talk with a peer supervisor: one, then all, then the desk; the first yes has it, nobody hears a no."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from porch.bonds.actions import TooLate
from porch.bonds.models import Pair
from porch.bonds.rules.parts import between
from porch.care import actions, queries
from porch.care.models import Debrief
from porch.people.actions import block, leave
from porch.people.models import Member
from porch.record.models import Disclosure
from porch.talk.models import Membership
from porch.wire.models import Notice
from tests.care.conftest import Listen
from tests.conftest import signed_in

TWO_DAYS = timedelta(hours=48)


def kinds(member: Member) -> list[str]:
    return list(Notice.objects.filter(member=member, seen_at=None).values_list("kind", flat=True))


def fresh(debrief: Debrief) -> Debrief:
    return Debrief.objects.select_related("member", "taken_by", "conversation").get(pk=debrief.pk)


def test_one_supervisor_is_asked_first_and_only_they_know(
    bob: Member, erin: Member, frank: Member, listens: Listen, now: datetime
) -> None:
    listens(erin), listens(frank)
    asked = actions.ask_debrief(bob, now=now)
    assert asked.state == "asked"
    assert asked.due_at == now + TWO_DAYS
    first = asked.asked
    other = frank if first == erin else erin
    assert first is not None
    assert "debrief" in kinds(first)
    assert "debrief" not in kinds(other)
    assert bob.handle in signed_in(first).get("/people/helping/care/").text
    assert bob.handle not in signed_in(other).get("/people/helping/care/").text
    assert Disclosure.objects.filter(subject_id=bob.pk, viewer_id=first.pk, scope="debrief").exists()


def test_it_goes_round_to_whoever_listened_least_lately(
    bob: Member, alice: Member, erin: Member, frank: Member, listens: Listen, now: datetime
) -> None:
    listens(erin), listens(frank)
    one = actions.ask_debrief(bob, now=now)
    assert one.asked is not None
    actions.take_debrief(fresh(one), by=one.asked, now=now)
    two = actions.ask_debrief(alice, now=now)
    assert two.asked_id != one.asked_id


def test_after_two_days_all_are_asked_then_the_desk_and_again_each_day(
    bob: Member, erin: Member, frank: Member, dee: Member, listens: Listen, now: datetime
) -> None:
    listens(erin), listens(frank)
    asked = actions.ask_debrief(bob, now=now)
    other = frank if asked.asked == erin else erin
    assert actions.debriefs_in_time(now + TWO_DAYS - timedelta(minutes=1)) == 0
    assert actions.debriefs_in_time(now + TWO_DAYS) == 1
    assert fresh(asked).state == "wide"
    assert "debrief" in kinds(other)
    actions.debriefs_in_time(now + 2 * TWO_DAYS)
    assert fresh(asked).state == "desk"
    assert "needs-a-person" in kinds(dee)
    Notice.objects.all().delete()
    actions.debriefs_in_time(now + 2 * TWO_DAYS + timedelta(hours=24))
    assert fresh(asked).state == "desk"
    assert "needs-a-person" in kinds(dee)


def test_where_nobody_listens_the_desk_is_asked_at_once(bob: Member, dee: Member, now: datetime) -> None:
    asked = actions.ask_debrief(bob, now=now)
    assert asked.state == "desk"
    page = signed_in(dee).get("/desk/helpers/").text
    assert bob.handle in page
    assert signed_in(dee).post(f"/desk/helpers/talks/{asked.pk}/take/").status_code == 302
    assert fresh(asked).taken_by == dee


def test_a_yes_opens_a_conversation_of_the_two(
    bob: Member, frank: Member, listens: Listen, now: datetime
) -> None:
    listens(frank)
    asked = actions.ask_debrief(bob, now=now)
    answer = signed_in(frank).post(f"/people/helping/debrief/{asked.pk}/yes/")
    taken = fresh(asked)
    assert taken.state == "talking"
    assert taken.conversation is not None
    assert answer["Location"] == taken.conversation.get_absolute_url()
    there = Membership.objects.filter(conversation=taken.conversation)
    assert {place.member for place in there} == {bob, frank}
    assert kinds(bob) == ["request-accepted"]


def test_of_two_who_say_yes_the_second_is_thanked(
    bob: Member, erin: Member, frank: Member, listens: Listen, now: datetime
) -> None:
    listens(erin), listens(frank)
    asked = actions.ask_debrief(bob, now=now)
    actions.debriefs_in_time(now + TWO_DAYS)
    later = now + TWO_DAYS
    late = fresh(asked)
    actions.take_debrief(fresh(asked), by=erin, now=later)
    with pytest.raises(TooLate):
        actions.take_debrief(late, by=frank, now=later)
    assert fresh(asked).taken_by == erin


def test_passing_asks_the_others_at_once_and_nobody_learns_who_passed(
    bob: Member, erin: Member, frank: Member, listens: Listen, now: datetime
) -> None:
    listens(erin), listens(frank)
    asked = actions.ask_debrief(bob, now=now)
    first = asked.asked
    assert first is not None
    actions.pass_debrief(fresh(asked), by=first, now=now)
    assert fresh(asked).state == "wide"
    assert fresh(asked).asked is None
    assert first.handle not in signed_in(bob).get("/people/helping/care/").text


def test_not_asked_are_those_who_rest_were_blocked_did_not_take_the_course_or_are_walked_with(
    bob: Member, alice: Member, erin: Member, frank: Member, dee: Member, listens: Listen, now: datetime
) -> None:
    for one in (alice, erin, frank):
        listens(one)
    actions.cool_down(erin, now + timedelta(days=1), now=now)
    block(frank, by=bob, now=now)
    Pair.objects.create(
        mode="mentors", first=bob, second=alice, between=between(bob.pk, alice.pk), started_at=now
    )
    assert queries.supervisors_free_for(bob, now) == []
    assert queries.supervisors_free_for(bob, now + timedelta(days=2)) == [erin]


def test_a_supervisor_is_asked_once_they_said_yes_and_took_the_course(
    bob: Member, frank: Member, dee: Member, now: datetime
) -> None:
    actions.name_supervisor(frank, by=dee, now=now)
    assert queries.supervisors_free_for(bob, now) == []
    as_frank = signed_in(frank)
    assert "A coordinator asks whether you would listen" in as_frank.get("/people/helping/care/").text
    as_frank.post("/people/helping/listening/agree/")
    assert queries.supervisors_free_for(bob, now) == []
    for scene in ("tells-a-name", "wants-to-stop", "danger"):
        as_frank.post(f"/people/helping/training/listening-to-helpers/{scene}/", {"way": "1"})
    assert queries.supervisors_free_for(bob, now) == [frank]


def test_whoever_asked_takes_it_back_and_asks_once_at_a_time(bob: Member, now: datetime) -> None:
    asked = actions.ask_debrief(bob, now=now)
    with pytest.raises(actions.NotToBeAsked):
        actions.ask_debrief(bob, now=now)
    actions.withdraw_debrief(fresh(asked), by=bob, now=now)
    assert actions.ask_debrief(bob, now=now).pk != asked.pk


def test_either_of_the_two_ends_it_and_nobody_else(
    bob: Member, frank: Member, erin: Member, listens: Listen, now: datetime
) -> None:
    listens(frank)
    asked = actions.ask_debrief(bob, now=now)
    actions.take_debrief(fresh(asked), by=frank, now=now)
    with pytest.raises(actions.NotToBeAsked):
        actions.finish_debrief(fresh(asked), by=erin, now=now)
    actions.finish_debrief(fresh(asked), by=frank, now=now)
    assert queries.my_debrief(bob) is None


def test_a_supervisor_who_leaves_hands_their_turn_on(
    bob: Member, erin: Member, frank: Member, listens: Listen, now: datetime
) -> None:
    listens(erin), listens(frank)
    asked = actions.ask_debrief(bob, now=now)
    first = asked.asked
    assert first is not None
    leave(first, by=first, now=now)
    actions.debriefs_in_time(now)
    assert fresh(asked).state == "wide"


def test_a_stranger_finds_no_talk(as_erin: Client, bob: Member, now: datetime) -> None:
    asked = actions.ask_debrief(bob, now=now)
    for verb in ("yes", "not-me", "withdraw", "over", "talked"):
        assert as_erin.post(f"/people/helping/debrief/{asked.pk}/{verb}/").status_code == 404
