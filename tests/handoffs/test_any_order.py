"""Whatever happens in whatever order: somebody is next or it is over, and nobody reads what is over."""

from datetime import datetime, timedelta

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from porch.bonds.actions.moving import TooLate
from porch.handoffs.actions import passing, passing_time
from porch.handoffs.models import Passage
from porch.handoffs.rules.passing import LIVE, RECEIVED
from porch.people import consent
from porch.people.actions.blocks import block
from porch.people.actions.consent import revoke
from porch.people.models import Grant, Member
from tests.handoffs.conftest import DAY

STEPS = (
    *("introduce", "receive", "not-me-door", "not-me-first"),
    *("met-own", "met-door", "end-own", "end-door", "block", "revoke"),
)


def step(what: str, row: Passage, gale: Member, frank: Member, now: datetime) -> None:
    row.refresh_from_db()
    own = row.member
    try:
        match what:
            case "introduce":
                passing.introduce(row, by=gale, now=now)
            case "receive":
                passing.receive(row, by=frank, now=now)
            case "not-me-door" | "not-me-first":
                passing.not_me(row, by=frank if what.endswith("door") else gale, now=now)
            case "met-own" | "met-door":
                passing.say_met(row, by=own if what == "met-own" else frank, on=now.date(), now=now)
            case "end-own" | "end-door":
                passing.end(row, by=own if what == "end-own" else frank, now=now)
            case "block":
                block(frank, by=own, now=now)
            case "revoke":
                for grant in Grant.objects.filter(scope="hand-over-letter", revoked_at=None)[:1]:
                    revoke(grant.pk, by=own, now=now)
    except (TooLate, passing.NotForThem, passing.NotADay):
        pass


def holds(row: Passage, now: datetime) -> None:
    row.refresh_from_db()
    assert (row.closed_at is None) == (row.state in LIVE)
    if row.state == RECEIVED:
        assert row.receiver_id is not None
        assert row.due_on is not None
    if row.state == "met":
        assert row.met_on is not None
    for reader in row.readers.select_related("member"):
        may = consent.allowed(
            reader.member, row.member, "hand-over-letter", item=str(row.pk), purpose="handing-on", now=now
        )
        assert row.state in LIVE or may is None, "somebody reads what is over"
        assert reader.not_me_at is None or may is None


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 30)), max_size=12))
def test_somebody_is_next_or_it_is_over(
    to_the_house: Passage,
    gale: Member,
    frank: Member,
    now: datetime,
    steps: list[tuple[str, int]],
) -> None:
    with transaction.atomic():
        at = now
        for what, hours in steps:
            at += timedelta(hours=hours)
            step(what, to_the_house, gale, frank, at)
            holds(to_the_house, at)
        for day in range(1, 25):
            passing_time.keep_time(at + day * DAY)
        holds(to_the_house, at + 25 * DAY)
        assert to_the_house.state not in LIVE
        transaction.set_rollback(True)
    to_the_house.refresh_from_db()
