"""However it ends: the witness finds nothing, nobody is told, and its owner cannot tell one end from another."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from porch.bonds.actions import end
from porch.bonds.actions.moving import TooLate
from porch.bonds.models import Pair
from porch.commitments.actions import asking
from porch.commitments.models import Witness
from porch.commitments.queries import seen
from porch.people.actions import block
from porch.people.actions.consent import revoke
from porch.people.models import Grant, Member
from porch.wire.models import Notice
from tests.commitments.conftest import DAY, WHERE, Mean, Stand, Walk, main_of, told


def _take_back(alice: Member, bob: Member, row: Witness, now: datetime) -> None:
    asking.take_back(row, by=alice, now=now)


def _step_back(alice: Member, bob: Member, row: Witness, now: datetime) -> None:
    asking.step_back(row, by=bob, now=now)


def _blocks(alice: Member, bob: Member, row: Witness, now: datetime) -> None:
    block(alice, by=bob, now=now)


def _is_blocked(alice: Member, bob: Member, row: Witness, now: datetime) -> None:
    block(bob, by=alice, now=now)


def _revokes(alice: Member, bob: Member, row: Witness, now: datetime) -> None:
    revoke(Grant.objects.get(subject=alice, revoked_at=None).pk, by=alice, now=now)


def _stops(alice: Member, bob: Member, row: Witness, now: datetime) -> None:
    asking.stop(row.commitment, by=alice, now=now)


def _parts(alice: Member, bob: Member, row: Witness, now: datetime) -> None:
    end(Pair.objects.get(), by=alice, now=now)


ENDS = (_take_back, _step_back, _blocks, _is_blocked, _revokes, _stops, _parts)


@pytest.mark.parametrize("ends", ENDS)
def test_however_it_ends_the_witness_finds_nothing_and_nobody_is_told(
    as_alice: Client,
    as_bob: Client,
    alice: Member,
    bob: Member,
    mean: Mean,
    walk: Walk,
    stand: Stand,
    now: datetime,
    ends: Callable[[Member, Member, Witness, datetime], None],
) -> None:
    walk(alice, bob)
    row = stand(mean(alice), bob)
    one = row.commitment.get_absolute_url()
    Notice.objects.all().delete()
    ends(alice, bob, row, now)
    assert as_bob.get(one).status_code == 404
    assert "What I stand by" not in main_of(as_bob, WHERE)
    about_it = {"stand-by", "stands-by", "told-you", "warm-line"}
    assert not about_it & {*told(alice), *told(bob)}
    assert "Bob Harbour" not in main_of(as_alice, one).split("What I said")[0]


@pytest.mark.parametrize("ends", [_step_back, _blocks])
def test_its_owner_cannot_tell_a_stop_from_a_block(
    as_alice: Client,
    alice: Member,
    bob: Member,
    mean: Mean,
    walk: Walk,
    stand: Stand,
    now: datetime,
    ends: Callable[[Member, Member, Witness, datetime], None],
) -> None:
    walk(alice, bob)
    row = stand(mean(alice), bob)
    ends(alice, bob, row, now)
    assert ">Only you.<" in main_of(as_alice, row.commitment.get_absolute_url())


def test_its_time_runs_out_by_itself_and_going_on_needs_a_yes_again(
    alice: Member, bob: Member, mean: Mean, walk: Walk, stand: Stand, now: datetime
) -> None:
    walk(alice, bob)
    meant = mean(alice)
    stand(meant, bob, ends="week")
    assert seen.watched(bob, meant.pk, now + 6 * DAY) is not None
    assert seen.watched(bob, meant.pk, now + 8 * DAY) is None
    asking.ask(meant, bob, by=alice, now=now + 8 * DAY)
    found = seen.watched(bob, meant.pk, now + 8 * DAY)
    assert found is not None
    assert found.is_asked


def test_who_was_taken_back_from_cannot_say_yes_any_more(
    as_bob: Client, alice: Member, bob: Member, mean: Mean, walk: Walk, now: datetime
) -> None:
    walk(alice, bob)
    row = asking.ask(mean(alice), bob, by=alice, now=now)
    revoke(Grant.objects.get().pk, by=alice, now=now)
    with pytest.raises(TooLate):
        asking.answer(row, "yes", by=bob, now=now)
    assert not Grant.objects.filter(revoked_at=None).exists()
