"""Writing to the ledger of disclosures: who looked at what of whose. Only the gate of ``people.consent`` calls this."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F

from porch.record.models import Disclosure, DisclosureHead
from porch.record.queries import as_look
from porch.record.rules import digest_of, digest_of_item

WITHIN = timedelta(hours=1)
"""A look repeated by the same person, at the same thing, for the same purpose, stands in the row of the first."""

COUNTED_ONCE = (Disclosure.How.PAGE, Disclosure.How.LIVE)
"""What leaves the house as a file is written down every time."""


@dataclass(frozen=True)
class Look:
    """``viewer`` is None for the machine; ``item`` in plain words, which are not kept."""

    subject: UUID
    viewer: UUID | None
    scope: str
    purpose: str
    right: str
    item: str = ""
    origin: str = "community"
    how: str = Disclosure.How.PAGE


@transaction.atomic
def disclose(looks: Iterable[Look], *, now: datetime) -> int:
    """Append each look that is not a repeat, all or none; returns how many rows were written."""
    rows = [_row(look, now) for look in dict.fromkeys(looks)]
    known = _lately([row for row in rows if row.how in COUNTED_ONCE], now)
    rows = [row for row in rows if row.how not in COUNTED_ONCE or _key(row) not in known]
    if rows:
        _append(rows)
    return len(rows)


def _row(look: Look, now: datetime) -> Disclosure:
    return Disclosure(
        at=now,
        subject_id=look.subject,
        viewer_id=look.viewer,
        scope=look.scope,
        item=digest_of_item(look.subject, look.scope, look.item),
        purpose=look.purpose,
        right=look.right,
        origin=look.origin,
        how=look.how,
    )


def _key(row: Disclosure) -> tuple[object, ...]:
    return row.viewer_id, row.subject_id, row.scope, row.item, row.purpose, row.right, row.how


def _lately(rows: Sequence[Disclosure], now: datetime) -> set[tuple[object, ...]]:
    if not rows:
        return set()
    viewers = {row.viewer_id for row in rows}
    same = Disclosure.objects.filter(viewer_id__in=viewers, at__gt=now - WITHIN, at__lte=now)
    same = same.filter(subject_id__in={row.subject_id for row in rows})
    return {_key(row) for row in same}


def _append(rows: Sequence[Disclosure]) -> None:
    head, _ = DisclosureHead.objects.get_or_create(pk=1)
    DisclosureHead.objects.filter(pk=1).update(seq=F("seq") + len(rows))  # the row lock that orders writers
    head.refresh_from_db()
    first, previous = head.seq - len(rows) + 1, head.digest
    for seq, row in enumerate(rows, first):
        row.seq, row.previous = seq, previous
        row.digest = previous = digest_of(previous, as_look(row))
    Disclosure.objects.bulk_create(rows, batch_size=200)
    DisclosureHead.objects.filter(pk=1).update(digest=previous)
