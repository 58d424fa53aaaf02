"""Somebody asks: the first who can comes, others are thanked, and there is always a next person and a deadline."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from porch.asks import actions
from porch.asks.models import Alert, Ask
from porch.bonds.registries import powers_over
from porch.care.actions import cool_down
from porch.groups.models import Belonging, Group, Position, Term
from porch.people.actions import block
from porch.people.models import LivedExperience, Member
from porch.talk.actions import say
from porch.talk.models import Conversation
from porch.wire.models import Notice
from tests.asks.conftest import OnShift, alert_of, asked_now, fresh

MINUTE = timedelta(minutes=1)


def test_those_on_shift_are_asked_and_the_first_who_can_comes(
    alice: Member, bob: Member, erin: Member, on_shift: OnShift, now: datetime
) -> None:
    on_shift(bob)
    on_shift(erin)
    ask = actions.ask_for(alice, "talk", now=now)
    assert asked_now(ask) == {bob, erin}
    assert (ask.state, ask.due_at) == ("on-shift", now + 5 * MINUTE)
    came = actions.accept(alert_of(ask, bob), by=bob, now=now + MINUTE)
    assert (came.state, came.helper) == ("with-someone", bob)
    conversation = Conversation.objects.get()
    assert came.conversation == conversation
    assert {one.member for one in conversation.memberships.all()} == {alice, bob}
    assert Notice.objects.get(member=alice).kind == "someone-came"
    assert alert_of(ask, erin).state == "thanked"
    with pytest.raises(actions.TooLate):
        actions.accept(alert_of(ask, erin), by=erin, now=now + 2 * MINUTE)


def test_not_now_is_silent_and_the_next_is_asked_at_once(
    alice: Member, bob: Member, erin: Member, frank: Member, on_shift: OnShift, now: datetime
) -> None:
    for one in (bob, erin, frank):
        on_shift(one)
    ask = actions.ask_for(alice, "talk", now=now)
    (left,) = {bob, erin, frank} - asked_now(ask)
    first = next(iter(asked_now(ask)))
    actions.not_now(alert_of(ask, first), by=first, now=now + MINUTE)
    assert left in asked_now(ask)
    assert first not in asked_now(ask)
    assert not Notice.objects.filter(member=alice).exists()


def test_without_anybody_on_shift_a_coordinator_is_asked_at_once(
    alice: Member, dee: Member, now: datetime
) -> None:
    ask = actions.ask_for(alice, "talk", now=now)
    assert (ask.state, ask.due_at) == ("coordinators", now + 60 * MINUTE)
    told = Notice.objects.get(member=dee)
    assert (told.kind, told.path) == ("needs-a-person-now", f"/desk/asks/{ask.pk}/")


def test_time_takes_an_ask_from_hand_to_hand_and_never_lets_it_go(
    alice: Member, bob: Member, dee: Member, on_shift: OnShift, now: datetime
) -> None:
    on_shift(bob)
    ask, seen = actions.ask_for(alice, "talk", now=now), list[str]()
    for hour in range(0, 60):
        for minute in range(0, 60, 5):
            actions.keep_time(now + timedelta(hours=hour, minutes=minute))
        seen += [fresh(ask).state] if fresh(ask).state not in seen[-1:] else []
    assert seen == ["coordinators", "letter", "everyone"]
    assert fresh(ask).due_at > now + timedelta(hours=59)
    assert alert_of(ask, bob).state == "lapsed", "nobody is reminded, and nobody is blamed"


def test_an_ask_that_waits_for_a_letter_ends_with_one(alice: Member, dee: Member, now: datetime) -> None:
    ask = actions.ask_for(alice, "talk", now=now)
    with pytest.raises(actions.NothingWritten):
        actions.write(ask, "  ", by=dee, now=now)
    actions.write(ask, "Nobody was free tonight, and I am sorry. Ana is there at nine.", by=dee, now=now)
    kept = fresh(ask)
    assert (kept.state, kept.due_at) == ("answered", None)
    assert "Ana is there at nine" in kept.letter
    assert b"Ana" not in bytes(kept.sealed_letter)
    assert Notice.objects.get(member=alice).path == f"/people/ask/{ask.pk}/"


def test_asking_twice_is_asking_once(alice: Member, dee: Member, now: datetime) -> None:
    first = actions.ask_for(alice, "talk", now=now)
    assert actions.ask_for(alice, "talk", now=now + MINUTE) == first
    assert Ask.objects.count() == 1


def test_taking_it_back_ends_it_and_frees_whoever_was_asked(
    alice: Member, bob: Member, on_shift: OnShift, now: datetime
) -> None:
    on_shift(bob)
    ask = actions.ask_for(alice, "talk", now=now, told={"note": "only a little company"})
    actions.withdraw(ask, by=alice, now=now + MINUTE)
    kept = fresh(ask)
    assert (kept.state, kept.due_at, kept.told) == ("withdrawn", None, {})
    assert alert_of(ask, bob).state == "closed"
    assert not Notice.objects.filter(member=bob, seen_at=None).exists()


def test_ninety_minutes_without_a_word_free_the_helper(
    alice: Member, bob: Member, on_shift: OnShift, now: datetime
) -> None:
    on_shift(bob)
    ask = actions.ask_for(alice, "talk", now=now)
    actions.accept(alert_of(ask, bob), by=bob, now=now)
    actions.keep_time(now + 89 * MINUTE)
    assert fresh(ask).state == "with-someone"
    actions.keep_time(now + 90 * MINUTE)
    assert (fresh(ask).state, fresh(ask).question_open) == ("done", True)
    assert Conversation.objects.get().state == "closed"


def test_when_a_helper_is_free_again_whoever_waited_longest_is_next(
    alice: Member, bob: Member, erin: Member, frank: Member, on_shift: OnShift, now: datetime
) -> None:
    on_shift(bob)
    first = actions.ask_for(alice, "talk", now=now)
    actions.accept(alert_of(first, bob), by=bob, now=now)
    second = actions.ask_for(erin, "talk", now=now + MINUTE)
    third = actions.ask_for(frank, "talk", now=now + 2 * MINUTE)
    assert fresh(second).state == fresh(third).state == "on-shift", (
        "somebody who fits is only busy: it is worth waiting"
    )
    assert not asked_now(second)
    actions.finish(first, by=bob, now=now + 3 * MINUTE)
    assert (asked_now(second), asked_now(third)) == ({bob}, set())


def test_somebody_else_may_be_asked_for_and_the_first_is_not_asked_again(
    alice: Member, bob: Member, dee: Member, on_shift: OnShift, now: datetime
) -> None:
    on_shift(bob)
    ask = actions.ask_for(alice, "talk", now=now)
    actions.accept(alert_of(ask, bob), by=bob, now=now)
    actions.look_again(fresh(ask), by=alice, now=now + MINUTE)
    assert (fresh(ask).state, fresh(ask).helper) == ("coordinators", None)
    assert Alert.objects.filter(ask=ask).count() == 1


def test_a_block_parts_the_two_and_the_asker_is_looked_after_by_others(
    alice: Member, bob: Member, dee: Member, on_shift: OnShift, now: datetime
) -> None:
    on_shift(bob)
    ask = actions.ask_for(alice, "talk", now=now)
    actions.accept(alert_of(ask, bob), by=bob, now=now)
    block(bob, by=alice, now=now + MINUTE)
    assert (fresh(ask).state, fresh(ask).helper) == ("coordinators", None)


def test_one_press_asks_and_the_page_says_what_happens_and_by_when(
    alice: Member, as_alice: Client, bob: Member, on_shift: OnShift, now: datetime
) -> None:
    answer = as_alice.post("/people/ask/now/")
    ask = Ask.objects.get()
    assert answer.headers["Location"] == f"/people/ask/{ask.pk}/"
    page = as_alice.get(f"/people/ask/{ask.pk}/").text
    assert "asked" in page
    assert "Bob" not in page, "no name before somebody has said yes"
    assert 'href="tel:' in page


def test_whoever_rests_after_a_hard_talk_is_not_asked(
    alice: Member, bob: Member, dee: Member, on_shift: OnShift, now: datetime
) -> None:
    on_shift(bob)
    cool_down(bob, now + timedelta(hours=8), now=now)
    assert asked_now(actions.ask_for(alice, "talk", now=now)) == set()


def test_whoever_has_a_say_over_somebody_is_not_sent_when_they_ask(
    alice: Member,
    bob: Member,
    dee: Member,
    frank: Member,
    on_shift: OnShift,
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    on_shift(frank)
    monkeypatch.setitem(powers_over._entries, "test house", lambda people: {(frank.pk, alice.pk)})
    assert asked_now(actions.ask_for(alice, "talk", now=now)) == set()
    assert asked_now(actions.ask_for(bob, "talk", now=now)) == {frank}


def test_whoever_serves_the_home_group_is_asked_in_the_hours_they_told(
    alice: Member, bob: Member, dee: Member, erin: Member, now: datetime
) -> None:
    group = Group.objects.create(
        name="Riverside", slug="riverside", asked_at=now, state="open", opened_at=now
    )
    Belonging.objects.create(group=group, member=alice, joined_at=now, is_home=True, home_since=now)
    chair = Position.objects.create(group=group, title="Chair")
    Term.objects.create(position=chair, member=erin, since=now, until=now + timedelta(days=90), state="held")
    ask = actions.ask_for(alice, "talk", now=now)
    assert fresh(ask).state == "coordinators", "no hours were told, so nobody is asked in them"
    actions.withdraw(ask, by=alice, now=now)
    LivedExperience.objects.filter(member=erin).update(hours=["fri-12"])
    again = actions.ask_for(alice, "talk", now=now)
    assert (again.state, asked_now(again)) == ("home-group", {erin})


def test_whoever_still_writes_is_not_parted_and_the_deadline_follows_the_last_word(
    alice: Member, bob: Member, on_shift: OnShift, now: datetime
) -> None:
    on_shift(bob)
    ask = actions.ask_for(alice, "talk", now=now)
    came = actions.accept(alert_of(ask, bob), by=bob, now=now)
    assert came.conversation is not None
    say(came.conversation, "still here", by=alice, client_id=uuid4(), now=now + 60 * MINUTE)
    actions.keep_time(now + 90 * MINUTE)
    assert (fresh(ask).state, fresh(ask).due_at) == ("with-someone", now + 150 * MINUTE)


@pytest.mark.parametrize("verb", [actions.look_again, actions.finish, actions.fall_quiet])
def test_what_only_an_ask_for_now_can_do_is_too_late_for_a_wish_and_changes_nothing(
    alice: Member, now: datetime, verb: Any
) -> None:
    wish = actions.ask_for_pair(alice, "peers", now=now)
    by = {} if verb is actions.fall_quiet else {"by": alice}
    with pytest.raises(actions.TooLate):
        verb(wish, now=now, **by)
    assert fresh(wish).state == "with-pairing"
    assert fresh(wish).due_at is not None
