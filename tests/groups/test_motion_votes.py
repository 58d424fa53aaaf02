"""One home member, one vote, counted once; and what a vote that is over does."""

from datetime import datetime

import pytest

from porch.bonds.actions.moving import TooLate
from porch.groups.actions.motions import NoVoice
from porch.groups.actions.motions_deciding import count_if_all_have_voted
from porch.groups.actions.motions_voting import AlreadyVoted, vote
from porch.groups.models import Belonging, Box, Group, Motion, Voter
from porch.groups.queries.settings import setting_of
from porch.groups.rules.motions import NotABallot
from porch.people.actions import block
from porch.people.models import Member
from porch.record.models import Entry
from tests.groups.deciding import DAY, a_group, after, put_setting, put_text, say

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(alice: Member, bob: Member, erin: Member, frank: Member, dee: Member) -> list[Member]:
    return [alice, bob, erin, frank, dee]


@pytest.fixture
def voting(cast: list[Member], now: datetime) -> Motion:
    """A motion to let anyone come, a week after it was put."""
    motion = put_setting(a_group(now, cast), cast[0], now)
    after(motion, 7, now)
    return motion


def test_after_the_time_to_talk_the_vote_opens_by_itself(voting: Motion) -> None:
    assert voting.state == "voting"
    assert voting.voters.count() == 5


def test_what_passes_changes_the_setting_in_the_same_breath(
    voting: Motion, cast: list[Member], now: datetime
) -> None:
    at = now + 8 * DAY
    say(voting, at, yes=cast[:4], no=cast[4:])
    after(voting, 14, now)
    assert voting.state == "passed"
    assert (voting.yes, voting.no, voting.abstained, voting.electorate) == (4, 1, 0, 5)
    assert setting_of(voting.group, "who-may-come") == "anyone"
    assert (voting.was, voting.is_carried_out) == ("ours", True)
    changed = Entry.objects.get(act="group-setting")
    assert changed.detail["because"] == str(voting.pk)
    assert changed.actor_id is None


def test_what_fails_changes_nothing(voting: Motion, cast: list[Member], now: datetime) -> None:
    say(voting, now + 8 * DAY, yes=cast[:3], no=cast[3:])
    after(voting, 14, now)
    assert voting.state == "failed"
    assert setting_of(voting.group, "who-may-come") == "ours"


def test_too_few_decide_nothing(voting: Motion, cast: list[Member], now: datetime) -> None:
    say(voting, now + 8 * DAY, yes=cast[:1])
    after(voting, 14, now)
    assert voting.state == "no-quorum"
    assert setting_of(voting.group, "who-may-come") == "ours"


def test_nobody_votes_twice_and_the_first_vote_counts(
    voting: Motion, cast: list[Member], now: datetime
) -> None:
    at = now + 8 * DAY
    vote(voting, ["yes"], by=cast[0], now=at)
    with pytest.raises(AlreadyVoted):
        vote(voting, ["no"], by=cast[0], now=at)
    assert Box.objects.get(motion=voting).numbers == {"yes": 1, "no": 0, "abstain": 0}


@pytest.mark.parametrize("said", [[], ["perhaps"], ["yes", "no"], ["for"], ["nobody"]])
def test_what_is_no_answer_uses_up_no_vote(
    voting: Motion, cast: list[Member], now: datetime, said: list[str]
) -> None:
    with pytest.raises(NotABallot):
        vote(voting, said, by=cast[0], now=now + 8 * DAY)
    assert not Voter.objects.filter(has_voted=True).exists()


def test_whoever_comes_later_has_no_vote_in_this_one(voting: Motion, carol: Member, now: datetime) -> None:
    Belonging.objects.create(group=voting.group, member=carol, joined_at=now, is_home=True)
    with pytest.raises(NoVoice):
        vote(voting, ["yes"], by=carol, now=now + 8 * DAY)


def test_whoever_belongs_but_has_their_home_elsewhere_has_no_vote(
    cast: list[Member], carol: Member, now: datetime
) -> None:
    motion = put_text(a_group(now, cast, others=[carol]), cast[0], now)
    after(motion, 7, now)
    with pytest.raises(NoVoice):
        vote(motion, ["yes"], by=carol, now=now + 8 * DAY)


def test_whoever_leaves_before_voting_counts_no_longer(
    voting: Motion, cast: list[Member], now: datetime
) -> None:
    at = now + 8 * DAY
    Belonging.objects.filter(member=cast[4]).delete()
    with pytest.raises(NoVoice):
        vote(voting, ["no"], by=cast[4], now=at)
    say(voting, at, yes=cast[:2])
    after(voting, 14, now)
    assert (voting.state, voting.electorate) == ("passed", 4)


def test_whoever_votes_and_leaves_is_still_one_of_those_who_took_part(
    voting: Motion, cast: list[Member], now: datetime
) -> None:
    at = now + 8 * DAY
    say(voting, at, yes=cast[:2], no=cast[4:])
    Belonging.objects.filter(member=cast[4]).update(is_home=False)
    after(voting, 14, now)
    assert (voting.yes, voting.no, voting.electorate) == (2, 1, 5)
    assert voting.state == "passed"


def test_whoever_blocked_each_other_both_vote(voting: Motion, cast: list[Member], now: datetime) -> None:
    block(cast[1], by=cast[0], now=now)
    say(voting, now + 8 * DAY, yes=cast[:2])
    assert Box.objects.get(motion=voting).numbers["yes"] == 2


def test_once_everybody_has_voted_in_secret_there_is_nothing_to_wait_for(
    voting: Motion, cast: list[Member], now: datetime
) -> None:
    at = now + 8 * DAY
    say(voting, at, yes=cast[:4])
    assert not count_if_all_have_voted(voting, now=at)
    say(voting, at, no=cast[4:])
    assert count_if_all_have_voted(voting, now=at)
    voting.refresh_from_db()
    assert (voting.state, voting.decided_at) == ("passed", at)


def test_after_its_time_nobody_votes(voting: Motion, cast: list[Member], now: datetime) -> None:
    with pytest.raises(TooLate):
        vote(voting, ["yes"], by=cast[0], now=now + 14 * DAY)


def test_when_it_is_over_nothing_is_kept_of_who_voted(
    voting: Motion, cast: list[Member], now: datetime
) -> None:
    say(voting, now + 8 * DAY, yes=cast)
    after(voting, 14, now)
    assert not Voter.objects.exists()
    assert not Box.objects.exists()


def test_a_group_without_home_members_decides_nothing_and_waits_for_nobody(
    alice: Member, now: datetime
) -> None:
    motion = put_text(a_group(now, [alice]), alice, now)
    Belonging.objects.update(is_home=False)
    after(motion, 7, now)
    assert (motion.state, motion.electorate) == ("no-quorum", 0)


def test_one_alone_decides_by_saying_yes(alice: Member, now: datetime) -> None:
    motion = put_text(a_group(now, [alice]), alice, now)
    after(motion, 7, now)
    vote(motion, ["yes"], by=alice, now=now + 8 * DAY)
    after(motion, 14, now)
    assert motion.state == "passed"


def test_how_a_motion_is_decided_is_how_it_was_the_day_it_was_put(cast: list[Member], now: datetime) -> None:
    group = a_group(now, cast)
    motion = put_text(group, cast[0], now)
    Group.objects.filter(pk=group.pk).update(settings={"decide-with": "majority", "decide-ballot": "open"})
    after(motion, 7, now)
    say(motion, now + 8 * DAY, yes=cast[:3], no=cast[3:])
    after(motion, 14, now)
    assert motion.state == "failed"
