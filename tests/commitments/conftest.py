"""What the stories of this room begin with: two who walk together, something one of them means to do, a group."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from porch.bonds.models import Pair
from porch.bonds.rules.parts import between
from porch.commitments.actions import asking, making
from porch.commitments.models import Commitment, Witness
from porch.commitments.rules.when import When
from porch.groups.actions.belonging import let_belong
from porch.groups.actions.settings import change_setting
from porch.groups.models import Group
from porch.kit.clock import now as this_moment
from porch.kit.clock import today_in
from porch.people.models import Member
from porch.talk.actions import open_between
from porch.wire.models import Notice

DAY = timedelta(days=1)

type Walk = Callable[[Member, Member], Pair]
type Mean = Callable[..., Commitment]
type Stand = Callable[..., Witness]


WHERE = "/commitments/"


def told(member: Member) -> list[str]:
    """The kinds of notice somebody got, in order."""
    return list(Notice.objects.filter(member=member).order_by("pk").values_list("kind", flat=True))


def main_of(client: Client, address: str) -> str:
    """What a page says, without what is drawn anew each time."""
    page = client.get(address).text.split("<main", 1)[1].split("</main>", 1)[0].split(">", 1)[1]
    return re.sub(r'value="\w{64}"', "", page)


@pytest.fixture(autouse=True)
def demo(settings: Settings) -> None:
    settings.DEMO = True  # staff of the demo open their desks without a second factor


@pytest.fixture
def now() -> datetime:
    """This moment: pages ask the clock themselves."""
    return this_moment()


@pytest.fixture
def walk(now: datetime) -> Walk:
    """``walk(alice, bob)``: they are a pair, and have a conversation."""

    def made(one: Member, other: Member) -> Pair:
        return Pair.objects.create(
            mode="peers",
            first=one,
            second=other,
            between=between(one.pk, other.pk),
            started_at=now - 30 * DAY,
            conversation=open_between([one, other], now=now - 30 * DAY),
        )

    return made


@pytest.fixture
def mean(now: datetime) -> Mean:
    """``mean(alice)``: she will call her sister each day, from a week ago on, unless told otherwise."""

    def made(whose: Member, kind: str = "call", words: str = "Call my sister", **when: Any) -> Commitment:
        at = now - 6 * DAY
        usual: dict[str, Any] = {"rhythm": "daily", "since": today_in(whose.time_zone, at)} | when
        return making.make(making.Plan(kind, When(**usual), words), by=whose, now=at)

    return made


@pytest.fixture
def stand(now: datetime) -> Stand:
    """``stand(commitment, bob)``: bob was asked and said yes."""

    def made(commitment: Commitment, whom: Member, **asked: Any) -> Witness:
        row = asking.ask(commitment, whom, by=commitment.member, now=now, **asked)
        asking.answer(row, "yes", by=whom, now=now)
        return Witness.objects.select_related("commitment__member").get(pk=row.pk)

    return made


@pytest.fixture
def group(db: None, now: datetime) -> Group:
    """A group that decided to add up, and to stand by what its people mean to do."""
    made = Group.objects.create(
        slug="kettle", name="Kettle", state="open", asked_at=now, opened_at=now, time_zone="Europe/London"
    )
    for setting in ("shared-effort", "standing-by"):
        change_setting(made, setting, "yes", by=None, now=now)
    made.refresh_from_db()
    return made


@pytest.fixture
def belong(group: Group, now: datetime) -> Callable[..., None]:
    def made(*people: Member) -> None:
        for one in people:
            let_belong(group, one, now)

    return made
