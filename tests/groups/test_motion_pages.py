"""Where a group decides: what each reads there, what they can do, and what nobody is told while a vote runs."""

import re
from datetime import datetime

import pytest
from django.test import Client

from porch.groups.actions.motions import say as speak
from porch.groups.actions.motions_voting import vote
from porch.groups.models import Belonging, Motion, Voter
from porch.kit.clock import now as this_moment
from porch.people.actions import block
from porch.people.models import Member
from tests.conftest import signed_in
from tests.groups.deciding import DAY, PLACE, a_group, after, put_setting, put_text, say, text

pytestmark = pytest.mark.django_db
PRIMARY = re.compile(r"data-primary")


@pytest.fixture
def now() -> datetime:
    return this_moment()  # pages go by the real clock


@pytest.fixture
def cast(alice: Member, bob: Member, erin: Member, frank: Member, dee: Member) -> list[Member]:
    return [alice, bob, erin, frank, dee]


@pytest.fixture
def voting(cast: list[Member], carol: Member, now: datetime) -> Motion:
    """Open for six more days; Carol belongs and has her home elsewhere."""
    motion = put_setting(a_group(now - 8 * DAY, cast, others=[carol]), cast[0], now - 8 * DAY)
    after(motion, 7, now - 8 * DAY)
    return motion


def test_home_members_read_what_it_needs_in_their_own_numbers(voting: Motion, as_alice: Client) -> None:
    page = text(as_alice, voting.get_absolute_url())
    assert "If all 5 who can vote say yes or no, at least 4 have to say yes." in page
    assert "At least 2 have to take part." in page
    assert "Anyone may come, also to listen." in page


def test_whoever_only_belongs_reads_no_numbers(voting: Motion, as_carol: Client) -> None:
    page = text(as_carol, voting.get_absolute_url())
    assert "At least two of every three who say yes or no have to say yes." in page
    assert not re.search(r"all \d", page)


def test_everyone_else_finds_nothing_there(voting: Motion, as_dave: Client) -> None:
    for path in (PLACE, voting.get_absolute_url(), f"{voting.get_absolute_url()}vote/"):
        assert as_dave.get(path).status_code == 404
    assert Client().get(PLACE).status_code == 302


def test_voting_takes_two_steps_and_the_first_keeps_nothing(voting: Motion, as_alice: Client) -> None:
    path = f"{voting.get_absolute_url()}vote/"
    page = as_alice.get(path).text
    assert "checked" not in page
    assert "cannot be changed afterwards" in page
    checked = as_alice.post(f"{path}check/", {"said": "yes"})
    assert (checked.status_code, Voter.objects.filter(has_voted=True).count()) == (200, 0)
    assert 'name="said" value="yes"' in checked.text
    as_alice.post(f"{path}cast/", {"said": "yes"})
    assert Voter.objects.filter(has_voted=True).count() == 1
    assert "You have voted." in text(as_alice, voting.get_absolute_url())
    assert as_alice.get(path).status_code == 404


def test_nothing_chosen_is_said_beside_the_form(voting: Motion, as_alice: Client) -> None:
    answer = as_alice.post(f"{voting.get_absolute_url()}vote/check/")
    assert answer.status_code == 422
    assert "Pick one of the three" in answer.text


def test_the_second_window_gets_a_kind_answer(voting: Motion, as_alice: Client) -> None:
    path = f"{voting.get_absolute_url()}vote/cast/"
    as_alice.post(path, {"said": "yes"})
    answer = as_alice.post(path, {"said": "no"}, follow=True)
    assert "The first one counts" in answer.text


def test_whoever_is_too_late_gets_a_kind_answer(voting: Motion, as_alice: Client, now: datetime) -> None:
    after(voting, 14, now - 8 * DAY + DAY)
    answer = as_alice.post(f"{voting.get_absolute_url()}vote/cast/", {"said": "yes"}, follow=True)
    assert "The vote is over." in answer.text


def test_while_it_runs_nobody_reads_how_it_stands(
    voting: Motion, cast: list[Member], as_alice: Client, now: datetime
) -> None:
    before = text(as_alice, voting.get_absolute_url())
    say(voting, now, yes=cast[1:3], no=cast[3:4])
    assert text(as_alice, voting.get_absolute_url()) == before
    assert "1 said no" not in text(as_alice, PLACE)


def test_when_the_last_one_votes_home_members_read_the_numbers_and_others_what_came_of_it(
    voting: Motion, cast: list[Member], as_alice: Client, as_carol: Client, now: datetime
) -> None:
    say(voting, now, yes=cast[1:4], no=cast[4:])
    as_alice.post(f"{voting.get_absolute_url()}vote/cast/", {"said": "yes"})
    told = "Of 5 who could vote, 4 said yes and 1 said no."
    assert told in text(as_alice, PLACE)
    assert told in text(as_alice, voting.get_absolute_url())
    others = text(as_carol, PLACE) + text(as_carol, voting.get_absolute_url())
    assert "It was decided so." in others
    assert "said yes" not in others


def test_who_blocked_each_other_read_nothing_of_each_other(
    cast: list[Member], as_alice: Client, as_bob: Client, now: datetime
) -> None:
    motion = put_text(a_group(now, cast), cast[2], now)
    speak(motion, "I like tea.", by=cast[1], now=now)
    speak(motion, "Cake too.", by=cast[0], now=now)
    block(cast[1], by=cast[0], now=now)
    assert "I like tea." not in text(as_alice, motion.get_absolute_url())
    assert "Cake too." not in text(as_bob, motion.get_absolute_url())


def test_hands_are_read_by_home_members_when_it_is_over(
    cast: list[Member], carol: Member, as_alice: Client, as_carol: Client, now: datetime
) -> None:
    group = a_group(now - 15 * DAY, cast, others=[carol], settings={"decide-ballot": "open"})
    motion = put_text(group, cast[0], now - 15 * DAY)
    after(motion, 7, now - 15 * DAY)
    for said in ("no", "yes"):  # a hand may move until it is over
        vote(motion, [said], by=cast[1], now=now - 7 * DAY)
    say(motion, now - 7 * DAY, yes=cast[2:4], no=cast[4:])
    assert "Bob Harbour" not in text(as_alice, motion.get_absolute_url())
    after(motion, 14, now - 15 * DAY)
    assert (motion.yes, motion.no) == (3, 1)
    page = text(as_alice, motion.get_absolute_url())
    assert "Bob Harbour: yes" in page
    assert "Dee Lantern: no" in page
    assert "Bob Harbour" not in text(as_carol, motion.get_absolute_url())


def test_today_holds_the_vote_that_waits_and_not_the_one_that_is_said(
    voting: Motion, as_alice: Client, as_carol: Client
) -> None:
    assert "Something to decide" in as_alice.get("/today/").text
    assert "Something to decide" not in as_carol.get("/today/").text
    as_alice.post(f"{voting.get_absolute_url()}vote/cast/", {"said": "no"})
    assert "Something to decide" not in as_alice.get("/today/").text


def test_whoever_leaves_the_group_finds_the_vote_closed(
    voting: Motion, cast: list[Member], as_bob: Client
) -> None:
    Belonging.objects.filter(member=cast[1]).delete()
    assert as_bob.post(f"{voting.get_absolute_url()}vote/cast/", {"said": "no"}).status_code == 404


def test_staff_of_the_desk_see_nothing_of_a_group_that_is_not_theirs(
    alice: Member, dee: Member, now: datetime
) -> None:
    a_group(now, [alice])
    assert signed_in(dee).get(PLACE).status_code == 404
