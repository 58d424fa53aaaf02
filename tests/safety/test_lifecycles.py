"""Whatever is tried in whatever order: cases, actions, appeals and leases only ever move as their lifecycles say."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from porch.people.models import Member
from porch.safety import actions, queries
from porch.safety.models import Appeal, Case, Measure
from porch.safety.rules import cases, measures
from porch.safety.rules.cases import NotDoable
from porch.talk.rules import NotSayable
from tests.safety.desk import case_of, told

LIVES = (cases.LIFE, measures.LIFE, measures.APPEAL)
STEPS = (
    *("take", "note", "hand-over", "close", "wait", "lapse"),
    *("warn", "limit", "suspend", "ban", "yes", "no", "lift"),
    *("appeal", "uphold", "change", "undo", "report"),
)


class Undone(Exception):
    """Thrown at the end of one example, so that the next begins where it began."""


def tables() -> Iterator[tuple[str, object, str]]:
    yield from (("case", one.pk, one.state) for one in Case.objects.all())
    yield from (("measure", one.pk, one.state) for one in Measure.objects.all())
    yield from (("appeal", one.pk, one.state) for one in Appeal.objects.all())


def check(before: dict[object, str], now: datetime) -> None:
    lives = dict(zip(("case", "measure", "appeal"), LIVES, strict=True))
    for kind, pk, state in tables():
        life, was = lives[kind], before.get((kind, pk))
        if was in (None, state):
            continue
        assert was not in life.final, f"{kind}: {was} is final and became {state}"
        assert any(was in sources and to == state for sources, to in life.moves.values()), f"{was} to {state}"
    for case in Case.objects.all():
        assert (case.state == "taken") == (case.holder_id is not None)
        assert (case.state == "closed") == (case.closed_at is not None)
    bans = Measure.objects.filter(kind="ban", state="standing")
    assert all(ban.second_id not in (None, ban.by_id) for ban in bans)
    for appeal in Appeal.objects.exclude(state="waiting"):
        assert appeal.decided_by_id not in (None, appeal.measure.by_id, appeal.measure.second_id)
    for member in Member.objects.filter(state="locked"):
        assert not queries.standing_of(member, now).may_write


@pytest.mark.django_db
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(STEPS), st.sampled_from((0, 0, 0, 1, 2))), min_size=4, max_size=14
    )
)
def test_nothing_moves_but_as_its_lifecycle_says(
    steps: list[tuple[str, int]],
    alice: Member,
    bob: Member,
    carol: Member,
    dee: Member,
    erin: Member,
    now: datetime,
    make_person: object,
) -> None:
    with suppress(Undone), transaction.atomic():
        other = Member.objects.filter(handle="Olu Rook").first() or make_person("Olu Rook", "moderator")  # type: ignore[operator]
        case, staff, at = case_of(told(alice, bob, now)), (carol, dee, other), now
        actions.take(case, by=carol, now=at)
        for verb, who in steps:
            before = {(kind, pk): state for kind, pk, state in tables()}
            at += timedelta(minutes=1)
            at += (
                timedelta(minutes=31)
                if verb == "lapse"
                else timedelta(days=8)
                if verb == "wait"
                else timedelta()
            )
            with suppress(NotDoable, NotSayable, actions.TakenBySomeoneElse):
                do(verb, case, staff[who], bob, erin, at)
            check(before, at)
        raise Undone


def do(verb: str, case: Case, by: Member, bob: Member, erin: Member, at: datetime) -> None:
    """Try one step; what does not fit is refused by the action itself."""
    case.refresh_from_db()
    bob.refresh_from_db()
    last = Measure.objects.order_by("-made_at").select_related("case", "member").first()
    open_ones = Appeal.objects.filter(state="waiting").select_related("measure__case", "measure__member")
    waiting = open_ones.first()
    at_the_desk = {
        "take": lambda: actions.take(case, by=by, now=at),
        "note": lambda: actions.leave_note(case, "a line", by=by, now=at),
        "hand-over": lambda: actions.hand_over(case, "", by=by, now=at),
        "close": lambda: actions.close(case, "acted", by=by, now=at),
        "lapse": lambda: actions.let_go_of_leases(at),
        "wait": lambda: actions.end_what_is_over(at),
        "report": lambda: told(erin, bob, at) if bob.is_here else None,
    }
    acts = {
        kind: partial(actions.act, case, kind, rule=1, by=by, now=at, days=7)
        for kind in ("warn", "limit", "suspend", "ban")
    }
    on_the_last = {
        "yes": lambda: actions.agree(last, by=by, now=at),
        "no": lambda: actions.refuse(last, by=by, now=at),
        "lift": lambda: actions.lift(last, by=by, now=at),
        "appeal": lambda: actions.appeal(last, "look again", by=bob, now=at),
    }
    on_appeals = {
        "uphold": lambda: actions.decide(waiting, "uphold", "a line", by=by, now=at),
        "change": lambda: actions.decide(waiting, "change", "a line", by=by, now=at, kind="warn"),
        "undo": lambda: actions.decide(waiting, "lift", "a line", by=by, now=at),
    }
    possible = at_the_desk | acts | (on_the_last if last else {}) | (on_appeals if waiting else {})
    possible.get(verb, lambda: None)()


def test_a_wait_is_the_only_way_a_lease_ends_without_its_holder() -> None:
    start = datetime(2026, 11, 20, 12)  # noqa: DTZ001  # the rule only compares
    assert cases.is_held("carol", start + cases.LEASE, now=start)
    assert not cases.is_held("carol", start + cases.LEASE, now=start + cases.LEASE)
    assert not cases.is_held(None, None, now=start)
