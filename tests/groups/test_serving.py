"""Service positions: free, held for a term, handed over; who may serve by the group's own rule."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
import time_machine

from porch.bonds.actions.moving import TooLate
from porch.groups import actions, queries, tasks
from porch.groups.models import Group, Position, Standing, Term
from porch.groups.rules.terms import TooLong
from porch.people.models import LivedExperience, Member
from porch.people.queries import consents
from porch.record.models import Disclosure
from porch.wire.queries import notices_for
from tests.conftest import signed_in
from tests.groups.conftest import Begin, page, post

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def at_noon(now: datetime) -> object:
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def greeter(group: Group) -> Position:
    return Position.objects.get(group=group, code="greeter")


def held(position: Position) -> Member | None:
    term = Term.objects.filter(position=position, state="held").select_related("member").first()
    return term.member if term else None


def kinds(member: Member) -> list[str]:
    return [notice.kind for notice in notices_for(member)]


def test_whoever_is_ready_takes_what_is_free(
    group: Group, greeter: Position, erin: Member, belong: Callable[..., None]
) -> None:
    belong(group, erin)
    assert "Free." in page(erin, "/groups/morning-tea/service/")
    post(erin, f"/groups/morning-tea/service/{greeter.pk}/take/")
    assert held(greeter) == erin
    assert queries.powers_of(erin, group, datetime.fromisoformat("2026-11-20T12:00:00Z")) == {"let-in"}


def test_nobody_takes_what_somebody_holds_until_its_end_is_near(
    group: Group, secretary: Position, erin: Member, belong: Callable[..., None], now: datetime
) -> None:
    belong(group, erin)
    with pytest.raises(TooLate):
        actions.take_position(secretary, by=erin, now=now)
    near = Term.objects.get(position=secretary).until - 29 * DAY
    actions.take_position(secretary, by=erin, now=near)
    assert held(secretary) == erin


def test_where_the_group_decides_one_stands_and_takes_nothing(
    begin: Begin, alice: Member, erin: Member, belong: Callable[..., None], now: datetime
) -> None:
    group = begin(alice, seating="motion")
    greeter = Position.objects.get(group=group, code="greeter")
    belong(group, erin)
    post(erin, f"/groups/morning-tea/service/{greeter.pk}/stand/")
    assert Standing.objects.get().member == erin
    assert "Somebody would serve next." in page(alice, "/groups/morning-tea/service/")
    assert "Erin Willow" not in page(alice, "/groups/morning-tea/service/")
    with pytest.raises(actions.NotToBeSeated):
        actions.take_position(greeter, by=erin, now=now)
    post(erin, f"/groups/morning-tea/service/{greeter.pk}/stand-down/")
    assert not Standing.objects.exists()


@pytest.mark.parametrize(("since_days", "may"), [(None, False), (89, False), (90, True), (4000, True)])
def test_time_in_recovery_counts_for_service_where_the_group_says_so_and_never_for_coming(
    begin: Begin,
    alice: Member,
    erin: Member,
    belong: Callable[..., None],
    now: datetime,
    since_days: int | None,
    may: bool,
) -> None:
    group = begin(alice, time_greeter="90", joining="anyone")
    since = now.date() - timedelta(days=since_days) if since_days else None
    LivedExperience.objects.filter(member=erin).update(recovery_since=since)
    erin.refresh_from_db()
    actions.join(group, by=erin, now=now)
    greeter = Position.objects.select_related("group").get(group=group, code="greeter")
    assert (queries.may_serve(greeter, erin, now) == "") is may
    for act in (actions.stand, actions.take_position):
        if may:
            act(greeter, by=erin, now=now)
        else:
            with pytest.raises(actions.NotToBeSeated):
                act(greeter, by=erin, now=now)


@pytest.mark.parametrize("said", ["no", "yes"])
def test_nobody_serves_twice_in_a_row_unless_the_group_says_so(
    begin: Begin, alice: Member, erin: Member, belong: Callable[..., None], now: datetime, said: str
) -> None:
    group = begin(alice, twice_in_a_row=said)
    secretary = Position.objects.select_related("group").get(group=group, code="secretary")
    belong(group, erin)
    actions.give_back(secretary, by=alice, now=now)
    if said == "yes":
        actions.take_position(secretary, by=alice, now=now)
        return
    with pytest.raises(actions.NotToBeSeated):
        actions.seat(secretary, alice, by=None, now=now)
    actions.take_position(secretary, by=erin, now=now)
    actions.give_back(secretary, by=erin, now=now + DAY)
    actions.take_position(secretary, by=alice, now=now + 2 * DAY)
    assert held(secretary) == alice


def test_a_month_before_the_end_the_holder_is_told_once(
    group: Group, secretary: Position, alice: Member
) -> None:
    until = Term.objects.get(position=secretary).until
    tasks.keep_time(until - 31 * DAY)
    assert "term-ends" not in kinds(alice)
    tasks.keep_time(until - 30 * DAY)
    tasks.keep_time(until - 29 * DAY)
    assert kinds(alice).count("term-ends") == 1


def test_a_term_that_has_ended_is_free_soon_and_never_goes_on_by_itself(
    group: Group, secretary: Position, alice: Member, erin: Member, belong: Callable[..., None]
) -> None:
    belong(group, erin)
    until = Term.objects.get(position=secretary).until
    post_, *_ = queries.posts_of(group, erin, until + DAY)
    assert (post_.holder, post_.is_free_soon) == (alice, True)
    assert "let-in" in queries.powers_of(alice, group, until + 29 * DAY)
    assert queries.powers_of(alice, group, until + 30 * DAY) == frozenset()
    tasks.keep_time(until + 29 * DAY)
    assert held(secretary) == alice
    tasks.keep_time(until + 30 * DAY)
    assert held(secretary) is None
    assert Term.objects.get(position=secretary).until == until


def test_a_handover_note_is_read_by_whoever_comes_next_and_nobody_else(
    group: Group,
    secretary: Position,
    alice: Member,
    bob: Member,
    erin: Member,
    belong: Callable[..., None],
    now: datetime,
) -> None:
    belong(group, bob, erin)
    path = f"/groups/morning-tea/service/{secretary.pk}/handover/"
    post(alice, path, words="The key is under the pot.")
    assert signed_in(erin).get(path).status_code == 404
    with time_machine.travel(now + DAY, tick=False):
        actions.seat(secretary, bob, by=alice, now=now + DAY)
        assert "The key is under the pot." in page(bob, path)
        assert signed_in(alice).get(path).status_code == 404
        assert Disclosure.objects.get(scope="handover").viewer_id == bob.pk
        assert [row.scope for row in consents.looks_at(alice)] == ["handover"]
    with time_machine.travel(now + 2 * DAY, tick=False):
        actions.seat(secretary, erin, by=bob, now=now + 2 * DAY)
        assert "The key" not in page(erin, path)
    assert b"pot" not in bytes(Term.objects.get(member=alice).sealed_handover)


def test_leaving_frees_what_one_serves_in(
    group: Group, secretary: Position, alice: Member, now: datetime
) -> None:
    actions.leave(group, by=alice, now=now)
    assert held(secretary) is None
    assert queries.powers_of(alice, group, now) == frozenset()


def test_of_two_who_take_a_position_at_once_one_does(
    group: Group, greeter: Position, erin: Member, bob: Member, belong: Callable[..., None], now: datetime
) -> None:
    belong(group, erin, bob)
    actions.take_position(greeter, by=erin, now=now)
    with pytest.raises(TooLate):
        actions.take_position(greeter, by=bob, now=now)
    assert held(greeter) == erin


def test_the_group_has_positions_of_its_own_and_each_of_the_list_once(
    group: Group, alice: Member, now: datetime
) -> None:
    post(alice, "/groups/morning-tea/service/add/", title="Tea and cups", months="2")
    assert "Tea and cups" in page(alice, "/groups/morning-tea/service/")
    with pytest.raises(TooLate):
        actions.add_position(group, code="secretary", by=alice, now=now)
    made = Position.objects.get(title="Tea and cups")
    post(alice, f"/groups/morning-tea/service/{made.pk}/drop/")
    assert not Position.objects.filter(pk=made.pk).exists()


def test_someone_who_does_not_serve_keeps_nothing(
    group: Group, erin: Member, belong: Callable[..., None]
) -> None:
    belong(group, erin)
    for path in ("service/add/", "news/", "topics/new/", "calendar/new/", "joiners/", "how/slow-mode/"):
        assert signed_in(erin).get(f"/groups/morning-tea/{path}").status_code == 404, path


def test_what_the_group_decides_together_no_servant_changes(
    group: Group, alice: Member, now: datetime
) -> None:
    for code in ("who-may-come", "joining", "cross-talk", "time-chair", "proof-of-attendance", "kept"):
        assert signed_in(alice).get(f"/groups/morning-tea/how/{code}/").status_code == 404, code
        with pytest.raises(actions.NotTheirs):
            actions.servants_change(group, code, "x", by=alice, now=now)
    post(alice, "/groups/morning-tea/how/slow-mode/", value="10")
    group.refresh_from_db()
    assert queries.setting_of(group, "slow-mode") == "10"


def test_nobody_serves_in_a_house_for_longer_than_half_a_year(
    group: Group, greeter: Position, erin: Member, belong: Callable[..., None], now: datetime
) -> None:
    belong(group, erin)
    group.kinds = ["house"]
    group.save(update_fields=["kinds"])
    Position.objects.filter(pk=greeter.pk).update(term_months=12)
    greeter.refresh_from_db()
    a_year = now + 365 * DAY
    for until in (None, a_year):
        term = actions.seat(greeter, erin, by=None, now=now, until=until)
        assert term.until == datetime.fromisoformat("2027-05-20T12:00:00Z")
        Term.objects.all().delete()
    with pytest.raises(TooLong):
        actions.add_position(group, title="Comptroller", months=12, by=erin, now=now)
