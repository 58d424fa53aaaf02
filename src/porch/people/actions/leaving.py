"""Leaving: locked at once, final after seven days or now; until then one can change one's mind."""

from datetime import datetime, timedelta

from django.db import transaction

from porch.kit import vault
from porch.people import consent
from porch.people.actions.names import rest_name
from porch.people.actions.sessions import end_sessions
from porch.people.models import Knock, Member
from porch.people.registries import belongings, on_leaving, on_staying
from porch.people.rules.keys import of_member
from porch.record.actions import note

GRACE = timedelta(days=7)


@transaction.atomic
def leave(
    member: Member,
    *,
    at_once: bool = False,
    leaves_words: bool | None = None,
    by: Member | None,
    now: datetime,
) -> None:
    """Lock the account for everyone, now; erase it after seven days, or ``at_once``.

    ``leaves_words``: what they said in conversations stays with the others, under nobody's name; None keeps what
    was chosen before, and without a choice the words go too. ``by`` is the member, or None for the command line.
    """
    if leaves_words is not None and leaves_words != member.leaves_words:
        member.leaves_words = leaves_words
        member.save(update_fields=["leaves_words"])
    if at_once:
        _erase(member, by, now)
        return
    if member.state == Member.State.LEAVING:
        return
    member.state, member.erase_after, member.paused_until = Member.State.LEAVING, now + GRACE, None
    member.save(update_fields=["state", "erase_after", "paused_until"])
    for follow in on_leaving:
        follow(member, now)
    note("leaving-asked", by=by.pk if by else None, about=member.pk, now=now)


@transaction.atomic
def stay(member: Member, *, by: Member | None, now: datetime) -> None:
    """Change one's mind before the seven days are over. Whoever had no yes yet waits for it again."""
    if member.state == Member.State.LEAVING:
        knock = Knock.objects.filter(member=member).first()
        member.state = Member.State.WAITING if knock else Member.State.HERE
        if not (knock and knock.answered_at):  # who was told "not now" is erased all the same
            member.erase_after = None
        member.save(update_fields=["state", "erase_after"])
        for follow in on_staying:
            follow(member, now)
        note("leaving-taken-back", by=by.pk if by else None, about=member.pk, now=now)


def erase_due(now: datetime) -> int:
    """Erase everyone whose seven days are over; the clock calls this. Returns how many."""
    going = (Member.State.LEAVING, Member.State.WAITING)
    due = list(Member.objects.filter(state__in=going, erase_after__lte=now))
    for member in due:
        leave(member, at_once=True, by=None, now=now)
    return len(due)


def note_parcel(member: Member, *, by: Member | None, now: datetime) -> None:
    """Put on the audit chain that everything kept of ``member`` was handed out; by the machine, in their ledger too."""
    if by is None:
        consent.see(None, member, "everything", purpose="handing-out", how="command", now=now)
    note("export-made", by=by.pk if by else None, about=member.pk, now=now)


def _erase(member: Member, by: Member | None, now: datetime) -> None:
    """From the top of the house down, so that what points to lower rows goes before them."""
    who, name = member.pk, member.handle_key
    end_sessions(member)
    for belonging in reversed(list(belongings)):
        belonging.erase(member, now)
    rest_name(name, now=now)
    # if this fails, the clock does it: see porch.config.keys
    transaction.on_commit(lambda: vault.destroy(of_member(who)), robust=True)
    note("member-erased", by=by.pk if by and by.pk != who else None, about=who, now=now)
