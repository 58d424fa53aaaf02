"""The demo community: loaded once, marked as made up, the same for a seed, and with something to look at."""

from datetime import datetime
from random import Random

import pytest
from django.contrib.auth import authenticate

from porch.bonds.models import LeftOut, Pair, Proposal, Round
from porch.home import demo
from porch.home.demo.cast import NAMED, ONE_WHO_STILL_WAITS, neighbour
from porch.people.actions import say_lived_experience
from porch.people.models import Member
from porch.talk.models import Message

PASSWORD = "porch-demo"


@pytest.fixture
def loaded(transactional_db: None, now: datetime) -> None:
    assert demo.load("small", 1, PASSWORD, now=now)


def test_it_has_all_the_guide_speaks_of(loaded: None, now: datetime) -> None:
    assert set(demo.names()) <= set(Member.objects.filter(is_demo=True).values_list("handle", flat=True))
    assert not Member.objects.filter(is_demo=False).exists()
    assert authenticate(None, username="quiet heron", password=PASSWORD) is not None
    assert set(Round.objects.values_list("mode", "state")) == {("peers", "answered"), ("mentors", "answered")}
    assert all(gap <= 0.0001 for gap in Round.objects.values_list("gap", flat=True) if gap is not None)

    offer = Proposal.objects.get(state="asked-second", second__handle="Quiet Heron")
    assert offer.first.handle == "Sam"
    assert len(offer.reasons) == 3
    assert Proposal.objects.filter(state="proposed", second__handle="Quiet Heron", mode="mentors").exists()
    assert Pair.objects.filter(state="active").count() == 5
    assert Message.objects.count() >= 10
    assert LeftOut.objects.filter(member__handle=ONE_WHO_STILL_WAITS.handle).exists()
    assert demo.load("small", 1, PASSWORD, now=now) is False, "a second load changes nothing"


@pytest.mark.django_db
def test_every_made_up_person_is_made_of_words_the_house_knows(alice: Member, now: datetime) -> None:
    drawn = [neighbour(f"Nobody {number}", Random(number)) for number in range(60)]
    for part in (*NAMED, ONE_WHO_STILL_WAITS, *drawn):
        say_lived_experience(alice, part.lived, now=now)


def test_the_same_seed_draws_the_same_people() -> None:
    assert neighbour("A B", Random(7)) == neighbour("A B", Random(7))
    assert neighbour("A B", Random(7)) != neighbour("A B", Random(8))
