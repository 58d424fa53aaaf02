"""Whose turn it is: asking helpers a few at a time, and going on to the next people."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from porch.asks.actions.moving import TooLate, move_ask, publish_news
from porch.asks.models import Alert, Ask
from porch.asks.queries.shifts import times_now
from porch.asks.queries.who import candidates, person_of
from porch.asks.rules.lifecycles import AT_THE_DESK, HELPERS_ASKED
from porch.asks.rules.turns import Next, next_to_ask
from porch.people.models import Member, Role
from porch.people.queries import blocked_ids, coordinators, holders_of
from porch.wire.actions import seen, tell


def begin_turn(ask: Ask, *, now: datetime) -> None:
    """Ask those whose turn it is; where there is nobody at all, the next ones at once."""
    if ask.state in HELPERS_ASKED:
        set_times(ask, stage_ends_at=now + times_now().stage)
        if not ask_some(ask, now=now):
            next_turn(ask, now=now)
    elif ask.state in (*AT_THE_DESK, "overdue"):
        people = people_at_the_desk(ask)
        if not people and ask.state not in ask.LIFECYCLE.held:
            next_turn(ask, now=now)
        kind = "needs-a-person" if ask.state == "overdue" else "needs-a-person-now"
        for one in people:
            tell(one, kind=kind, path=f"/desk/asks/{ask.pk}/", now=now)


def next_turn(ask: Ask, *, now: datetime) -> None:
    """The verb that time takes, and the turn it leads to."""
    turn = ask.LIFECYCLE.waits_in(ask.state)
    if turn is None:
        return
    move_ask(ask, turn.then, now=now)
    if ask.state == "wider" and not ask.wishes:
        move_ask(ask, "ask the home group", now=now)  # there was nothing to let go of
    begin_turn(ask, now=now)


def people_at_the_desk(ask: Ask) -> list[Member]:
    """Those who run the place and have this ask now: coordinators, and at the end operators too."""
    people = {one.pk: one for one in coordinators()}
    if ask.state in ("everyone", "overdue"):
        people |= {one.pk: one for one in holders_of(Role.Name.OPERATOR)}
    apart = blocked_ids(ask.asker) if ask.asker else set()
    return [one for pk, one in people.items() if pk not in apart and pk != ask.asker_id]


def ask_some(ask: Ask, *, now: datetime) -> bool:
    """Fill up to as many open questions as are asked at once; whether somebody is asked, or may soon be free."""
    times, there = times_now(), Alert.objects.filter(ask=ask, state="open").count()
    if there >= times.at_once:
        return True
    found = whom_to_ask(ask, now=now, most=times.at_once - there)
    asked = sum(_ask_one(ask, pk, now=now) for pk in found.ask)
    if asked:
        ends = min(now + times.wave, ask.stage_ends_at or now + times.stage)
        set_times(ask, due_at=max(ends, now + timedelta(minutes=1)))
        publish_news(ask)
    elif found.later and not there and ask.stage_ends_at and ask.stage_ends_at > now:
        set_times(ask, due_at=ask.stage_ends_at)
    return bool(asked or there or found.later)


def whom_to_ask(ask: Ask, *, now: datetime, most: int) -> Next:
    """Who is next for this ask, by the rules of ``rules/turns.py``."""
    if ask.asker is None:
        return Next([], later=False)
    told = person_of(ask.asker, now, asks=not ask.any_gender)
    wishes = frozenset(ask.wishes)
    return next_to_ask(ask.state, told, candidates(ask, now), wishes=wishes, most=most)


def _ask_one(ask: Ask, key: str, *, now: datetime) -> bool:
    """False where another ask was quicker: a helper has one open question at most."""
    try:
        with transaction.atomic():
            alert = Alert.objects.create(ask=ask, helper_id=UUID(key), asked_at=now)
    except IntegrityError:
        return False
    helper = Member.objects.get(pk=alert.helper_id)
    tell(helper, kind="asked-for-you", path=path_of(alert), now=now)
    return True


def path_of(alert: Alert) -> str:
    return f"/people/helping/asked/{alert.pk}/"


def let_alerts_end(ask: Ask, verb: str, *, now: datetime, but: Alert | None = None) -> None:
    """Open questions of this ask end: nobody is reminded, nobody is blamed."""
    to, sources = Alert.LIFECYCLE.moves[verb][1], Alert.LIFECYCLE.sources(verb)
    theirs = Alert.objects.filter(ask=ask, state__in=sources).select_related("helper")
    for alert in theirs.exclude(pk=but.pk) if but else theirs:
        Alert.objects.filter(pk=alert.pk, state__in=sources).update(state=to)
        if verb != "lapse":
            seen(alert.helper, path_of(alert), now)


@transaction.atomic
def pass_on(*, now: datetime) -> None:
    """Somebody is free again, or a shift began: those who have waited longest are looked after first."""
    for ask in (
        Ask.objects.filter(state__in=HELPERS_ASKED).select_related("asker__lived").order_by("asked_at")
    ):
        ask_some(ask, now=now)


def set_times(ask: Ask, **changes: datetime) -> None:
    """New times for an ask that stays where it is; TooLate when it does not."""
    if not Ask.objects.filter(pk=ask.pk, state=ask.state).update(**changes):
        raise TooLate(f"an ask is no longer {ask.state}")
    for name, value in changes.items():
        setattr(ask, name, value)
