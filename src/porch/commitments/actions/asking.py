"""Asking somebody to stand by what one means to do, their answer, and how either ends it. See ``docs/decisions/0065``.

A no is written down nowhere but in the row of who said it, and no page of whoever asked can tell it from silence.
"""

from datetime import datetime

from django.db import IntegrityError, transaction

from porch.bonds.actions.moving import TooLate, move
from porch.commitments.actions.making import Plan, make
from porch.commitments.models import Commitment, SentLine, Witness
from porch.commitments.queries.giving import groups_to_tell, holds, may_be_asked
from porch.commitments.queries.seen import reads_by, rows_for
from porch.commitments.rules.kinds import PLEDGE, REVIEW, lines
from porch.commitments.rules.lifecycles import ENDED, FOR_AN_ANSWER, NO, OPEN, STANDS
from porch.commitments.rules.standing import PURPOSE, SCOPE, TO_GROUP
from porch.commitments.rules.when import When
from porch.groups.models import Group
from porch.kit.clock import today_in
from porch.people.actions.consent import give, revoke
from porch.people.models import Grant, Member
from porch.people.rules.consent import until
from porch.wire.actions import seen, tell

BOTH_WAYS = (PLEDGE, REVIEW)
"""What two can do for each other: a line in the morning, a look back in the evening."""


class NotThem(Exception):
    """Nobody they walk with or keep, or no group of theirs that stands by such things. Nothing was asked."""


class NotForThem(Exception):
    """They do not stand by it, or were not asked."""


@transaction.atomic
def ask(
    commitment: Commitment,
    whom: Member,
    *,
    by: Member,
    now: datetime,
    ends: str = "month",
    both: bool = False,
) -> Witness:
    """Ask ``whom``: they may read what it is until they answer, for a week at most. Asking again is asking once.

    ``ends`` (a code of ``people.rules.consent.ENDS``) is how long they may read it once they said yes. ``both``: they
    are asked to do the same, each for the other.
    """
    if commitment.member_id != by.pk or commitment.stopped_at is not None or whom not in may_be_asked(by):
        raise NotThem
    due = now + FOR_AN_ANSWER
    row = Witness.objects.filter(commitment=commitment, member=whom).exclude(state=ENDED).first()
    if row is not None and row.state == STANDS:
        if (str(commitment.pk), whom.pk) in holds(by, now):
            _give(commitment, whom, until(ends, now), now)
            Witness.objects.filter(pk=row.pk).update(ends=ends)
            return row
        Witness.objects.filter(pk=row.pk).update(state=ENDED)  # its time was over: they are asked anew
        row = None
    both = both and commitment.kind in BOTH_WAYS
    if row is None:
        row = _new(
            Witness(commitment=commitment, member=whom, asked_at=now, due_at=due, ends=ends, both=both)
        )
    else:
        Witness.objects.filter(pk=row.pk).update(due_at=due, ends=ends, both=both, asked_at=now)
        row.refresh_from_db()
    _give(commitment, whom, due, now)
    if row.state != NO:
        move(row, "ask again")
        tell(whom, kind="stand-by", path=commitment.get_absolute_url(), now=now)
    return row


def _new(row: Witness) -> Witness:
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            return row
    except IntegrityError:  # asked from two windows in the same moment
        return Witness.objects.exclude(state=ENDED).get(commitment=row.commitment, member=row.member)


@transaction.atomic
def tell_group(
    commitment: Commitment, group: Group, *, by: Member, now: datetime, ends: str = "month"
) -> Witness:
    """Let a group of theirs read it, that decided to stand by such things; it takes the place of another group."""
    if commitment.member_id != by.pk or commitment.stopped_at is not None or group not in groups_to_tell(by):
        raise NotThem
    before = Witness.objects.filter(commitment=commitment, group__isnull=False).exclude(state=ENDED)
    before.exclude(group=group).update(state=ENDED)
    row = before.filter(group=group).first()
    if row is None:
        row = Witness.objects.create(
            commitment=commitment, group=group, state=STANDS, asked_at=now, ends=ends
        )
    give(SCOPE, TO_GROUP, by=by, now=now, item=str(commitment.pk), purpose=PURPOSE, ends=until(ends, now))
    return row


def _give(commitment: Commitment, whom: Member, end: datetime, now: datetime) -> None:
    owner = commitment.member
    give(SCOPE, whom, by=owner, now=now, item=str(commitment.pk), purpose=PURPOSE, ends=end)


