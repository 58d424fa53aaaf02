"""A room over the real live stream: everything once and in order, also for whoever was away for a while."""

from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

from porch.people.models import Member
from porch.rooms import actions
from porch.rooms.models import Room
from tests.rooms.conftest import Opens, Sits
from tests.wire.conftest import listeners, session_of
from tests.wire.listening import Ears

__all__ = ["listeners", "session_of"]  # fixtures

type SignIn = Callable[[Member], str]


def places(events: list[dict[str, str]]) -> list[int]:
    return [int(event["id"].rpartition(":")[2]) for event in events]


def test_a_page_that_was_away_gets_what_it_missed_once_and_the_floor_as_it_is(
    listeners: Ears,
    session_of: SignIn,
    opens: Opens,
    sits: Sits,
    alice: Member,
    erin: Member,
    now: datetime,
) -> None:
    room = opens()
    seat, _ = sits(room, alice), sits(room, erin)
    here = Room.objects.get(pk=room.pk).last_seq
    stream = listeners.listen(room.topic, session=session_of(erin), since=f"{room.topic}:{here}")
    stream.head()
    actions.take(seat, "raise", by=alice, now=now)
    (first,) = stream.events(1)
    assert places([first]) == [here + 1]
    assert "Alice Fern is sharing." in first["data"]
    stream.leave()

    for words in ("One", "Two"):  # erin is away
        actions.take(seat, "raise", by=alice, now=now)
        actions.say(seat, words, by=alice, now=now, client_id=uuid4())
    last = Room.objects.get(pk=room.pk).last_seq
    again = listeners.listen(room.topic, session=session_of(erin), last=first["id"])
    missed = again.events(last - here - 1)
    assert places(missed) == list(range(here + 2, last + 1))
    said = "".join(event.get("data", "") for event in missed)
    assert said.index("One") < said.index("Two")
    assert said.count('id="floor"') == 1
    assert "Nobody is sharing just now." in said
    actions.take(seat, "raise", by=alice, now=now)
    assert places(again.events(1)) == [last + 1]


def test_whoever_leaves_hears_no_more(
    listeners: Ears, session_of: SignIn, opens: Opens, sits: Sits, alice: Member, erin: Member, now: datetime
) -> None:
    room = opens()
    sits(room, alice)
    seat = sits(room, erin)
    stream = listeners.listen(room.topic, session=session_of(erin), since=f"{room.topic}:0")
    stream.head()
    actions.leave(seat, by=erin, now=now)
    assert stream.ends()
    assert listeners.listen(room.topic, session=session_of(erin)).head() == 404


def test_words_pass_by_whoever_is_not_to_meet_their_writer(
    listeners: Ears, session_of: SignIn, opens: Opens, sits: Sits, alice: Member, dave: Member, now: datetime
) -> None:
    room = opens()
    seat, _ = sits(room, alice), sits(room, dave)
    here = Room.objects.get(pk=room.pk).last_seq
    stream = listeners.listen(room.topic, session=session_of(dave), since=f"{room.topic}:{here}")
    stream.head()
    actions.take(seat, "raise", by=alice, now=now)
    actions.say(seat, "Not for Dave", by=alice, now=now, client_id=uuid4())
    raised, done = stream.events(2)
    assert places([raised, done]) == [here + 1, here + 3]
    assert "Not for Dave" not in raised["data"] + done["data"]
    assert "Nobody is sharing just now." in done["data"]
