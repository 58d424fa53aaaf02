"""Bob helps, Frank and Erin listen to helpers: named, willing, and through the short course."""

from collections.abc import Callable
from datetime import datetime

import pytest

from porch.care import actions
from porch.care.material import categories, category
from porch.care.rules.training import FOR_SUPERVISORS, asked_of_helpers
from porch.people.models import Member
from tests.bonds.conftest import with_second_factor

type Listen = Callable[[Member], Member]


@pytest.fixture
def dee(dee: Member) -> Member:
    return with_second_factor(dee)


@pytest.fixture
def listens(dee: Member, now: datetime) -> Listen:
    """Make somebody a supervisor who is asked: ``listens(frank)``."""

    def made(member: Member) -> Member:
        actions.name_supervisor(member, by=dee, now=now)
        actions.agree_to_listen(member, now=now)
        take_the_course(member, now)
        return member

    return made


def take_the_course(member: Member, now: datetime) -> None:
    course = category(FOR_SUPERVISORS)
    assert course is not None
    for scenario in course.scenarios:
        actions.walk(member, scenario, "1", now=now)


def walk_it_all(member: Member, now: datetime) -> None:
    for one in asked_of_helpers(categories()):
        for scenario in one.scenarios:
            actions.walk(member, scenario, "2", now=now)
