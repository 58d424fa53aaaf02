"""Taking a case in hand: one at a time, for half an hour, and never what touches people of one's own."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client

from porch.bonds.models import Pair
from porch.people.models import Block, Member
from porch.record.models import Entry
from porch.safety import actions, queries
from porch.safety.models import Report
from porch.safety.rules.cases import LEASE, NotDoable
from porch.wire.models import Notice
from tests.safety.desk import case_of, told


@pytest.fixture(autouse=True)
def _staff_without_a_second_factor(settings: object) -> None:
    settings.DEMO = True  # type: ignore[attr-defined]


@pytest.fixture
def report(alice: Member, bob: Member, now: datetime) -> Report:
    return told(alice, bob, now)


def test_a_lease_lasts_half_an_hour_and_acting_renews_it(
    report: Report, carol: Member, dee: Member, now: datetime
) -> None:
    case = case_of(report)
    actions.take(case, by=carol, now=now)
    with pytest.raises(actions.TakenBySomeoneElse):
        actions.take(case, by=dee, now=now + LEASE - timedelta(seconds=1))
    actions.leave_note(case, "on it", by=carol, now=now + timedelta(minutes=20))
    with pytest.raises(actions.TakenBySomeoneElse):
        actions.take(case, by=dee, now=now + LEASE + timedelta(minutes=1))
    actions.take(case, by=dee, now=now + LEASE + timedelta(minutes=20))
    assert case.holder == dee


def test_who_let_the_time_run_out_has_it_in_hand_no_longer(
    report: Report, carol: Member, now: datetime
) -> None:
    case = case_of(report)
    actions.take(case, by=carol, now=now)
    late = now + LEASE
    with pytest.raises(actions.TakenBySomeoneElse):
        actions.leave_note(case, "too late", by=carol, now=late)
    with pytest.raises(actions.TakenBySomeoneElse):
        actions.close(case, "acted", by=carol, now=late)
    assert not queries.queue(carol, now=late)[0].held
    actions.let_go_of_leases(late)
    assert (case_of(report).state, case_of(report).holder) == ("waiting", None)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_take_a_case_in_the_same_moment_one_gets_it(
    alice: Member, bob: Member, carol: Member, dee: Member, now: datetime
) -> None:
    case, ready, won = case_of(told(alice, bob, now)), threading.Barrier(2), []

    def take(by: Member) -> None:
        ready.wait()
        try:
            actions.take(case.__class__.objects.get(pk=case.pk), by=by, now=now)
            won.append(by)
        except actions.TakenBySomeoneElse:
            pass
        finally:
            connection.close()

    threads = [threading.Thread(target=take, args=(one,)) for one in (carol, dee)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(won) == 1
    case.refresh_from_db()
    assert case.holder == won[0]
    assert Entry.objects.filter(act="case.taken").count() == 1


def paired(a: Member, b: Member, now: datetime) -> None:
    Pair.objects.create(
        mode="peers", first=a, second=b, between=f"{a.pk}|{b.pk}", state="active", started_at=now
    )


TIES: dict[str, Callable[[Member, Member, Member, datetime], None]] = {
    "walks with who told us": lambda carol, alice, bob, now: paired(carol, alice, now),
    "walks with whom it is about": lambda carol, alice, bob, now: paired(bob, carol, now),
    "blocked whom it is about": lambda carol, alice, bob, now: block(carol, bob, now),
    "is blocked by whom it is about": lambda carol, alice, bob, now: block(bob, carol, now),
    "blocked who told us": lambda carol, alice, bob, now: block(carol, alice, now),
    "is blocked by who told us": lambda carol, alice, bob, now: block(alice, carol, now),
}


def block(by: Member, whom: Member, now: datetime) -> None:
    Block.objects.create(by=by, whom=whom, since=now)


@pytest.mark.parametrize("tie", TIES)
def test_nobody_judges_people_of_their_own(
    tie: str,
    alice: Member,
    bob: Member,
    carol: Member,
    dee: Member,
    now: datetime,
    as_carol: Client,
    as_dee: Client,
) -> None:
    case = case_of(told(alice, bob, now))
    assert as_carol.get(f"/desk/safety/{case.pk}/").status_code == 200
    TIES[tie](carol, alice, bob, now)
    for address in (f"/desk/safety/{case.pk}/", f"/desk/safety/{case.pk}/act/"):
        assert as_carol.get(address).status_code == 404
        assert as_dee.get(address).status_code == 200
    assert as_carol.post(f"/desk/safety/{case.pk}/take/").status_code == 404
    assert queries.queue(carol, now=now) == []


def test_nobody_handles_what_is_about_them_or_from_them(
    alice: Member, carol: Member, dee: Member, now: datetime, as_carol: Client
) -> None:
    from_carol, about_carol = case_of(told(carol, alice, now)), case_of(told(alice, carol, now))
    for case in (from_carol, about_carol):
        assert as_carol.get(f"/desk/safety/{case.pk}/").status_code == 404
    assert {row.case for row in queries.queue(dee, now=now)} == {from_carol, about_carol}


def test_whoever_told_us_too_is_out_of_a_case_they_could_see_before(
    alice: Member, bob: Member, carol: Member, now: datetime
) -> None:
    case = case_of(told(alice, bob, now))
    assert queries.cases_at_desk(carol).get() == case
    told(carol, bob, now)
    assert not queries.cases_at_desk(carol).exists()


def test_nobody_puts_themselves_out_of_the_desks_reach_by_blocking_everyone_at_it(
    alice: Member, bob: Member, carol: Member, dee: Member, now: datetime
) -> None:
    for member in (carol, dee):
        block(bob, member, now)
    case = case_of(told(alice, bob, now))
    assert queries.cases_at_desk(carol).get() == case
    block(carol, bob, now)
    assert not queries.cases_at_desk(carol).exists(), "her own block still keeps her out"


def test_where_nobody_may_handle_it_the_operators_hear_that_somebody_is_needed(
    alice: Member, carol: Member, make_person: Callable[..., Member], now: datetime
) -> None:
    olu = make_person("Olu Rook", "operator")
    Notice.objects.all().delete()
    told(carol, alice, now)
    assert Notice.objects.filter(member=olu, path="/desk/roles/").exists()


def test_what_is_past_its_time_is_told_to_the_whole_desk_once(
    report: Report, carol: Member, dee: Member, now: datetime
) -> None:
    Notice.objects.all().delete()
    actions.call_the_rest(now + timedelta(hours=23))
    assert not Notice.objects.exists()
    for _ in range(2):
        actions.call_the_rest(now + timedelta(hours=25))
    assert {one.member for one in Notice.objects.all()} == {carol, dee}
    assert Notice.objects.count() == 2


def test_an_hour_at_the_desk_is_said_quietly(
    report: Report, as_carol: Client, monkeypatch: pytest.MonkeyPatch, now: datetime
) -> None:
    def page(at: datetime) -> str:
        monkeypatch.setattr("porch.safety.views.desk.now", lambda: at)
        return as_carol.get("/desk/safety/").content.decode()

    for minutes in range(0, 60, 10):
        assert "been here an hour" not in page(now + timedelta(minutes=minutes))
    assert "been here an hour" in page(now + timedelta(minutes=60))
    assert "been here an hour" not in page(now + timedelta(minutes=80)), "a break begins the hour anew"


def test_what_the_house_noticed_is_a_case_without_a_reporter(
    bob: Member, carol: Member, now: datetime, as_carol: Client
) -> None:
    case = actions.open_case("other", about=bob, words="5 first words to newcomers in 3 days", now=now)
    assert b"newcomers" not in bytes(case.sealed_words)
    assert "5 first words to newcomers" in as_carol.get(f"/desk/safety/{case.pk}/").content.decode()
    actions.take(case, by=carol, now=now)
    with pytest.raises(NotDoable, match="Choose what came of it"):
        actions.close(case, "nonsense", by=carol, now=now)
    actions.close(case, "nothing", by=carol, now=now)
