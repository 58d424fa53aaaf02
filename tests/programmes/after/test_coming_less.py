"""Somebody comes less: whom they chose is told first, staff later and only if they may, and it never says why."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from porch.commitments.queries.seen import conversation_of
from porch.people.actions.blocks import block
from porch.people.actions.consent import give, revoke
from porch.people.actions.consent import pause as pause_grant
from porch.people.actions.pausing import pause
from porch.people.models import Grant, Member
from porch.programmes.actions import drifting
from porch.programmes.actions.joining import say_yes_again
from porch.programmes.models import Drift, Episode
from porch.record.models import Disclosure
from porch.talk.actions import say
from porch.wire.registries import hushed
from tests.conftest import signed_in
from tests.programmes.after.conftest import DAY, Hold, told


@pytest.fixture
def less(stay: Episode, friends: tuple[Member, Member], hold: Hold, now: datetime) -> Episode:
    """Alice let bob be told first, and staff; she was away twice."""
    say_yes_again(stay, by=stay.member, now=now - 30 * DAY)
    drifting.choose(stay, friends[0], staff=True, by=stay.member, now=now - 30 * DAY)
    hold(stay, "present", "absent", "absent")
    stay.refresh_from_db()
    return stay


def looks(about: Member) -> list[tuple[str, str]]:
    rows = Disclosure.objects.filter(subject_id=about.pk, scope="coming-less").order_by("pk")
    return [(Member.objects.get(pk=one.viewer_id).handle, one.how) for one in rows if one.viewer_id]


def test_the_peer_is_told_first_and_the_look_stands_in_the_ledger(
    less: Episode, friends: tuple[Member, Member], leader: Member, now: datetime
) -> None:
    bob, erin = friends
    drifting.watch(now)
    assert told(bob) == ["quiet-between"]
    assert told(erin) == told(leader) == told(less.member) == []
    assert looks(less.member) == [("Bob Harbour", "notice")]


def test_it_is_noticed_once(
    less: Episode, friends: tuple[Member, Member], leader: Member, now: datetime
) -> None:
    for hour in range(48):
        drifting.watch(now + timedelta(hours=hour))
    assert Drift.objects.count() == 1
    assert (told(friends[0]), told(leader)) == (["quiet-between"], [])


def test_staff_are_told_three_days_later_if_nobody_spoke(
    less: Episode, friends: tuple[Member, Member], leader: Member, now: datetime
) -> None:
    drifting.watch(now)
    drifting.watch(now + 3 * DAY - timedelta(minutes=1))
    assert told(leader) == []
    drifting.watch(now + 3 * DAY)
    assert told(leader) == ["something-new"]
    assert looks(less.member)[-1] == ("Gale Door", "notice")


def test_those_who_lead_find_it_at_their_work_and_others_in_the_cohort_do_not(
    less: Episode, leader: Member, as_bob: Client, now: datetime
) -> None:
    drifting.watch(now)
    gale, where = signed_in(leader), "/programmes/harbour/work/"
    assert "Who wished that you may know" not in gale.get(where).text
    drifting.watch(now + 3 * DAY)
    assert "Who wished that you may know" in gale.get(where).text
    assert looks(less.member)[-1] == ("Gale Door", "page")
    drifting.choose(less, less.peer, staff=False, by=less.member, now=now)
    assert "Who wished that you may know" not in gale.get(where).text


def test_staff_are_not_told_where_they_may_not(
    less: Episode, friends: tuple[Member, Member], leader: Member, now: datetime
) -> None:
    drifting.choose(less, friends[0], staff=False, by=less.member, now=now)
    for days_on in range(10):
        drifting.watch(now + days_on * DAY)
    assert told(leader) == []


def test_staff_are_not_told_while_they_may_not_see_whether_somebody_comes(
    less: Episode, friends: tuple[Member, Member], leader: Member, now: datetime
) -> None:
    assert less.grant is not None
    drifting.watch(now)
    revoke(less.grant.pk, by=less.member, now=now)
    drifting.watch(now + 4 * DAY)
    assert told(leader) == []


@pytest.mark.parametrize("shut", [revoke, pause_grant])
def test_staff_who_were_told_read_no_name_once_they_may_not_see_whether_somebody_comes(
    less: Episode, leader: Member, now: datetime, shut: Callable[..., object]
) -> None:
    drifting.watch(now)
    drifting.watch(now + 3 * DAY)
    gale, where = signed_in(leader), f"/walking-on/noticed/{Drift.objects.get().pk}/"
    assert "Alice Fern" in gale.get(where).text
    assert less.grant is not None
    shut(less.grant.pk, by=less.member, now=now)
    assert "There is nothing here now" in gale.get(where).text
    assert "Alice Fern" not in gale.get("/programmes/harbour/work/").text


@pytest.mark.parametrize("who", ["peer", "self", "writes"])
def test_staff_are_not_told_once_somebody_had_a_word(
    less: Episode, friends: tuple[Member, Member], leader: Member, now: datetime, who: str
) -> None:
    drifting.watch(now)
    drift = Drift.objects.select_related("episode").get()
    if who == "writes":
        talk = conversation_of(less.member, friends[0])
        assert talk is not None
        say(talk, "hello", by=less.member, client_id=drift.pk, now=now + DAY)
    else:
        by = friends[0] if who == "peer" else less.member
        drifting.say_spoken(drift, by=by, now=now + DAY)
    drifting.watch(now + 4 * DAY)
    assert told(leader) == []


def test_it_is_over_as_soon_as_they_come(
    less: Episode, friends: tuple[Member, Member], leader: Member, hold: Hold, now: datetime
) -> None:
    drifting.watch(now)
    hold(less, "present", until=now + DAY)
    drifting.watch(now + 2 * DAY)
    assert Drift.objects.get().over_at == now + 2 * DAY
    drifting.watch(now + 4 * DAY)
    assert told(leader) == []


def test_it_is_over_where_the_roll_is_put_right(less: Episode, hold: Hold, now: datetime) -> None:
    drifting.watch(now)
    hold(less, "present", "absent", "excused")
    drifting.watch(now + DAY)
    assert Drift.objects.get().over_at is not None


def test_a_roll_is_let_settle_before_anybody_is_told(
    stay: Episode, friends: tuple[Member, Member], hold: Hold, now: datetime
) -> None:
    drifting.choose(stay, friends[0], staff=False, by=stay.member, now=now)
    hold(stay, "absent", "absent", until=now - timedelta(hours=11))
    drifting.watch(now)
    assert not Drift.objects.exists()
    drifting.watch(now + timedelta(hours=2))
    assert Drift.objects.exists()


def test_nothing_is_noticed_of_whoever_let_nobody_be_told(
    less: Episode, friends: tuple[Member, Member], now: datetime
) -> None:
    drifting.choose(less, None, staff=False, by=less.member, now=now)
    drifting.watch(now)
    assert not Drift.objects.exists()
    assert not Grant.objects.filter(scope="coming-less", revoked_at=None).exists()


@pytest.mark.parametrize("how", ["run out", "at rest"])
def test_nothing_is_noticed_without_a_permission_that_holds(less: Episode, now: datetime, how: str) -> None:
    given = Grant.objects.filter(subject=less.member, scope="coming-less")
    given.update(**({"until": now} if how == "run out" else {"paused_at": now}))
    drifting.watch(now)
    assert not Drift.objects.exists()


def test_where_staff_alone_may_be_told_nothing_is_noticed_while_they_may_not_see_who_comes(
    less: Episode, leader: Member, now: datetime
) -> None:
    drifting.choose(less, None, staff=True, by=less.member, now=now)
    assert less.grant is not None
    pause_grant(less.grant.pk, by=less.member, now=now)
    drifting.watch(now)
    assert not Drift.objects.exists()
    Grant.objects.filter(pk=less.grant.pk).update(paused_at=None)
    drifting.watch(now)
    assert Drift.objects.exists()


def test_nothing_is_noticed_in_two_days_after_a_return_to_use(
    less: Episode, friends: tuple[Member, Member], now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    hard = {less.member.pk: now + 2 * DAY}
    monkeypatch.setitem(hushed._entries, "hard", lambda who, at: at < hard.get(who.pk, at))
    drifting.watch(now)
    assert not Drift.objects.exists()
    drifting.watch(now + 2 * DAY)
    assert told(friends[0]) == ["quiet-between"]


def test_a_peer_on_a_hard_day_or_at_rest_is_told_later(
    less: Episode, friends: tuple[Member, Member], now: datetime
) -> None:
    pause(friends[0], until=None, now=now)
    drifting.watch(now)
    assert told(friends[0]) == []
    assert Drift.objects.get().peer_told_at is None


def test_a_permission_taken_back_closes_it_at_once(
    less: Episode, friends: tuple[Member, Member], as_bob: Client, now: datetime
) -> None:
    drifting.watch(now)
    where = f"/walking-on/noticed/{Drift.objects.get().pk}/"
    assert "Alice Fern has come less lately" in as_bob.get(where).text
    for grant in Grant.objects.filter(scope="coming-less", revoked_at=None):
        revoke(grant.pk, by=less.member, now=now)
    assert as_bob.get(where).status_code == 404
    less.refresh_from_db()
    assert (less.peer, less.may_tell_staff) == (None, False)
    assert Drift.objects.get().over_at == now


def test_a_permission_for_every_stay_taken_back_switches_it_off_in_each(
    less: Episode, friends: tuple[Member, Member], now: datetime
) -> None:
    revoke(give("coming-less", friends[0], by=less.member, now=now).pk, by=less.member, now=now)
    less.refresh_from_db()
    assert (less.peer, less.may_tell_staff) == (None, True)


def test_a_permission_at_rest_closes_it_for_now(
    less: Episode, friends: tuple[Member, Member], as_bob: Client, now: datetime
) -> None:
    drifting.watch(now)
    where = f"/walking-on/noticed/{Drift.objects.get().pk}/"
    pause_grant(Grant.objects.get(scope="coming-less", to_member=friends[0]).pk, by=less.member, now=now)
    assert "There is nothing here now" in as_bob.get(where).text


def test_after_a_block_nobody_is_told_first(
    less: Episode, friends: tuple[Member, Member], as_bob: Client, now: datetime
) -> None:
    drifting.watch(now)
    where = f"/walking-on/noticed/{Drift.objects.get().pk}/"
    block(friends[0], by=less.member, now=now)
    less.refresh_from_db()
    assert less.peer is None
    assert as_bob.get(where).status_code in (200, 404)
    assert "Alice" not in as_bob.get(where).text


def test_the_page_says_no_dates_no_numbers_and_not_why(
    less: Episode, friends: tuple[Member, Member], as_bob: Client, as_erin: Client, now: datetime
) -> None:
    drifting.watch(now)
    where = f"/walking-on/noticed/{Drift.objects.get().pk}/"
    main = as_bob.get(where).text.split("<main")[1].split("</main>")[0]
    assert "Harbour evenings" not in main
    assert "session" not in main
    assert "absent" not in main
    assert "November" not in main
    assert as_erin.get(where).status_code == 404


def test_they_read_what_was_noticed_and_who_was_told(
    less: Episode, friends: tuple[Member, Member], leader: Member, as_alice: Client, now: datetime
) -> None:
    drifting.watch(now)
    page = as_alice.get(f"/walking-on/{less.pk}/").text
    assert "On 20 November it was noticed that you came less. Bob Harbour was told on 20 November." in page
    assert "Those who lead the sessions are told on 23 November at the earliest." in page
    drifting.watch(now + 3 * DAY)
    assert (
        "Those who lead the sessions were told on 23 November."
        in as_alice.get(f"/walking-on/{less.pk}/").text
    )
