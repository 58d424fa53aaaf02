"""Somebody goes: their words with them; what was decided stays, and a secret vote cannot be found to be taken out."""

from datetime import datetime

import pytest

from porch.groups.actions.motions import draft
from porch.groups.actions.motions import say as speak
from porch.groups.actions.motions_leaving import erase_motions, leave_motions
from porch.groups.actions.motions_voting import vote
from porch.groups.models import Belonging, Hand, Line, Motion, Voter
from porch.groups.motion_belongings import export
from porch.groups.motion_commons import book_of_decisions
from porch.kit import sealed, vault
from porch.people.models import Member
from porch.people.rules.keys import of_member
from tests.groups.deciding import DAY, a_group, after, put_setting, put_text, say

pytestmark = pytest.mark.django_db


def goes(member: Member, now: datetime) -> None:
    """What erasing does in this room, in the house's order: their words, their place, their key, their row."""
    erase_motions(member, now)
    Belonging.objects.filter(member=member).delete()
    vault.destroy(of_member(member.pk))
    member.delete()


@pytest.fixture
def cast(alice: Member, bob: Member, erin: Member) -> list[Member]:
    return [alice, bob, erin]


def test_the_words_of_a_decision_are_the_groups_and_what_spoke_for_it_goes(
    cast: list[Member], now: datetime
) -> None:
    motion = put_text(a_group(now, cast), cast[0], now)
    after(motion, 7, now)
    say(motion, now + 8 * DAY, yes=cast)
    after(motion, 14, now)
    goes(cast[0], now + 15 * DAY)
    motion.refresh_from_db()
    assert (motion.text, motion.why, motion.brought_by) == ("We meet at six.", "", None)
    assert book_of_decisions()[0]["words"] == "We meet at six."


def test_of_what_was_not_decided_no_words_stay(cast: list[Member], now: datetime) -> None:
    motion = put_text(a_group(now, cast), cast[0], now)
    after(motion, 7, now)
    say(motion, now + 8 * DAY, no=cast)
    after(motion, 14, now)
    goes(cast[0], now + 15 * DAY)
    motion.refresh_from_db()
    assert (motion.state, bytes(motion.sealed_text), bytes(motion.sealed_why)) == ("failed", b"", b"")


@pytest.mark.parametrize("days", [0, 7])
def test_nobody_votes_on_words_that_are_gone(cast: list[Member], now: datetime, days: int) -> None:
    motion = put_text(a_group(now, cast), cast[0], now)
    after(motion, days, now)
    goes(cast[0], now + 8 * DAY)
    motion.refresh_from_db()
    assert motion.state == "withdrawn"
    assert not Voter.objects.exists()


def test_a_motion_about_a_setting_goes_on_without_whoever_brought_it(
    cast: list[Member], now: datetime
) -> None:
    motion = put_setting(a_group(now, cast), cast[0], now)
    after(motion, 7, now)
    goes(cast[0], now + 8 * DAY)
    motion.refresh_from_db()
    say(motion, now + 8 * DAY, yes=cast[1:])
    after(motion, 14, now)
    assert (motion.state, motion.electorate) == ("passed", 2)


def test_whoever_voted_and_is_erased_stays_in_the_number_and_nowhere_else(
    cast: list[Member], now: datetime
) -> None:
    motion = put_setting(a_group(now, cast), cast[0], now)
    after(motion, 7, now)
    say(motion, now + 8 * DAY, no=[cast[2]])
    goes(cast[2], now + 8 * DAY)
    assert Voter.objects.filter(member=None, has_voted=True).count() == 1
    say(motion, now + 9 * DAY, yes=cast[:2])
    after(motion, 14, now)
    assert (motion.yes, motion.no, motion.electorate) == (2, 1, 3)


def test_whoever_asks_to_leave_takes_along_what_waits_to_be_talked_about(
    cast: list[Member], now: datetime
) -> None:
    group = a_group(now, cast)
    text, setting = put_text(group, cast[0], now), put_setting(group, cast[0], now)
    draft(group, "text", by=cast[0], now=now, text="Cake.")
    leave_motions(cast[0], now)
    states = dict(Motion.objects.values_list("pk", "state"))
    assert states == {text.pk: "withdrawn", setting.pk: "discussing"}


def test_what_someone_said_goes_with_them(cast: list[Member], now: datetime) -> None:
    motion = put_setting(a_group(now, cast), cast[0], now)
    speak(motion, "I like it.", by=cast[1], now=now)
    goes(cast[1], now)
    assert not Line.objects.exists()


def test_a_parcel_holds_ones_own_words_and_no_secret_vote(cast: list[Member], now: datetime) -> None:
    motion = put_text(a_group(now, cast), cast[0], now)
    speak(motion, "I like it.", by=cast[0], now=now, is_named=False)
    after(motion, 7, now)
    vote(motion, ["no"], by=cast[0], now=now + 8 * DAY)
    told = export(cast[0])
    assert told["motions_i_brought"][0]["words"] == "We meet at six."
    assert told["what_i_said"][0]["with_my_name"] is False
    assert told["votes_that_run"][0]["i_have_voted"] is True
    assert told["hands_i_raised"] == []
    assert (export(cast[1])["motions_i_brought"], export(cast[1])["what_i_said"]) == ([], [])


def test_in_an_open_vote_a_hand_stays_raised_without_its_name(cast: list[Member], now: datetime) -> None:
    motion = put_text(a_group(now, cast, settings={"decide-ballot": "open"}), cast[0], now)
    after(motion, 7, now)
    vote(motion, ["no"], by=cast[1], now=now + 8 * DAY)
    assert export(cast[1])["hands_i_raised"][0]["said"] == ["no"]
    goes(cast[1], now + 8 * DAY)
    assert Hand.objects.get().member is None


def test_a_decision_is_sealed_under_the_communitys_key(cast: list[Member], now: datetime) -> None:
    motion = put_text(a_group(now, cast), cast[0], now)
    after(motion, 7, now)
    say(motion, now + 8 * DAY, yes=cast)
    before = vault.ids_in(bytes(motion.sealed_text))
    after(motion, 14, now)
    assert vault.ids_in(bytes(motion.sealed_text)) != before
    column = next(one for one in sealed.columns if one.model is Motion and one.column == "sealed_text")
    assert column.of(motion) == vault.COMMUNITY
    assert column.open(motion) == "We meet at six."
