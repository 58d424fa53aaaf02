"""How being with someone ends: by either of the two, by silence, or by looking for somebody else."""

from datetime import datetime

from django.db import transaction

from porch.asks.actions.moving import TooLate, move_ask, publish_news
from porch.asks.actions.turns import begin_turn, let_alerts_end, pass_on
from porch.asks.models import Alert, Ask
from porch.asks.registries import on_end
from porch.asks.rules.lifecycles import OPEN
from porch.people.models import Member
from porch.talk.actions import close


@transaction.atomic
def finish(ask: Ask, *, by: Member, now: datetime) -> None:
    """Either of the two says that they are done. The helper is free, the asker is asked one thing they may skip."""
    ask.refresh_from_db()
    if by.pk not in (ask.asker_id, ask.helper_id):
        raise TooLate("only the two end it")
    move_ask(ask, "finish", now=now, by=by, question_open=True)
    _let_them_go(ask, now=now, by=by)


@transaction.atomic
def fall_quiet(ask: Ask, *, now: datetime) -> None:
    """Nothing was said for long enough: it ends by itself, so that the helper is free."""
    move_ask(ask, "fall quiet", now=now, question_open=True)
    _let_them_go(ask, now=now, by=None)


def _let_them_go(ask: Ask, *, now: datetime, by: Member | None) -> None:
    if ask.opened_here and ask.conversation is not None:
        close(ask.conversation, now=now, by=by)
    for follow in on_end:
        follow(ask, now)
    pass_on(now=now)


@transaction.atomic
def look_again(ask: Ask, *, now: datetime, by: Member | None = None) -> None:
    """Whoever came cannot stay, or it was not right: the ask goes on as if new, and they are not asked again."""
    ask.refresh_from_db()
    if ask.opened_here and ask.conversation is not None:
        close(ask.conversation, now=now, by=by)
    move_ask(
        ask, "look again", now=now, by=by, helper=None, accepted_at=None, conversation=None, opened_here=False
    )
    begin_turn(ask, now=now)


@transaction.atomic
def say_in_time(ask: Ask, answer: bool | None, *, by: Member) -> None:
    """The asker's answer to the one question afterwards; None skips it. Either way it is not asked again."""
    theirs = Ask.objects.filter(pk=ask.pk, asker=by, question_open=True)
    if theirs.update(question_open=False, in_time=answer):
        ask.refresh_from_db()
        publish_news(ask)


def part_from(by: Member, whom: Member, now: datetime) -> None:
    """A block: what either is to the other as asker or helper ends, and the asker is looked after by others."""
    two = (by.pk, whom.pk)
    for ask in Ask.objects.filter(asker__in=two, helper__in=two, state="with-someone"):
        look_again(ask, now=now)
    for alert in Alert.objects.filter(ask__asker__in=two, helper__in=two, state__in=("open", "lapsed")):
        Alert.objects.filter(pk=alert.pk).update(state="closed")
    pass_on(now=now)


def leave_asks(member: Member, now: datetime) -> None:
    """Someone is leaving: what they asked for ends, and whomever they were with is looked after by others."""
    for ask in Ask.objects.filter(asker=member, state__in=OPEN):
        verb = "finish" if ask.state == "with-someone" else "withdraw"
        with transaction.atomic():
            move_ask(ask, verb, now=now, by=member)
            let_alerts_end(ask, "close", now=now)
            if verb == "finish":
                _let_them_go(ask, now=now, by=member)
    stop_being_asked(member, now)
    for ask in Ask.objects.filter(helper=member, state="with-someone"):
        look_again(ask, now=now)


def stop_being_asked(member: Member, now: datetime) -> None:
    """Someone rests or leaves: questions that were put to them fall away, and others are asked at once."""
    Alert.objects.filter(helper=member, state__in=("open", "lapsed")).update(state="closed")
    pass_on(now=now)
