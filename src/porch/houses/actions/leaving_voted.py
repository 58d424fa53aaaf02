"""Asking the house, by its secret vote, what comes next for somebody; and doing what it said."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext

from porch.bonds.actions.moving import TooLate
from porch.groups.actions.matters import DoesNotFit, NotPut, put_matter
from porch.groups.models import Motion
from porch.houses.actions.leaving import SOON, carry_out, propose, tell_house
from porch.houses.models import Leaving
from porch.houses.queries.leaving import voters_besides
from porch.houses.rules.leaving import NotYet, due
from porch.people.models import Member

AFTER_USE = "after-use"


@transaction.atomic
def ask_the_house(
    row: Leaving, outcome: str, reasons: str, on: date | None, *, by: Member, now: datetime
) -> None:
    """Put what is proposed to everybody who lives there but whom it is about. NotYet where nobody could vote."""
    if not voters_besides(row):
        raise NotYet("Nobody else lives here who could vote.")
    propose(row, outcome, reasons, on, by=by, now=now)
    try:
        motion = put_matter(row.stay.house.group, AFTER_USE, row.pk, by=by, now=now)
    except NotPut as twice:
        raise TooLate("the house is asked already") from twice
    Leaving.objects.filter(pk=row.pk, state="deciding").update(motion=motion, due_at=motion.due_at)


def carried(motion: Motion, now: datetime) -> None:
    """The house said yes to it. DoesNotFit when there is nothing to decide any more."""
    row = _of(motion)
    if row is None:
        raise DoesNotFit("matter-gone")
    carry_out(row, by=None, now=now)


def not_carried(motion: Motion, now: datetime) -> None:
    """The house did not: they live there as before, and something else can be proposed. What was written is gone."""
    row = _of(motion)
    if row is None:
        return
    row.decided, row.sealed_reasons, row.motion, row.leaves_on, row.hold_until = "", b"", None, None, None
    row.due_at = due("deciding", now)
    row.save(update_fields=["decided", "sealed_reasons", "motion", "leaves_on", "hold_until", "due_at"])
    tell_house(row, SOON, now)


def _about(motion: Motion) -> QuerySet[Leaving]:
    return Leaving.objects.filter(pk=motion.about) if motion.about else Leaving.objects.none()


def _of(motion: Motion) -> Leaving | None:
    found = _about(motion).filter(state="deciding").exclude(decided="")
    return found.select_related("stay__house__group", "stay__member").first()


def title(motion: Motion) -> str:
    """What those who vote read: for whom it is, and once it is decided only that something was."""
    row = _about(motion).filter(state="deciding").select_related("stay__member").first()
    if row is None:
        return gettext("What comes next for somebody")
    return gettext("What comes next for %(name)s") % {"name": row.stay.member.handle}


def whom(motion: Motion) -> UUID | None:
    return _about(motion).values_list("stay__member", flat=True).first()


def path(motion: Motion) -> str:
    """Where they read what is proposed, and why."""
    return reverse("houses:leaving-asked", args=[motion.about])
