"""Making invitations, ending them, and using one up."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F

from porch.people.models import Invitation, Member
from porch.people.queries.invitations import open_now
from porch.people.rules.letters import digest_of, draw_letters
from porch.record.actions import note

MOST_AT_ONCE, MOST_USES, LONGEST = 500, 500, timedelta(days=90)
KEPT_AFTER = timedelta(days=30)


class NotInvitable(Exception):
    """What was asked for cannot be made. Its text is for the one who asked."""


class MadeAlready(Exception):
    """This sheet was made before; its letters are not kept."""


class InvitationOver(Exception):
    """It has ended, is used up, or never was: nobody is told which."""


@dataclass(frozen=True)
class Made:
    """One new invitation: its number on the sheet, and its letters, which nobody can look up later."""

    number: int
    letters: str


@transaction.atomic
def invite(
    *,
    by: Member | None,
    now: datetime,
    batch: UUID,
    count: int = 1,
    uses: int = 1,
    days: int = 14,
    place: str = "",
) -> list[Made]:
    """``count`` invitations that each open the door ``uses`` times within ``days``, as one sheet ``batch``.

    ``place`` says where they are handed out, never to whom. ``by`` is None for the command line. Raises
    NotInvitable, and MadeAlready when there is such a sheet.
    """
    _check(count, uses, days)
    if Invitation.objects.filter(batch=batch).exists():
        raise MadeAlready(batch)
    made = [Made(number, draw_letters(secrets.choice)) for number in range(1, count + 1)]
    common = {"made_by": by, "made_at": now, "until": now + timedelta(days=days), "most_uses": uses}
    Invitation.objects.bulk_create(
        [
            Invitation(
                digest=digest_of(one.letters), number=one.number, batch=batch, note=place[:60], **common
            )
            for one in made
        ]
    )
    said = {"count": count, "uses": uses, "days": days}
    note("invitations-made", by=by.pk if by else None, about=batch, now=now, detail=said)
    return made


def _check(count: int, uses: int, days: int) -> None:
    for what, value, most in (
        ("invitations at once", count, MOST_AT_ONCE),
        ("people with one link", uses, MOST_USES),
        ("days", days, LONGEST.days),
    ):
        if not 1 <= value <= most:
            raise NotInvitable(f"Between 1 and {most} {what}, not {value}.")


@transaction.atomic
def end_invitations(batch: UUID, *, by: Member | None, now: datetime, number: int | None = None) -> None:
    """A whole sheet, or the one with this number, opens nothing from now on; asked twice it stays so."""
    sheet = Invitation.objects.filter(batch=batch, ended_at=None)
    chosen = sheet if number is None else sheet.filter(number=number)
    if chosen.update(ended_at=now):
        # not which number: who was given it is known on paper somewhere
        said = {"whole": number is None}
        note("invitations-ended", by=by.pk if by else None, about=batch, now=now, detail=said)


def use_up(digest: str, *, now: datetime) -> None:
    """Count one use, in the transaction that makes the member; InvitationOver when none is left.

    The count itself is the lock: of two at the same moment one finds it full.
    """
    if not open_now(now).filter(digest=digest).update(uses=F("uses") + 1):
        raise InvitationOver


def forget_old_invitations(now: datetime) -> None:
    """A month after its end nothing is left of an invitation."""
    Invitation.objects.filter(until__lt=now - KEPT_AFTER).delete()
    Invitation.objects.filter(ended_at__lt=now - KEPT_AFTER).delete()
