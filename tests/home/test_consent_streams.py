"""A permission that closes ends what it opened: pages at once, live streams within two seconds."""

import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest

from porch.kit.clock import now
from porch.people import consent
from porch.people.actions import block
from porch.people.actions import consent as actions
from porch.people.circumstances import nothing_yet
from porch.people.models import Grant, Member
from porch.people.registries import Scope, scopes
from porch.wire.registries import Topic, topics
from tests.wire.conftest import listeners, session_of
from tests.wire.listening import Ears

__all__ = ["listeners", "session_of"]  # fixtures

type Close = Callable[[Grant, Member, Member], object]


@pytest.fixture
def sight(monkeypatch: pytest.MonkeyPatch) -> None:
    """A scope with a topic of its own, as the diary will have: whoever may see it may listen to it."""

    def may_listen(viewer: Member, ident: str) -> bool:
        subject = Member.objects.get(pk=ident)
        return consent.see(viewer, subject, "walk", how="live", now=now()) is not None

    scope = Scope("walk", "walk", "A walk.", nothing_yet, topic=lambda subject: f"walk:{subject.pk}")
    monkeypatch.setitem(scopes._entries, "walk", scope)
    monkeypatch.setitem(topics._entries, "walk", Topic(may_listen, lambda ident, seq: []))


CLOSES: dict[str, Close] = {
    "pause": lambda grant, alice, bob: actions.pause(grant.pk, by=alice, now=now()),
    "take back": lambda grant, alice, bob: actions.revoke(grant.pk, by=alice, now=now()),
    "block": lambda grant, alice, bob: block(bob, by=alice, now=now()),
    "block by the other": lambda grant, alice, bob: block(alice, by=bob, now=now()),
}


@pytest.mark.parametrize("how", CLOSES)
def test_a_stream_ends_with_the_permission_that_opened_it(
    how: str, sight: None, listeners: Ears, session_of: Callable[[Member], str], alice: Member, bob: Member
) -> None:
    grant = actions.give("walk", bob, by=alice, now=now())
    listen = partial(listeners.listen, f"walk:{alice.pk}", session=session_of(bob))
    stream = listen()
    assert stream.head() == 200
    began = time.monotonic()
    CLOSES[how](grant, alice, bob)
    assert stream.ends()
    assert time.monotonic() - began < 2
    assert listen().head() == 404, "whoever listens again is checked again"


def test_streams_of_others_go_on(
    sight: None,
    listeners: Ears,
    session_of: Callable[[Member], str],
    alice: Member,
    bob: Member,
    erin: Member,
) -> None:
    to_bob = actions.give("walk", bob, by=alice, now=now())
    actions.give("walk", erin, by=alice, now=now(), ends=now() + timedelta(days=1))
    erins = listeners.listen(f"walk:{alice.pk}", session=session_of(erin))
    bobs = listeners.listen(f"walk:{alice.pk}", session=session_of(bob))
    assert (erins.head(), bobs.head()) == (200, 200)
    actions.revoke(to_bob.pk, by=alice, now=now())
    assert bobs.ends()
    assert not erins.is_over
