"""Where nearly all have to agree, whoever is against it is heard, and there is exactly one more vote."""

from datetime import datetime

import pytest

from porch.bonds.actions.moving import TooLate
from porch.groups.actions.motions import NoVoice, SaidEnough, take_back
from porch.groups.actions.motions import say as speak
from porch.groups.actions.motions_deciding import keep_motions_moving
from porch.groups.models import Belonging, Line, Motion
from porch.people.models import Member
from porch.wire.models import Notice
from tests.groups.deciding import DAY, a_group, after, put_text, say

pytestmark = pytest.mark.django_db

NEARLY_ALL = {"decide-with": "substantial-unanimity", "decide-quorum": "any"}


@pytest.fixture
def cast(alice: Member, bob: Member, erin: Member, frank: Member) -> list[Member]:
    return [alice, bob, erin, frank]


@pytest.fixture
def hearing(cast: list[Member], now: datetime) -> Motion:
    motion = put_text(a_group(now, cast, settings=NEARLY_ALL), cast[0], now)
    after(motion, 7, now)
    say(motion, now + 8 * DAY, yes=cast[:3], no=cast[3:])
    after(motion, 14, now)
    return motion


def test_one_no_is_heard_before_anything_is_decided(hearing: Motion) -> None:
    assert hearing.state == "hearing"
    assert (hearing.yes, hearing.no, hearing.decided_at) == (None, None, None)


def test_then_the_same_people_vote_once_more(hearing: Motion, cast: list[Member], now: datetime) -> None:
    after(hearing, 17, now)
    assert hearing.state == "voting-again"
    say(hearing, now + 18 * DAY, yes=cast)
    after(hearing, 24, now)
    assert (hearing.state, hearing.yes, hearing.no) == ("passed", 4, 0)


def test_after_the_second_vote_it_is_over_whatever_was_said(
    hearing: Motion, cast: list[Member], now: datetime
) -> None:
    after(hearing, 17, now)
    say(hearing, now + 18 * DAY, yes=cast[:3], no=cast[3:])
    after(hearing, 24, now)
    assert hearing.state == "failed"
    assert keep_motions_moving(now + 100 * DAY) == 0


def test_whoever_left_meanwhile_has_no_second_vote(
    hearing: Motion, cast: list[Member], now: datetime
) -> None:
    Belonging.objects.filter(member=cast[3]).delete()
    after(hearing, 17, now)
    assert hearing.voters.count() == 3


def test_where_all_agree_there_is_nobody_to_hear(cast: list[Member], now: datetime) -> None:
    motion = put_text(a_group(now, cast, settings=NEARLY_ALL), cast[0], now)
    after(motion, 7, now)
    say(motion, now + 8 * DAY, yes=cast)
    after(motion, 14, now)
    assert motion.state == "passed"


def test_a_group_may_hear_everybody_whatever_it_takes_to_pass(cast: list[Member], now: datetime) -> None:
    motion = put_text(a_group(now, cast, settings={"decide-minority": "always"}), cast[0], now)
    after(motion, 7, now)
    say(motion, now + 8 * DAY, yes=cast[:3], no=cast[3:])
    after(motion, 14, now)
    assert motion.state == "hearing"


def test_words_against_it_stand_with_or_without_a_name(
    hearing: Motion, cast: list[Member], now: datetime
) -> None:
    at = now + 15 * DAY
    speak(hearing, "I could not come any more.", by=cast[3], now=at, is_named=False)
    line = Line.objects.get()
    assert (line.part, line.is_named, line.words) == ("against", False, "I could not come any more.")
    take_back(line, by=cast[3])
    assert not Line.objects.exists()


def test_only_who_has_a_vote_speaks_against_it(hearing: Motion, carol: Member, now: datetime) -> None:
    Belonging.objects.create(group=hearing.group, member=carol, joined_at=now)
    with pytest.raises(NoVoice):
        speak(hearing, "Not so fast.", by=carol, now=now + 15 * DAY)


def test_while_it_is_talked_about_whoever_belongs_says_what_they_think(
    cast: list[Member], carol: Member, dave: Member, now: datetime
) -> None:
    motion = put_text(a_group(now, cast, others=[carol]), cast[0], now)
    speak(motion, "I like it.", by=carol, now=now)
    with pytest.raises(NoVoice):
        speak(motion, "So do I.", by=dave, now=now)
    for _ in range(4):
        speak(motion, "And one more thing.", by=carol, now=now)
    with pytest.raises(SaidEnough):
        speak(motion, "And the last one.", by=carol, now=now)


def test_while_it_is_voted_on_nobody_speaks(cast: list[Member], now: datetime) -> None:
    motion = put_text(a_group(now, cast), cast[0], now)
    after(motion, 7, now)
    with pytest.raises(TooLate):
        speak(motion, "Vote no.", by=cast[0], now=now + 8 * DAY)


def test_each_is_told_once_when_a_vote_opens_and_once_when_it_is_over(
    hearing: Motion, cast: list[Member], now: datetime
) -> None:
    def told(kind: str) -> int:
        return Notice.objects.filter(kind=kind, member=cast[1]).count()

    assert (told("vote-open"), told("vote-decided")) == (1, 0)
    after(hearing, 17, now)
    after(hearing, 24, now)
    assert told("vote-decided") == 1
    assert {notice.path for notice in Notice.objects.all()} == {hearing.get_absolute_url()}


def test_whoever_wants_no_news_of_the_group_is_told_nothing(cast: list[Member], now: datetime) -> None:
    motion = put_text(a_group(now, cast), cast[0], now)
    Belonging.objects.filter(member=cast[1]).update(is_quiet=True)
    after(motion, 7, now)
    assert set(Notice.objects.values_list("member", flat=True)) == {one.pk for one in cast} - {cast[1].pk}
