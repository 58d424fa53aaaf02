"""A group that has proof, its meeting of this hour, and a clock that the stories turn."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from pytest_django import Settings

from porch.attendance import actions
from porch.attendance.models import Sitting
from porch.attendance.queries import running_of
from porch.attendance.queries.chairing import code_of
from porch.attendance.registries import Running
from porch.attendance.rules.windows import LONG, moment_of
from porch.groups import actions as of_groups
from porch.groups.actions.belonging import let_belong
from porch.groups.actions.settings import change_setting
from porch.groups.models import Group
from porch.groups.rules.founding import Told
from porch.kit.clock import now as this_moment
from porch.listings.recurrence import day_of
from porch.meetings.actions import add
from porch.meetings.models import Meeting
from porch.meetings.rules.told import Told as ToldMeeting
from porch.people.models import Member

type Clock = Callable[[datetime], None]
HOUR = datetime(2026, 11, 20, 19, 0, tzinfo=UTC)  # a Friday evening in London
PROOF = "proof-of-attendance"


@pytest.fixture(autouse=True)
def demo(settings: Settings) -> None:
    settings.DEMO = True  # staff of the demo open their desks without a second factor


@pytest.fixture
def clock() -> Iterator[Clock]:
    """``clock(moment)``: pages and actions live there now. A minute past seven to begin with."""
    with time_machine.travel(HOUR + timedelta(minutes=1), tick=False) as traveller:
        yield traveller.move_to


@pytest.fixture
def now(clock: Clock) -> datetime:
    return this_moment()


@pytest.fixture
def group(alice: Member, bob: Member, dee: Member, now: datetime) -> Group:
    """Alice's, who is its secretary; Bob belongs. It decided that there is proof."""
    at = now - timedelta(days=30)
    made = of_groups.ask_for_group(Told("Morning tea", settings={"joining": "anyone"}), by=alice, now=at)
    of_groups.answer_yes(made, by=dee, now=at)
    let_belong(made, bob, at)
    change_setting(made, PROOF, "yes", by=None, now=at)
    made.refresh_from_db()
    return made


@pytest.fixture
def meeting(group: Group, alice: Member, now: datetime) -> Meeting:
    told = ToldMeeting("Friday lamp", day_of(HOUR.date()), HOUR.time(), 60, "Europe/London", location="Hall")
    return add(told, by=alice, now=now - timedelta(days=8), group=group)


@pytest.fixture
def running(group: Group, meeting: Meeting, now: datetime) -> Running:
    return next(one for one in running_of([group], now) if one.kind == "meeting")


@pytest.fixture
def sitting(running: Running, alice: Member, now: datetime) -> Sitting:
    return actions.open_proof(running, by=alice, now=now)


def read_out(sitting: Sitting, window: int, step: int = 0) -> tuple[str, datetime]:
    """The code of a step of a span, and a moment in which it is read out."""
    assert step < LONG
    at = sitting.windows[window] + step
    return code_of(sitting, at), moment_of(sitting.begins, at) + timedelta(seconds=30)


@pytest.fixture
def attend(clock: Clock) -> Callable[..., None]:
    """``attend(sitting, bob)``: gives two codes back when they are read out, and then it is over."""

    def sit(sitting: Sitting, *people: Member, windows: tuple[int, ...] = (0, 1)) -> None:
        for window in windows:
            code, at = read_out(sitting, window)
            clock(at)
            for member in people:
                actions.give_back(code, by=member, now=at)
        clock(sitting.ends)

    return sit


def main_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.text.split("<main", 1)[1].split("</main>", 1)[0]
