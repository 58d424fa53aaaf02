"""The live stream: who may listen, what arrives, in which order, and when it ends."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import transaction

from porch.kit.clock import now as this_moment
from porch.people.actions import block, end_others
from porch.people.models import Member, Visit
from porch.people.rules.visits import digest_of
from porch.people.visits import SHARED, SessionStore
from porch.talk import actions as talk
from porch.talk.models import Conversation
from porch.wire import hub
from porch.wire.actions import tell
from tests.wire.listening import Ears

SignIn = Callable[[Member], str]


@pytest.fixture
def conversation(alice: Member, bob: Member, now: datetime) -> Conversation:
    return talk.open_between([alice, bob], now=now)


def say(conversation: Conversation, words: str, by: Member, now: datetime) -> int:
    return talk.say(conversation, words, by=by, client_id=uuid4(), now=now).seq


def places(events: list[dict[str, str]]) -> list[int]:
    return [int(event["id"].rpartition(":")[2]) for event in events]


def test_nobody_listens_without_signing_in(listeners: Ears, alice: Member) -> None:
    assert listeners.listen(f"me:{alice.pk}").head() == 401
    assert listeners.listen(f"me:{alice.pk}", session="made-up").head() == 401


def test_what_is_not_theirs_is_not_there(
    listeners: Ears, session_of: SignIn, conversation: Conversation, alice: Member, erin: Member
) -> None:
    for topic in (
        conversation.topic,
        f"me:{alice.pk}",
        f"talk:{uuid4()}",
        "talk:nothing",
        f"house:{uuid4()}",
    ):
        assert listeners.listen(topic, session=session_of(erin)).head() == 404


@pytest.mark.parametrize(
    ("topics", "since", "says"),
    [
        ([], "", "at least one topic"),
        ([f"talk:{n}" for n in range(9)], "", "at most 8"),
        (["talk"], "", "kind:id"),
        (["me:1"], "nonsense", "topic:number"),
        (["me:1"], "me:1:minus", "topic:number"),
    ],
)
def test_a_wrong_address_is_answered_with_one_line(
    listeners: Ears, topics: list[str], since: str, says: str
) -> None:
    answer = listeners.listen(*topics, since=since)
    assert answer.head() == 422
    assert says in answer.body()
    assert answer.body().count("\n") == 1


def test_only_get_listens(listeners: Ears, alice: Member) -> None:
    assert listeners.listen(f"me:{alice.pk}", method="POST").head() == 405


def test_words_arrive_with_the_streams_whole_place(
    listeners: Ears, session_of: SignIn, conversation: Conversation, alice: Member, bob: Member, now: datetime
) -> None:
    mine = f"me:{alice.pk}"
    stream = listeners.listen(
        conversation.topic, mine, session=session_of(alice), since=f"{conversation.topic}:0;{mine}:0"
    )
    assert stream.head() == 200
    assert stream.headers["cache-control"] == "no-store"
    assert stream.headers["x-accel-buffering"] == "no"
    say(conversation, "one <b>\nline", bob, now)
    first, second = stream.events(2)
    assert {first["event"], second["event"]} == {"talk", "me"}
    said = first if first["event"] == "talk" else second
    assert "one &lt;b&gt;\nline" in said["data"]
    assert second["id"] == f"{conversation.topic}:1;{mine}:1"


def test_a_fragment_names_no_viewer(
    listeners: Ears, session_of: SignIn, conversation: Conversation, alice: Member, now: datetime
) -> None:
    stream = listeners.listen(conversation.topic, session=session_of(alice), since=f"{conversation.topic}:0")
    stream.head()
    say(conversation, "good morning", alice, now)
    (event,) = stream.events(1)
    assert 'class="bubble"' in event["data"]
    assert f'data-by="{alice.pk}"' in event["data"]
    assert "csrf" not in event["data"]


def test_who_comes_back_gets_what_they_missed_and_nothing_twice(
    listeners: Ears, session_of: SignIn, conversation: Conversation, alice: Member, bob: Member, now: datetime
) -> None:
    for number in range(130):  # more than one reading of the log
        say(conversation, f"word {number}", bob, now)
    stream = listeners.listen(conversation.topic, session=session_of(alice), last=f"{conversation.topic}:7")
    assert places(stream.events(123)) == list(range(8, 131))
    say(conversation, "and on", bob, now)
    assert places(stream.events(1)) == [131]


def test_wake_ups_out_of_order_still_arrive_in_order(
    listeners: Ears, session_of: SignIn, conversation: Conversation, alice: Member, bob: Member, now: datetime
) -> None:
    stream = listeners.listen(conversation.topic, session=session_of(alice), since=f"{conversation.topic}:0")
    stream.head()
    with transaction.atomic():
        for number in range(3):
            say(conversation, f"word {number}", bob, now)
        transaction.get_connection().run_on_commit.clear()  # every wake-up of these three is lost
    hub.publish(conversation.topic, 3, "the third")
    hub.publish(conversation.topic, 2, "the second, late")
    assert places(stream.events(3)) == [1, 2, 3]
    say(conversation, "the fourth", bob, now)
    assert places(stream.events(1)) == [4]


def test_what_is_rolled_back_wakes_nobody(
    listeners: Ears, session_of: SignIn, conversation: Conversation, alice: Member, bob: Member, now: datetime
) -> None:
    stream = listeners.listen(conversation.topic, session=session_of(alice), since=f"{conversation.topic}:0")
    stream.head()
    with pytest.raises(RuntimeError), transaction.atomic():
        say(conversation, "never said", bob, now)
        raise RuntimeError
    assert say(conversation, "said", bob, now) == 1
    (event,) = stream.events(1)
    assert places([event]) == [1]
    assert "never" not in event["data"]


def test_signing_out_ends_the_stream(listeners: Ears, session_of: SignIn, alice: Member) -> None:
    key = session_of(alice)
    stream = listeners.listen(f"me:{alice.pk}", session=key)
    assert stream.head() == 200
    Visit.objects.filter(digest=digest_of(key)).delete()
    assert stream.ends()


def test_blocking_ends_ones_own_listening_and_changes_nothing_for_the_other(
    listeners: Ears, session_of: SignIn, conversation: Conversation, alice: Member, bob: Member, now: datetime
) -> None:
    hers = listeners.listen(conversation.topic, session=session_of(alice), since=f"{conversation.topic}:0")
    his = listeners.listen(conversation.topic, session=session_of(bob), since=f"{conversation.topic}:0")
    assert (hers.head(), his.head()) == (200, 200)
    block(bob, by=alice, now=now)
    assert hers.ends()
    assert listeners.listen(conversation.topic, session=session_of(alice)).head() == 404
    say(conversation, "hello?", bob, now)
    assert places(his.events(1)) == [1]


def test_what_is_withheld_reaches_its_author_alone(
    listeners: Ears, session_of: SignIn, conversation: Conversation, alice: Member, bob: Member, now: datetime
) -> None:
    hub.publish(conversation.topic, 1, "before anyone listens")
    hers = listeners.listen(conversation.topic, session=session_of(alice), since=f"{conversation.topic}:0")
    his = listeners.listen(conversation.topic, session=session_of(bob), since=f"{conversation.topic}:0")
    assert (hers.head(), his.head()) == (200, 200)
    hub.publish(conversation.topic, 1, "for bob", only=bob.pk)
    hub.publish(conversation.topic, 2, "for both")
    assert [event["data"] for event in his.events(2)] == ["for bob", "for both"]
    (only,) = hers.events(1)
    assert (only["data"], places([only])) == ("for both", [2])


def test_a_listener_too_far_behind_is_let_go_and_resumes(
    listeners: Ears, session_of: SignIn, conversation: Conversation, alice: Member, bob: Member, now: datetime
) -> None:
    key = session_of(alice)
    slow = listeners.listen(conversation.topic, session=key, since=f"{conversation.topic}:0", stuck=True)
    while not len(hub.hub):
        asyncio.run_coroutine_threadsafe(asyncio.sleep(0.01), listeners.loop).result()
    for number in range(70):
        say(conversation, f"word {number}", bob, now)
    listeners.loop.call_soon_threadsafe(slow.stuck.set)  # type: ignore[union-attr]
    assert slow.head() == 200
    assert slow.ends()
    again = listeners.listen(conversation.topic, session=key, last=f"{conversation.topic}:0")
    assert places(again.events(70)) == list(range(1, 71))


def test_a_client_that_reads_nothing_is_let_loose(
    listeners: Ears, session_of: SignIn, alice: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("porch.wire.hub.PATIENCE", 0.1)
    stuck = listeners.listen(f"me:{alice.pk}", session=session_of(alice), stuck=True)
    while not len(hub.hub):
        asyncio.run_coroutine_threadsafe(asyncio.sleep(0.01), listeners.loop).result()
    hub.drop(None, alice.pk)
    waited = asyncio.wait({stuck.task}, timeout=5)  # type: ignore[attr-defined]
    done, _ = asyncio.run_coroutine_threadsafe(waited, listeners.loop).result(6)
    assert done
    assert not len(hub.hub)


def test_a_lost_wake_up_heals_with_the_heartbeat(
    listeners: Ears,
    session_of: SignIn,
    alice: Member,
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("porch.wire.live.HEARTBEAT", 0.2)
    stream = listeners.listen(f"me:{alice.pk}", session=session_of(alice), since=f"me:{alice.pk}:0")
    stream.head()
    with transaction.atomic():
        tell(alice, kind="something-new", path="/today/", now=now)
        transaction.get_connection().run_on_commit.clear()  # as if another process had written it
    (event,) = stream.events(1)
    assert "You have something new." in event["data"]


def test_one_member_has_a_limit_of_open_streams(listeners: Ears, session_of: SignIn, alice: Member) -> None:
    key = session_of(alice)
    for _ in range(hub.MOST_STREAMS):
        assert listeners.listen(f"me:{alice.pk}", session=key).head() == 200
    assert listeners.listen(f"me:{alice.pk}", session=key).head() == 429


def test_ending_a_session_from_another_device_ends_its_stream_and_no_other(
    listeners: Ears, session_of: SignIn, alice: Member
) -> None:
    here, there = session_of(alice), session_of(alice)
    mine = listeners.listen(f"me:{alice.pk}", session=here)
    theirs = listeners.listen(f"me:{alice.pk}", session=there)
    assert mine.head() == theirs.head() == 200
    kept = Visit.objects.get(digest=digest_of(here))
    end_others(alice, but=kept.pk, now=this_moment())
    assert theirs.ends()
    tell(alice, kind="offer", path="/people/", now=this_moment())
    assert mine.events(1), "the one in hand goes on"


def test_a_stream_on_a_shared_device_ends_when_nobody_looks(
    listeners: Ears, session_of: SignIn, alice: Member
) -> None:
    key = session_of(alice)
    session = SessionStore(key)
    session[SHARED] = True
    session.save()
    stream = listeners.listen(f"me:{alice.pk}", session=key)
    assert stream.head() == 200
    with time_machine.travel(this_moment() + timedelta(minutes=31)):
        assert stream.ends()
        assert listeners.listen(f"me:{alice.pk}", session=key).head() == 401
