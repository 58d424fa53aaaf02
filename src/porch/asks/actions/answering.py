"""A helper says that they can, or not now; one of the desk comes themselves, or writes."""

from datetime import datetime

from django.db import IntegrityError, transaction

from porch.asks.actions.moving import TooLate, move_ask
from porch.asks.actions.turns import ask_some, let_alerts_end, next_turn, pass_on, path_of, people_at_the_desk
from porch.asks.models import Alert, Ask
from porch.asks.rules.lifecycles import AT_THE_DESK, HELPERS_ASKED, WAITING
from porch.bonds.actions.moving import move
from porch.kit import vault
from porch.people.models import Member
from porch.people.queries import are_blocked
from porch.people.rules.keys import of_member
from porch.safety.queries import standing_of
from porch.talk.actions import open_between
from porch.talk.models import Conversation
from porch.wire.actions import seen, tell

LONGEST_LETTER = 2000
TRIES = 4


class WithSomeone(Exception):
    """They are with somebody else already."""


class NothingWritten(Exception):
    """A letter needs words."""


def accept(alert: Alert, *, by: Member, now: datetime) -> Ask:
    """The first who can, comes: a conversation opens, the asker is told, everybody else who was asked is thanked.

    TooLate when somebody was quicker or it is over; WithSomeone when ``by`` is with somebody else.
    """
    if alert.helper_id != by.pk:
        raise TooLate("another was asked")
    with transaction.atomic():
        ask = _come(Ask.objects.get(pk=alert.ask_id), by=by, now=now)
        alert.refresh_from_db()
        move(alert, "accept", answered_at=now)
        let_alerts_end(ask, "thank", now=now, but=alert)
        seen(by, path_of(alert), now)
        pass_on(now=now)
    return ask


def take(ask: Ask, *, by: Member, now: datetime) -> Ask:
    """One of the desk comes themselves."""
    with transaction.atomic():
        ask = _come(Ask.objects.get(pk=ask.pk), by=by, now=now)
        let_alerts_end(ask, "thank", now=now)
        pass_on(now=now)
    return ask


def _come(ask: Ask, *, by: Member, now: datetime) -> Ask:
    """Claim the ask for ``by`` in whatever state it waits, and open the conversation."""
    asker = ask.asker
    if (
        asker is None
        or not asker.is_here
        or are_blocked(by, asker)
        or not standing_of(by, now).may_open_contact
    ):
        raise TooLate("it is over")
    _claim(ask, by=by, now=now)
    two = "|".join(sorted((str(asker.pk), str(by.pk))))
    had_one = Conversation.objects.filter(two=two, space="").exclude(state=Conversation.State.CLOSED).exists()
    conversation = open_between([asker, by], now=now)
    Ask.objects.filter(pk=ask.pk).update(conversation=conversation, opened_here=not had_one)
    ask.refresh_from_db()
    tell(asker, kind="someone-came", path=conversation.get_absolute_url(), now=now)
    return ask


def _claim(ask: Ask, *, by: Member, now: datetime) -> None:
    for _ in range(TRIES):  # the clock may have passed it on meanwhile: it still waits, and is still wanted
        if ask.state not in WAITING:
            raise TooLate("somebody was quicker")
        try:
            with transaction.atomic():
                move_ask(ask, "accept", now=now, by=by, helper=by, accepted_at=now)
            return
        except TooLate:
            ask.refresh_from_db()
        except IntegrityError as busy:
            raise WithSomeone from busy
    raise TooLate("somebody was quicker")


@transaction.atomic
def not_now(alert: Alert, *, by: Member, now: datetime) -> None:
    """Free, and silent: the next one is asked at once, and nobody hears of it."""
    if alert.helper_id != by.pk:
        raise TooLate("another was asked")
    alert.refresh_from_db()
    move(alert, "not now", answered_at=now)
    seen(by, path_of(alert), now)
    ask = Ask.objects.select_related("asker__lived").get(pk=alert.ask_id)
    if ask.state in HELPERS_ASKED and not ask_some(ask, now=now):
        next_turn(ask, now=now)
    pass_on(now=now)


@transaction.atomic
def write(ask: Ask, words: str, *, by: Member, now: datetime) -> None:
    """An answer by letter, from a person who runs the place, when nobody could come."""
    words = words.strip()[:LONGEST_LETTER]
    if not words:
        raise NothingWritten
    ask = Ask.objects.get(pk=ask.pk)
    if ask.state not in AT_THE_DESK or by.pk not in {one.pk for one in people_at_the_desk(ask)}:
        raise TooLate("it does not wait for a letter from here")
    move_ask(ask, "write", now=now, by=by, written_by=by)
    of = tuple(of_member(pk) for pk in (ask.asker_id, by.pk) if pk is not None)
    Ask.objects.filter(pk=ask.pk).update(sealed_letter=vault.seal(words, about=ask.about_letter, of=of))
    let_alerts_end(ask, "close", now=now)
    if ask.asker is not None:
        tell(ask.asker, kind="ask-answered", path=ask.get_absolute_url(), now=now)
