"""Putting a certificate on paper, under a name that is said then and kept nowhere."""

from datetime import datetime

from django.db import transaction

from porch.attendance.actions.signing import signing_key
from porch.attendance.models import Certificate
from porch.attendance.rules.certificate import Said, bond, sign
from porch.people.models import Member


class Bound(Exception):
    """It was put on paper before, under another name or on another page. Nothing was changed."""


@transaction.atomic
def take(certificate: Certificate, name: str, salt: str, *, by: Member, now: datetime) -> str:
    """The token that belongs on the sheet with this name. A certificate is bound to a name once: Bound.

    ``salt`` comes from the page on which the name was typed, and is kept on the sheet alone. So the same page sent
    twice, as when its answer got lost, gives the same certificate, and nothing here can be tried against a name.
    """
    row = Certificate.objects.select_for_update().get(pk=certificate.pk, member=by)
    bound = bond(name, salt)
    if row.taken_at is not None and row.bond != bound:
        raise Bound
    if row.taken_at is None:
        row.taken_at, row.bond = now, bound
        row.save(update_fields=["taken_at", "bond"])
    return sign(Said(row.number, row.on, row.minutes), salt, bound, signing_key(now))


@transaction.atomic
def let_go(certificate: Certificate, *, by: Member) -> None:
    """They want to hold it no longer. What is on paper stays good."""
    Certificate.objects.filter(pk=certificate.pk, member=by).delete()
