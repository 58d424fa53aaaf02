"""What a group adds up: it grows by six people or not at all, never falls, and never says who."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from porch.commitments.actions import together
from porch.commitments.belongings import belonging
from porch.commitments.models import TakesPart, Tap, Week
from porch.commitments.queries.together import effort_of
from porch.commitments.rules.together import MOST_A_DAY, SIX, STEP, Told, addable, shown, week_of
from porch.diary.models import Entry
from porch.groups.actions.belonging import leave
from porch.groups.actions.settings import change_setting
from porch.groups.models import Group
from porch.people.models import Member
from tests.commitments.conftest import DAY, main_of

TUESDAY = datetime.fromisoformat("2026-11-17T18:00:00+00:00")
PAGE = "/groups/kettle/together/"

type Make = Callable[..., Member]
type Belong = Callable[..., None]


@pytest.fixture
def six(make_person: Make, group: Group, belong: Belong) -> list[Member]:
    """Six who belong and take part."""
    people = [make_person(f"Person {name}") for name in ("Ash", "Birch", "Cedar", "Dogwood", "Elm", "Fir")]
    belong(*people)
    for one in people:
        together.take_part(group, by=one, now=TUESDAY - 7 * DAY)
    return people


def sum_of(group: Group, viewer: Member, at: datetime) -> int:
    return effort_of(group, viewer, at).this_week


def test_a_tap_changes_nothing_that_anybody_sees_on_that_day(six: list[Member], group: Group) -> None:
    for one in six:
        together.tap(group, "call", by=one, now=TUESDAY)
        together.add(TUESDAY)
        assert sum_of(group, six[0], TUESDAY) == 0
    together.add(TUESDAY + DAY)
    assert sum_of(group, six[0], TUESDAY + DAY) == STEP
    assert not Tap.objects.exists(), "who it was is gone"


def test_under_six_nothing_is_shown_however_much_they_tell(six: list[Member], group: Group) -> None:
    for one in six[:5]:
        for what in ("call", "door"):
            for _ in range(MOST_A_DAY):
                together.tap(group, what, by=one, now=TUESDAY)
    for days in range(7):
        together.add(TUESDAY + days * DAY)
        assert sum_of(group, six[0], TUESDAY + days * DAY) == 0
    assert not Week.objects.exists()
    assert not Tap.objects.exists(), "with its week it is forgotten"


def test_one_persons_tap_cannot_be_read_off_two_sums(six: list[Member], group: Group) -> None:
    for one in six:
        together.tap(group, "call", by=one, now=TUESDAY)
    together.add(TUESDAY + DAY)
    before = Week.objects.get().total
    for _ in range(MOST_A_DAY):
        together.tap(group, "door", by=six[0], now=TUESDAY + DAY)
    together.add(TUESDAY + 2 * DAY)
    assert Week.objects.get().total == before, "it waits until five others told something as well"
    for one in six[1:]:
        together.tap(group, "door", by=one, now=TUESDAY + 2 * DAY)
    together.add(TUESDAY + 3 * DAY)
    assert Week.objects.get().total == before + MOST_A_DAY + 5


def test_running_late_or_twice_adds_once(six: list[Member], group: Group) -> None:
    for one in six:
        together.tap(group, "call", by=one, now=TUESDAY)
    for _ in range(3):
        together.add(TUESDAY + 20 * DAY)
    assert [(week.monday, week.total) for week in Week.objects.all()] == [(date(2026, 11, 16), 6)]


def test_so_much_a_day_counts_from_one_person(six: list[Member], group: Group) -> None:
    for _ in range(MOST_A_DAY):
        together.tap(group, "call", by=six[0], now=TUESDAY)
    with pytest.raises(together.Enough):
        together.tap(group, "call", by=six[0], now=TUESDAY)
    together.untap(group, "call", by=six[0], now=TUESDAY)
    together.tap(group, "call", by=six[0], now=TUESDAY)


@pytest.mark.parametrize("goes", ["stops", "leaves", "erased"])
def test_the_sum_stays_when_somebody_goes_and_nothing_of_them_does(
    six: list[Member], group: Group, goes: str
) -> None:
    for one in six:
        together.tap(group, "call", by=one, now=TUESDAY)
    together.add(TUESDAY + DAY)
    gone, at = six[0], TUESDAY + DAY
    together.tap(group, "door", by=gone, now=at)
    if goes == "stops":
        together.stop_taking_part(group, by=gone, now=at)
    elif goes == "leaves":
        leave(group, by=gone, now=at, take_words=False)
    else:
        belonging.erase(gone, at)
    assert sum_of(group, six[1], at) == STEP
    assert not Tap.objects.filter(member=gone).exists()
    assert not TakesPart.objects.filter(member=gone).exists()


def test_check_ins_count_only_for_those_who_said_so_and_once_a_day(six: list[Member], group: Group) -> None:
    for one in six:
        together.take_part(group, by=one, now=TUESDAY, with_check_ins=one != six[0])
        for hour in range(2):
            checked_in(one, TUESDAY + hour * timedelta(hours=1))
    together.tap(group, "call", by=six[0], now=TUESDAY)
    checked_in(six[1], TUESDAY, lag=1)
    for _ in range(2):
        together.add(TUESDAY + DAY)
    assert Week.objects.get().total == 1 + 5


def checked_in(member: Member, at: datetime, lag: int = 0) -> None:
    row = Entry(member=member, day=at.date() - lag * DAY, lag=lag, at=at, sent_as=uuid4())
    row.write({"mood": "hard"})
    row.save(force_insert=True)


def test_it_is_the_groups_own_decision(
    as_alice: Client, alice: Member, group: Group, belong: Belong, now: datetime
) -> None:
    belong(alice)
    assert as_alice.get(PAGE).status_code == 200
    as_alice.post(f"{PAGE}part/", {})
    change_setting(group, "shared-effort", "no", by=None, now=now)
    assert not TakesPart.objects.exists()
    assert as_alice.post(f"{PAGE}tap/", {"what": "call"}).status_code == 404
    change_setting(group, "standing-by", "no", by=None, now=now)
    assert as_alice.get(PAGE).status_code == 404


def test_it_is_the_same_page_for_everybody_and_names_nobody(
    as_alice: Client,
    as_bob: Client,
    alice: Member,
    bob: Member,
    six: list[Member],
    group: Group,
    belong: Belong,
) -> None:
    belong(alice, bob)
    for one in six:
        together.tap(group, "call", by=one, now=TUESDAY)
    together.add(TUESDAY + 3 * DAY)
    hers, his = main_of(as_alice, PAGE), main_of(as_bob, PAGE)
    assert hers == his
    assert "At least" not in hers or "6" not in hers
    assert not any(one.handle in hers for one in six)
    assert not re.search(r"people (take|took) part|members|of us told", hers)


def test_a_stranger_to_the_group_finds_nothing(as_erin: Client, group: Group) -> None:
    assert as_erin.get(PAGE).status_code == 404
    for verb in ("part", "tap", "untap"):
        assert as_erin.post(f"{PAGE}{verb}/", {"what": "call"}).status_code == 404


MONDAY = date(2026, 11, 16)
PEOPLE = [UUID(int=n + 1) for n in range(9)]
ACTS = st.tuples(st.sampled_from(("tap", "day", "leave", "erase")), st.integers(0, 8))


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(ACTS, max_size=80))
def test_in_any_order_of_acts_a_sum_only_grows_by_six_or_more(acts: list[tuple[str, int]]) -> None:
    """The rules alone, as the clock uses them: what waits, what is added, who goes in between."""
    waiting: list[Told] = []
    total, today = 0, MONDAY
    for act, number in acts:
        who = PEOPLE[number]
        if act == "tap":
            waiting.append(Told(who, "call", today))
        elif act in ("leave", "erase"):
            waiting = [one for one in waiting if one.who != who]
        elif today < MONDAY + 6 * DAY:
            today += DAY
        before = shown(total)
        added = addable(waiting, today)
        assert not added or len({one.who for one in added}) >= SIX
        assert all(one.on < today for one in added), "never on the day itself"
        total += len(added)
        waiting = [one for one in waiting if one not in added] if added else waiting
        assert shown(total) >= before
        assert shown(total) % STEP == 0
        assert shown(total) <= total
        if total < SIX:
            assert shown(total) == 0
    assert week_of(today) == MONDAY
