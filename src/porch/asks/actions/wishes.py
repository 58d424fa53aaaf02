"""Asking for a peer or a mentor stands as an ask as well, so that somebody is next until two have found each other."""

from datetime import datetime

from django.db import transaction

from porch.asks.actions.asking import ask_for
from porch.asks.actions.moving import TooLate, move_ask
from porch.asks.models import Ask
from porch.asks.rules.lifecycles import OPEN, WISH_KINDS
from porch.bonds.actions import ask as ask_pairing
from porch.bonds.actions import stop_asking as stop_pairing
from porch.bonds.models import Pair
from porch.bonds.queries.pool import pairable
from porch.people.models import LivedExperience, Member

MOST_AT_A_TIME = 200
WISHED = {"peers": "wants_peer", "mentors": "wants_mentor"}


@transaction.atomic
def ask_for_pair(member: Member, mode: str, *, now: datetime) -> Ask:
    """Wait for a peer or mentor, as pairing knows it, with a coordinator as the next person and a deadline."""
    ask_pairing(member, mode, now=now)
    return ask_for(member, mode, now=now)


@transaction.atomic
def stop_asking_for_pair(member: Member, mode: str, *, now: datetime) -> None:
    """Leave the queue: pairing takes back what was only proposed, and nobody has a deadline any more."""
    stop_pairing(member, mode, now=now)
    for ask in Ask.objects.filter(asker=member, kind=mode, state__in=OPEN):
        move_ask(ask, "withdraw", now=now, by=member)


def found_each_other(pair: Pair, now: datetime) -> None:
    """Two have said yes: what either of them asked for of this kind has its human."""
    sides = (pair.second_id,) if pair.mode == "mentors" else (pair.first_id, pair.second_id)
    for ask in Ask.objects.filter(asker__in=sides, kind=pair.mode, state__in=OPEN):
        move_ask(ask, "pair", now=now)


def stand_for_wishes(now: datetime) -> None:
    """Whoever waits for someone has an ask that stands for it, however they came to wait; and no longer than that."""
    for kind in WISH_KINDS:
        standing = Ask.objects.filter(kind=kind, state__in=OPEN)
        waiting = pairable().filter(**{f"lived__{WISHED[kind]}": True})
        for member in waiting.exclude(pk__in=standing.values("asker"))[:MOST_AT_A_TIME]:
            ask_for(member, kind, now=now)
        gone = LivedExperience.objects.filter(**{WISHED[kind]: False}).values("member")
        for ask in standing.filter(asker__in=gone)[:MOST_AT_A_TIME]:
            _let_go(ask, now)


def _let_go(ask: Ask, now: datetime) -> None:
    try:
        with transaction.atomic():
            move_ask(ask, "withdraw", now=now)
    except TooLate:
        return
