"""Writing to the chain, in the same transaction as the act it records."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F

from porch.record.models import Entry, Head
from porch.record.queries import as_row
from porch.record.rules import digest_of


@transaction.atomic
def note(
    act: str, *, by: UUID | None, about: UUID | None, now: datetime, detail: dict[str, Any] | None = None
) -> Entry:
    """Append one act: ``by`` and ``about`` are ids, ``detail`` holds codes and numbers, never anyone's words."""
    head, _ = Head.objects.get_or_create(pk=1)
    Head.objects.filter(pk=1).update(seq=F("seq") + 1)  # the row lock that orders writers
    head.refresh_from_db()
    entry = Entry(
        seq=head.seq,
        at=now,
        actor_id=by,
        act=act,
        subject_id=about,
        detail=detail or {},
        previous=head.digest,
    )
    entry.digest = digest_of(head.digest, as_row(entry))
    entry.save(force_insert=True)
    Head.objects.filter(pk=1).update(digest=entry.digest)
    return entry
