"""Nobody ever learns that they were declined: not from a page, a notice, a mail, or what they download."""

import json
from datetime import datetime

import pytest

from porch.bonds import actions
from porch.bonds.belongings import belonging
from porch.bonds.models import LeftOut, Pair, Proposal
from porch.people.models import Block, Member
from porch.wire.models import Notice
from tests.bonds.conftest import Offer


def told(member: Member) -> str:
    return json.dumps(belonging.export(member), default=str)


@pytest.fixture
def asked(mentor: Member, seeker: Member, dee: Member, offered: Offer, now: datetime) -> Proposal:
    offer = offered(mentor, seeker)
    actions.approve(offer, by=dee, now=now)
    return offer


def test_a_no_of_the_first_leaves_nothing_with_the_second(
    asked: Proposal, mentor: Member, seeker: Member, now: datetime
) -> None:
    before = told(seeker)
    actions.decline(asked, by=mentor, now=now)
    assert told(seeker) == before
    assert mentor.handle not in before
    assert not Notice.objects.filter(member=seeker).exists()


def test_a_no_of_the_second_leaves_nothing_with_the_first(
    asked: Proposal, mentor: Member, seeker: Member, now: datetime
) -> None:
    actions.accept(asked, by=mentor, now=now)
    before, notices = told(mentor), list(Notice.objects.filter(member=mentor).values("kind", "path"))
    actions.decline(asked, by=seeker, now=now)
    assert told(mentor) == before
    assert seeker.handle not in before
    assert list(Notice.objects.filter(member=mentor).values("kind", "path")) == notices


def test_an_offer_one_is_asked_about_is_in_what_one_downloads_without_its_score(
    asked: Proposal, mentor: Member, seeker: Member, now: datetime
) -> None:
    assert seeker.handle in told_at(mentor, asked)
    assert "410" not in told_at(mentor, asked)
    assert "score" not in told_at(mentor, asked)


def told_at(member: Member, offer: Proposal) -> str:
    """The download while the offer is open, whatever the test's clock says."""
    Proposal.objects.filter(pk=offer.pk).update(due_at=datetime.fromisoformat("2999-01-01T00:00:00+00:00"))
    return told(member)


def test_what_one_downloads_holds_no_ones_else_facts(
    asked: Proposal, mentor: Member, seeker: Member, now: datetime
) -> None:
    seeker.lived.substances, seeker.lived.accepts_genders = ["ketamine"], ["women"]
    seeker.lived.save()
    actions.accept(asked, by=mentor, now=now)
    actions.accept(asked, by=seeker, now=now)
    mine = told(mentor)
    assert seeker.handle in mine
    assert "ketamine" not in mine
    assert "women" not in mine
    assert str(seeker.pk) not in mine


def test_a_fact_taken_back_is_no_longer_a_reason(
    asked: Proposal, mentor: Member, seeker: Member, now: datetime
) -> None:
    sentence = "You are at a similar place in life: working."
    Proposal.objects.update(reason_codes=["life_stage"], reasons=[sentence])
    asked.refresh_from_db()
    actions.accept(asked, by=mentor, now=now)
    actions.accept(asked, by=seeker, now=now)
    assert sentence in told(mentor)
    seeker.lived.may_share = []
    seeker.lived.save()
    assert sentence not in told(mentor)


def test_someone_who_was_blocked_sees_a_rest_and_whoever_blocked_sees_nothing(
    asked: Proposal, mentor: Member, seeker: Member, now: datetime
) -> None:
    actions.accept(asked, by=mentor, now=now)
    actions.accept(asked, by=seeker, now=now)
    Block.objects.create(by=seeker, whom=mentor, since=now)
    actions.part_quietly(seeker, mentor, now)
    export = belonging.export(mentor)["people"]
    assert [(bond["name"], bond["state"], bond["until"]) for bond in export] == [
        (seeker.handle, "resting", None)
    ]
    assert belonging.export(seeker)["people"] == []


def test_erasing_someone_leaves_the_pair_to_the_other_without_them(
    asked: Proposal, mentor: Member, seeker: Member, now: datetime
) -> None:
    actions.accept(asked, by=mentor, now=now)
    pair = actions.accept(asked, by=seeker, now=now)
    assert pair is not None
    belonging.erase(seeker, now)
    assert not Proposal.objects.exists()
    assert not LeftOut.objects.filter(member=seeker).exists()
    Member.objects.filter(pk=seeker.pk).delete()
    kept = Pair.objects.get()
    assert (kept.state, kept.second, kept.first) == ("ended", None, mentor)
    assert belonging.export(mentor)["people"][0]["name"] is None
