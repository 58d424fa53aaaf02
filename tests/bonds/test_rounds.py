"""A round is opened by a person, answered by the engine, and says honestly what it could not do."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from porch.bonds import actions
from porch.bonds.models import LeftOut, PairingSettings, Proposal, Round
from porch.people.actions import say_here_for
from porch.people.models import Block, Member
from porch.record.queries import entries_about
from tests.bonds.conftest import Offer, Tell

type Six = list[Member]


@pytest.fixture
def six(make_person: Callable[..., Member], tell_of: Tell) -> Six:
    """Six people who would like a peer."""
    return [tell_of(make_person(f"Person {n}"), wants_peer=True) for n in range(6)]


def answered(mode: str, by: Member, now: datetime) -> Round:
    opened = actions.open_round(mode, by=by, now=now)
    actions.work_out(opened, now=now)
    opened.refresh_from_db()
    return opened


def test_six_people_are_enough_for_a_round_of_peers(six: Six, dee: Member, now: datetime) -> None:
    done = answered("peers", dee, now)
    assert (done.state, done.waiting, done.proposed) == ("answered", 6, 3)
    assert done.gap is not None
    assert 0 <= done.gap <= 0.001
    told = [person for offer in Proposal.objects.all() for person in (offer.first_id, offer.second_id)]
    assert sorted(told, key=str) == sorted((person.pk for person in six), key=str)


def test_a_mentor_is_asked_first_and_reasons_come_with_the_offer(
    mentor: Member, seeker: Member, dee: Member, now: datetime
) -> None:
    answered("mentors", dee, now)
    offer = Proposal.objects.get()
    assert (offer.first, offer.second, offer.state) == (mentor, seeker, "proposed")
    assert "You are at a similar place in life: working." in offer.reasons
    assert offer.score == sum(offer.components.values())


def test_a_fact_only_one_of_them_shares_is_never_a_reason(
    mentor: Member, seeker: Member, dee: Member, tell_of: Tell, now: datetime
) -> None:
    tell_of(seeker, wants_mentor=True, may_share=[])
    answered("mentors", dee, now)
    assert "life_stage" not in Proposal.objects.get().reason_codes


@pytest.mark.parametrize("mode", ["peers", "mentors"])
def test_too_few_is_said_before_anything_is_opened(
    seeker: Member, dee: Member, now: datetime, mode: str
) -> None:
    with pytest.raises(actions.TooFew) as few:
        actions.open_round(mode, by=dee, now=now)
    assert few.value.waiting == (1 if mode == "mentors" else 0)
    assert not Round.objects.exists()


def test_one_round_of_a_kind_at_a_time(six: Six, dee: Member, now: datetime) -> None:
    actions.open_round("peers", by=dee, now=now)
    with pytest.raises(actions.RoundUnderWay):
        actions.open_round("peers", by=dee, now=now)


def test_a_round_nobody_worked_out_fails_and_another_may_open(six: Six, dee: Member, now: datetime) -> None:
    actions.open_round("peers", by=dee, now=now)
    assert actions.fail_stuck(now + timedelta(minutes=14)) == 0
    assert actions.fail_stuck(now + timedelta(minutes=15)) == 1
    actions.open_round("peers", by=dee, now=now)


def test_blocked_declined_and_ended_pairs_do_not_come_again(
    mentor: Member, seeker: Member, dee: Member, offered: Offer, now: datetime
) -> None:
    offer = offered(mentor, seeker)
    actions.approve(offer, by=dee, now=now)
    actions.decline(offer, by=mentor, now=now)
    assert answered("mentors", dee, now).proposed == 0


def test_a_block_keeps_two_apart_and_shows_nowhere(
    mentor: Member, seeker: Member, dee: Member, now: datetime
) -> None:
    Block.objects.create(by=mentor, whom=seeker, since=now)
    assert answered("mentors", dee, now).proposed == 0
    assert LeftOut.objects.get().because == {"capacity": 1}


def test_not_now_rests_for_a_month_and_no_longer(
    mentor: Member, seeker: Member, dee: Member, offered: Offer, now: datetime
) -> None:
    offer = offered(mentor, seeker)
    actions.approve(offer, by=dee, now=now)
    actions.set_aside(offer, by=mentor, now=now)
    assert answered("mentors", dee, now + timedelta(days=29)).proposed == 0
    assert answered("mentors", dee, now + timedelta(days=31)).proposed == 1


def test_someone_who_was_told_of_an_offer_is_not_moved_by_a_round(
    mentor: Member, seeker: Member, erin: Member, dee: Member, tell_of: Tell, offered: Offer, now: datetime
) -> None:
    actions.approve(offered(mentor, seeker), by=dee, now=now)
    tell_of(erin, wants_mentor=True)
    with pytest.raises(actions.TooFew):  # the one place is spoken for
        actions.open_round("mentors", by=dee, now=now)
    tell_of(mentor, capacity=2, life_stage=["working"], may_share=["life_stage"])
    answered("mentors", dee, now)
    assert set(Proposal.objects.values_list("second", "state")) == {
        (seeker.pk, "asked-first"),
        (erin.pk, "proposed"),
    }


def test_an_offer_nobody_was_told_of_gives_way_when_the_round_finds_better(
    mentor: Member, seeker: Member, erin: Member, dee: Member, tell_of: Tell, now: datetime
) -> None:
    answered("mentors", dee, now)
    tell_of(seeker, wants_mentor=True, hours=["mon-3", "mon-4"])
    tell_of(erin, wants_mentor=True)
    answered("mentors", dee, now)
    assert set(Proposal.objects.values_list("second", "state")) == {
        (seeker.pk, "withdrawn"),
        (erin.pk, "proposed"),
    }


def test_a_pair_that_lives_keeps_its_place(
    mentor: Member, seeker: Member, erin: Member, dee: Member, tell_of: Tell, offered: Offer, now: datetime
) -> None:
    offer = offered(mentor, seeker)
    actions.approve(offer, by=dee, now=now)
    actions.accept(offer, by=mentor, now=now)
    actions.accept(offer, by=seeker, now=now)
    tell_of(erin, wants_mentor=True)
    with pytest.raises(actions.TooFew) as few:
        actions.open_round("mentors", by=dee, now=now)
    assert (few.value.waiting, few.value.places) == (1, 0)


def test_staff_and_family_are_not_paired_by_a_round(
    mentor: Member,
    dee: Member,
    carol: Member,
    make_person: Callable[..., Member],
    tell_of: Tell,
    now: datetime,
) -> None:
    rosa = make_person("Rosa Field", "family")
    Member.objects.filter(pk=rosa.pk).update(in_recovery=False)
    for apart in (carol, rosa):
        tell_of(apart, wants_mentor=True)
    with pytest.raises(actions.TooFew):
        actions.open_round("mentors", by=dee, now=now)


def test_someone_in_recovery_who_is_family_too_is_paired_like_anyone(
    mentor: Member, seeker: Member, dee: Member, now: datetime
) -> None:
    say_here_for(seeker, "both", now=now)
    assert answered("mentors", dee, now).proposed == 1


def test_who_is_left_out_is_written_down_with_what_would_help(
    mentor: Member, seeker: Member, dee: Member, tell_of: Tell, now: datetime
) -> None:
    tell_of(seeker, wants_mentor=True, accepts_genders=["woman"])
    tell_of(mentor, capacity=1, gender_lists=["man"], recovery_since=date(2019, 1, 1))
    assert answered("mentors", dee, now).proposed == 0
    left = LeftOut.objects.get()
    assert left.member == seeker
    assert left.would_help == [{"rule": "gender", "more": 1}]


def test_nobody_is_asked_without_a_person_unless_the_community_turns_that_on(
    mentor: Member, seeker: Member, dee: Member, now: datetime
) -> None:
    answered("mentors", dee, now)
    assert Proposal.objects.get().state == "proposed"
    actions.skip(Proposal.objects.get(), by=dee, now=now)
    PairingSettings.objects.filter(pk=1).update(auto_approve=True)
    answered("mentors", dee, now + timedelta(days=31))
    assert Proposal.objects.order_by("made_at").last().state == "asked-first"  # type: ignore[union-attr]


def test_a_second_round_keeps_what_still_stands_and_closes_the_first(
    six: Six, dee: Member, now: datetime
) -> None:
    one = answered("peers", dee, now)
    again = answered("peers", dee, now)
    assert again.policy_hash == one.policy_hash
    assert Proposal.objects.filter(state="proposed", round=again).count() == 3
    one.refresh_from_db()
    assert one.state == "closed"


def test_opening_and_skipping_are_on_the_record(
    mentor: Member, seeker: Member, dee: Member, now: datetime
) -> None:
    answered("mentors", dee, now)
    actions.skip(Proposal.objects.get(), by=dee, now=now)
    assert [entry.act for entry in entries_about(seeker.pk)] == ["offer-skipped"]


def test_a_mentor_may_have_a_mentor_of_their_own_and_still_be_found(
    mentor: Member, make_person: Callable[..., Member], seeker: Member, dee: Member, tell_of: Tell, offered: Offer,
    now: datetime,
) -> None:  # fmt: skip
    elder = tell_of(make_person("Elder Oak", "mentor"), capacity=1)
    offer = offered(elder, mentor)
    actions.approve(offer, by=dee, now=now)
    actions.accept(offer, by=elder, now=now)
    actions.accept(offer, by=mentor, now=now)
    assert answered("mentors", dee, now).proposed == 1
    assert Proposal.objects.get(state="proposed").first == mentor


def test_what_was_proposed_to_someone_who_stopped_asking_is_withdrawn(
    mentor: Member, seeker: Member, dee: Member, tell_of: Tell, now: datetime
) -> None:
    answered("mentors", dee, now)
    assert actions.withdraw_unwanted(now) == 0
    tell_of(seeker, wants_mentor=False)
    assert actions.withdraw_unwanted(now) == 1


@pytest.mark.parametrize(
    ("setting", "before", "after"),
    [({"min_common_hours": 16}, 1, 0), ({"reserve_percent": 50}, 1, 1)],
)
def test_the_desks_settings_reach_the_engine(
    mentor: Member,
    seeker: Member,
    dee: Member,
    now: datetime,
    setting: dict[str, int],
    before: int,
    after: int,
) -> None:
    assert answered("mentors", dee, now).proposed == before
    actions.change_settings(setting, by=dee, now=now)
    again = answered("mentors", dee, now)
    assert again.proposed == after
    assert Round.objects.count() == 2
    assert len(set(Round.objects.values_list("policy_hash", flat=True))) == 2
