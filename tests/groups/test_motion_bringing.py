"""Any home member brings a motion; three are before the group at most; whoever brought one takes it back in time."""

from datetime import datetime

import pytest
from django.db import IntegrityError, transaction

from porch.bonds.actions.moving import TooLate
from porch.groups.actions.motions import (
    ChangesNothing,
    NoVoice,
    TooManyOpen,
    draft,
    put,
    second,
    withdraw,
)
from porch.groups.actions.motions_deciding import put_to_group
from porch.groups.actions.motions_leaving import tidy_motions
from porch.groups.models import Motion, Position
from porch.groups.queries.motions import motion_for, open_in, place_for
from porch.groups.rules.settings import NotAnAnswer
from porch.people.models import Member
from tests.groups.deciding import DAY, a_group, a_position, after, put_setting, put_text

pytestmark = pytest.mark.django_db


def test_whoever_has_no_home_here_brings_nothing(alice: Member, bob: Member, now: datetime) -> None:
    group = a_group(now, [alice], others=[bob])
    with pytest.raises(NoVoice):
        draft(group, "text", by=bob, now=now, text="Tea for all.")


def test_what_is_written_down_is_its_writers_alone(alice: Member, bob: Member, now: datetime) -> None:
    group = a_group(now, [alice, bob])
    motion = draft(group, "text", by=alice, now=now, text="Tea for all.")
    place = place_for(bob, group.slug)
    assert place is not None
    assert motion_for(bob, place, motion.pk, now) is None
    assert motion_for(alice, place, motion.pk, now) is not None
    with pytest.raises(NoVoice):
        put(motion, by=bob, now=now)


def test_three_are_open_at_once_and_no_fourth(alice: Member, bob: Member, now: datetime) -> None:
    group = a_group(now, [alice, bob])
    motions = [put_text(group, by, now) for by in (alice, bob, alice)]
    with pytest.raises(TooManyOpen):
        put_text(group, bob, now)
    withdraw(motions[1], by=bob, now=now)
    assert put_text(group, bob, now).slot == 2


def test_the_table_itself_holds_no_fourth(alice: Member, now: datetime) -> None:
    group = a_group(now, [alice])
    first = put_text(group, alice, now)
    with pytest.raises(IntegrityError), transaction.atomic():
        Motion.objects.create(
            group=group, kind="text", state="discussing", slot=first.slot, made_at=now, due_at=now
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Motion.objects.create(group=group, kind="text", state="discussing", slot=4, made_at=now, due_at=now)


def test_a_motion_asks_for_something_that_is_not_so_already(alice: Member, now: datetime) -> None:
    group = a_group(now, [alice])
    with pytest.raises(ChangesNothing):
        put_setting(group, alice, now, value="ours")
    with pytest.raises(NotAnAnswer):
        put_setting(group, alice, now, value="nobody")
    with pytest.raises(NotAnAnswer):
        put_setting(group, alice, now, code="the-weather", value="fine")
    with pytest.raises(ChangesNothing):
        draft(group, "text", by=alice, now=now, text="  ")


def test_a_position_of_another_group_is_none_of_theirs(alice: Member, now: datetime) -> None:
    group, other = a_group(now, [alice]), a_group(now, slug="hillside")
    position: Position = a_position(other)
    with pytest.raises(ChangesNothing):
        draft(group, "seat", by=alice, now=now, position=position)
    with pytest.raises(ChangesNothing):
        draft(group, "unseat", by=alice, now=now, position=a_position(group))


def test_where_a_group_wants_it_a_second_person_has_to_say_so(
    alice: Member, bob: Member, now: datetime
) -> None:
    motion = put_text(a_group(now, [alice, bob], settings={"decide-second": "yes"}), alice, now)
    assert motion.state == "seconding"
    with pytest.raises(NoVoice):
        second(motion, by=alice, now=now)
    second(motion, by=bob, now=now)
    assert (motion.state, motion.due_at) == ("discussing", now + 7 * DAY)


def test_what_nobody_seconds_makes_room(alice: Member, bob: Member, now: datetime) -> None:
    motion = put_text(a_group(now, [alice, bob], settings={"decide-second": "yes"}), alice, now)
    after(motion, 7, now)
    assert motion.state == "lapsed"
    assert open_in(alice, motion.group, now) == []
    with pytest.raises(TooLate):
        second(motion, by=bob, now=now + 7 * DAY)


def test_once_the_vote_has_begun_it_is_not_taken_back(alice: Member, now: datetime) -> None:
    motion = put_text(a_group(now, [alice]), alice, now)
    after(motion, 7, now)
    with pytest.raises(TooLate):
        withdraw(motion, by=alice, now=now + 8 * DAY)


def test_nobody_takes_back_what_somebody_else_brought(alice: Member, bob: Member, now: datetime) -> None:
    motion = put_text(a_group(now, [alice, bob]), alice, now)
    with pytest.raises(NoVoice):
        withdraw(motion, by=bob, now=now)


def test_where_a_group_talks_when_it_meets_the_vote_opens_at_once(alice: Member, now: datetime) -> None:
    group = a_group(now, [alice], settings={"decide-discussion": "0"})
    motion = draft(group, "text", by=alice, now=now, text="Tea.")
    put_to_group(motion, by=alice, now=now)
    assert (motion.state, motion.due_at) == ("voting", now + 7 * DAY)


def test_a_clock_that_stood_still_takes_nobodys_days(alice: Member, now: datetime) -> None:
    motion = put_text(a_group(now, [alice]), alice, now)
    at = after(motion, 30, now)
    assert (motion.state, motion.due_at) == ("voting", at + 7 * DAY)


def test_what_was_never_put_goes_after_two_weeks_and_what_was_taken_back_after_a_month(
    alice: Member, now: datetime
) -> None:
    group = a_group(now, [alice])
    back = put_text(group, alice, now)
    withdraw(back, by=alice, now=now)
    mine = draft(group, "text", by=alice, now=now, text="Tea for all.")
    after(mine, 14, now)
    assert mine.state == "lapsed"
    tidy_motions(now + 14 * DAY)
    assert list(Motion.objects.values_list("pk", flat=True)) == [back.pk]
    tidy_motions(now + 31 * DAY)
    assert not Motion.objects.exists()
