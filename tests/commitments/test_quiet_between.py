"""Quiet between two: told once, to each alone, where both wished it, and never why."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from porch.bonds.actions import end
from porch.bonds.models import Pair
from porch.commitments.actions import between
from porch.commitments.models import Between
from porch.commitments.rules.between import Side, tells
from porch.people.actions import block, pause
from porch.people.models import Member
from porch.talk.actions import say
from porch.talk.models import Conversation
from porch.wire import registries as wire
from porch.wire.models import Notice
from tests.commitments.conftest import DAY, Walk, main_of


def told(member: Member) -> int:
    return Notice.objects.filter(member=member, kind="quiet-between").count()


@pytest.fixture
def quiet(alice: Member, bob: Member, walk: Walk, now: datetime) -> Callable[..., None]:
    """``quiet(alice=5, bob=7)``: they walk together, wrote ten days ago last, and wish this."""

    def made(**days: int | None) -> None:
        pair = walk(alice, bob)
        assert pair.conversation is not None
        say(pair.conversation, "See you", by=bob, client_id=uuid4(), now=now - 10 * DAY)
        Notice.objects.all().delete()
        between.wish(bob, days.get("alice"), by=alice, now=now)
        between.wish(alice, days.get("bob"), by=bob, now=now)

    return made


def test_each_is_told_once_and_by_their_own_number(
    quiet: Callable[..., None], alice: Member, bob: Member, now: datetime
) -> None:
    quiet(alice=7, bob=14)
    for _ in range(3):
        between.watch(now)
    assert (told(alice), told(bob)) == (1, 0)
    between.watch(now + 5 * DAY)
    assert (told(alice), told(bob)) == (1, 1)


@pytest.mark.parametrize(("alice_wishes", "bob_wishes"), [(7, None), (None, 7), (None, None)])
def test_where_one_does_not_wish_it_neither_is_told(
    quiet: Callable[..., None],
    alice: Member,
    bob: Member,
    now: datetime,
    alice_wishes: int | None,
    bob_wishes: int | None,
) -> None:
    quiet(alice=alice_wishes, bob=bob_wishes)
    between.watch(now)
    assert (told(alice), told(bob)) == (0, 0)


def test_whether_the_other_wishes_it_cannot_be_seen(
    quiet: Callable[..., None], as_alice: Client, alice: Member, bob: Member, now: datetime
) -> None:
    quiet(alice=7, bob=None)
    pages = ("/commitments/between/", f"/commitments/between/{bob.pk}/", "/people/", "/consent/")
    without = [main_of(as_alice, page) for page in pages]
    between.wish(alice, 7, by=bob, now=now)
    assert [main_of(as_alice, page) for page in pages] == without
    between.watch(now)
    there = main_of(as_alice, pages[1])
    assert "usually about them" in there
    between.wish(alice, None, by=bob, now=now)
    assert main_of(as_alice, pages[1]) == there, "a wish taken back afterwards changes nothing"


def _pauses(alice: Member, bob: Member, now: datetime) -> None:
    pause(bob, until=None, now=now)


def _hushed(alice: Member, bob: Member, now: datetime) -> None:
    wire.hushed._entries["test"] = lambda member, at: member.pk == bob.pk and at < now + 2 * DAY


def _blocks(alice: Member, bob: Member, now: datetime) -> None:
    block(alice, by=bob, now=now)


def _ends(alice: Member, bob: Member, now: datetime) -> None:
    end(Pair.objects.get(), by=bob, now=now)


@pytest.mark.parametrize("hinders", [_pauses, _hushed, _blocks, _ends])
def test_neither_is_told_while_one_rests_is_hushed_or_is_not_to_be_met(
    quiet: Callable[..., None],
    alice: Member,
    bob: Member,
    now: datetime,
    hinders: Callable[[Member, Member, datetime], None],
) -> None:
    quiet(alice=7, bob=7)
    try:
        hinders(alice, bob, now)
        for member in (alice, bob):
            member.refresh_from_db()
        between.watch(now)
        assert (told(alice), told(bob)) == (0, 0)
    finally:
        wire.hushed._entries.pop("test", None)


def test_after_two_days_of_hush_it_is_told_as_any_other(
    quiet: Callable[..., None], alice: Member, bob: Member, now: datetime
) -> None:
    quiet(alice=7, bob=7)
    try:
        _hushed(alice, bob, now)
        between.watch(now)
        between.watch(now + 2 * DAY)
        assert (told(alice), told(bob)) == (1, 1)
    finally:
        wire.hushed._entries.pop("test", None)


def test_a_word_ends_it_and_the_next_quiet_is_told_anew(
    quiet: Callable[..., None], as_alice: Client, alice: Member, bob: Member, now: datetime
) -> None:
    quiet(alice=7, bob=7)
    between.watch(now)
    row = Between.objects.get()
    page = f"/commitments/between/{bob.pk}/"
    assert "usually about them" in main_of(as_alice, page)
    say(Conversation.objects.get(), "Hello again", by=alice, client_id=uuid4(), now=now)
    assert "There is nothing here now." in main_of(as_alice, page)
    between.watch(now + DAY)
    Notice.objects.filter(kind="quiet-between").update(seen_at=now)
    between.watch(now + 8 * DAY)
    assert told(alice) == 2
    row.refresh_from_db()
    assert row.first_told_of == row.last_at


def test_one_wishes_it_of_ones_own_people_only(
    as_alice: Client, alice: Member, erin: Member, dave: Member, now: datetime
) -> None:
    for other in (erin, dave, alice):
        with pytest.raises(between.NotOneOfMine):
            between.wish(other, 7, by=alice, now=now)
        assert as_alice.post(f"/commitments/between/{other.pk}/wish/", {"days": "7"}).status_code == 404
        assert as_alice.get(f"/commitments/between/{other.pk}/").status_code == 404


SIDES = st.builds(
    Side,
    days=st.none() | st.sampled_from((5, 7, 14, 30)),
    told_of=st.none() | st.just(datetime(2026, 11, 1, tzinfo=UTC)),
    in_peace=st.booleans(),
)


@given(SIDES, SIDES, st.integers(0, 60))
def test_nobody_is_told_unless_both_wish_it_and_both_can_be_asked(mine: Side, other: Side, days: int) -> None:
    last = datetime(2026, 11, 1, tzinfo=UTC)
    is_told = tells(mine, other, last_at=last, now=last + timedelta(days=days))
    if is_told:
        assert mine.days is not None
        assert other.days is not None
        assert not mine.in_peace
        assert not other.in_peace
        assert days >= mine.days
        assert mine.told_of != last
    assert not tells(mine, other, last_at=None, now=last)
