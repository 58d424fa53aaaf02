"""Moving an ask along, with its deadline, and waking the pages that show it."""

from datetime import datetime
from typing import Any

from django.db.models import F

from porch.asks.fragments import fragment_of
from porch.asks.models import Ask
from porch.asks.queries.shifts import times_now
from porch.bonds.actions.moving import TooLate, move
from porch.kit.lifecycle import NotAllowed
from porch.record.actions import note
from porch.wire.actions import publish

__all__ = ["TooLate", "move_ask", "publish_news"]


def move_ask(ask: Ask, verb: str, *, now: datetime, by: Any = None, **changes: Any) -> None:
    """Move ``ask`` by ``verb``: the next turn begins with a deadline of its own, or the ask is over and has none.

    TooLate when somebody else, or time, was quicker. Must run inside the caller's transaction.
    """
    try:
        turn = ask.LIFECYCLE.waits_in(ask.LIFECYCLE.after(verb, ask.state))
    except NotAllowed as wrong:
        raise TooLate(str(wrong)) from wrong
    due = times_now().after(turn.within, now) if turn else None
    ended = None if turn else now
    move(ask, verb, **({"due_at": due, "ended_at": ended} | changes))
    note(f"ask.{verb.replace(' ', '-')}", by=by.pk if by else None, about=ask.pk, now=now)
    publish_news(ask)


def publish_news(ask: Ask) -> None:
    """Something about the ask changed: its number goes up, and whoever listens sees it on commit."""
    Ask.objects.filter(pk=ask.pk).update(seq=F("seq") + 1)
    ask.seq = Ask.objects.values_list("seq", flat=True).get(pk=ask.pk)
    publish(ask.topic, ask.seq, lambda: fragment_of(ask))
