"""What time, a block and a leaving do with hand-overs: nothing waits for nobody."""

from collections.abc import Callable, Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from porch.bonds.actions.moving import TooLate, move
from porch.handoffs.actions.passing import close_letters, go_on_alone, is_over, path_of
from porch.handoffs.models import Passage, Reader
from porch.handoffs.rules.passing import INTRODUCED, LIVE, RECEIVED, SENT, TO_INTRODUCE, TO_RECEIVE
from porch.kit.clock import today_in
from porch.people.models import Grant, Member
from porch.wire.actions import tell


def keep_time(now: datetime) -> int:
    """The clock: what was not introduced goes on alone, what nobody received is said, what is over is closed."""
    waits = Passage.objects.filter(state=SENT, turn_since__lte=now - TO_INTRODUCE)
    stands = Passage.objects.filter(state=INTRODUCED, turn_since__lte=now - TO_RECEIVE)
    received = [
        row
        for row in Passage.objects.filter(state=RECEIVED).select_related("member")
        if is_over(row, today_in(row.member.time_zone, now))
    ]
    return (
        _each(waits.select_related("member"), lambda row: go_on_alone(row, now))
        + _each(stands.select_related("member"), lambda row: _nobody(row, now))
        + _each(received, lambda row: _close(row, now))
    )


def _each(rows: Iterable[Passage], do: Callable[[Passage], None]) -> int:
    moved = 0
    for row in rows:
        try:
            with transaction.atomic():
                do(row)
                moved += 1
        except TooLate:  # somebody moved it in this moment
            continue
    return moved


def _nobody(row: Passage, now: datetime) -> None:
    """Nobody at the door could, this time: the person is told once, and their page offers other ways on."""
    move(row, "nobody", closed_at=now)
    close_letters(row, now)
    if row.member.is_here:
        tell(row.member, kind="ask-answered", path=path_of(row), now=now)


def _close(row: Passage, now: datetime) -> None:
    move(row, "close", closed_at=now)
    close_letters(row, now)


@transaction.atomic
def apart(by: Member, whom: Member, now: datetime) -> None:
    """A block: what was on its way between the two ends without a word."""
    two = Q(member=by, readers__member=whom) | Q(member=whom, readers__member=by)
    for row in Passage.objects.filter(two, state__in=sorted(LIVE)).distinct():
        other = whom if row.member_id == by.pk else by
        if row.receiver_id == other.pk:
            move(row, "end", closed_at=now)
            close_letters(row, now)
        else:
            Reader.objects.filter(passage=row, member=other).update(not_me_at=now)


@transaction.atomic
def leave(member: Member, now: datetime) -> None:
    """Somebody leaves: what they had sent ends, and where they received somebody that one is told."""
    theirs = Q(member=member) | Q(receiver=member)
    for row in Passage.objects.filter(theirs, state__in=sorted(LIVE)).select_related("member"):
        move(row, "end", closed_at=now)
        close_letters(row, now)
        if row.member_id != member.pk and row.member.is_here:
            tell(row.member, kind="pair-ended", path=path_of(row), now=now)


def follow_consent(grant: Grant, now: datetime) -> None:
    """A permission taken back where all of them stand: that reader is asked nothing any more."""
    if grant.revoked_at is not None:
        Reader.objects.filter(grant=grant, passage__state__in=(SENT, INTRODUCED), not_me_at=None).update(
            not_me_at=now
        )
