"""Giving back a code that was read out, and asking for the proof when the sitting is over."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from porch.attendance.models import Certificate, GivenBack, Sitting
from porch.attendance.queries.chairing import code_of, is_on
from porch.attendance.queries.mine import can_ask
from porch.attendance.rules.certificate import new_number
from porch.attendance.rules.codes import is_the_same
from porch.attendance.rules.windows import counts_in, minutes_of, step_at
from porch.kit.clock import today_in
from porch.people.models import Member


class DoesNotCount(Exception):
    """Not a code of now: mistyped, too old, too early, of nowhere. It is one answer for all of them."""


class NotYet(Exception):
    """They did not give back enough codes, the sitting goes on, or it is too late. Nothing was changed."""


@dataclass(frozen=True)
class Counted:
    """``again``: this one had come back from them before, and counts once."""

    sitting: Sitting
    again: bool


@transaction.atomic
def give_back(typed: str, *, by: Member, now: datetime) -> Counted:
    """Somebody types what was read out. DoesNotCount for everything that is not a code of this very moment."""
    found = _where(typed, now)
    if found is None:
        raise DoesNotCount
    sitting, window = found
    _, is_new = GivenBack.objects.get_or_create(sitting=sitting, member=by, window=window)
    return Counted(sitting, again=not is_new)


def _where(typed: str, now: datetime) -> tuple[Sitting, int] | None:
    """The sitting and the span in it whose code this is now. Every open one is tried, so that none answers sooner."""
    found = None
    for sitting in (
        Sitting.objects.filter(ends__gt=now, closed_at=None).select_related("group").order_by("pk")
    ):
        for window, steps in counts_in(sitting.windows, step_at(sitting.begins, now)).items():
            for step in steps:
                if is_the_same(code_of(sitting, step), typed) and is_on(sitting.group):
                    found = found or (sitting, window)
    return found


@transaction.atomic
def ask_for_proof(pk: UUID, *, by: Member, now: datetime) -> Certificate:
    """The certificate of a sitting, the same one however often they ask. NotYet where there is none for them."""
    there = Certificate.objects.filter(member=by, sitting=pk).first()
    if there is not None:
        return there
    mine = can_ask(by, pk, now)
    if mine is None:
        raise NotYet
    sitting = mine.sitting
    return Certificate.objects.create(
        member=by,
        sitting=sitting,
        number=new_number(),
        on=today_in(sitting.zone, sitting.starts),
        minutes=minutes_of(sitting.starts, sitting.ends, sitting.opened_at, sitting.closed_at),
    )
