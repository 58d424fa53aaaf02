"""Alice and Bob talk; Carol, Dee and Erin are elsewhere."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest

from porch.people.models import Member
from porch.talk import actions
from porch.talk.models import Conversation, Message

Say = Callable[..., Message]


@pytest.fixture
def conversation(alice: Member, bob: Member, now: datetime) -> Conversation:
    return actions.open_between([alice, bob], now=now)


@pytest.fixture
def say(conversation: Conversation, now: datetime) -> Say:
    """Says words in Alice's and Bob's conversation, or another one."""

    def speak(words: str, *, by: Member, within: Conversation = conversation, **given: Any) -> Message:
        given = {"client_id": uuid4(), "now": now, **given}
        return actions.say(within, words, by=by, **given)

    return speak
