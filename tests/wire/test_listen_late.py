"""The live stream of a group: who came later is not sent what was before, nobody is sent whom they are not to meet."""

from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

from porch.people.actions import block
from porch.people.models import Member
from porch.talk import actions as talk
from tests.wire.listening import Ears

SignIn = Callable[[Member], str]


def test_who_came_later_hears_from_their_own_place_on_whatever_they_ask_for(
    listeners: Ears, session_of: SignIn, alice: Member, bob: Member, erin: Member, now: datetime
) -> None:
    room = talk.open_room(keep_days=90, now=now)
    for member in (alice, bob):
        talk.join(room, member, now=now)
    block(alice, by=bob, now=now)
    talk.say(room, "before", by=alice, client_id=uuid4(), now=now)
    talk.join(room, erin, now=now)
    hers = listeners.listen(room.topic, session=session_of(erin), last=f"{room.topic}:0")
    his = listeners.listen(room.topic, session=session_of(bob), last=f"{room.topic}:0")
    talk.say(room, "after", by=alice, client_id=uuid4(), now=now)
    talk.say(room, "and mine", by=erin, client_id=uuid4(), now=now)
    heard, his_heard = hers.events(2), his.events(1)
    assert ["after" in event["data"] for event in heard] == [True, False]
    assert "and mine" in his_heard[0]["data"]
    assert "before" not in hers.text
    assert "after" not in his.text
