"""Coming into a group by its own rule, being answered in silence, leaving without a word, and coming back."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
import time_machine

from porch.bonds.actions.moving import TooLate
from porch.groups import actions, queries
from porch.groups.models import Belonging, Group, Invitation, Joiner, Topic
from porch.people.actions import block
from porch.people.models import Member
from porch.record.models import Disclosure
from porch.safety import actions as safety
from porch.safety.actions.gathering import open_case
from porch.talk import actions as talk
from porch.talk.models import Membership, Message
from porch.wire.queries import notices_for
from tests.conftest import signed_in
from tests.groups.conftest import Begin, page, post

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def at_noon(now: datetime) -> object:
    with time_machine.travel(now, tick=False):
        yield


def belongs(member: Member, group: Group) -> bool:
    return Belonging.objects.filter(group=group, member=member).exists()


def kinds(member: Member) -> list[str]:
    return [notice.kind for notice in notices_for(member)]


def test_where_anyone_can_join_one_tap_is_enough(begin: Begin, alice: Member, erin: Member) -> None:
    group = begin(alice, joining="anyone")
    assert "data-primary>Join</button>" in page(erin, "/groups/morning-tea/")
    assert post(erin, "/groups/morning-tea/join/")["Location"] == "/groups/morning-tea/"
    assert belongs(erin, group)
    assert kinds(alice) == ["group-answer"]  # of its opening; nobody is told who comes


def test_one_cannot_join_like_that_where_one_asks(group: Group, erin: Member, now: datetime) -> None:
    post(erin, "/groups/morning-tea/join/")
    assert not belongs(erin, group)
    with pytest.raises(TooLate):
        actions.join(group, by=erin, now=now)


def test_who_serves_is_told_of_an_ask_and_the_one_let_in_is_told(
    group: Group, alice: Member, erin: Member
) -> None:
    post(erin, "/groups/morning-tea/ask/", words="I like tea.")
    assert "group-ask" in kinds(alice)
    seen = page(alice, "/groups/morning-tea/joiners/")
    assert "Erin Willow" in seen
    assert "I like tea." in seen
    joiner = Joiner.objects.get(member=erin)
    post(alice, f"/groups/morning-tea/joiners/{joiner.pk}/let-in/")
    assert belongs(erin, group)
    assert kinds(erin) == ["group-answer"]
    joiner.refresh_from_db()
    assert joiner.words == ""
    assert Disclosure.objects.filter(subject_id=erin.pk, viewer_id=alice.pk, scope="asks-to-join").exists()


def test_a_not_now_looks_to_the_asker_as_if_no_answer_had_come(
    group: Group, alice: Member, erin: Member, now: datetime
) -> None:
    post(erin, "/groups/morning-tea/ask/", words="")
    before = page(erin, "/groups/morning-tea/")
    joiner = Joiner.objects.get(member=erin)
    post(alice, f"/groups/morning-tea/joiners/{joiner.pk}/not-now/")
    assert _steady(page(erin, "/groups/morning-tea/")) == _steady(before)
    assert kinds(erin) == []
    assert actions.ask_to_join(group, "again", by=erin, now=now).pk == joiner.pk
    assert Joiner.objects.count() == 1
    later = now + 14 * DAY
    assert queries.my_ask(erin, group, later) is None
    assert actions.ask_to_join(group, "", by=erin, now=later).pk != joiner.pk


def _steady(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if "csrf" not in line.lower())


def test_what_nobody_answers_falls_away_by_its_date_and_leaves_nothing(
    group: Group, erin: Member, now: datetime
) -> None:
    joiner = actions.ask_to_join(group, "Hello.", by=erin, now=now)
    assert actions.lapse_joiners(now + 13 * DAY) == 0
    assert actions.lapse_joiners(now + 14 * DAY) == 1
    joiner.refresh_from_db()
    assert (joiner.state, joiner.words) == ("lapsed", "")
    with pytest.raises(TooLate):
        actions.let_in(joiner, by=erin, now=now + 14 * DAY)
    actions.lapse_joiners(now + 50 * DAY)
    assert not Joiner.objects.exists()


def test_of_two_who_answer_at_once_one_is_told_it_was_answered(
    group: Group, alice: Member, erin: Member, now: datetime
) -> None:
    actions.ask_to_join(group, "", by=erin, now=now)
    first, second = (Joiner.objects.select_related("group", "member").get() for _ in range(2))
    actions.let_in(first, by=alice, now=now)
    with pytest.raises(TooLate):
        actions.not_now(second, by=alice, now=now)
    assert belongs(erin, group)


def test_who_serves_is_never_shown_somebody_they_are_not_to_meet(
    group: Group, alice: Member, dave: Member, now: datetime
) -> None:
    actions.ask_to_join(group, "Let me in.", by=dave, now=now)
    assert "group-ask" not in kinds(alice)
    assert "Dave Gate" not in page(alice, "/groups/morning-tea/joiners/")
    assert "You have asked." in page(dave, "/groups/morning-tea/")
    joiner = Joiner.objects.get()
    post(alice, f"/groups/morning-tea/joiners/{joiner.pk}/let-in/")
    assert not belongs(dave, group)


def test_where_nobody_serves_at_the_door_a_coordinator_answers(
    begin: Begin, alice: Member, erin: Member, dee: Member, now: datetime
) -> None:
    group = begin(alice)
    actions.leave(group, by=alice, now=now)
    joiner = actions.ask_to_join(group, "", by=erin, now=now)
    assert "needs-a-person" in kinds(dee)
    assert "Erin Willow, Morning tea" in page(dee, "/desk/groups/")
    post(dee, f"/desk/groups/joiners/{joiner.pk}/let-in/")
    assert belongs(erin, group)


def test_a_group_by_invitation_is_not_there_for_anybody_else(
    begin: Begin, alice: Member, erin: Member, dee: Member, carol: Member
) -> None:
    begin(alice, joining="invitation")
    for stranger in (erin, dee, carol):
        assert "Morning tea" not in page(stranger, "/groups/")
        assert signed_in(stranger).get("/groups/morning-tea/").status_code == 404
    assert "Morning tea" in page(alice, "/groups/")


def test_an_invitation_lets_one_person_in_once(
    begin: Begin, alice: Member, erin: Member, bob: Member, now: datetime
) -> None:
    group = begin(alice, joining="invitation")
    letters = actions.invite(group, by=alice, now=now)
    assert "Morning tea" in page(erin, f"/groups/i/{letters}/")
    post(erin, f"/groups/i/{letters}/")
    assert belongs(erin, group)
    assert signed_in(bob).get(f"/groups/i/{letters}/").status_code == 404
    assert letters not in str(list(Invitation.objects.values_list()))


def test_an_invitation_ends_with_time_with_a_block_and_with_the_belonging_of_who_gave_it(
    begin: Begin, alice: Member, dave: Member, erin: Member, now: datetime
) -> None:
    group = begin(alice, joining="invitation")
    letters = actions.invite(group, by=alice, now=now)
    assert queries.invited_to(letters, erin, now) == group
    assert queries.invited_to(letters, dave, now) is None
    assert queries.invited_to(letters, erin, now + 14 * DAY) is None
    actions.leave(group, by=alice, now=now)
    assert queries.invited_to(letters, erin, now) is None


def test_leaving_is_two_taps_nobody_is_told_and_one_can_come_back(
    begin: Begin, alice: Member, erin: Member, belong: Callable[..., None]
) -> None:
    group = begin(alice, joining="anyone")
    belong(group, erin)
    before = kinds(alice)
    assert "Leave" in page(erin, "/groups/morning-tea/leave/")
    post(erin, "/groups/morning-tea/leave/")
    assert not belongs(erin, group)
    assert not Membership.objects.filter(member=erin).exists()
    assert kinds(alice) == before
    post(erin, "/groups/morning-tea/join/")
    assert belongs(erin, group)


def test_what_one_wrote_stays_unless_one_takes_it_along(
    group: Group, alice: Member, erin: Member, bob: Member, belong: Callable[..., None], now: datetime
) -> None:
    belong(group, erin, bob)
    talk_about = Topic.objects.get(group=group).conversation
    for member in (erin, bob):
        talk.say(talk_about, f"By {member.handle}", by=member, client_id=uuid4(), now=now)
    post(bob, "/groups/morning-tea/leave/")
    post(erin, "/groups/morning-tea/leave/", take="on")
    said = {message.author: message.body for message in Message.objects.filter(act="said")}
    assert said == {erin: "", bob: "By Bob Harbour"}


def test_a_home_group_is_one_and_changing_it_is_one_tap(
    begin: Begin, alice: Member, belong: Callable[..., None]
) -> None:
    tea, walk = begin(alice), begin(alice, "River walk")
    post(alice, "/groups/morning-tea/home/")
    post(alice, "/groups/river-walk/home/")
    assert list(Belonging.objects.filter(is_home=True).values_list("group", flat=True)) == [walk.pk]
    assert "Make it my home group" in page(alice, "/groups/morning-tea/")
    post(alice, "/groups/river-walk/home/", off="1")
    assert not Belonging.objects.filter(is_home=True).exists()
    assert belongs(alice, tea)


def test_whoever_the_desk_keeps_from_meeting_anybody_new_joins_nothing(
    begin: Begin, alice: Member, erin: Member, carol: Member, now: datetime
) -> None:
    group = begin(alice, joining="anyone")
    case = open_case("other", about=erin, words="noticed", now=now)
    safety.take(case, by=carol, now=now)
    safety.act(case, "limit", rule=1, by=carol, now=now, days=7)
    answer = signed_in(erin).post("/groups/morning-tea/join/", follow=True)
    assert "You cannot join a group for now." in answer.text
    assert not belongs(erin, group)


def test_no_page_lists_who_belongs(
    group: Group, alice: Member, erin: Member, bob: Member, belong: Callable[..., None]
) -> None:
    belong(group, erin, bob)
    for path in ("", "how/", "service/", "calendar/", "leave/", "invite/"):
        assert "Bob Harbour" not in page(erin, f"/groups/morning-tea/{path}"), path
    assert "Alice Fern" in page(erin, "/groups/morning-tea/service/")
    topic = Topic.objects.get(group=group)
    assert "Bob Harbour" not in page(erin, topic.conversation.get_absolute_url())


def test_somebody_here_for_someone_else_only_finds_nothing(group: Group, erin: Member) -> None:
    Member.objects.filter(pk=erin.pk).update(in_recovery=False)
    for path in ("/groups/", "/groups/morning-tea/", "/groups/ask/"):
        assert signed_in(erin).get(path).status_code == 404


def test_two_kept_apart_both_belong_and_read_nothing_of_each_other(
    group: Group, alice: Member, erin: Member, belong: Callable[..., None], now: datetime
) -> None:
    belong(group, erin)
    block(alice, by=erin, now=now)
    assert "Alice Fern" not in page(erin, "/groups/morning-tea/")
    assert "somebody" in page(erin, "/groups/morning-tea/")
