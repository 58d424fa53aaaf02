"""Not meeting someone any more: mutual, silent, at once."""

from datetime import datetime

from django.db import transaction

from porch.people.models import Block, Member
from porch.people.registries import on_block


@transaction.atomic
def block(whom: Member, *, by: Member, now: datetime) -> None:
    """The two no longer meet anywhere. Nobody is told; blocking oneself or a second time changes nothing."""
    if whom.pk == by.pk:
        return
    _, is_new = Block.objects.get_or_create(by=by, whom=whom, defaults={"since": now})
    if is_new:
        for follow in on_block:
            follow(by, whom, now)


@transaction.atomic
def unblock(whom: Member, *, by: Member) -> None:
    """Take back one's own block. What ended with it stays ended; the other's block stays theirs."""
    Block.objects.filter(by=by, whom=whom).delete()
