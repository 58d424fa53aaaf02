"""Alice goes from Harbour mornings to a house, from there to a group and to Wren, who walks with her."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from pytest_django import Settings

from porch.groups import actions as groups
from porch.groups.models import Group
from porch.groups.rules.founding import Told
from porch.handoffs.actions.passing import send
from porch.handoffs.models import Passage
from porch.handoffs.queries.doors import Way, whence, whither
from porch.houses.models import House
from porch.people.models import Member
from porch.programmes.actions import cohorts, opening
from porch.programmes.models import Episode, Worker
from porch.wire.models import Notice
from tests.houses.conftest import frank as frank  # a fixture
from tests.houses.conftest import house as house  # a fixture

DAY = timedelta(days=1)

type Begin = Callable[..., Passage]


@pytest.fixture(autouse=True)
def demo(settings: Settings) -> None:
    settings.DEMO = True  # staff of the demo open their desks without a second factor


@pytest.fixture
def gale(make_person: Callable[..., Member]) -> Member:
    return make_person("Gale Door")


@pytest.fixture
def stay(dee: Member, gale: Member, alice: Member, now: datetime) -> Episode:
    """Alice's stay in a programme that 42 CFR Part 2 protects; Gale leads it."""
    told = opening.Told("Harbour mornings", "Harbour House", is_part_two=True)
    programme = opening.open_programme(told, by=dee, now=now, slug="still-lantern-47")
    Worker.objects.create(programme=programme, member=gale, part="lead", since=now)
    cohort = cohorts.begin_cohort(programme, "Autumn", date(2026, 11, 2), date(2027, 1, 22), by=gale, now=now)
    return Episode.objects.create(cohort=cohort, member=alice, started_on=date(2026, 11, 2))


@pytest.fixture
def group(bob: Member, dee: Member, now: datetime) -> Group:
    """Bob's: he answers who asks to join."""
    made = groups.ask_for_group(Told("Morning tea"), by=bob, now=now - DAY)
    groups.answer_yes(made, by=dee, now=now - DAY)
    return made


def to(member: Member, door: str, now: datetime) -> Way:
    return next(way for way in whither(member, now) if way.door == door)


def come_from(member: Member, door: str, now: datetime) -> Way:
    return next(way for way in whence(member, now) if way.door == door)


@pytest.fixture
def to_the_house(stay: Episode, house: House, alice: Member, gale: Member, now: datetime) -> Passage:
    """Alice goes on from the programme to the house, and asks Gale to introduce her."""
    return send(
        to(alice, "house", now),
        by=alice,
        now=now,
        whence=come_from(alice, "programme", now),
        introducer=gale,
        words="I get up early and I can cook",
        tells=["from"],
    )


def told(member: Member) -> list[str]:
    return list(Notice.objects.filter(member=member).order_by("pk").values_list("kind", flat=True))
