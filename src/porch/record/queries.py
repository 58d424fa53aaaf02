"""Reading the two chains, of acts and of looks: what is on them about someone, and whether they are whole."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from porch.record.models import Disclosure, DisclosureHead, Entry, Head
from porch.record.rules import digest_of

LAST_ENTRIES = 5000


def as_row(entry: Entry) -> dict[str, object]:
    """The row as it is digested."""
    return {
        "seq": entry.seq,
        "at": entry.at.astimezone(UTC).isoformat(),
        "actor": str(entry.actor_id or ""),
        "act": entry.act,
        "subject": str(entry.subject_id or ""),
        "detail": entry.detail,
    }


def entries_about(subject: UUID) -> QuerySet[Entry]:
    return Entry.objects.filter(subject_id=subject).order_by("seq")


def acts_since(act: str, since: datetime, *, most: int) -> int:
    """How often something was done since then, as far as the last entries tell; counting stops at ``most``."""
    end = Head.objects.values_list("seq", flat=True).first() or 0
    lately = Entry.objects.filter(seq__gt=end - LAST_ENTRIES, act=act, at__gte=since)
    return len(lately.values_list("pk")[:most]) if most else 0


def as_look(row: Disclosure) -> dict[str, object]:
    """A look as it is digested."""
    return {
        "seq": row.seq,
        "at": row.at.astimezone(UTC).isoformat(),
        "subject": str(row.subject_id),
        "viewer": str(row.viewer_id or ""),
        "scope": row.scope,
        "item": row.item,
        "purpose": row.purpose,
        "right": row.right,
        "origin": row.origin,
        "how": row.how,
    }


def disclosures_of(member_id: UUID) -> QuerySet[Disclosure]:
    """Every look at something of this member's, newest first: for them alone."""
    return Disclosure.objects.filter(subject_id=member_id).order_by("-seq")


def first_bad_row() -> int | None:
    """The number of the first row that was changed, removed or slipped in; None when the chain is whole."""
    return _first_bad(Entry.objects.order_by("seq"), Head.objects.filter(pk=1).first(), as_row)


def first_bad_look() -> int | None:
    """As ``first_bad_row``, for the ledger of disclosures."""
    head = DisclosureHead.objects.filter(pk=1).first()
    return _first_bad(Disclosure.objects.order_by("seq"), head, as_look)


def _first_bad(
    rows: QuerySet[Any], head: Head | DisclosureHead | None, as_told: Callable[[Any], dict[str, object]]
) -> int | None:
    previous, expected = "", 1
    for row in rows.iterator():
        if row.seq != expected or row.previous != previous or row.digest != digest_of(previous, as_told(row)):
            return expected
        previous, expected = row.digest, expected + 1
    if head is not None and (head.seq, head.digest) != (expected - 1, previous):
        return expected
    return None
