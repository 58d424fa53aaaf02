"""What these stories begin with: mornings that Gale leads and Hugo holds, a cohort since the second of November."""

from collections.abc import Callable
from datetime import date, datetime, time

import pytest
from pytest_django import Settings

from porch.kit.clock import now as this_moment
from porch.people.models import Member
from porch.programmes.actions import cohorts, opening
from porch.programmes.models import Cohort, Programme, Session, Worker


@pytest.fixture(autouse=True)
def demo(settings: Settings) -> None:
    settings.DEMO = True  # staff of the demo open their desks without a second factor


@pytest.fixture
def now() -> datetime:
    """This moment: pages ask the clock themselves. It is Friday, the twentieth of November."""
    return this_moment()


@pytest.fixture
def mornings(dee: Member, now: datetime) -> Programme:
    told = opening.Told("Harbour mornings", "Harbour House", is_part_two=True)
    return opening.open_programme(told, by=dee, now=now, slug="still-lantern-47")


@pytest.fixture
def gale(mornings: Programme, make_person: Callable[..., Member], now: datetime) -> Member:
    made = make_person("Gale Door")
    Worker.objects.create(programme=mornings, member=made, part="lead", since=now)
    return made


@pytest.fixture
def hugo(mornings: Programme, make_person: Callable[..., Member], now: datetime) -> Member:
    made = make_person("Hugo Kettle")
    Worker.objects.create(programme=mornings, member=made, part="facilitator", since=now)
    return made


@pytest.fixture
def autumn(mornings: Programme, gale: Member, now: datetime) -> Cohort:
    first, last = date(2026, 11, 2), date(2027, 1, 22)
    return cohorts.begin_cohort(mornings, "Autumn", first, last, where="The blue door", by=gale, now=now)


@pytest.fixture
def session(autumn: Cohort, gale: Member, now: datetime) -> Session:
    """Today's, the first in which somebody of these stories can be: Mondays and Fridays at half past nine."""
    cohorts.make_sessions(autumn, cohorts.Rhythm({0, 4}, time(9, 30)), by=gale, now=now)
    return Session.objects.get(cohort=autumn, starts_at__date=now.date())
