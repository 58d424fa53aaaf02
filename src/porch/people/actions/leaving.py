"""Leaving: locked at once, final after seven days or now; until then one can change one's mind."""

from datetime import datetime, timedelta

from django.db import transaction

from porch.people.actions.sessions import end_sessions
from porch.people.models import Member
from porch.people.registries import belongings, on_leaving
from porch.record.actions import note

GRACE = timedelta(days=7)


@transaction.atomic
def leave(member: Member, *, at_once: bool = False, by: Member | None, now: datetime) -> None:
    """Lock the account for everyone, now; erase it after seven days, or ``at_once``.

    ``by`` is the member, or None for the command line.
    """
    if at_once:
        _erase(member, by, now)
        return
    if member.state == Member.State.LEAVING:
        return
    member.state, member.erase_after = Member.State.LEAVING, now + GRACE
    member.save(update_fields=["state", "erase_after"])
    for follow in on_leaving:
        follow(member, now)
    note("leaving-asked", by=by.pk if by else None, about=member.pk, now=now)


@transaction.atomic
def stay(member: Member, *, by: Member | None, now: datetime) -> None:
    """Change one's mind before the seven days are over."""
    if member.state == Member.State.LEAVING:
        member.state, member.erase_after = Member.State.HERE, None
        member.save(update_fields=["state", "erase_after"])
        note("leaving-taken-back", by=by.pk if by else None, about=member.pk, now=now)


def erase_due(now: datetime) -> int:
    """Erase everyone whose seven days are over; the clock calls this. Returns how many."""
    due = list(Member.objects.filter(state=Member.State.LEAVING, erase_after__lte=now))
    for member in due:
        leave(member, at_once=True, by=None, now=now)
    return len(due)


def note_parcel(member: Member, *, by: Member | None, now: datetime) -> None:
    """Put on the audit chain that everything kept of ``member`` was handed out."""
    note("export-made", by=by.pk if by else None, about=member.pk, now=now)


def _erase(member: Member, by: Member | None, now: datetime) -> None:
    """From the top of the house down, so that what points to lower rows goes before them."""
    who = member.pk
    end_sessions(member)
    for belonging in reversed(list(belongings)):
        belonging.erase(member, now)
    note("member-erased", by=by.pk if by and by.pk != who else None, about=who, now=now)
