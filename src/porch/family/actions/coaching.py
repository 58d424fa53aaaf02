"""Five calls: asked for, put to a coach, taken on, and ended kindly."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from porch.family.models import CoachAsked, Coaching, FamilyPair
from porch.family.queries.coaching import free_for, open_of
from porch.family.rules.calls import (
    COACHING,
    NotSo,
    due,
    whom_to_ask,
)
from porch.people.models import Member
from porch.talk.actions import close, open_between
from porch.wire.actions import tell

PATH = "/family/coaching/"
"""Where everybody finds their own."""


@transaction.atomic
def ask(*, by: Member, now: datetime) -> Coaching:
    """Ask for five calls. Whoever has room is asked at once; until somebody says yes it goes on."""
    if open_of(by) is not None:
        raise NotSo("already")
    try:
        with transaction.atomic():
            row = Coaching.objects.create(member=by, asked_at=now, due_at=due(COACHING.start, now))
    except IntegrityError:
        raise NotSo("already") from None
    _look(row, now)
    return row


def _look(row: Coaching, now: datetime) -> None:
    """Put it to the coach who has least to carry; while nobody has room it waits."""
    key = whom_to_ask(free_for(row))
    if key is None:
        return
    coach = Member.objects.get(pk=key)
    if move(row, "offer", now, coach=coach):
        CoachAsked.objects.create(coaching=row, coach=coach, at=now)
        tell(coach, kind="offer", path=PATH, now=now)


@transaction.atomic
def take_on(pk: UUID, *, by: Member, now: datetime) -> Coaching:
    """A coach says yes to who was put to them; the two can write from now on."""
    row = _put_to(pk, by)
    if not move(row, "yes", now):
        raise NotSo("over")
    row.conversation = open_between([row.member, by], now=now, space="family")
    row.save(update_fields=["conversation"])
    tell(row.member, kind="offer-accepted", path=PATH, now=now)
    return row


@transaction.atomic
def not_me(pk: UUID, *, by: Member, now: datetime) -> None:
    """A coach says no, without a reason. The next one is asked; nobody is told that there was a no."""
    row = _put_to(pk, by)
    CoachAsked.objects.filter(coaching=row, coach=by).update(said_no=True)
    _back(row, now)


def _back(row: Coaching, now: datetime) -> None:
    if move(row, "back", now, coach=None):
        _look(row, now)


@transaction.atomic
def end(pk: UUID, *, by: Member, now: datetime) -> None:
    """Either ends it, at any time and without a reason; whoever asked can take it back while they wait."""
    row = Coaching.objects.select_for_update().filter(pk=pk, ended_at=None).first()
    if row is None or not (by == row.member or (by == row.coach and row.state == "going")):
        raise NotSo("over")
    other = other_of(row, by) if row.state == "going" else None
    _over(row, now)
    if other is not None:
        tell(other, kind="pair-ended", path=PATH, now=now)


def _over(row: Coaching, now: datetime) -> None:
    if move(row, "end", now):
        part(row, now)


def part(row: Coaching, now: datetime) -> None:
    """Their conversation ends with it, unless the two are family peers besides."""
    talk = row.conversation
    if talk is not None and not FamilyPair.objects.filter(conversation=talk, ended_at=None).exists():
        close(talk, now=now)


def apart(by: Member, whom: Member, now: datetime) -> None:
    """After a block nothing of it goes on between the two, and neither is put to the other."""
    for one, other in ((by, whom), (whom, by)):
        _without(Coaching.objects.filter(member=one, coach=other, ended_at=None), now)


def leave(member: Member, now: datetime) -> None:
    """Whoever leaves waits for nobody, and nobody waits for them."""
    for row in Coaching.objects.filter(member=member, ended_at=None):
        _over(row, now)
    _without(Coaching.objects.filter(coach=member, ended_at=None), now)


def pause(member: Member, now: datetime) -> None:
    """Whoever rests is not asked: what was put to them goes to somebody else. Calls that go on are theirs to end."""
    _without(Coaching.objects.filter(coach=member, state="offered"), now)


def _without(rows: QuerySet[Coaching], now: datetime) -> None:
    for row in rows:
        if row.state == "offered":
            _back(row, now)
        else:
            _over(row, now)


def keep_time(now: datetime) -> int:
    """What time does where nobody did anything: looked again, put to the next, or ended. How many that were."""
    rows = list(Coaching.objects.filter(ended_at=None, due_at__lte=now).select_related("member"))
    for row in rows:
        _by_time(row, now)
    return len(rows)


@transaction.atomic
def _by_time(row: Coaching, now: datetime) -> None:
    turn = COACHING.waits_in(row.state)
    assert turn is not None  # whatever is not over has somebody who is next
    if turn.then == "back":
        _back(row, now)
    elif turn.then == "end":
        _over(row, now)
    elif move(row, turn.then, now):
        row.asked.filter(said_no=False).delete()  # whoever did not answer then may have room now
        _look(row, now)


def move(row: Coaching, verb: str, now: datetime, **values: Member | None) -> bool:
    """Take the step if it is still there to take; False when somebody else was first."""
    to = COACHING.after(verb, row.state)
    ended = now if to in COACHING.final else None
    there = Coaching.objects.filter(pk=row.pk, state__in=COACHING.sources(verb), ended_at=None)
    if not there.update(state=to, due_at=due(to, now), ended_at=ended, **values):
        return False
    row.state, row.due_at, row.ended_at = to, due(to, now), ended
    for name, value in values.items():
        setattr(row, name, value)
    return True


def _put_to(pk: UUID, coach: Member) -> Coaching:
    row = Coaching.objects.select_for_update().filter(pk=pk, coach=coach, state="offered").first()
    if row is None:
        raise NotSo("over")
    return row


def other_of(row: Coaching, by: Member) -> Member:
    """The other of the two, while it goes on."""
    other = row.coach if by == row.member else row.member
    assert other is not None  # while it goes on there are two
    return other
