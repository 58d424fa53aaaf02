"""Sam's first words are the demo's own, and there are none anywhere else."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from porch.bonds.models import Pair, Proposal
from porch.bonds.registries import on_pair
from porch.home.demo import hello
from porch.people.models import Member
from porch.talk.actions import open_between
from porch.talk.models import Message
from tests import town


@pytest.fixture
def made_up(make_person: Callable[..., Member]) -> tuple[Member, Member]:
    two = make_person("Sam"), make_person("Quiet Heron")
    Member.objects.update(is_demo=True)
    for one in two:
        one.refresh_from_db()
    return two


def pair_of(first: Member, second: Member, now: datetime) -> Pair:
    conversation = open_between([first, second], now=now)
    return Pair.objects.create(
        mode="peers", first=first, second=second, between="x", conversation=conversation, started_at=now
    )


def asked_for() -> list[DBTaskResult]:
    return list(DBTaskResult.objects.filter(task_path__endswith="say_hello"))


def test_in_the_demo_sam_says_hello_a_moment_after_herons_yes(
    made_up: tuple[Member, Member], now: datetime, settings: Settings
) -> None:
    settings.DEMO = True
    pair = pair_of(*made_up, now)
    hello.follow(pair, now)
    [task] = asked_for()
    assert timedelta(seconds=2) <= task.run_after - now <= timedelta(seconds=3)

    hello.say_hello.call(str(pair.pk))
    hello.say_hello.call(str(pair.pk))
    [said] = Message.objects.filter(conversation=pair.conversation)
    assert said.author == made_up[0], "once, and by Sam"


def test_sam_says_nothing_twice_when_someone_looks_as_sam(
    made_up: tuple[Member, Member], now: datetime, settings: Settings
) -> None:
    settings.DEMO = True
    pair = pair_of(*made_up, now)
    hello.say(pair.conversation, "My own words.", by=made_up[0], client_id=pair.pk, now=now)
    hello.say_hello.call(str(pair.pk))
    assert Message.objects.filter(conversation=pair.conversation).count() == 1


def test_outside_the_demo_nobody_says_a_word_for_anyone(
    made_up: tuple[Member, Member], now: datetime, settings: Settings
) -> None:
    settings.DEMO = False
    pair = pair_of(*made_up, now)
    hello.follow(pair, now)
    hello.say_hello.call(str(pair.pk))
    assert asked_for() == []
    assert not Message.objects.exists()


@pytest.mark.parametrize("real", [0, 1])
def test_a_real_person_of_that_name_is_never_spoken_for_or_to(
    made_up: tuple[Member, Member], now: datetime, settings: Settings, real: int
) -> None:
    settings.DEMO = True
    made_up[real].is_demo = False
    made_up[real].save()
    pair = pair_of(*made_up, now)
    hello.follow(pair, now)
    hello.say_hello.call(str(pair.pk))
    assert asked_for() == []
    assert not Message.objects.exists()


def test_other_made_up_people_write_for_themselves(
    made_up: tuple[Member, Member], alice: Member, now: datetime, settings: Settings
) -> None:
    settings.DEMO = True
    Member.objects.update(is_demo=True)
    alice.refresh_from_db()
    hello.follow(pair_of(alice, made_up[1], now), now)
    assert asked_for() == []


def test_it_follows_the_yes_itself(transactional_db: None, now: datetime, settings: Settings) -> None:
    settings.DEMO = True
    town.settle(now)
    assert on_pair.get("demo-hello") is hello.follow
    assert asked_for() == [], "what happened before the visit asks for nothing"
    from porch.bonds.actions import accept

    offer = Proposal.objects.get(state="asked-second", second__handle="Quiet Heron")
    accept(offer, by=offer.second, now=now)
    assert len(asked_for()) == 1
