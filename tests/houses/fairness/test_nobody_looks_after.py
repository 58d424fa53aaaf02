"""A house on its first days, in which nobody looks after anything yet; and what each reads while something is open."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from porch.houses.actions import leaving as acts
from porch.houses.actions.leaving_voted import ask_the_house
from porch.houses.models import House, Leaving, Stay
from porch.houses.queries import leaving as reads
from porch.houses.rules.leaving import FIRST, NotYet
from porch.people.models import Member
from porch.record.models import Disclosure
from porch.wire.models import Notice

PAGE = "/houses/after-use/{}/"
AFTER_USE = "/houses/alder-house/after-use/"
HOME = "/houses/alder-house/home/"


@pytest.fixture
def alone(house: House, stay: Stay, bobs_stay: Stay, now: datetime) -> House:
    """Nobody manages it, and nobody serves in an office."""
    house.managers.update(until=now)
    return house


@pytest.fixture
def said(alone: House, stay: Stay, alice: Member, now: datetime) -> Leaving:
    return acts.begin(stay, by=alice, now=now)


def test_where_nobody_looks_after_it_everybody_else_there_is_told_and_goes_through_it(
    said: Leaving, alice: Member, bob: Member, as_bob: Client, erin: Member, now: datetime
) -> None:
    assert [one.member for one in Notice.objects.all()] == [bob]
    assert "safety first" in as_bob.get(AFTER_USE).text
    assert as_bob.get(PAGE.format(said.pk)).status_code == 200
    assert Disclosure.objects.filter(subject_id=alice.pk, viewer_id=bob.pk).exists()
    assert reads.seen(erin, said.pk, now) is None
    acts.look_at_safety(said, FIRST, by=bob, now=now)
    acts.say_tonight(said, "here", "", by=bob, now=now)
    with pytest.raises(NotYet):
        acts.decide(said, "stays", "We talked.", None, by=bob, now=now)
    ask_the_house(said, "stays", "We talked.", None, by=bob, now=now)
    said.refresh_from_db()
    assert said.motion is not None


def test_nobody_of_the_house_reads_it_once_it_is_over(
    said: Leaving, alice: Member, as_bob: Client, now: datetime
) -> None:
    acts.withdraw(said, by=alice, now=now)
    assert as_bob.get(PAGE.format(said.pk)).status_code == 404


def test_it_says_beforehand_that_everybody_is_told(alone: House, as_alice: Client) -> None:
    assert "everybody who lives here is told" in as_alice.get(AFTER_USE).text


def test_whoever_said_it_by_mistake_takes_it_back_while_safety_is_looked_at(
    stay: Stay, alice: Member, as_alice: Client, frank: Member, now: datetime
) -> None:
    row = acts.begin(stay, by=alice, now=now)
    assert "It was not so" in as_alice.get(PAGE.format(row.pk)).text
    Notice.objects.all().delete()
    as_alice.post(f"{PAGE.format(row.pk)}withdraw/")
    row.refresh_from_db()
    assert row.state == "withdrawn"
    assert Notice.objects.get().member == frank


def test_what_others_told_or_went_on_with_is_not_theirs_to_take_back(
    told: Leaving, alice: Member, as_alice: Client, frank: Member, now: datetime
) -> None:
    assert "It was not so" not in as_alice.get(PAGE.format(told.pk)).text
    as_alice.post(f"{PAGE.format(told.pk)}withdraw/")
    told.refresh_from_db()
    assert told.state == "safety"
    acts.withdraw(told, by=frank, now=now)
    mine = acts.begin(told.stay, by=alice, now=now + timedelta(minutes=1))
    acts.look_at_safety(mine, FIRST, by=frank, now=now)
    with pytest.raises(NotYet):
        acts.withdraw(mine, by=alice, now=now)


def test_what_is_open_about_me_stands_first_on_the_page_of_my_house(
    told: Leaving, bobs_stay: Stay, as_alice: Client, as_bob: Client
) -> None:
    page = as_alice.get(HOME).text
    assert f'href="{PAGE.format(told.pk)}" data-primary' in page
    assert page.index("Something is open about you") < page.index("When something is not right")
    mine = as_alice.get(AFTER_USE).text
    assert "Frank Quay began this on" in mine
    assert "You told the house" not in mine
    assert "Something is open about you" not in as_bob.get(HOME).text


def test_each_is_spoken_to_as_themselves_and_nothing_ticked_is_nothing_kept(
    told: Leaving, as_alice: Client, as_frank: Client
) -> None:
    theirs, hers = as_frank.get(PAGE.format(told.pk)).text, as_alice.get(PAGE.format(told.pk)).text
    assert "They stay where they are until it is" in theirs
    assert "You stay where you are" not in theirs
    assert "You stay where you are until it is" in hers
    answer = as_frank.post(f"{PAGE.format(told.pk)}safe/", follow=True).text
    assert "Nothing is ticked." in answer
    assert "Kept." not in answer


def test_there_is_a_way_back_to_the_house(stay: Stay, as_alice: Client, as_frank: Client) -> None:
    back = f'href="{HOME}"'
    assert back in as_frank.get(AFTER_USE).text
    assert back in as_frank.get("/houses/alder-house/book/").text
    assert back in as_alice.get(f"/houses/stays/{stay.pk}/object/").text
    assert as_frank.get(HOME).text.count("Nobody serves") == 1
