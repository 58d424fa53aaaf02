"""Two windows, two people, a clock: at the same moment exactly one of them wins, and nothing is lost."""

from collections.abc import Callable
from datetime import datetime

import pytest

from porch.groups.actions.motions import draft as write_down
from porch.groups.actions.motions import put
from porch.groups.actions.motions_deciding import keep_motions_moving
from porch.groups.actions.motions_voting import vote
from porch.groups.models import Box, Motion
from porch.people.models import Member
from tests.bonds.test_capacity import at_once
from tests.groups.deciding import DAY, a_group, after, put_text

pytestmark = pytest.mark.django_db(transaction=True)


def saying(motion: Motion, what: str, by: Member, at: datetime) -> Callable[[], object]:
    mine = Motion.objects.select_related("group", "position").get(pk=motion.pk)
    return lambda: vote(mine, [what], by=by, now=at)


@pytest.fixture
def motion(alice: Member, bob: Member, erin: Member, now: datetime) -> Motion:
    made = put_text(a_group(now, [alice, bob, erin]), alice, now)
    after(made, 7, now)
    return made


def test_of_two_ballots_from_two_windows_one_counts(motion: Motion, alice: Member, now: datetime) -> None:
    at = now + 8 * DAY
    came_of = at_once(saying(motion, "yes", alice, at), saying(motion, "no", alice, at))
    assert sorted(type(raised).__name__ for raised in came_of) == ["AlreadyVoted", "NoneType"]
    numbers = Box.objects.get(motion=motion).numbers
    assert numbers["yes"] + numbers["no"] == 1


def test_of_two_people_who_vote_at_once_neither_is_lost(
    motion: Motion, alice: Member, bob: Member, erin: Member, now: datetime
) -> None:
    at = now + 8 * DAY
    came_of = at_once(*(saying(motion, "yes", who, at) for who in (alice, bob, erin)))
    assert came_of == [None, None, None]
    assert Box.objects.get(motion=motion).numbers["yes"] == 3


def test_a_vote_and_the_end_of_its_time_agree_on_one_of_them(
    motion: Motion, alice: Member, bob: Member, now: datetime
) -> None:
    at = now + 8 * DAY
    vote(motion, ["yes"], by=bob, now=at)
    late = at_once(saying(motion, "yes", alice, at), lambda: keep_motions_moving(now + 14 * DAY))[0]
    motion.refresh_from_db()
    assert motion.state == "passed"
    assert (motion.yes, type(late).__name__) in {(2, "NoneType"), (1, "TooLate")}


def test_of_two_motions_put_at_once_for_the_last_place_one_waits(
    alice: Member, bob: Member, now: datetime
) -> None:
    group = a_group(now, [alice, bob])
    for _ in range(2):
        put_text(group, alice, now)
    two = [write_down(group, "text", by=by, now=now, text="Tea.") for by in (alice, bob)]
    acts = [lambda it=it, by=by: put(it, by=by, now=now) for it, by in zip(two, (alice, bob), strict=True)]
    came_of = at_once(*acts)
    assert sorted(type(raised).__name__ for raised in came_of) == ["NoneType", "TooManyOpen"]
    assert Motion.objects.filter(slot__isnull=False).count() == 3
