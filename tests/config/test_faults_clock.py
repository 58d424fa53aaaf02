"""The machine's clock jumps by two hours, forth or back: nobody is signed out, reminded twice, or kept waiting."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from porch.config import clock
from porch.people.models import Member
from porch.talk import actions
from porch.talk.models import Conversation, Message
from porch.wire.actions import claim, tell_it_starts
from porch.wire.models import Notice
from porch.wire.registries import Job, clockwork

JUMP = timedelta(hours=2)

pytestmark = pytest.mark.django_db


def test_a_job_runs_at_its_next_time_after_a_jump_and_never_twice_for_one(now: datetime) -> None:
    every = timedelta(minutes=10)
    assert claim("a-job", every, now=now)
    assert not claim("a-job", every, now=now + timedelta(minutes=9))
    assert claim("a-job", every, now=now + JUMP)
    assert not claim("a-job", every, now=now + JUMP)
    assert claim("a-job", every, now=now), "a clock that went back would have stopped the job for two hours"
    assert not claim("a-job", every, now=now + timedelta(seconds=5))
    assert not claim("a-job", every, now=now - timedelta(seconds=30)), "two clocks that differ a little"


def test_every_job_of_the_house_runs_again_after_a_jump_either_way(now: datetime) -> None:
    ran: list[str] = []
    clockwork.register("test-jumps", Job("test-jumps", timedelta(minutes=1), lambda at: ran.append("ran")))
    try:
        for at in (now, now + JUMP, now + JUMP, now, now, now - JUMP):
            clock.tick(at)
    finally:
        clockwork._entries.pop("test-jumps")
    assert ran == ["ran"] * 4


def test_what_starts_soon_is_told_once_however_the_clock_jumps(alice: Member, now: datetime) -> None:
    starts = now + timedelta(minutes=10)
    for at in (now, now + JUMP, now, now - JUMP, now, now + timedelta(minutes=9)):
        tell_it_starts(alice, path="/people/", at=starts, now=at)
    assert Notice.objects.filter(member=alice).count() == 1


def test_what_starts_soon_is_still_told_when_the_clock_went_back_before_it(
    alice: Member, now: datetime
) -> None:
    starts = now + timedelta(minutes=30)
    told = [tell_it_starts(alice, path="/people/", at=starts, now=at) for at in (now, now - JUMP)]
    assert told == [None, None]
    assert tell_it_starts(alice, path="/people/", at=starts, now=now + timedelta(minutes=20))


def test_messages_keep_their_order_whatever_the_clock_says(alice: Member, bob: Member, now: datetime) -> None:
    found: Conversation = actions.open_between([alice, bob], now=now)
    for number, at in enumerate((now, now + JUMP, now - JUMP, now)):
        actions.say(found, f"number {number}", by=alice, client_id=uuid4(), now=at)
    said = Message.objects.filter(conversation=found).order_by("seq")
    assert [one.seq for one in said] == [1, 2, 3, 4]
    assert [one.body for one in said] == ["number 0", "number 1", "number 2", "number 3"]


@pytest.mark.parametrize("jump", [JUMP, -JUMP])
def test_nobody_is_signed_out_by_a_jump(jump: timedelta, alice: Member, now: datetime) -> None:
    with time_machine.travel(now, tick=False) as travelled:
        client = Client()
        client.force_login(alice)
        assert client.get("/today/").status_code == 200
        travelled.shift(jump)
        assert client.get("/today/").status_code == 200
        travelled.shift(-jump)
        assert client.get("/today/").status_code == 200


def test_a_wait_after_wrong_passwords_ends_when_the_clock_is_right_again(
    alice: Member, now: datetime
) -> None:
    cache.clear()
    wrong, right = {"login": alice.handle, "password": "x"}, {"login": alice.handle}
    right["password"] = "alice fern lamp kettle"
    with time_machine.travel(now, tick=False) as travelled:
        for _ in range(8):
            assert Client().post("/sign-in/", wrong).status_code != 302
        assert Client().post("/sign-in/", right).status_code != 302
        travelled.shift(-JUMP)
        Client().post("/sign-in/", right)
        travelled.shift(JUMP + timedelta(minutes=10))
        assert Client().post("/sign-in/", right).status_code == 302
    cache.clear()
