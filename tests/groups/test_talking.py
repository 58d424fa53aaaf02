"""Topics, news and what wakes whom: everyone who belongs talks along, those who serve keep order, quiet is quiet."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
import time_machine

from porch.bonds.actions.moving import TooLate
from porch.groups import actions, queries, tasks
from porch.groups.models import Announcement, Group, Topic
from porch.people.models import Member
from porch.talk import actions as talk
from porch.talk import queries as said
from porch.talk.models import Membership, Message
from porch.talk.rules import NotSayable
from porch.wire.queries import notices_for
from tests.conftest import signed_in
from tests.groups.conftest import Begin, page, post

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def at_noon(now: datetime) -> object:
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def topic(group: Group) -> Topic:
    return Topic.objects.select_related("conversation", "group").get(group=group)


def say(topic: Topic, by: Member, words: str, now: datetime) -> None:
    talk.say(topic.conversation, words, by=by, client_id=uuid4(), now=now)


def reads(topic: Topic, member: Member, now: datetime) -> list[str]:
    lines, _ = said.lines_for(topic.conversation, member, now=now)
    return [line.message.body for line in lines]


def kinds(member: Member) -> list[str]:
    return [notice.kind for notice in notices_for(member)]


def test_whoever_belongs_is_in_every_topic_old_and_new(
    group: Group, topic: Topic, alice: Member, erin: Member, belong: Callable[..., None], now: datetime
) -> None:
    belong(group, erin)
    post(alice, "/groups/morning-tea/topics/new/", title="Books")
    assert Membership.objects.filter(member=erin).count() == 2
    seen = page(erin, "/groups/morning-tea/")
    assert "Everyday talk" in seen
    assert "Books" in seen


@pytest.mark.parametrize(("decided", "count"), [("from-now", 1), ("all", 2)])
def test_what_someone_new_can_read_is_what_the_group_decided(
    begin: Begin,
    alice: Member,
    erin: Member,
    belong: Callable[..., None],
    now: datetime,
    decided: str,
    count: int,
) -> None:
    group = begin(alice, seen_by_the_new=decided)
    topic = Topic.objects.select_related("conversation").get(group=group)
    say(topic, alice, "Before.", now)
    belong(group, erin)
    say(topic, alice, "After.", now)
    assert len(reads(topic, erin, now)) == count


def test_a_topic_at_rest_is_read_and_not_written(
    topic: Topic, alice: Member, erin: Member, belong: Callable[..., None], now: datetime
) -> None:
    belong(topic.group, erin)
    say(topic, erin, "Hello.", now)
    post(alice, f"/groups/morning-tea/topics/{topic.pk}/rest/")
    with pytest.raises(NotSayable, match="rests for now"):
        say(topic, erin, "And more.", now)
    seen = page(erin, topic.conversation.get_absolute_url())
    assert "Hello." in seen
    assert seen.count("data-primary") == 1
    post(alice, f"/groups/morning-tea/topics/{topic.pk}/wake/")
    say(topic, erin, "And more.", now)


def test_a_topic_that_ended_can_be_read_and_is_on_the_page_no_longer(
    topic: Topic, alice: Member, now: datetime
) -> None:
    say(topic, alice, "Hello.", now)
    post(alice, f"/groups/morning-tea/topics/{topic.pk}/close/")
    assert "Everyday talk" not in page(alice, "/groups/morning-tea/")
    assert "Hello." in page(alice, topic.conversation.get_absolute_url())
    assert page(alice, "/groups/morning-tea/").count("data-primary") == 1


def test_one_steps_out_of_a_topic_and_comes_back_without_leaving_the_group(
    topic: Topic, erin: Member, belong: Callable[..., None]
) -> None:
    belong(topic.group, erin)
    path = topic.conversation.get_absolute_url()
    assert post(erin, f"{path}step-out/")["Location"] == "/groups/morning-tea/"
    assert signed_in(erin).get(path).status_code == 404
    assert "Come in" in page(erin, "/groups/morning-tea/")
    post(erin, f"/groups/morning-tea/topics/{topic.pk}/enter/")
    assert signed_in(erin).get(path).status_code == 200


def test_who_left_the_group_comes_back_into_no_topic(
    topic: Topic, erin: Member, belong: Callable[..., None], now: datetime
) -> None:
    belong(topic.group, erin)
    actions.leave(topic.group, by=erin, now=now)
    with pytest.raises(TooLate):
        actions.enter(topic, by=erin, now=now)
    assert signed_in(erin).post(f"/groups/morning-tea/topics/{topic.pk}/enter/").status_code == 404


def test_where_the_group_writes_slowly_each_waits_their_turn(
    begin: Begin, alice: Member, erin: Member, belong: Callable[..., None], now: datetime
) -> None:
    group = begin(alice, slow_mode="10")
    topic = Topic.objects.select_related("conversation").get(group=group)
    belong(group, erin)
    say(topic, erin, "One.", now)
    with pytest.raises(NotSayable, match="12:10"):
        say(topic, erin, "Two.", now + timedelta(minutes=9, seconds=59))
    say(topic, alice, "Somebody else.", now)
    say(topic, erin, "Two.", now + timedelta(minutes=10))


def test_how_long_words_are_kept_is_the_groups_to_say_for_everyone(
    topic: Topic, alice: Member, erin: Member, belong: Callable[..., None], now: datetime
) -> None:
    belong(topic.group, erin)
    actions.change_setting(topic.group, "kept", "7", by=None, now=now, because="a motion")
    assert set(Membership.objects.values_list("keep_days", flat=True)) == {7}
    say(topic, erin, "Gone in a week.", now)
    talk.let_go_of_old(now + 6 * DAY)
    assert Message.objects.filter(act="said").exists()
    talk.let_go_of_old(now + 8 * DAY)
    assert not Message.objects.filter(act="said").exists()


def test_news_is_read_by_those_who_belong_and_tells_blandly(
    group: Group, alice: Member, erin: Member, bob: Member, belong: Callable[..., None]
) -> None:
    belong(group, erin)
    post(alice, "/groups/morning-tea/news/", words="The hall is closed.", days="7")
    assert "The hall is closed." in page(erin, "/groups/morning-tea/")
    assert "The hall is closed." not in page(bob, "/groups/morning-tea/")
    assert kinds(erin) == []  # opening the page was seeing it
    assert kinds(bob) == []
    assert b"hall" not in bytes(Announcement.objects.get().sealed_words)


def test_whoever_asked_for_quiet_is_told_nothing_and_reads_it_all_the_same(
    group: Group, alice: Member, erin: Member, bob: Member, belong: Callable[..., None], now: datetime
) -> None:
    belong(group, erin, bob)
    post(erin, "/groups/morning-tea/quiet/")
    actions.announce(group, "Cake.", days=3, by=alice, now=now)
    assert (kinds(erin), kinds(bob)) == ([], ["group-news"])
    assert "Cake." in page(erin, "/groups/morning-tea/")
    post(erin, "/groups/morning-tea/quiet/", off="1")
    actions.announce(group, "Tea.", days=3, by=alice, now=now + DAY)
    assert kinds(erin) == ["group-news"]


def test_news_is_gone_when_it_is_over_and_when_it_is_taken_down(
    group: Group, alice: Member, now: datetime
) -> None:
    actions.announce(group, "Cake.", days=3, by=alice, now=now)
    seen = queries.group_for("morning-tea", alice, now)
    assert seen
    assert [one.words for one in queries.announcements_of(seen, now + 2 * DAY)] == ["Cake."]
    assert queries.announcements_of(seen, now + 3 * DAY) == []
    tasks.keep_time(now + 3 * DAY)
    assert not Announcement.objects.exists()
    actions.announce(group, "Tea.", days=3, by=alice, now=now)
    post(alice, f"/groups/morning-tea/news/{Announcement.objects.get().pk}/take-down/")
    assert not Announcement.objects.exists()


def test_news_by_somebody_one_blocked_reaches_one_neither_way(
    group: Group, alice: Member, dave: Member, belong: Callable[..., None], now: datetime
) -> None:
    belong(group, dave)
    actions.announce(group, "Cake.", days=3, by=alice, now=now)
    assert kinds(dave) == []
    assert "Cake." not in page(dave, "/groups/morning-tea/")
