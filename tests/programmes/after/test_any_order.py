"""Whatever happens in whatever order: nothing waits for nobody, nobody walks with two, and time ends it all."""

from datetime import datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from porch.bonds.actions.moving import TooLate
from porch.bonds.models import Pair
from porch.bonds.rules.parts import between
from porch.kit.lifecycle import BrokenLifecycle, Promised
from porch.people.actions.blocks import block
from porch.people.models import Member
from porch.programmes.actions import handing, handing_ends
from porch.programmes.models import Cohort, Episode, HandOver
from porch.programmes.queries.handing import asked_of
from porch.programmes.rules.handing import HAND_OVER, LIVE

DAY = timedelta(days=1)
STEPS = (
    "ask",
    "both",
    "desk",
    "yes",
    "no",
    "met-peer",
    "met-own",
    "back-peer",
    "back-own",
    "stop",
    "block",
    "found",
)


def test_time_alone_leads_from_everywhere_to_an_end() -> None:
    for begins in LIVE:
        state = begins
        for _ in HAND_OVER.states:
            turn = HAND_OVER.waits_in(state)
            state = HAND_OVER.after(turn.then, state) if turn else state
        assert state in HAND_OVER.final


def test_a_state_without_somebody_next_does_not_start() -> None:
    turns = {state: turn for state, turn in HAND_OVER.turns.items() if state != "walks"}
    with pytest.raises(BrokenLifecycle):
        Promised(name="x", start=HAND_OVER.start, final=HAND_OVER.final, moves=HAND_OVER.moves, turns=turns)


def step(what: str, stay: Episode, peers: list[Member], who: int, now: datetime) -> None:
    peer, own = peers[who], stay.member
    row = HandOver.objects.select_related("episode__member", "episode__cohort", "peer")
    live = row.filter(episode=stay, state__in=sorted(LIVE))
    of_peer = live.filter(peer=peer).first()
    try:
        if what in ("ask", "both", "desk"):
            named = [peer] if what == "ask" else peers if what == "both" else []
            handing.ask(stay, named, by=own, now=now, desk=what != "ask")
        elif what in ("yes", "no") and of_peer:
            handing.answer(of_peer, what, by=peer, now=now)
        elif what in ("met-peer", "met-own") and of_peer:
            handing.say_met(of_peer, by=peer if what == "met-peer" else own, on=now.date(), now=now)
        elif what in ("back-peer", "back-own") and of_peer:
            handing.step_back(of_peer, by=peer if what == "back-peer" else own, now=now)
        elif what == "stop":
            handing.stop_asking(stay, by=own, now=now)
        elif what == "block":
            block(peer, by=own, now=now)
        elif what == "found":
            pair = Pair.objects.filter(first=own, second=peer).first()
            handing_ends.found(pair, now) if pair else None
    except (TooLate, handing.NotThem, handing.NotADay):
        pass


def holds(stay: Episode, now: datetime) -> None:
    rows = list(HandOver.objects.filter(episode=stay))
    live = [row for row in rows if row.state in LIVE]
    active = [row for row in live if row.state in ("asked", "looking", "walks")]
    assert len(active) <= 1
    assert active or not live, "somebody stands in line and nobody is asked"
    assert all(row.closed_at for row in rows if row.state in ("met", "not-met", "ended"))
    assert bool(live) <= asked_of(stay).is_open or any(row.peer_id for row in live)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 1), st.integers(0, 30)), max_size=14))
def test_in_any_order_nothing_is_lost(
    cohort: Cohort, alice: Member, bob: Member, erin: Member, now: datetime, steps: list[tuple[str, int, int]]
) -> None:
    with transaction.atomic():
        peers = [bob, erin]
        for one in peers:
            Pair.objects.create(
                mode="peers", first=alice, second=one, between=between(alice.pk, one.pk), started_at=now
            )
        stay = Episode.objects.create(cohort=cohort, member=alice, started_on=cohort.starts_on)
        at = now
        for what, who, hours in steps:
            at += timedelta(hours=hours)
            step(what, stay, peers, who, at)
            holds(stay, at)
            handing_ends.keep_time(at)
            holds(stay, at)
        for later in (4, 8, 12, 40, 60):
            handing_ends.keep_time(at + later * DAY)
        assert not HandOver.objects.filter(episode=stay, state__in=sorted(LIVE)).exists()
        assert not HandOver.objects.filter(episode=stay, closed_at=None).exists()
        transaction.set_rollback(True)
