"""Asking for somebody: now, for a ride, for company; and taking it back."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import IntegrityError, transaction

from porch.asks.actions.moving import TooLate, move_ask
from porch.asks.actions.turns import begin_turn, let_alerts_end, pass_on
from porch.asks.models import Ask
from porch.asks.queries.shifts import times_now
from porch.asks.rules.fitting import WISHES
from porch.asks.rules.lifecycles import BY_KIND, OPEN
from porch.people.models import Member
from porch.record.actions import note

NOTHING: Mapping[str, str] = {}


def ask_for(
    member: Member,
    kind: str,
    *,
    now: datetime,
    wishes: Collection[str] = (),
    told: Mapping[str, str] = NOTHING,
    ride_at: datetime | None = None,
    seats: int | None = None,
    any_gender: bool = False,
) -> Ask:
    """Ask for somebody of this kind; those whose turn it is are asked at once. Whoever has asked already keeps that.

    ``told`` (note, area, place, to) is sealed, and read by the one who comes. ``wishes`` are codes of
    ``rules.fitting.WISHES``: softer than must-haves, and let go of before nobody comes. ``any_gender``: someone new
    opts out of the shield's rule about gender for this ask.
    """
    try:
        with transaction.atomic():
            ask = Ask(asker=member, kind=kind, ride_at=ride_at, seats=seats, any_gender=any_gender)
            _keep(ask, wishes, told, now)
            begin_turn(ask, now=now)
    except IntegrityError:
        found = Ask.objects.filter(asker=member, kind=kind, state__in=OPEN).first()
        if found is None:
            raise
        return found
    return ask


def _keep(ask: Ask, wishes: Collection[str], told: Mapping[str, str], now: datetime) -> None:
    life = BY_KIND[ask.kind]
    ask.state, ask.asked_at = life.start, now
    ask.due_at = times_now().after(life.turns[life.start].within, now)
    ask.wishes = [wish for wish in WISHES if wish in wishes]
    ask.seal_told(dict(told))
    ask.save(force_insert=True)
    note("ask.asked", by=ask.asker_id, about=ask.pk, now=now, detail={"kind": ask.kind})


@transaction.atomic
def withdraw(ask: Ask, *, by: Member, now: datetime) -> None:
    """The asker no longer needs it. Nobody who was asked is told more than that it is over."""
    if ask.asker_id != by.pk:
        raise TooLate("only whoever asked takes it back")
    ask.refresh_from_db()
    move_ask(ask, "withdraw", now=now, by=by)
    let_alerts_end(ask, "close", now=now)
    _let_go_of_words(ask)
    pass_on(now=now)


def _let_go_of_words(ask: Ask) -> None:
    """What they told for whoever comes is of no use to anybody now."""
    Ask.objects.filter(pk=ask.pk).update(sealed_told=b"")
    ask.sealed_told = b""
