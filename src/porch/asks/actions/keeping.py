"""What the clock does: every deadline that has passed becomes the next turn."""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max

from porch.asks.actions.ending import fall_quiet
from porch.asks.actions.moving import TooLate
from porch.asks.actions.turns import ask_some, let_alerts_end, next_turn, pass_on, set_times
from porch.asks.models import Ask
from porch.asks.queries.shifts import times_now
from porch.asks.rules.lifecycles import HELPERS_ASKED, OPEN
from porch.talk.models import Message

WORDS_KEPT, KEPT = timedelta(days=7), timedelta(days=100)
"""What somebody told for whoever comes goes a week after the end; the ask itself once the figures have done with it."""

log = logging.getLogger("porch.asks")


def keep_time(now: datetime) -> None:
    """The clock's turn: every ask whose deadline has passed gets its next one. One that fails stops no other."""
    for pk in list(
        Ask.objects.filter(state__in=OPEN, due_at__lte=now).order_by("due_at").values_list("pk", flat=True)
    ):
        try:
            with transaction.atomic():
                _time_passes(Ask.objects.select_related("asker__lived", "helper").get(pk=pk), now=now)
        except TooLate:
            continue
        except Exception:
            log.exception("an ask missed its turn")
    pass_on(now=now)


def _time_passes(ask: Ask, *, now: datetime) -> None:
    if ask.due_at is None or ask.due_at > now:
        return
    if ask.state == "with-someone":
        _unless_they_talk(ask, now=now)
        return
    if ask.state in HELPERS_ASKED:
        let_alerts_end(ask, "lapse", now=now)
        if ask.stage_ends_at and now < ask.stage_ends_at and ask_some(ask, now=now):
            return
    next_turn(ask, now=now)


def _unless_they_talk(ask: Ask, *, now: datetime) -> None:
    """Ninety minutes without a word free the helper; a ride lasts until after it."""
    quiet_until = last_word(ask, now) + times_now().silence
    if quiet_until > now:
        set_times(ask, due_at=quiet_until)
        return
    fall_quiet(ask, now=now)


def last_word(ask: Ask, now: datetime) -> datetime:
    """When something was said last since they were brought together, or when a ride that was agreed begins."""
    since = ask.accepted_at or ask.asked_at
    said = Message.objects.filter(conversation=ask.conversation_id, act=Message.Act.SAID, sent_at__gte=since)
    last = said.aggregate(last=Max("sent_at"))["last"]
    return max(moment for moment in (since, last, ask.ride_at) if moment is not None)


def forget_old(now: datetime) -> None:
    """Words of asks that are over go, and later the asks; what a letter says stays as long as its ask."""
    over = Ask.objects.exclude(state__in=OPEN)
    over.filter(ended_at__lt=now - WORDS_KEPT).exclude(sealed_told=b"").update(sealed_told=b"")
    over.filter(ended_at__lt=now - KEPT).delete()
