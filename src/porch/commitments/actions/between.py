"""Wishing to hear when it is quiet between two, and telling each of them alone. See ``docs/decisions/0065``."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from porch.bonds.rules.parts import between
from porch.commitments.models import Between
from porch.commitments.queries.between import last_written
from porch.commitments.queries.giving import may_be_asked
from porch.commitments.queries.hush import is_left_alone
from porch.commitments.queries.seen import conversation_of
from porch.commitments.rules.between import DAYS, Side, tells
from porch.people.models import Member
from porch.wire.actions import tell


class NotOneOfMine(Exception):
    """Nobody they walk with or keep, or not a number of days there is."""


@transaction.atomic
def wish(other: Member, days: int | None, *, by: Member, now: datetime) -> None:
    """After how many quiet days ``by`` would like to be told, None: not. The other is told and sees nothing."""
    if (days is not None and days not in DAYS) or other not in may_be_asked(by):
        raise NotOneOfMine
    first, second = sorted((by, other), key=lambda one: str(one.pk))
    row, _ = Between.objects.get_or_create(
        between=between(by.pk, other.pk), defaults={"first": first, "second": second}
    )
    # only one's own column is written, so that two who speak at once do not speak over each other
    Between.objects.filter(pk=row.pk).update(**{f"{row.side_of(by.pk)}_days": days})


def watch(now: datetime) -> int:
    """The clock: whoever both wish it, and have not written for as long as one of them said, that one is told. How
    many were told."""
    wished = Between.objects.filter(first_days__isnull=False, second_days__isnull=False)
    return sum(_look_at(row, now) for row in wished.select_related("first", "second"))


@transaction.atomic
def _look_at(row: Between, now: datetime) -> int:
    conversation = conversation_of(row.first, row.second)
    if (
        conversation is None
        or row.second not in may_be_asked(row.first)
        or row.first not in may_be_asked(row.second)
    ):
        return 0
    if conversation.last_seq != row.last_seq:
        last = last_written(conversation) or row.last_at or conversation.began_at
        Between.objects.filter(pk=row.pk).update(last_seq=conversation.last_seq, last_at=last)
        row.refresh_from_db(fields=["last_seq", "last_at"])
    sides = {
        "first": Side(row.first_days, row.first_told_of, is_left_alone(row.first, now)),
        "second": Side(row.second_days, row.second_told_of, is_left_alone(row.second, now)),
    }
    told = 0
    for mine, other in (("first", "second"), ("second", "first")):
        if tells(sides[mine], sides[other], last_at=row.last_at, now=now):
            told += _tell(row, mine, now)
    return told


def _tell(row: Between, side: str, now: datetime) -> int:
    """Of two clocks that come to it at once, one tells."""
    whom: Member = getattr(row, side)
    other = row.other_than(whom)
    before = getattr(row, f"{side}_told_of")
    mine = Between.objects.filter(pk=row.pk, **{f"{side}_told_of": before})
    if not mine.update(**{f"{side}_told_of": row.last_at}):
        return 0
    tell(whom, kind="quiet-between", path=reverse("commitments:quiet", args=[other.pk]), now=now)
    return 1
