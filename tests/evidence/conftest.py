"""What the stories of this room begin with: a programme, people who stayed in it, what they told of their days."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from pytest_django import Settings

from porch.diary.models import Entry
from porch.people.actions import consent as people
from porch.people.models import LivedExperience, Member
from porch.people.rules.names import key_of
from porch.programmes.models import Cohort, Episode, Programme

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
BEGAN = date(2026, 6, 1)
CUT = date(2026, 11, 18)

type Stays = Callable[..., Episode]


@pytest.fixture(autouse=True)
def demo(settings: Settings) -> None:
    settings.DEMO = True  # staff of the demo open their desks without a second factor


def somebody(name: str) -> Member:
    """Cheaper than the cast: nobody signs in as them."""
    member = Member.objects.create(
        handle=name,
        handle_key=key_of(name),
        adult_attested_on=BEGAN,
        joined_on=BEGAN,
        time_zone="Europe/London",
    )
    LivedExperience.objects.create(member=member, languages=["en"])
    return member


def says_yes(member: Member, now: datetime = NOON) -> None:
    people.count_mine(by=member, now=now - DAY, ends=now + 90 * DAY)


def tells(member: Member, first: date, answers: str) -> None:
    """A letter a day from ``first``: n for none, y for use of 40 g of alcohol, anything else is not told."""
    for at, answer in enumerate(answers):
        day = first + at * DAY
        evening = datetime(day.year, day.month, day.day, 20, tzinfo=UTC)
        if answer in "ny":
            used = {"used": "no"} if answer == "n" else {"used": "yes"}
            amounts = {"amounts": [{"what": "alcohol", "grams": 40.0}]} if answer == "y" else {}
            entry = Entry(member=member, day=day, at=evening, sent_as=uuid4())
            entry.write({**used, **amounts, "zone": "Europe/London"})
            entry.save()


@pytest.fixture
def programme(db: None) -> Programme:
    return Programme.objects.create(
        slug="mornings", name="Harbour mornings", host="A harbour", opened_at=NOON - 300 * DAY
    )


@pytest.fixture
def cohort(programme: Programme) -> Cohort:
    return Cohort.objects.create(
        programme=programme, name="Spring", starts_on=BEGAN, ends_on=BEGAN + 84 * DAY
    )


@pytest.fixture
def stays(cohort: Cohort) -> Stays:
    """``stays(member, days, ending)``: from the first day of the cohort; without an ending it goes on."""

    def stay(member: Member, days: int = 84, ending: str = "completed", **more: object) -> Episode:
        over = {"ended_on": BEGAN + days * DAY, "ending": ending} if ending else {}
        return Episode.objects.create(cohort=cohort, member=member, started_on=BEGAN, **over, **more)

    return stay


@pytest.fixture
def twenty(programme: Programme, stays: Stays) -> Programme:
    for n in range(20):
        member = somebody(f"Number {n}")
        stays(member, days=84 - 3 * (n % 5), ending="left" if n % 5 else "completed")
        says_yes(member)
        tells(member, BEGAN, "nynn-nny"[: n % 8])
    return programme