@transaction.atomic
def answer(witness: Witness, verb: str, *, by: Member, now: datetime) -> None:
    """Say yes, not now or no. Only a yes is told. TooLate when the time to answer is over, or it was taken back."""
    if witness.member_id != by.pk or verb not in ("yes", "not now", "no"):
        raise NotForThem
    if witness.due_at is None or witness.due_at <= now:
        raise TooLate("the time to answer is over")
    commitment, before = witness.commitment, witness.state
    if not rows_for(by, now).filter(pk=witness.pk).exists() or reads_by(by, commitment, now) is None:
        raise TooLate("it is not asked any more")
    if not (verb == "not now" and before == "not-now"):  # saying it twice is saying it once
        move(witness, verb)
    seen(by, commitment.get_absolute_url(), now)
    if verb != "yes":
        return
    _give(commitment, by, until(witness.ends, now), now)
    if witness.both:
        _do_the_same(witness, by, now)
    tell(commitment.member, kind="stands-by", path=commitment.get_absolute_url(), now=now)


def _do_the_same(witness: Witness, by: Member, now: datetime) -> None:
    """The other means to do the same from today, and whoever asked stands by it: they asked to."""
    commitment, owner = witness.commitment, witness.commitment.member
    when = When(commitment.rhythm, today_in(by.time_zone, now), days=frozenset(commitment.weekdays))
    words = commitment.words if commitment.kind == REVIEW else ""
    made = make(Plan(commitment.kind, when, words), by=by, now=now)
    Witness.objects.create(
        commitment=made, member=owner, state=STANDS, asked_at=now, ends=witness.ends, returns=commitment
    )
    _give(made, owner, until(witness.ends, now), now)
    Witness.objects.filter(pk=witness.pk).update(returns=made)


@transaction.atomic
def step_back(witness: Witness, *, by: Member, now: datetime) -> None:
    """Whoever stands by it does so no longer. Nobody is told, and nothing says why the name is gone."""
    if witness.member_id != by.pk:
        raise NotForThem
    move(witness, "step back")
    close(witness, now)


@transaction.atomic
def take_back(witness: Witness, *, by: Member, now: datetime) -> None:
    """Its owner would rather not have it read by them any more. Nobody is told."""
    if witness.commitment.member_id != by.pk:
        raise NotForThem
    move(witness, "take back")
    close(witness, now)


def close(witness: Witness, now: datetime) -> None:
    """Whatever was open to them is shut."""
    owner = witness.commitment.member
    mine = Grant.objects.filter(subject=owner, scope=SCOPE, item=str(witness.commitment_id), revoked_at=None)
    part = TO_GROUP if witness.group_id else ""
    for grant in mine.filter(to_member=witness.member_id, to_part=part):
        revoke(grant.pk, by=owner, now=now)


@transaction.atomic
def stop(commitment: Commitment, *, by: Member, now: datetime) -> None:
    """It falls due no more, and nobody reads it any longer. What was said of its days stays with its owner."""
    if commitment.member_id != by.pk:
        raise NotForThem
    Commitment.objects.filter(pk=commitment.pk, stopped_at=None).update(stopped_at=now)
    for row in (
        Witness.objects.filter(commitment=commitment)
        .exclude(state=ENDED)
        .select_related("commitment__member")
    ):
        Witness.objects.filter(pk=row.pk).update(state=ENDED)
        close(row, now)


@transaction.atomic
def send_line(commitment: Commitment, code: str, *, by: Member, now: datetime) -> None:
    """One of the few lines, from whoever may read it now, to its owner: one a day, the first holds."""
    row = reads_by(by, commitment, now)
    if code not in lines() or row is None or row.state != STANDS:
        raise NotForThem
    on = today_in(by.time_zone, now)
    _, is_new = SentLine.objects.get_or_create(
        commitment=commitment, by=by, on=on, defaults={"code": code, "at": now}
    )
    if is_new:
        tell(commitment.member, kind="warm-line", path=commitment.get_absolute_url(), now=now)


def let_pass(now: datetime) -> int:
    """The clock: what nobody said yes to in time is asked no longer, whatever was said. How many that were."""
    late = Witness.objects.filter(state__in=sorted(OPEN - {NO}), due_at__lte=now)
    return late.update(state=ENDED)
