"""Someone waits at the door; someone answers."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from porch.kit import vault
from porch.people.models import Knock, Member
from porch.people.queries.knocks import about_line, knocks, turned_away
from porch.people.registries import on_answer, on_knock
from porch.people.rules.keys import of_member
from porch.record.actions import note

LONGEST_LINE = 200
UNTIL_ERASED = timedelta(days=7)


class NobodyThere(Exception):
    """Nobody of that kind waits, as far as this viewer may know."""


def knock(member: Member, *, now: datetime) -> Knock:
    """``member`` just joined and waits: those who can answer are told."""
    made = Knock.objects.create(member=member, at=now)
    for tell in on_knock:
        tell(member, now)
    return made


@transaction.atomic
def say_at_the_door(member: Member, line: str, *, now: datetime) -> None:
    """One line to those who answer, sealed; a later one takes its place, an empty one takes it back."""
    mine = Knock.objects.filter(member=member, answered_at=None).first()
    if mine is None:
        raise NobodyThere
    said = line.strip()[:LONGEST_LINE]
    mine.sealed_line = vault.seal(said, about=about_line(mine), of=of_member(member.pk)) if said else b""
    mine.save(update_fields=["sealed_line"])


@transaction.atomic
def let_in(member_id: UUID, *, by: Member, now: datetime) -> Member:
    """Yes: they are a member like everyone; also after a "not now", while the account is still there."""
    waiting = (knocks(by) | turned_away(by)).select_for_update(of=("self",)).filter(member=member_id).first()
    if waiting is None:
        raise NobodyThere
    member = waiting.member
    member.state, member.erase_after = Member.State.HERE, None
    member.save(update_fields=["state", "erase_after"])
    waiting.delete()
    _answered(member, "let-in", by=by, now=now)
    return member


@transaction.atomic
def not_now(member_id: UUID, *, by: Member, now: datetime) -> Member:
    """No, for now: what they said goes at once, the account in seven days. Nobody else learns of it."""
    waiting = knocks(by).select_for_update(of=("self",)).filter(member=member_id).first()
    if waiting is None:
        raise NobodyThere
    member = waiting.member
    member.erase_after = now + UNTIL_ERASED
    member.save(update_fields=["erase_after"])
    waiting.sealed_line, waiting.answered_at = b"", now
    waiting.save(update_fields=["sealed_line", "answered_at"])
    _answered(member, "not-let-in", by=by, now=now)
    return member


def _answered(member: Member, act: str, *, by: Member, now: datetime) -> None:
    for tell in on_answer:
        tell(member, now)
    note(act, by=by.pk, about=member.pk, now=now)
