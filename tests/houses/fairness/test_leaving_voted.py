"""Where the residents decide what comes next: in secret, each with one vote, and whom it is about reads the outcome."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from porch.bonds.actions.moving import TooLate
from porch.groups.actions.motions_deciding import count_if_all_have_voted, keep_motions_moving
from porch.groups.actions.motions_voting import vote
from porch.houses.actions import leaving as acts
from porch.houses.actions.leaving_voted import ask_the_house
from porch.houses.models import House, Leaving, Stay
from porch.kit.clock import today_in
from porch.people.models import Member
from porch.record.models import Disclosure


@pytest.fixture
def asked(placed: Leaving, bobs_stay: Stay, frank: Member, now: datetime) -> Leaving:
    on = today_in("UTC", now) + timedelta(days=2)
    ask_the_house(placed, "leaves", "We promised each other so.", on, by=frank, now=now)
    return Leaving.objects.get(pk=placed.pk)


def test_the_house_votes_but_not_whom_it_is_about(
    asked: Leaving, alice: Member, bob: Member, now: datetime
) -> None:
    assert asked.motion is not None
    vote(asked.motion, ["yes"], by=bob, now=now)
    assert count_if_all_have_voted(asked.motion, now=now)
    asked.refresh_from_db()
    assert (asked.state, asked.decided_by, asked.stay.ending) == ("left", None, "asked-to-leave")
    assert asked.readmission_on == today_in("UTC", now) + timedelta(days=32)


def test_a_day_that_passed_while_the_house_voted_becomes_tomorrow(
    asked: Leaving, bob: Member, now: datetime
) -> None:
    assert asked.motion is not None
    Leaving.objects.filter(pk=asked.pk).update(leaves_on=today_in("UTC", now))
    vote(asked.motion, ["yes"], by=bob, now=now)
    count_if_all_have_voted(asked.motion, now=now)
    asked.refresh_from_db()
    assert asked.leaves_on == today_in("UTC", now) + timedelta(days=1)


@pytest.mark.parametrize("said", ["no", None])
def test_a_no_and_silence_leave_everything_as_it_was(
    asked: Leaving, bob: Member, now: datetime, said: str | None
) -> None:
    assert asked.motion is not None
    if said:
        vote(asked.motion, [said], by=bob, now=now)
        count_if_all_have_voted(asked.motion, now=now)
    else:
        keep_motions_moving(now + timedelta(days=4))
    asked.refresh_from_db()
    assert (asked.state, asked.decided, asked.reasons, asked.motion_id) == ("deciding", "", "", None)
    assert asked.stay.until_on is None


def test_while_the_house_is_asked_nobody_decides_it_alone_or_takes_it_back(
    asked: Leaving, frank: Member, now: datetime
) -> None:
    House.objects.update(level="II")
    row = Leaving.objects.get(pk=asked.pk)
    with pytest.raises(TooLate):
        acts.decide(row, "stays", "After all.", None, by=frank, now=now)
    with pytest.raises(TooLate):
        acts.withdraw(row, by=frank, now=now)


def test_those_who_vote_read_why_and_each_look_is_written_down(
    asked: Leaving,
    alice: Member,
    bob: Member,
    as_bob: Client,
    as_alice: Client,
    as_erin: Client,
    now: datetime,
) -> None:
    path = f"/houses/after-use/{asked.pk}/asked/"
    assert "We promised each other so." in as_bob.get(path).content.decode()
    assert Disclosure.objects.get(subject_id=alice.pk).scope == "before-my-house"
    assert as_erin.get(path).status_code == 404
    assert as_alice.get(path).status_code == 404
    assert asked.motion is not None
    vote(asked.motion, ["no"], by=bob, now=now)
    count_if_all_have_voted(asked.motion, now=now)
    assert as_bob.get(path).status_code == 404


def test_her_page_says_what_is_proposed_while_it_is_voted_on(asked: Leaving, as_alice: Client) -> None:
    page = as_alice.get(f"/houses/after-use/{asked.pk}/").content.decode()
    assert "The house is asked, in secret" in page
    assert "We promised each other so." in page
