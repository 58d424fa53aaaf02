"""The ledger through its verbs: what somebody told, and what stands."""

from datetime import date, datetime, timedelta

from porch.days import actions, queries
from porch.people.models import Member
from porch.wire.queries import is_hushed

DAY = timedelta(days=1)


def test_a_run_goes_on_and_use_takes_nothing_away(alice: Member, now: datetime) -> None:
    thread = actions.open_thread(alice, "alcohol", goal="stop", since=date(2026, 10, 4), now=now)
    assert queries.standing(thread, now).all_days == 47
    assert actions.told_use(alice, ["alcohol"], date(2026, 11, 20), now=now)
    stands = queries.standing(thread, now + 3 * DAY)
    assert stands.this is None
    assert stands.asks
    assert (stands.all_days, stands.longest) == (47, 47)
    actions.go_on(thread, "this-run", by=alice, now=now + 3 * DAY)
    stands = queries.standing(thread, now + 3 * DAY)
    assert stands.this is not None
    assert (stands.this.first, stands.this.days, stands.all_days) == (date(2026, 11, 21), 2, 49)


def test_nothing_is_asked_for_two_days_after_a_return(alice: Member, now: datetime) -> None:
    actions.open_thread(alice, "opioids", goal="stay-stopped", since=date(2026, 10, 4), now=now)
    assert not is_hushed(alice, now)
    actions.told_use(alice, ["opioids"], date(2026, 11, 20), now=now)
    assert queries.returned_today(alice, now)
    assert queries.quiet_until(alice, now) == now + 2 * DAY
    assert is_hushed(alice, now + 2 * DAY - timedelta(seconds=1))
    assert not is_hushed(alice, now + 2 * DAY)
    assert not queries.returned_today(alice, now + DAY)
