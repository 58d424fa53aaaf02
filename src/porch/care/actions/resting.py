"""Rest after a hard talk, and saying to the desk that it is a lot.

A rest is not on the audit chain, as a pause is not: it is nobody else's to look up.
"""

from datetime import datetime

from django.db import transaction

from porch.care.models import Lot, Rest
from porch.care.registries import on_rest
from porch.care.rules.resting import checked
from porch.people.models import Member
from porch.people.queries import coordinators
from porch.wire.actions import tell

DESK = "/desk/helpers/"


@transaction.atomic
def cool_down(member: Member, until: datetime, *, now: datetime) -> None:
    """Rest from helping until then: nobody is told, nothing is put to them meanwhile. Said again, it changes the end.

    NotARest when it would be over already, or last longer than three days.
    """
    Rest.objects.update_or_create(member=member, defaults={"until": checked(until, now)})
    for follow in on_rest:
        follow(member, now)


def end_rest(member: Member) -> None:
    """They can be asked again from now."""
    Rest.objects.filter(member=member).delete()


def forget_rests(now: datetime) -> int:
    """Rests that are over leave no trace; returns how many went."""
    return Rest.objects.filter(until__lte=now).delete()[0]


@transaction.atomic
def say_it_is_a_lot(member: Member, *, now: datetime) -> None:
    """Tell the desk that what they carry is a lot. Twice is once."""
    _, is_new = Lot.objects.get_or_create(member=member, defaults={"at": now})
    for coordinator in coordinators() if is_new else ():
        if coordinator != member:
            tell(coordinator, kind="needs-a-person", path=DESK, now=now)


def take_back_it_is_a_lot(member: Member) -> None:
    Lot.objects.filter(member=member).delete()
